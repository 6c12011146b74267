import { count, derived, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { customersAtEnd, customersAtStart, customersServed } from './customer-base.ts'
import { newCustomers } from './customers.ts'
import { accountTaggings } from './models/account-taggings.ts'
import { customerPeriods } from './models/customer-periods.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'objective:keep_customers', 'funnel:after_sales_service']

export const customerEndings = metric('customerEndings', {
  model: customerPeriods,
  count: 'rows',
  time: 'endedAt',
  where: { endedAt: { isNull: false } },
  label: 'Customer relations ended',
  description: 'Relations with customers that ended, whether the customer came back or not.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const customersGone = metric('customersGone', {
  model: customerPeriods,
  count: 'rows',
  span: { from: 'endedAt', to: 'backAt' },
  label: 'Former customers',
  description: 'Customers who are gone at the end of the period and not won back by then.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

/** What only the tags of a customer know. */
const ofTags = ['tagName', 'accountTaggingTaggedAt', 'accountTaggingRemovedAt']

export const tagsCarried = metric('tagsCarried', {
  model: accountTaggings,
  count: 'rows',
  span: { from: 'taggedAt', to: 'removedAt' },
  label: 'Tags carried',
  description: 'Tags that accounts carry at the end of the period.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const customersByTag = perEntity('customersByTag', {
  per: 'account',
  count: 'entities',
  where: { customersAtEnd: { gt: 0 }, tagsCarried: { gt: 0 } },
  ignoring: { customersAtEnd: ofTags },
  label: 'Customers by tag',
  description: 'Customers at the end of the period who carry such a tag then, each once: by tag, a customer counts under each of them.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersLeftByTag = perEntity('customersLeftByTag', {
  per: 'account',
  count: 'entities',
  where: { customersLeft: { gt: 0 }, tagsCarried: { gt: 0 } },
  ignoring: { customersLeft: ofTags },
  label: 'Customers who left, by tag',
  description: 'Customers who left in the period and carry such a tag at its end, each once: by tag, a customer counts under each of them.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const customersLeft = perEntity('customersLeft', {
  per: 'customerPeriod',
  count: 'entities',
  where: { customerEndings: { gt: 0 }, customersGone: { gt: 0 } },
  label: 'Customers who left',
  description: 'Customers who left in the period and were not back at its end, by the dates of their relations: the standard.',
  synonyms: ['customers lost'],
  standard: 'left and not back by the period’s end',
  finer: ['customersLeftByTag', 'customersLeftByProduct'],
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const customersTaggedChurned = metric('customersTaggedChurned', {
  model: accountTaggings,
  countDistinct: 'entity_id',
  where: { tagName: 'churned' },
  label: 'Customers tagged as churned',
  description:
    'Accounts that were given the tag "churned" in the period, whether it was taken off later or not: for companies that mark churn by hand.',
  standard: 'source 003: marked by a tag',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const churnedCustomers = variants('churnedCustomers', {
  default: 'left',
  variants: { left: customersLeft, tagged: customersTaggedChurned },
  label: 'Churned customers',
  description: 'Customers who stopped doing business in the period.',
  synonyms: ['churn'],
  standard: 'left and not back by the period’s end',
  unit: count,
  goodWhen: 'down',
  owner,
  tags: [...tags, 'key'],
})

export const openingCustomersLost = perEntity('openingCustomersLost', {
  per: 'account',
  count: 'entities',
  where: { customersAtStart: { gt: 0 }, customersAtEnd: 0 },
  ignoring: { customersAtEnd: ['customerPeriodEndReason'] },
  label: 'Opening customers lost',
  description: 'Of the customers at the beginning of the period, those who are gone at its end.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const openingCustomersKept = perEntity('openingCustomersKept', {
  per: 'account',
  count: 'entities',
  where: { customersAtStart: { gt: 0 }, customersAtEnd: { gt: 0 } },
  label: 'Opening customers kept',
  description: 'Of the customers at the beginning of the period, those who are customers at its end.',
  synonyms: ['retained customers'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const churnOfOpeningBase = ratio('churnOfOpeningBase', {
  numerator: openingCustomersLost,
  denominator: customersAtStart,
  numeratorOnly: ['customerPeriodEndReason'],
  finer: 'churnByProduct',
  label: 'Churn of the opening base',
  description:
    'Of the customers at the beginning of the period, the share gone at its end: the standard, never above 1. Customers won and lost within the period do not count.',
  standard: 'opening base (cohort) churn',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const lostOverTotal = ratio('lostOverTotal', {
  numerator: customersLeft,
  denominator: customersServed,
  numeratorOnly: ['customerPeriodEndReason'],
  label: 'Customers lost over served',
  description:
    'Customers who left, relative to all whom the period served: for reports with this formula, which also counts those won and lost within the period. Many new customers make it lower.',
  standard: 'source 001: lost over total',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const lostOverAcquired = ratio('lostOverAcquired', {
  numerator: customersLeft,
  denominator: newCustomers,
  numeratorOnly: ['customerPeriodEndReason'],
  label: 'Customers lost over acquired',
  description: 'Customers who left per new customer: whether more are lost than won. It is not the share of anything and can exceed 1.',
  standard: 'source 003: lost over acquired',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const customerChurnRate = variants('customerChurnRate', {
  default: 'openingBase',
  variants: { openingBase: churnOfOpeningBase, lostOverTotal, lostOverAcquired },
  label: 'Customer churn rate',
  description: 'Share of customers lost in the period. Rates of periods of different length do not compare.',
  synonyms: ['churn rate', 'attrition rate'],
  standard: 'opening base (cohort) churn',
  unit: share,
  goodWhen: 'down',
  owner,
  tags: [...tags, 'key'],
})

export const cohortRetention = ratio('cohortRetention', {
  numerator: openingCustomersKept,
  denominator: customersAtStart,
  label: 'Retention of the opening base',
  description:
    'Of the customers at the beginning of the period, the share who are customers at its end: the standard, and 1 minus the churn of the opening base.',
  standard: 'cohort retention, 1 - opening base churn',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const retentionNetOfNew = derived('retentionNetOfNew', {
  formula: { divide: [{ subtract: [customersAtEnd, newCustomers] }, customersAtStart] },
  label: 'Retention net of new customers',
  description:
    'Customers at the end without the new ones, over those at the beginning: for reports with this formula. It is too low where new customers leave in the period, and too high where old ones return.',
  standard: 'source 001: (end - new) / start',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const customerRetentionRate = variants('customerRetentionRate', {
  default: 'cohort',
  variants: { cohort: cohortRetention, netOfNew: retentionNetOfNew },
  label: 'Customer retention rate',
  description: 'Share of the customers at the beginning of the period who are still here at its end.',
  synonyms: ['retention rate'],
  standard: 'cohort retention, 1 - opening base churn',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})
