import { model } from '../../schema/define.ts'

export const orderTotals = model('orderTotals', {
  table: 'order_facts',
  grain: 'One row per completed order, its lines added up.',
  key: 'order_id',
  entity: 'orderTotal',
  dimensions: { netAmount: 'net_amount', costAmount: 'cost_amount', currency: 'currency', orderedAt: 'ordered_at' },
})
