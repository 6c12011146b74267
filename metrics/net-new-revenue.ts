import { currency, derived, metric, perEntity, variants } from '../schema/define.ts'
import { orderLines } from './models/order-lines.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:closing']

export const firstPurchaseRevenue = metric('firstPurchaseRevenue', {
  model: orderLines,
  sum: { money: 'net_amount', currency: 'orderCurrency', on: 'orderOrderedAt' },
  where: { orderPurchaseNumber: 1, orderKind: { ne: 'renewal' } },
  label: 'Revenue of first purchases',
  description: 'Revenue of the first completed order that each customer ever placed, renewals left out. It adds up over periods.',
  standard: 'source 001: one-off buyers at the first purchase',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const firstMonthRevenue = metric('firstMonthRevenue', {
  model: orderLines,
  sum: { money: 'net_amount', currency: 'orderCurrency', on: 'orderOrderedAt' },
  where: { orderMonth: { eq: { column: 'orderFirstMonth' } }, orderKind: { ne: 'renewal' } },
  label: 'Revenue of first months',
  description:
    'Revenue from customers in the calendar month of the first completed order that they ever placed, renewals left out: for subscribers, and for buyers whose first orders come together.',
  standard: 'source 001: subscribers in their first month',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const revenueWithoutRenewals = metric('revenueWithoutRenewals', {
  model: orderLines,
  sum: { money: 'net_amount', currency: 'orderCurrency', on: 'orderOrderedAt' },
  where: { orderStatus: 'completed', orderKind: { ne: 'renewal' } },
  label: 'Revenue without renewals',
  description: 'Net value of completed orders that are no renewals, whoever placed them.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

/** What only the orders know: who is an old customer does not depend on them. */
const ofOrders = [
  ...['productName', 'productCategory', 'productFamily', 'campaignName', 'campaignChannel', 'campaignType'],
  ...['ownerName', 'ownerTeam', 'orderChannel', 'orderKind', 'leadSource'],
]

export const existingRevenueWithoutRenewals = perEntity('existingRevenueWithoutRenewals', {
  per: 'account',
  sum: revenueWithoutRenewals,
  where: { buyersBefore: { gt: 0 } },
  ignoring: { buyersBefore: ofOrders },
  label: 'Revenue from existing customers without renewals',
  description: 'Revenue from customers whose first order was before the period, renewals left out.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const revenueBeyondExisting = derived('revenueBeyondExisting', {
  formula: { subtract: [revenueWithoutRenewals, existingRevenueWithoutRenewals] },
  label: 'Revenue beyond existing customers',
  description:
    'Revenue without renewals, and without that of customers whose first order was before the period: all other orders of new customers count, so the months of a year do not add up to the year.',
  standard: 'source 000: total minus existing customers and renewals',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const netNewRevenue = variants('netNewRevenue', {
  default: 'firstPurchase',
  variants: { firstPurchase: firstPurchaseRevenue, firstMonth: firstMonthRevenue, totalMinusExisting: revenueBeyondExisting },
  label: 'Net new revenue',
  description: 'Revenue from new customers. New deals of old customers are expansion, not this.',
  synonyms: ['new revenue'],
  standard: 'source 001: one-off buyers at the first purchase',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})
