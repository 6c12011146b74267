import { model } from '../../schema/define.ts'
import { tickets } from './tickets.ts'

export const ticketEvents = model('ticketEvents', {
  table: 'ticket_events',
  grain: 'One row per thing that happened to a ticket.',
  key: 'event_id',
  entity: 'ticketEvent',
  metricTime: 'occurredAt',
  freshness: { newest: 'occurred_at', within: { count: 2, grain: 'day' } },
  entities: {
    ticket: { model: tickets, column: 'ticket_id' },
    account: { through: 'ticket.account' },
    product: { through: 'ticket.product' },
    assignee: { through: 'ticket.assignee' },
  },
  dimensions: { type: 'event_type', occurredAt: 'occurred_at' },
})
