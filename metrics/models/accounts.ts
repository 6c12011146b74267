import { model } from '../../schema/define.ts'
import { crmUsers } from './crm-users.ts'

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
    mergedInto: { column: 'duplicate_of_account_id', description: 'The account that this one turned out to be.' },
  },
})
