import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { contacts } from './contacts.ts'
import { crmUsers } from './crm-users.ts'
import { products } from './products.ts'
import { webSessions } from './web-sessions.ts'

export const leads = model('leads', {
  table: 'leads',
  grain: 'One row per lead, merged duplicates and deleted ones left out.',
  key: 'lead_id',
  metricTime: 'createdAt',
  freshness: { newest: 'created_at', within: { count: 2, grain: 'day' } },
  where: { deleted_at: { isNull: true }, duplicate_of_lead_id: { isNull: true } },
  entities: {
    account: { model: accounts, column: 'converted_account_id' },
    owner: { model: crmUsers, column: 'owner_user_id' },
    campaign: { model: campaigns, column: 'campaign_id' },
    contact: { model: contacts, column: 'contact_id' },
    product: { model: products, column: 'product_interest_id' },
    session: { model: webSessions, column: 'visitor_id' },
  },
  dimensions: {
    source: 'source',
    captureChannel: 'capture_channel',
    generatedByCrm: 'generated_by_crm',
    status: 'status',
    scoreBand: {
      when: [
        [{ lead_score: { gte: 70 } }, 'hot'],
        [{ lead_score: { gte: 40 } }, 'warm'],
        [{ lead_score: { lt: 40 } }, 'cold'],
      ],
      otherwise: null,
    },
    disqualifyReason: 'disqualify_reason',
    unmetProductRequest: { json: 'custom_fields', key: 'unmet_product_request', type: 'text', label: 'Product asked for in vain' },
    experiment: { json: 'custom_fields', key: 'experiment', type: 'text', description: 'The custom field "experiment".' },
    createdAt: 'created_at',
    qualifiedAt: 'qualified_at',
    disqualifiedAt: 'disqualified_at',
    convertedAt: { column: 'converted_at', description: 'When the lead became a paying customer.' },
    firstRespondedAt: 'first_responded_at',
    ageHours: { from: 'created_at', to: { now: true }, unit: 'hour', label: 'Hours since the lead came in' },
    responseHours: { from: 'created_at', to: 'first_responded_at', unit: 'hour', label: 'Hours to the first human answer' },
    closedAt: {
      coalesce: ['converted_at', 'disqualified_at'],
      description: 'When the lead was converted or given up; empty while it is open.',
    },
    nextFollowUpAt: 'next_follow_up_at',
    conversionDays: { from: 'created_at', to: 'converted_at', unit: 'day', label: 'Days from lead to paying customer' },
  },
})
