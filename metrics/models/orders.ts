import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { crmUsers } from './crm-users.ts'
import { opportunities } from './opportunities.ts'

export const orders = model('orders', {
  table: 'orders',
  grain: 'One row per order, whatever became of it.',
  key: 'order_id',
  metricTime: 'orderedAt',
  freshness: { newest: 'ordered_at', within: { count: 2, grain: 'day' } },
  entities: {
    account: { model: accounts, column: 'account_id' },
    owner: { model: crmUsers, column: 'owner_user_id' },
    opportunity: { model: opportunities, column: 'opportunity_id' },
    campaign: { through: 'opportunity.campaign' },
    lead: { through: 'opportunity.lead' },
  },
  dimensions: {
    status: 'status',
    kind: 'order_kind',
    channel: 'channel',
    cancelReason: 'cancel_reason',
    currency: 'currency',
    orderedAt: 'ordered_at',
    month: { bucket: 'ordered_at', grain: 'month', label: 'Month of the order' },
    firstMonth: {
      first: { bucket: 'ordered_at', grain: 'month' },
      per: 'account_id',
      over: 'ordered_at',
      where: { status: 'completed' },
      description: 'The month of the first completed order of the customer of a completed order, as months are in the question’s zone.',
    },
    purchaseNumber: {
      sequence: { per: 'account_id', over: 'ordered_at', where: { status: 'completed' } },
      description: '1 for the first completed order that its customer ever placed, then 2 and so on; empty for other orders.',
    },
    previousOrderedAt: {
      previous: 'ordered_at',
      per: 'account_id',
      over: 'ordered_at',
      where: { status: 'completed' },
      label: 'Previous purchase at',
    },
  },
})
