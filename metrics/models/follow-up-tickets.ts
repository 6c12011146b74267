import { model } from '../../schema/define.ts'
import { tickets } from './tickets.ts'

/** Apart from `tickets`, so that a follow-up is broken down as the ticket is on which it follows. */
export const followUpTickets = model('followUpTickets', {
  table: 'tickets',
  grain: 'One row per ticket that follows up on another one, spam left out.',
  key: 'ticket_id',
  entity: 'followUp',
  metricTime: 'ticketResolvedAt',
  where: { is_spam: false, parent_ticket_id: { isNull: false } },
  entities: {
    ticket: { model: tickets, column: 'parent_ticket_id' },
    account: { through: 'ticket.account' },
    product: { through: 'ticket.product' },
    assignee: { through: 'ticket.assignee' },
  },
  dimensions: { openedAt: 'opened_at' },
})
