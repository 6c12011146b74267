import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { crmUsers } from './crm-users.ts'
import { leads } from './leads.ts'
import { products } from './products.ts'

export const opportunities = model('opportunities', {
  table: 'opportunities',
  grain: 'One row per deal, open, won or lost; deleted ones left out.',
  key: 'opportunity_id',
  metricTime: 'closedAt',
  where: { deleted_at: { isNull: true } },
  entities: {
    account: { model: accounts, column: 'account_id' },
    owner: { model: crmUsers, column: 'owner_user_id' },
    lead: { model: leads, column: 'lead_id' },
    campaign: { model: campaigns, column: 'campaign_id' },
    product: { model: products, column: 'product_id' },
  },
  dimensions: {
    outcome: 'outcome',
    type: 'opportunity_type',
    lossReason: 'loss_reason',
    competitor: { json: 'custom_fields', key: 'competitor', type: 'text', description: 'The custom field "competitor".' },
    currency: 'currency',
    createdAt: 'created_at',
    closedAt: 'closed_at',
    firstContactAt: 'first_contact_at',
    cycleDays: { from: 'created_at', to: 'closed_at', unit: 'day', label: 'Days from creation to closing' },
  },
})
