import { model } from '../../schema/define.ts'
import { contacts } from './contacts.ts'

export const emailSubscriptions = model('emailSubscriptions', {
  table: 'email_list_memberships',
  grain: 'One row per span of time during which a contact is on an e-mail list.',
  key: 'membership_id',
  entity: 'emailSubscription',
  metricTime: 'subscribedAt',
  entities: { contact: { model: contacts, column: 'contact_id' }, account: { through: 'contact.account' } },
  dimensions: { list: 'list_name', subscribedAt: 'subscribed_at', unsubscribedAt: 'unsubscribed_at', reason: 'unsubscribe_reason' },
})
