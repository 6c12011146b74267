import { count, currency, derived, metric, perEntity, ratio, share } from '../schema/define.ts'
import { customersServed, served } from './customer-base.ts'
import { acquisitionCosts } from './marketing.ts'
import { orderLines } from './models/order-lines.ts'
import { customerRetentionCost } from './value.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:after_sales_service']

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
  label: 'Customers upsold',
  description: 'Customers served in the period who moved to a dearer version, each once.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const upsellRate = ratio('upsellRate', {
  numerator: customersUpsold,
  denominator: customersServed,
  label: 'Upsell rate',
  description: 'Share of the customers served who moved to a dearer version.',
  synonyms: ['upsell', 'процент на допълнителни продажби', 'rata de upsell'],
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
  label: 'Customers cross-sold',
  description: 'Customers served in the period who bought an additional product, each once.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const crossSellRate = ratio('crossSellRate', {
  numerator: customersCrossSold,
  denominator: customersServed,
  label: 'Cross-sell rate',
  description: 'Share of the customers served who bought an additional product.',
  synonyms: ['cross-sell', 'процент на кръстосани продажби'],
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersEngaged = perEntity('customersEngaged', {
  per: 'account',
  count: 'entities',
  where: { ...served, engagementEvents: { gt: 0 } },
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
  label: 'Customer engagement rate',
  description:
    'Share of the customers served who interacted with the brand: visits, social media, letters, loyalty programme, use of the product.',
  synonyms: ['engagement rate', 'степен на ангажираност на клиентите'],
  unit: share,
  goodWhen: 'up',
  owner: 'Marketing',
  tags: [...tags, 'engagement', 'key'],
})

export const costPerCustomer = derived('costPerCustomer', {
  formula: { divide: [{ add: [acquisitionCosts, customerRetentionCost] }, customersServed] },
  label: 'Cost per customer',
  description: 'What winning and keeping customers costs, per customer served in the period. It is not the cost of acquisition.',
  synonyms: ['расходы на клиента'],
  unit: currency(),
  goodWhen: 'down',
  owner: 'Finance',
  tags: [...tags, 'value'],
})
