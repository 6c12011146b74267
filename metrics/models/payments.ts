import { model } from '../../schema/define.ts'
import { orders } from './orders.ts'

export const payments = model('payments', {
  table: 'payments',
  grain: 'One row per payment; money paid back is a payment below zero.',
  key: 'payment_id',
  metricTime: 'paidAt',
  freshness: { newest: 'paid_at', within: { count: 4, grain: 'day' } },
  entities: {
    order: { model: orders, column: 'order_id' },
    account: { through: 'order.account' },
    owner: { through: 'order.owner' },
  },
  dimensions: { currency: 'currency', paidAt: 'paid_at' },
})
