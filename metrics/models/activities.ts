import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { contacts } from './contacts.ts'
import { crmUsers } from './crm-users.ts'
import { leads } from './leads.ts'
import { opportunities } from './opportunities.ts'

export const activities = model('activities', {
  table: 'activities',
  grain: 'One row per touch with a customer: calls, letters, visits, use of the product; automated ones left out.',
  key: 'activity_id',
  metricTime: 'occurredAt',
  freshness: { newest: 'occurred_at', within: { count: 2, grain: 'day' } },
  where: { is_automated: false },
  entities: {
    account: { model: accounts, column: 'account_id' },
    contact: { model: contacts, column: 'contact_id' },
    lead: { model: leads, column: 'lead_id' },
    opportunity: { model: opportunities, column: 'opportunity_id' },
    campaign: { model: campaigns, column: 'campaign_id' },
    user: { model: crmUsers, column: 'user_id' },
  },
  dimensions: { type: 'activity_type', direction: 'direction', occurredAt: 'occurred_at' },
})
