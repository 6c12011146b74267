import { model } from '../../schema/define.ts'
import { subscriptions } from './subscriptions.ts'

export const subscriptionTerms = model('subscriptionTerms', {
  table: 'subscription_terms',
  grain: 'One row per term of a subscription; whether it is renewed belongs to the term that ends.',
  key: 'term_id',
  metricTime: 'lastCoveredOn',
  entities: {
    subscription: { model: subscriptions, column: 'subscription_id' },
    account: { through: 'subscription.account' },
    owner: { through: 'subscription.account.owner' },
    product: { through: 'subscription.product' },
  },
  dimensions: {
    number: 'term_no',
    decision: 'decision',
    startsOn: 'starts_on',
    lastCoveredOn: { shift: 'ends_on', by: -1, unit: 'day', description: 'The last day of the term; "ends_on" is the first day after it.' },
  },
})
