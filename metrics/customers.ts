import { count, currency, derived, metric, ratio, share, variants } from '../schema/define.ts'
import { customersStarting } from './customer-base.ts'
import { customerPeriods } from './models/customer-periods.ts'
import { leads } from './models/leads.ts'
import { orderLines } from './models/order-lines.ts'
import { orders } from './models/orders.ts'
import { subscriptionTerms } from './models/subscription-terms.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'objective:keep_customers']

export const newCustomersByLead = metric('newCustomersByLead', {
  model: leads,
  countDistinct: { coalesce: ['accountMergedInto', 'accountId'] },
  time: 'accountFirstCustomerAt',
  where: { accountFirstCustomerAt: { isNull: false } },
  label: 'First-time customers by lead',
  description:
    'Accounts that became customers for the first time and began as such leads, each once: by campaign, a customer counts under the campaign of each lead that became this customer.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:closing'],
})

export const firstTimeCustomers = metric('firstTimeCustomers', {
  model: customerPeriods,
  countDistinct: { coalesce: ['accountMergedInto', 'account_id'] },
  where: { number: 1 },
  label: 'First-time customers',
  description:
    'Accounts that became customers for the first time: the standard. Customers won back are not new, and merged accounts count once.',
  standard: 'first-time customers, won-back ones excluded',
  finer: newCustomersByLead,
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:closing'],
})

export const newCustomers = variants('newCustomers', {
  default: 'firstTime',
  variants: { firstTime: firstTimeCustomers, withWonBack: customersStarting },
  label: 'New customers',
  description: 'Accounts that became customers for the first time; customers won back are not new. Merged accounts count once.',
  synonyms: ['customers acquired', 'new logos'],
  standard: 'first-time customers, won-back ones excluded',
  unit: count,
  goodWhen: 'up',
  tags: [...tags, 'funnel:closing', 'key'],
  owner,
})

export const buyersByLine = metric('buyersByLine', {
  model: orderLines,
  countDistinct: { coalesce: ['accountMergedInto', 'accountId'] },
  where: { orderStatus: 'completed' },
  label: 'Customers by what they bought',
  description: 'Customers with completed orders of such lines, each once: by product, a customer counts under each product bought.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const uniqueCustomers = metric('uniqueCustomers', {
  model: orders,
  countDistinct: { coalesce: ['accountMergedInto', 'account_id'] },
  where: { status: 'completed' },
  label: 'Unique customers',
  description: 'Customers with at least one completed order, each once per group. Merged accounts count once.',
  synonyms: ['buyers', 'buying customers'],
  standard: 'source 001: unique customers',
  finer: buyersByLine,
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const renewalsDecided = metric('renewalsDecided', {
  model: subscriptionTerms,
  count: 'rows',
  where: { decision: { in: ['renewed', 'declined'] } },
  label: 'Renewals decided',
  description: 'Terms that were renewed or declined, by the last day that they cover, whenever the decision was made.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags: [...tags, 'funnel:after_sales_service'],
})

/** Terms that were renewed; those are decided. */
const renewed = { metric: renewalsDecided, where: { decision: 'renewed' } } as const

export const renewedOfDecided = ratio('renewedOfDecided', {
  numerator: renewed,
  denominator: renewalsDecided,
  label: 'Renewed of decided',
  description: 'Share renewed of the terms that were due and decided: the standard. Terms that nobody has decided on yet are left out.',
  standard: 'renewed / (renewed + declined) of the terms due',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:after_sales_service'],
})

export const renewalsDue = metric('renewalsDue', {
  model: subscriptionTerms,
  count: 'rows',
  label: 'Renewals due',
  description: 'Terms by the last day that they cover, decided on or not.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags: [...tags, 'funnel:after_sales_service'],
})

export const renewedOfDue = ratio('renewedOfDue', {
  numerator: renewed,
  denominator: renewalsDue,
  label: 'Renewed of due',
  description:
    'Share renewed of all terms that were due: for reports with this formula. Terms that nobody has decided on yet count as not renewed, so recent periods are still rising.',
  standard: 'source 001: renewed over the initial number',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:after_sales_service'],
})

/** What a term is worth, by its last day. */
const termValue = { money: 'amount', currency: 'currency', on: 'lastCoveredOn' } as const

export const valueDecided = metric('valueDecided', {
  model: subscriptionTerms,
  sum: termValue,
  where: { decision: { in: ['renewed', 'declined'] } },
  label: 'Value decided',
  description: 'Value of the terms that were renewed or declined, on their last day.',
  unit: currency(),
  goodWhen: 'neutral',
  owner,
  tags,
})

export const renewedByValue = ratio('renewedByValue', {
  numerator: { metric: valueDecided, where: { decision: 'renewed' } },
  denominator: valueDecided,
  label: 'Renewal rate by value',
  description:
    'Share renewed of the value of the terms that were renewed or declined: for the revenue at stake, where one large contract weighs more than many small ones.',
  standard: 'value-weighted renewal rate',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const renewalRate = variants('renewalRate', {
  default: 'decided',
  variants: { decided: renewedOfDecided, initialCohort: renewedOfDue, byValue: renewedByValue },
  label: 'Renewal rate',
  description: 'Share of the terms that were renewed when they were due.',
  synonyms: ['subscription renewal rate'],
  standard: 'renewed / (renewed + declined) of the terms due',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:after_sales_service', 'key'],
})

export const termsRenewed = derived('termsRenewed', {
  formula: renewed,
  label: 'Terms renewed',
  description: 'Terms that were renewed, by the last day that they cover, whenever the decision was made.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:after_sales_service'],
})
