import { count, currency, derived, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { customersServed, served } from './customer-base.ts'
import { dealsClosed } from './deals.ts'
import { acquisitionCosts } from './marketing.ts'
import { orderLines } from './models/order-lines.ts'
import { retentionCosts } from './value.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:after_sales_service']

/** What only the lines sold know: whom of all customers they reached. */
const ofLines = [
  ...['campaignName', 'campaignChannel', 'campaignType', 'productName', 'productCategory', 'productFamily'],
  ...['ownerName', 'ownerTeam'],
]
const ignoring = { customersAtStart: ofLines, customersStarting: ofLines }

export const upsellLines = metric('upsellLines', {
  model: orderLines,
  count: 'rows',
  where: { orderStatus: 'completed', type: 'upsell' },
  label: 'Upsell lines',
  description: 'Lines of completed orders that moved a customer to a dearer version.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersUpsold = perEntity('customersUpsold', {
  per: 'account',
  count: 'entities',
  where: { ...served, upsellLines: { gt: 0 } },
  ignoring,
  label: 'Customers upsold',
  description: 'Customers served in the period who moved to a dearer version, each once.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersUpsoldShare = ratio('customersUpsoldShare', {
  numerator: customersUpsold,
  denominator: customersServed,
  numeratorOnly: ofLines,
  label: 'Share of customers upsold',
  description: 'Share of the customers served who moved to a dearer version: how far upselling reaches, offers or not.',
  standard: 'source 001: customers upsold / customers',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const upsellAccepted = ratio('upsellAccepted', {
  numerator: { metric: dealsClosed, where: { type: 'upsell', outcome: 'won' } },
  denominator: { metric: dealsClosed, where: { type: 'upsell' } },
  label: 'Share of upsell offers accepted',
  description:
    'Share won of the upsell deals that were won or lost in the period: how well offers are taken. Customers without an offer do not count.',
  standard: 'accepted / offered',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const upsellRate = variants('upsellRate', {
  default: 'customersServed',
  variants: { customersServed: customersUpsoldShare, acceptedOverOffered: upsellAccepted },
  label: 'Upsell rate',
  description: 'Share of the customers served who moved to a dearer version.',
  synonyms: ['upsell'],
  standard: 'source 001: customers upsold / customers',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const crossSellLines = metric('crossSellLines', {
  model: orderLines,
  count: 'rows',
  where: { orderStatus: 'completed', type: 'cross_sell' },
  label: 'Cross-sell lines',
  description: 'Lines of completed orders for an additional product.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersCrossSold = perEntity('customersCrossSold', {
  per: 'account',
  count: 'entities',
  where: { ...served, crossSellLines: { gt: 0 } },
  ignoring,
  label: 'Customers cross-sold',
  description: 'Customers served in the period who bought an additional product, each once.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersCrossSoldShare = ratio('customersCrossSoldShare', {
  numerator: customersCrossSold,
  denominator: customersServed,
  numeratorOnly: ofLines,
  label: 'Share of customers cross-sold',
  description: 'Share of the customers served who bought an additional product: how far cross-selling reaches, offers or not.',
  standard: 'customers cross-sold / customers served',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const crossSellAccepted = ratio('crossSellAccepted', {
  numerator: { metric: dealsClosed, where: { type: 'cross_sell', outcome: 'won' } },
  denominator: { metric: dealsClosed, where: { type: 'cross_sell' } },
  label: 'Share of cross-sell offers accepted',
  description:
    'Share won of the cross-sell deals that were won or lost in the period: how well offers are taken. Customers without an offer do not count.',
  standard: 'accepted / offered',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const crossSellRate = variants('crossSellRate', {
  default: 'customersServed',
  variants: { customersServed: customersCrossSoldShare, acceptedOverOffered: crossSellAccepted },
  label: 'Cross-sell rate',
  description: 'Share of the customers served who bought an additional product.',
  synonyms: ['cross-sell'],
  standard: 'customers cross-sold / customers served',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

/** What only the interactions know. */
const ofActivities = ['activityType', 'activityDirection']

export const customersEngaged = perEntity('customersEngaged', {
  per: 'account',
  count: 'entities',
  where: { ...served, engagementEvents: { gt: 0 } },
  ignoring: { customersAtStart: ofActivities, customersStarting: ofActivities },
  label: 'Customers engaged',
  description: 'Customers served in the period who interacted with the brand.',
  unit: count,
  goodWhen: 'up',
  owner: 'Marketing',
  tags: [...tags, 'engagement'],
})

export const customerEngagementRate = ratio('customerEngagementRate', {
  numerator: customersEngaged,
  denominator: customersServed,
  numeratorOnly: ofActivities,
  label: 'Customer engagement rate',
  description:
    'Share of the customers served who interacted with the brand: visits, social media, letters, loyalty programme, use of the product.',
  synonyms: ['engagement rate'],
  standard: 'engaged / customers served',
  unit: share,
  goodWhen: 'up',
  owner: 'Marketing',
  tags: [...tags, 'engagement', 'key'],
})

export const customerCosts = derived('customerCosts', {
  formula: { add: [acquisitionCosts, retentionCosts] },
  label: 'Costs of winning and keeping',
  description: 'Money spent on winning and on keeping customers, by the day on which it was booked.',
  unit: currency(),
  goodWhen: 'down',
  owner: 'Finance',
  tags: [...tags, 'value'],
})

export const costPerCustomer = ratio('costPerCustomer', {
  numerator: customerCosts,
  denominator: customersServed,
  numeratorOnly: ['costType', 'costPurpose', 'costDepartment', 'campaignName', 'campaignChannel', 'campaignType'],
  label: 'Cost per customer',
  description: 'What winning and keeping customers costs, per customer served in the period. It is not the cost of acquisition.',
  synonyms: ['expenses per client', 'cost to win and keep a customer'],
  standard: 'source 002: what attracting and retaining a client costs',
  unit: currency(),
  goodWhen: 'down',
  owner: 'Finance',
  tags: [...tags, 'value'],
})
