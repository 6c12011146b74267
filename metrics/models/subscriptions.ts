import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { products } from './products.ts'

export const subscriptions = model('subscriptions', {
  table: 'subscriptions',
  grain: 'One row per subscription, running or cancelled.',
  key: 'subscription_id',
  entities: { account: { model: accounts, column: 'account_id' }, product: { model: products, column: 'product_id' } },
  dimensions: { startedAt: 'started_at', cancelledAt: 'cancelled_at', cancelReason: 'cancel_reason' },
})
