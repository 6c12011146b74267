import { count, metric, perEntity, score } from '../schema/define.ts'
import { accountHealth } from './models/account-health.ts'

const owner = 'Customer success'
const tags = ['perception', 'group:customer_perception', 'objective:keep_customers', 'funnel:after_sales_service']

const weight = (of: string, value: number) => ({ default: value, min: 0, description: `Weight of ${of}.` })

export const customerHealthScore = metric('customerHealthScore', {
  model: accountHealth,
  avg: {
    divide: [
      {
        add: [
          { coalesce: [{ multiply: ['usage_score', { parameter: 'usage' }] }, 0] },
          { coalesce: [{ multiply: ['feedback_score', { parameter: 'feedback' }] }, 0] },
          { coalesce: [{ multiply: ['support_score', { parameter: 'support' }] }, 0] },
          { coalesce: [{ multiply: ['purchase_score', { parameter: 'purchase' }] }, 0] },
        ],
      },
      {
        add: [
          { when: [[{ usage_score: { isNull: false } }, { parameter: 'usage' }]], otherwise: 0 },
          { when: [[{ feedback_score: { isNull: false } }, { parameter: 'feedback' }]], otherwise: 0 },
          { when: [[{ support_score: { isNull: false } }, { parameter: 'support' }]], otherwise: 0 },
          { when: [[{ purchase_score: { isNull: false } }, { parameter: 'purchase' }]], otherwise: 0 },
        ],
      },
    ],
  },
  snapshot: { at: 'last', per: ['account'] },
  parameters: {
    usage: weight('the use of the product', 0.4),
    feedback: weight('feedback', 0.2),
    support: weight('support requests', 0.2),
    purchase: weight('purchases', 0.2),
  },
  label: 'Customer health score',
  description:
    'Average over accounts of the last score in the period, from 0 to 100: a weighted mix of use, feedback, support and purchases. What is not known of an account is left out of its mix.',
  synonyms: ['health score'],
  standard: 'Grainline catalogue: weights 0.4 / 0.2 / 0.2 / 0.2',
  unit: score,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const atRiskCustomers = perEntity('atRiskCustomers', {
  per: 'account',
  count: 'entities',
  where: { customerHealthScore: { lt: { parameter: 'threshold' } } },
  parameters: { threshold: { default: 50, min: 0, max: 100, description: 'Scores below it are a risk.' } },
  label: 'Customers at risk',
  description: 'Accounts whose last health score in the period is below the threshold.',
  synonyms: ['early warning'],
  standard: 'Grainline catalogue: last health score below 50',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})
