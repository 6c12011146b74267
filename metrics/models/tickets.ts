import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { crmUsers } from './crm-users.ts'
import { products } from './products.ts'

export const tickets = model('tickets', {
  table: 'tickets',
  grain: 'One row per request to support, spam left out.',
  key: 'ticket_id',
  metricTime: 'openedAt',
  freshness: { newest: 'opened_at', within: { count: 2, grain: 'day' } },
  where: { is_spam: false },
  entities: {
    account: { model: accounts, column: 'account_id' },
    product: { model: products, column: 'product_id' },
    assignee: { model: crmUsers, column: 'assigned_user_id' },
  },
  dimensions: {
    channel: 'channel',
    type: 'ticket_type',
    category: 'category',
    priority: 'priority',
    touchpoint: {
      last: 'surveyTouchpoint',
      of: 'surveyResponses',
      through: 'ticket',
      over: 'sentAt',
      description: 'The touchpoint of the latest survey about the ticket: where in the service the customer was asked.',
    },
    openedAt: 'opened_at',
    firstRepliedAt: 'first_replied_at',
    resolvedAt: 'resolved_at',
    resolutionHours: { from: 'opened_at', to: 'resolved_at', unit: 'hour', label: 'Hours to the final resolution' },
  },
})
