import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { contacts } from './contacts.ts'
import { leads } from './leads.ts'
import { products } from './products.ts'

export const inquiries = model('inquiries', {
  table: 'inquiries',
  grain: 'One row per request received, spam left out; a second request of the same person is another row.',
  key: 'inquiry_id',
  metricTime: 'receivedAt',
  freshness: { newest: 'received_at', within: { count: 4, grain: 'day' } },
  where: { is_spam: false },
  entities: {
    account: { model: accounts, column: 'account_id' },
    contact: { model: contacts, column: 'contact_id' },
    lead: { model: leads, column: 'lead_id' },
    campaign: { model: campaigns, column: 'campaign_id' },
    product: { model: products, column: 'product_id' },
    person: { firstOf: ['contact', 'lead.contact', 'account', 'lead.account', 'lead'] },
    buyer: { firstOf: ['account', 'contact.account', 'lead.account'] },
  },
  dimensions: { channel: 'channel', receivedAt: 'received_at' },
})
