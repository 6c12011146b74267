import { model } from '../../schema/define.ts'
import { emailDeliveries } from './email-deliveries.ts'

/** Reported on the day of delivery and by the letter's own campaign, as the letters that they are compared with are. */
export const emailReactions = model('emailReactions', {
  table: 'activities',
  grain: 'One row per opening of a letter or click in it, those of privacy robots left out.',
  key: 'activity_id',
  entity: 'emailReaction',
  metricTime: 'deliveryDeliveredAt',
  where: { activity_type: { in: ['email_open', 'email_click'] }, is_automated: false },
  entities: {
    delivery: { model: emailDeliveries, column: 'message_id' },
    account: { through: 'delivery.account' },
    campaign: { through: 'delivery.campaign' },
    contact: { through: 'delivery.contact' },
  },
  dimensions: { type: 'activity_type', occurredAt: 'occurred_at' },
})
