import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { crmUsers } from './crm-users.ts'

export const costEntries = model('costEntries', {
  table: 'cost_entries',
  grain: 'One row per cost booked; a cost booked back is below zero.',
  key: 'cost_id',
  metricTime: 'incurredOn',
  freshness: { newest: 'incurred_on', within: { count: 35, grain: 'day' } },
  entities: {
    campaign: { model: campaigns, column: 'campaign_id' },
    account: { model: accounts, column: 'account_id' },
    owner: { model: crmUsers, column: 'user_id' },
  },
  dimensions: {
    purpose: 'purpose',
    department: 'department',
    type: 'cost_type',
    leadSource: { column: 'lead_source', sameAs: 'leadSource' },
    currency: 'currency',
    incurredOn: 'incurred_on',
  },
})
