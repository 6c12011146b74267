import { model } from '../../schema/define.ts'
import { crmUsers } from './crm-users.ts'

/** The weights of the health score where a question sets none. */
const weights = [
  ['usage_score', 0.4],
  ['feedback_score', 0.2],
  ['support_score', 0.2],
  ['purchase_score', 0.2],
] as const

const completed = { status: 'completed' } as const

/** Deleted and merged accounts stay: what they bought was bought in their country. Metrics that count accounts leave them out. */
export const accounts = model('accounts', {
  table: 'accounts',
  grain: 'One row per business or consumer, merged and deleted ones included.',
  key: 'account_id',
  entities: { owner: { model: crmUsers, column: 'owner_user_id' } },
  dimensions: {
    id: { column: 'account_id', label: 'Account' },
    name: 'name',
    type: 'account_type',
    segment: 'segment',
    industry: 'industry',
    sizeBand: 'size_band',
    country: 'country',
    region: 'region',
    ageBand: 'age_band',
    gender: 'gender',
    acquisitionSource: 'acquisition_source',
    createdAt: 'created_at',
    tier: { json: 'custom_fields', key: 'tier', type: 'text', description: 'The custom field "tier".' },
    isVip: { json: 'custom_fields', key: 'vip', type: 'boolean', description: 'The custom field "vip".' },
    regionCode: { json: 'custom_fields', key: 'region_code', type: 'text', description: 'The custom field "region_code".' },
    isLoyaltyMember: {
      when: [[{ loyalty_joined_at: { isNull: false }, loyalty_left_at: { isNull: true } }, true]],
      otherwise: false,
      description: 'Whether the account is in the loyalty programme today.',
    },
    loyaltyJoinedAt: 'loyalty_joined_at',
    loyaltyLeftAt: 'loyalty_left_at',
    isTaggedChurned: {
      some: 'accountTaggings',
      through: 'account',
      where: { tagName: 'churned', removedAt: { isNull: true } },
      description: 'Whether the account carries the tag "churned" today.',
    },
    latestTag: {
      last: 'tagName',
      of: 'accountTaggings',
      through: 'account',
      where: { removedAt: { isNull: true } },
      description: 'Of the tags that the account carries today, the one that it was given last: each account is in one group.',
    },
    purchases: {
      number: 'orders',
      through: 'account',
      where: completed,
      label: 'Purchases so far',
      description: 'Completed orders of the account, over all time.',
    },
    lastPurchaseAt: {
      max: 'ordered_at',
      of: 'orders',
      through: 'account',
      where: completed,
      description: 'When the latest completed order of the account was placed.',
    },
    purchaseBand: {
      when: [
        [{ purchases: 0 }, 'none'],
        [{ purchases: 1 }, 'one'],
        [{ purchases: { lte: 4 } }, 'two to four'],
      ],
      otherwise: 'five and more',
      description: 'How many orders of the account were completed, over all time.',
    },
    recencyBand: {
      when: [
        [{ lastPurchaseAt: { isNull: true } }, 'never'],
        [{ daysSinceLastPurchase: { lte: 30 } }, 'within 30 days'],
        [{ daysSinceLastPurchase: { lte: 90 } }, 'within 90 days'],
        [{ daysSinceLastPurchase: { lte: 365 } }, 'within a year'],
      ],
      otherwise: 'longer ago',
      description: 'How long ago the latest completed order of the account was placed.',
    },
    daysSinceLastPurchase: { from: 'lastPurchaseAt', to: { now: true }, unit: 'day' },
    touches: {
      number: 'activities',
      through: 'account',
      label: 'Interactions so far',
      description: 'Activities with the account that no machine made, over all time.',
    },
    engagementBand: {
      when: [
        [{ touches: 0 }, 'none'],
        [{ touches: { lte: 4 } }, 'up to four'],
        [{ touches: { lte: 19 } }, 'five to nineteen'],
      ],
      otherwise: 'twenty and more',
      description: 'How many interactions there were with the account, over all time.',
    },
    npsGroup: {
      last: 'npsGroup',
      of: 'surveyResponses',
      through: 'account',
      where: { surveyType: 'nps' },
      label: 'NPS group',
      description: 'What the latest NPS answer of the account says, by the bands of its survey: promoter, passive or detractor.',
    },
    firstCustomerAt: {
      min: 'startedAt',
      of: 'customerPeriods',
      through: 'account',
      where: { number: 1 },
      label: 'Customer since',
      description: 'When the account became a customer for the first time.',
    },
    healthScore: {
      last: {
        divide: [
          { add: weights.map(([part, weight]) => ({ coalesce: [{ multiply: [part, weight] }, 0] })) },
          { add: weights.map(([part, weight]) => ({ when: [[{ [part]: { isNull: false } }, weight]], otherwise: 0 })) },
        ],
      },
      of: 'accountHealth',
      through: 'account',
      label: 'Latest health score',
      description: 'The latest health score of the account, from 0 to 100, with the default weights.',
    },
    healthBand: {
      when: [
        [{ healthScore: { isNull: true } }, 'unknown'],
        [{ healthScore: { lt: 50 } }, 'at risk'],
        [{ healthScore: { lt: 75 } }, 'steady'],
      ],
      otherwise: 'healthy',
      description: 'How the account is by its latest health score: at risk below 50, healthy from 75.',
    },
    mergedInto: { column: 'duplicate_of_account_id', description: 'The account that this one turned out to be.' },
  },
})
