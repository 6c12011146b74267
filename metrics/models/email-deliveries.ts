import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { contacts } from './contacts.ts'

/** Automated letters stay: it is the letters sent by a campaign that are opened or not. */
export const emailDeliveries = model('emailDeliveries', {
  table: 'activities',
  grain: 'One row per letter delivered to one person.',
  key: 'message_id',
  entity: 'delivery',
  metricTime: 'deliveredAt',
  where: { activity_type: 'email_delivered', message_id: { isNull: false } },
  entities: {
    account: { model: accounts, column: 'account_id' },
    campaign: { model: campaigns, column: 'campaign_id' },
    contact: { model: contacts, column: 'contact_id' },
  },
  dimensions: { deliveredAt: 'occurred_at' },
})
