import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { crmUsers } from './crm-users.ts'
import { leads } from './leads.ts'
import { products } from './products.ts'

/** A deal of at least so many dollars, or about as much in the currency in which it stands. */
const atLeast = (dollars: number) => ({
  or: [
    { currency: { in: ['USD', 'EUR'] }, amount: { gte: dollars } },
    { currency: 'BGN', amount: { gte: 2 * dollars } },
    { currency: 'RON', amount: { gte: 5 * dollars } },
    { currency: 'CNY', amount: { gte: 7 * dollars } },
    { currency: 'UAH', amount: { gte: 40 * dollars } },
  ],
})

export const opportunities = model('opportunities', {
  table: 'opportunities',
  grain: 'One row per deal, open, won or lost; deleted ones left out.',
  key: 'opportunity_id',
  metricTime: 'closedAt',
  freshness: { newest: 'created_at', within: { count: 4, grain: 'day' } },
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
    stage: {
      last: 'stageName',
      of: 'stageHistory',
      through: 'opportunity',
      description: 'The stage in which the deal is today; of a deal that is closed, the one in which it ended.',
    },
    lastOpenStage: {
      last: 'stageName',
      of: 'stageHistory',
      through: 'opportunity',
      where: { stageOutcome: 'open' },
      description: 'The last stage in which the deal was worked on: where it was won or lost.',
    },
    type: 'opportunity_type',
    lossReason: 'loss_reason',
    competitor: { json: 'custom_fields', key: 'competitor', type: 'text', description: 'The custom field "competitor".' },
    amountBand: {
      when: [
        [{ or: [{ amount: { isNull: true } }, { currency: { notIn: ['USD', 'EUR', 'BGN', 'RON', 'CNY', 'UAH'] } }] }, 'unknown'],
        [atLeast(10_000), 'large'],
        [atLeast(1_000), 'medium'],
      ],
      otherwise: 'small',
      description: 'How much the deal is worth today: large from 10,000 dollars, medium from 1,000, or about as much in its own currency.',
    },
    currency: 'currency',
    createdAt: 'created_at',
    closedAt: 'closed_at',
    firstContactAt: 'first_contact_at',
    cycleDays: { from: 'created_at', to: 'closed_at', unit: 'day', label: 'Days from creation to closing' },
  },
})
