import { count, derived, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { engagementActivity } from './activity-type.ts'
import { activities } from './models/activities.ts'
import { emailDeliveries } from './models/email-deliveries.ts'
import { emailReactions } from './models/email-reactions.ts'
import { emailSubscriptions } from './models/email-subscriptions.ts'

const owner = 'Marketing'
const tags = ['engagement', 'group:business_performance', 'objective:keep_customers']

export const engagementEvents = metric('engagementEvents', {
  model: activities,
  count: 'rows',
  where: { type: { in: engagementActivity.values, eq: { parameter: 'activityType' } } },
  parameters: { activityType: engagementActivity },
  label: 'Engagement events',
  description:
    'Interactions of customers with the brand: visits, social media, letters opened and clicked, loyalty programme, use of the product.',
  synonyms: ['interactions', 'platform activity'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const emailsDelivered = metric('emailsDelivered', {
  model: emailDeliveries,
  countDistinct: 'message_id',
  label: 'Letters delivered',
  description: 'Letters delivered by e-mail, each once, on the day of delivery.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

/** Populations alike: a reaction counts only if its letter counts as delivered. */
const toDelivered = { deliveryDeliveredAt: { isNull: false } } as const

export const emailsOpened = metric('emailsOpened', {
  model: emailReactions,
  countDistinct: 'message_id',
  where: { ...toDelivered, type: 'email_open' },
  label: 'Letters opened',
  description: 'Delivered letters that a person opened since, each once, on the day of delivery.',
  synonyms: ['unique opens'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const emailsClicked = metric('emailsClicked', {
  model: emailReactions,
  countDistinct: 'message_id',
  where: { ...toDelivered, type: 'email_click' },
  label: 'Letters clicked',
  description: 'Delivered letters in which a person clicked since, each once, on the day of delivery.',
  synonyms: ['unique clicks'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const emailOpenRate = ratio('emailOpenRate', {
  numerator: emailsOpened,
  denominator: emailsDelivered,
  label: 'E-mail open rate',
  description: 'Share of the delivered letters that were opened since, by the day of delivery; openings by privacy robots do not count.',
  synonyms: ['open rate', 'unique open rate'],
  standard: 'unique opens / delivered',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const clicksOfDelivered = ratio('clicksOfDelivered', {
  numerator: emailsClicked,
  denominator: emailsDelivered,
  label: 'Clicks of delivered',
  description: 'Share of the delivered letters in which somebody clicked since, by the day of delivery: the standard, never above 1.',
  standard: 'unique clicks / delivered',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const clicksOfOpened = ratio('clicksOfOpened', {
  numerator: emailsClicked,
  denominator: emailsOpened,
  label: 'Clicks of opened',
  description:
    'Letters in which somebody clicked, per letter that was opened: for the content, once a letter is opened. It can exceed 1: some mail programs hide openings.',
  synonyms: ['click-to-open rate', 'CTOR'],
  standard: 'click-to-open rate (CTOR)',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const emailClickRate = variants('emailClickRate', {
  default: 'ofDelivered',
  variants: { ofDelivered: clicksOfDelivered, clickToOpen: clicksOfOpened },
  label: 'E-mail click rate',
  description: 'Share of the delivered letters in which somebody clicked since, by the day of delivery.',
  synonyms: ['click rate', 'CTR'],
  standard: 'unique clicks / delivered',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const subscribersAtEnd = metric('subscribersAtEnd', {
  model: emailSubscriptions,
  countDistinct: 'contact_id',
  span: { from: 'subscribedAt', to: 'unsubscribedAt' },
  label: 'E-mail subscribers at the end',
  description: 'Contacts on an e-mail list in the instant just before the end of the period, each once.',
  synonyms: ['e-mail subscribers'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const subscribersAtStart = derived('subscribersAtStart', {
  formula: { metric: subscribersAtEnd, at: 'start' },
  label: 'E-mail subscribers at the start',
  description: 'Contacts on an e-mail list in the instant just before the beginning of the period, each once.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const unsubscriptions = metric('unsubscriptions', {
  model: emailSubscriptions,
  count: 'rows',
  time: 'unsubscribedAt',
  where: { unsubscribedAt: { isNull: false }, or: [{ reason: { isNull: true } }, { reason: { ne: 'hard_bounce' } }] },
  label: 'Unsubscriptions',
  description: 'Subscriptions to e-mail lists that were ended; letters that could not be delivered are no unsubscription.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const subscribersLost = perEntity('subscribersLost', {
  per: 'contact',
  count: 'entities',
  where: { subscribersAtStart: { gt: 0 }, subscribersAtEnd: 0, unsubscriptions: { gt: 0 } },
  ignoring: { subscribersAtStart: ['emailSubscriptionReason'], subscribersAtEnd: ['emailSubscriptionReason'] },
  label: 'E-mail subscribers lost',
  description: 'Of the subscribers at the beginning of the period, those who unsubscribed and are on no list at its end.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const emailSubscriberChurnRate = ratio('emailSubscriberChurnRate', {
  numerator: subscribersLost,
  denominator: subscribersAtStart,
  numeratorOnly: ['emailSubscriptionReason'],
  label: 'E-mail subscriber churn rate',
  description: 'Of the subscribers at the beginning of the period, the share who unsubscribed and are on no list at its end.',
  synonyms: ['unsubscribe rate'],
  standard: 'opening base (cohort) churn',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})
