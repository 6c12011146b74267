import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'

/** Apart from `orders`, and leading to the customer only: who is an old customer does not depend on who took this order, or where. */
export const customerPurchases = model('customerPurchases', {
  table: 'orders',
  grain: 'One row per completed order.',
  key: 'order_id',
  entity: 'purchase',
  metricTime: 'orderedAt',
  where: { status: 'completed' },
  entities: { account: { model: accounts, column: 'account_id' } },
  dimensions: { orderedAt: 'ordered_at', number: { sequence: { per: 'account_id', over: 'ordered_at' } } },
})
