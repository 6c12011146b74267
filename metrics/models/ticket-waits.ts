import { model } from '../../schema/define.ts'
import { tickets } from './tickets.ts'

export const ticketWaits = model('ticketWaits', {
  table: 'ticket_waits',
  grain: 'One row per stretch of time in which a customer waits for a human answer.',
  key: ['ticket_id', 'wait_no'],
  entity: 'ticketWait',
  metricTime: 'waitingFrom',
  entities: {
    ticket: { model: tickets, column: 'ticket_id' },
    account: { through: 'ticket.account' },
    product: { through: 'ticket.product' },
    assignee: { through: 'ticket.assignee' },
  },
  dimensions: {
    waitingFrom: 'waiting_from',
    answeredAt: 'answered_at',
    hours: { from: 'waiting_from', to: 'answered_at', unit: 'hour' },
  },
})
