import { count, duration, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { activeCustomers } from './customer-base.ts'
import { followUpTickets } from './models/follow-up-tickets.ts'
import { ticketEvents } from './models/ticket-events.ts'
import { ticketWaits } from './models/ticket-waits.ts'
import { tickets } from './models/tickets.ts'

const owner = 'Service'
const tags = ['service', 'group:business_performance', 'group:service', 'objective:better_service', 'funnel:after_sales_service']

export const ticketsOpened = metric('ticketsOpened', {
  model: tickets,
  count: 'rows',
  label: 'Tickets opened',
  description:
    'Requests to support, on the day on which they were opened; spam is left out. It is the load of the team, and also grows with the number of customers.',
  standard: 'source 002: number of requests to support',
  unit: count,
  goodWhen: 'down',
  owner,
  tags: [...tags],
})

export const ticketsPerCustomer = ratio('ticketsPerCustomer', {
  numerator: ticketsOpened,
  denominator: activeCustomers,
  numeratorOnly: [
    ...['ticketChannel', 'ticketType', 'ticketCategory', 'ticketPriority', 'ticketTouchpoint'],
    ...['productName', 'productCategory', 'productFamily', 'assigneeName', 'assigneeTeam'],
  ],
  label: 'Tickets per customer',
  description:
    'Requests to support per customer at the end of the period: for satisfaction, as volume that grows with the customer base does not raise it.',
  standard: 'tickets / active customers',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const ticketVolume = variants('ticketVolume', {
  default: 'total',
  variants: { total: ticketsOpened, perActiveCustomer: ticketsPerCustomer },
  label: 'Ticket volume',
  description: 'Requests to support, on the day on which they were opened; spam is left out. It also grows with the number of customers.',
  synonyms: ['support requests'],
  standard: 'source 002: number of requests to support',
  unit: count,
  goodWhen: 'down',
  tags: [...tags, 'key'],
  owner,
})

export const complaintCount = metric('complaintCount', {
  model: tickets,
  count: 'rows',
  where: { type: 'complaint' },
  label: 'Complaints',
  description: 'Complaints received, on the day on which they were opened.',
  synonyms: ['number of complaints'],
  standard: 'source 004: number of complaints',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

/** Waits of tickets that are there, with an answer by a human: open waits have no length yet. */
const answeredWaits = { ticketType: { isNull: false }, hours: { gte: 0 } } as const

export const timeToAllReplies = metric('timeToAllReplies', {
  model: ticketWaits,
  avg: 'hours',
  where: answeredWaits,
  label: 'Time to all replies',
  description:
    'Average hours until a human answered, over all answers, on the day on which the customer began to wait: also the later answers on a ticket count.',
  standard: 'source 000: how fast the team answers, over all replies',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const medianTimeToAllReplies = metric('medianTimeToAllReplies', {
  model: ticketWaits,
  median: 'hours',
  where: answeredWaits,
  label: 'Median time to all replies',
  description:
    'Hours in which half of the answers by a human came, on the day on which the customer began to wait: the usual answer, unmoved by a few very late ones.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const timeToAllRepliesP90 = metric('timeToAllRepliesP90', {
  model: ticketWaits,
  percentile: 'hours',
  at: 0.9,
  where: answeredWaits,
  label: 'Time to all replies, 90th percentile',
  description:
    'Hours in which nine of ten answers by a human came, on the day on which the customer began to wait: for the slow end, and for what can be promised.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const businessTimeToAllReplies = metric('businessTimeToAllReplies', {
  model: ticketWaits,
  avg: { from: 'waitingFrom', to: 'answeredAt', unit: 'hour', hours: 'business' },
  where: answeredWaits,
  label: 'Time to all replies in business hours',
  description: 'Average business hours until a human answered, over all answers, on the day on which the customer began to wait.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const timeToFirstReply = metric('timeToFirstReply', {
  model: tickets,
  avg: { from: 'openedAt', to: 'firstRepliedAt', unit: 'hour' },
  where: { firstRepliedAt: { gte: { column: 'openedAt' } } },
  label: 'Time to first reply',
  description:
    'Average hours from the opening of a ticket to the first human answer, on the day on which it was opened: the help desk standard. Later answers do not count.',
  synonyms: ['first response time', 'FRT'],
  standard: 'help desk standard: first response time',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const averageResponseTime = variants('averageResponseTime', {
  default: 'allReplies',
  variants: {
    allReplies: timeToAllReplies,
    firstResponse: timeToFirstReply,
    median: medianTimeToAllReplies,
    p90: timeToAllRepliesP90,
    businessHours: businessTimeToAllReplies,
  },
  label: 'Average response time',
  description:
    'Average hours until a human answered, over all answers and not the first alone, on the day on which the customer began to wait.',
  synonyms: ['reply time'],
  standard: 'source 000: how fast the team answers, over all replies',
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

export const meanWaitTime = ratio('meanWaitTime', {
  numerator: ticketWaitTime,
  denominator: ticketsAnswered,
  label: 'Mean wait time',
  description:
    'Average hours that a customer waited for human answers on one ticket, all waits of the ticket together: a few very long ones move it.',
  standard: 'requester wait time',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const medianWaitTime = perEntity('medianWaitTime', {
  per: 'ticket',
  median: ticketWaitTime,
  where: { ticketsAnswered: { gt: 0 } },
  label: 'Median wait time',
  description:
    'Hours for which the customers of half of the tickets waited at most, all waits of a ticket together: the usual ticket, unmoved by a few very long ones.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const waitTimeP90 = perEntity('waitTimeP90', {
  per: 'ticket',
  percentile: ticketWaitTime,
  at: 0.9,
  where: { ticketsAnswered: { gt: 0 } },
  label: 'Wait time, 90th percentile',
  description:
    'Hours for which the customers of nine of ten tickets waited at most, all waits of a ticket together: for the slow end, and for what can be promised.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const averageWaitTime = variants('averageWaitTime', {
  default: 'mean',
  variants: { mean: meanWaitTime, median: medianWaitTime, p90: waitTimeP90 },
  label: 'Average wait time',
  description: 'Average hours that a customer waited for human answers on one ticket, all waits of the ticket together.',
  synonyms: ['requester wait time'],
  standard: 'requester wait time',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

const resolved = { resolutionHours: { gte: 0 } } as const

export const meanResolutionTime = metric('meanResolutionTime', {
  model: tickets,
  avg: 'resolutionHours',
  time: 'resolvedAt',
  where: resolved,
  label: 'Mean resolution time',
  description:
    'Average hours from the opening of a ticket to its final resolution, on the day of that resolution: a few very long ones move it.',
  standard: 'source 001: average resolution time',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const medianResolutionTime = metric('medianResolutionTime', {
  model: tickets,
  median: 'resolutionHours',
  time: 'resolvedAt',
  where: resolved,
  label: 'Median resolution time',
  description:
    'Hours in which half of the tickets resolved had their final resolution, on the day of that resolution: the usual ticket, unmoved by a few very long ones.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const resolutionTimeP90 = metric('resolutionTimeP90', {
  model: tickets,
  percentile: 'resolutionHours',
  at: 0.9,
  time: 'resolvedAt',
  where: resolved,
  label: 'Resolution time, 90th percentile',
  description:
    'Hours in which nine in ten of the tickets resolved had their final resolution, on the day of that resolution: for the slow end, and for what can be promised.',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

export const averageResolutionTime = variants('averageResolutionTime', {
  default: 'mean',
  variants: { mean: meanResolutionTime, median: medianResolutionTime, p90: resolutionTimeP90 },
  label: 'Average resolution time',
  description: 'Hours from the opening of a ticket to its final resolution, on the day of that resolution. Open tickets are left out.',
  synonyms: ['time to resolution', 'MTTR'],
  standard: 'source 001: average resolution time',
  unit: duration('hour'),
  goodWhen: 'down',
  owner,
  tags,
})

/** A ticket that follows up on another one is no issue of its own. */
const issue = { resolvedAt: { isNull: false }, parent_ticket_id: { isNull: true } } as const

export const issuesResolved = metric('issuesResolved', {
  model: tickets,
  count: 'rows',
  time: 'resolvedAt',
  where: issue,
  label: 'Issues resolved',
  description: 'Tickets on the day of their final resolution, follow-ups on other tickets left out.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const issuesNotReopened = metric('issuesNotReopened', {
  model: tickets,
  count: 'rows',
  time: 'resolvedAt',
  where: { ...issue, reopen_count: 0 },
  label: 'Issues not reopened',
  description: 'Tickets on the day of their resolution that were never reopened, follow-ups on other tickets left out.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customerMessages = metric('customerMessages', {
  model: ticketEvents,
  count: 'rows',
  time: 'ticketResolvedAt',
  where: { type: 'customer_message' },
  label: 'Messages from customers',
  description: 'Messages that customers wrote about tickets, on the day on which the ticket was resolved.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const daysToFollowUp = metric('daysToFollowUp', {
  model: followUpTickets,
  min: { from: 'ticketResolvedAt', to: 'openedAt', unit: 'day' },
  label: 'Days to a follow-up',
  description: 'Days from the resolution of a ticket to the first ticket that follows up on it, on the day of that resolution.',
  unit: duration('day'),
  goodWhen: 'up',
  owner,
  tags,
})

export const issuesSolvedAtOnce = perEntity('issuesSolvedAtOnce', {
  per: 'ticket',
  count: 'entities',
  where: {
    issuesNotReopened: { gt: 0 },
    customerMessages: 1,
    or: [{ daysToFollowUp: { isNull: true } }, { daysToFollowUp: { gte: { parameter: 'window' } } }],
  },
  parameters: { window: { default: 7, min: 0, description: 'Days within which a follow-up means that the issue was not solved.' } },
  label: 'Issues solved at once',
  description: 'Issues resolved after one message of the customer, never reopened, and without a follow-up within 7 days.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const firstContactResolutionRate = ratio('firstContactResolutionRate', {
  numerator: issuesSolvedAtOnce,
  denominator: issuesResolved,
  label: 'First contact resolution rate',
  description: 'Share of the issues resolved that were solved at the first contact; the last 7 days can still fall.',
  synonyms: ['FCR'],
  standard: 'first contact resolution (FCR), 7 days without follow-up',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})
