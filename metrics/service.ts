import { count, duration, metric, ratio } from '../schema/define.ts'
import { ticketWaits } from './models/ticket-waits.ts'
import { tickets } from './models/tickets.ts'

const owner = 'Service'
const tags = ['service', 'group:business_performance', 'group:service', 'objective:better_service', 'funnel:after_sales_service']

export const ticketVolume = metric('ticketVolume', {
  model: tickets,
  count: 'rows',
  label: 'Ticket volume',
  description: 'Requests to support, on the day on which they were opened; spam is left out. It also grows with the number of customers.',
  synonyms: ['support requests', 'количество обращений в службу поддержки'],
  unit: count,
  goodWhen: 'down',
  owner,
  tags: [...tags, 'key'],
})

export const complaintCount = metric('complaintCount', {
  model: tickets,
  count: 'rows',
  where: { type: 'complaint' },
  label: 'Complaints',
  description: 'Complaints received, on the day on which they were opened.',
  synonyms: ['number of complaints', 'кількість скарг клієнтів'],
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

/** Waits of tickets that are there, with an answer by a human: open waits have no length yet. */
const answeredWaits = { ticketType: { isNull: false }, hours: { gte: 0 } } as const

export const averageResponseTime = metric('averageResponseTime', {
  model: ticketWaits,
  avg: 'hours',
  where: answeredWaits,
  label: 'Average response time',
  description:
    'Average hours until a human answered, over all answers and not the first alone, on the day on which the customer began to wait.',
  synonyms: ['reply time', 'средно време за отговор', 'время ответа на заявки'],
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags: [...tags, 'key'],
})

export const ticketWaitTime = metric('ticketWaitTime', {
  model: ticketWaits,
  sum: 'hours',
  time: 'ticketOpenedAt',
  where: answeredWaits,
  label: 'Time waited',
  description: 'Hours that customers waited for a human answer, all together, on the day on which the ticket was opened.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const ticketsAnswered = metric('ticketsAnswered', {
  model: ticketWaits,
  countDistinct: 'ticket_id',
  time: 'ticketOpenedAt',
  where: answeredWaits,
  label: 'Tickets answered',
  description: 'Tickets with at least one human answer, on the day on which they were opened.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const averageWaitTime = ratio('averageWaitTime', {
  numerator: ticketWaitTime,
  denominator: ticketsAnswered,
  label: 'Average wait time',
  description: 'Average hours that a customer waited for human answers on one ticket, all waits of the ticket together.',
  synonyms: ['requester wait time', 'середній час очікування'],
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const averageResolutionTime = metric('averageResolutionTime', {
  model: tickets,
  avg: 'resolutionHours',
  time: 'resolvedAt',
  where: { resolutionHours: { gte: 0 } },
  label: 'Average resolution time',
  description:
    'Average hours from the opening of a ticket to its final resolution, on the day of that resolution. Open tickets are left out.',
  synonyms: ['time to resolution', 'MTTR', 'timp mediu de rezoluție', 'час розв’язання проблем'],
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})
