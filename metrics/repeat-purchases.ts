import { count, cumulative, currency, derived, duration, metric, perEntity, ratio, retention, share, variants } from '../schema/define.ts'
import { customerPurchases } from './models/customer-purchases.ts'
import { orderLines } from './models/order-lines.ts'
import { orders } from './models/orders.ts'
import { revenue, salesCount } from './sales.ts'
import { customerRetentionCost } from './value.ts'

const owner = 'Finance'
const tags = ['value', 'group:business_performance', 'objective:keep_customers', 'funnel:after_sales_service']

export const repeatPurchasesByLine = metric('repeatPurchasesByLine', {
  model: orderLines,
  countDistinct: 'order_id',
  where: { orderPurchaseNumber: { gt: 1 } },
  label: 'Repeat purchases by what they hold',
  description:
    'Repeat purchases with such lines, each once: by product, a purchase counts under each of its products, be it new to the customer or not.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const repeatBuyersByLine = metric('repeatBuyersByLine', {
  model: orderLines,
  countDistinct: { coalesce: ['accountMergedInto', 'accountId'] },
  where: { orderPurchaseNumber: { gt: 1 } },
  label: 'Repeat buyers by what they bought',
  description: 'Customers with at least one repeat purchase of such lines in the period: by product, one counts under each product.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const repeatPurchases = metric('repeatPurchases', {
  model: orders,
  count: 'rows',
  finer: repeatPurchasesByLine,
  where: { purchaseNumber: { gt: 1 } },
  label: 'Repeat purchases',
  description: 'Completed orders that were not the first one of their customer, over all time.',
  synonyms: ['repeat orders'],
  standard: 'source 004: repeat purchases',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const repeatBuyers = metric('repeatBuyers', {
  model: orders,
  countDistinct: { coalesce: ['accountMergedInto', 'account_id'] },
  where: { purchaseNumber: { gt: 1 } },
  finer: repeatBuyersByLine,
  label: 'Repeat buyers',
  description: 'Customers with at least one repeat purchase in the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const repeatsPerBuyer = ratio('repeatsPerBuyer', {
  numerator: repeatPurchases,
  denominator: repeatBuyers,
  label: 'Repeat purchases per repeat buyer',
  description: 'Repeat purchases per customer who made any in the period: how many, and it grows with the length of the period.',
  standard: 'source 004: how often customers buy again',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const daysBetweenPurchases = metric('daysBetweenPurchases', {
  model: orders,
  avg: { from: 'previousOrderedAt', to: 'orderedAt', unit: 'day' },
  where: { previousOrderedAt: { isNull: false } },
  label: 'Days between purchases',
  description:
    'Average days from the previous purchase of a customer to this one, on the day of this one: how soon, whatever the length of the period. Less is more often.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const repeatPurchaseFrequency = variants('repeatPurchaseFrequency', {
  default: 'perRepeatCustomer',
  variants: { perRepeatCustomer: repeatsPerBuyer, meanDaysBetween: daysBetweenPurchases },
  label: 'Repeat purchase frequency',
  description: 'How often customers buy again.',
  synonyms: ['repeat order frequency'],
  standard: 'source 004: how often customers buy again',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const buyers = perEntity('buyers', {
  per: 'account',
  count: 'entities',
  where: { salesCount: { gte: 1 } },
  label: 'Accounts buying',
  description: 'Accounts with at least one completed order in the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const buyersOfTwo = perEntity('buyersOfTwo', {
  per: 'account',
  count: 'entities',
  where: { salesCount: { gte: 2 } },
  label: 'Accounts buying twice',
  description: 'Accounts with two completed orders or more in the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const buyersOfTwoShare = ratio('buyersOfTwoShare', {
  numerator: buyersOfTwo,
  denominator: buyers,
  label: 'Share of buyers of two',
  description:
    'Share of the buyers with two completed orders or more in the period: the standard. Purchases before the period do not count, so it grows with the length of the period.',
  standard: 'buyers of two or more / buyers, within the period',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const returningBuyers = perEntity('returningBuyers', {
  per: 'account',
  count: 'entities',
  where: { repeatPurchases: { gte: 1 } },
  label: 'Returning buyers',
  description: 'Accounts with a completed order in the period that was not their first one, over all time.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const returningBuyersShare = ratio('returningBuyersShare', {
  numerator: returningBuyers,
  denominator: buyers,
  label: 'Share of returning buyers',
  description:
    'Share of the buyers with a completed order in the period that was not their first one, over all time: for short periods, in which few buy twice.',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const repeatPurchaseRate = variants('repeatPurchaseRate', {
  default: 'withinPeriod',
  variants: { withinPeriod: buyersOfTwoShare, everBefore: returningBuyersShare },
  label: 'Repeat purchase rate',
  description: 'Share of the buyers with two completed orders or more in the period. It grows with the length of the period.',
  synonyms: ['repeat customer rate'],
  standard: 'buyers of two or more / buyers, within the period',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const firstPurchases = metric('firstPurchases', {
  model: customerPurchases,
  count: 'rows',
  where: { number: 1 },
  label: 'First purchases',
  description: 'Completed orders that were the first one of their customer, over all time.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const buyersToDate = cumulative('buyersToDate', {
  metric: firstPurchases,
  label: 'Buyers so far',
  description: 'Accounts with a completed order, ever, until the end of the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const buyersBefore = derived('buyersBefore', {
  formula: { metric: buyersToDate, at: 'start' },
  label: 'Buyers before',
  description: 'Accounts with a completed order, ever, before the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const existingRevenue = perEntity('existingRevenue', {
  per: 'account',
  sum: revenue,
  where: { buyersBefore: { gt: 0 } },
  label: 'Revenue from existing customers',
  description: 'Revenue from customers whose first order was before the period.',
  synonyms: ['recurring customers revenue'],
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const retentionCostRatio = ratio('retentionCostRatio', {
  numerator: customerRetentionCost,
  denominator: existingRevenue,
  label: 'Retention cost ratio',
  description: 'What keeping customers costs, relative to the revenue from existing customers.',
  synonyms: ['retention cost to revenue'],
  standard: 'Grainline catalogue: retention cost / revenue from existing customers',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const customerRetentionByCohort = retention('customerRetentionByCohort', {
  base: salesCount,
  active: salesCount,
  per: 'account',
  grain: 'month',
  label: 'Retention of purchase cohorts',
  description:
    'Of the customers whose first purchase ever was in the month (or whatever time grain is asked for), the share that bought again so many months later.',
  synonyms: ['cohort retention', 'cohort repurchase rate'],
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})
