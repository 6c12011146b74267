import { count, cumulative, metric, perEntity, ratio, share } from '../schema/define.ts'
import { customerYearsToDate } from './lifespan.ts'
import { subscriptions } from './models/subscriptions.ts'
import { linesSold } from './sales.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'objective:keep_customers', 'funnel:after_sales_service']

/** What only the products know that customers took: whether they left is told by their relations. */
const ofProducts = ['productName', 'productCategory', 'productFamily', 'productTier']

export const subscriptionsBegun = metric('subscriptionsBegun', {
  model: subscriptions,
  count: 'rows',
  time: 'startedAt',
  label: 'Subscriptions begun',
  description: 'Subscriptions on the day on which they began, whether they run on or were cancelled.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const subscriptionsToDate = cumulative('subscriptionsToDate', {
  metric: subscriptionsBegun,
  label: 'Subscriptions so far',
  description: 'Subscriptions that began until the end of the period, ever.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const linesToDate = cumulative('linesToDate', {
  metric: linesSold,
  label: 'Lines sold so far',
  description: 'Lines of completed orders until the end of the period, ever.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

/** A product that a customer has bought or subscribed to by the end of the period. */
const taken = { or: [{ linesToDate: { gt: 0 } }, { subscriptionsToDate: { gt: 0 } }] } as const

export const customersLeftByProduct = perEntity('customersLeftByProduct', {
  per: 'account',
  count: 'entities',
  where: { customersLeft: { gt: 0 }, ...taken },
  ignoring: { customersLeft: ofProducts },
  label: 'Customers who left, by product',
  description:
    'Customers who left in the period and had ever bought or subscribed to such a product, each once: by product, a customer counts under each.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const openingCustomersByProduct = perEntity('openingCustomersByProduct', {
  per: 'account',
  count: 'entities',
  where: { customersAtStart: { gt: 0 }, ...taken },
  ignoring: { customersAtStart: ofProducts },
  label: 'Opening customers by product',
  description: 'Customers at the beginning of the period who by its end had ever bought or subscribed to such a product, each once.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const openingCustomersLostByProduct = perEntity('openingCustomersLostByProduct', {
  per: 'account',
  count: 'entities',
  where: { customersAtStart: { gt: 0 }, customersAtEnd: 0, ...taken },
  ignoring: { customersAtStart: ofProducts, customersAtEnd: ofProducts },
  label: 'Opening customers lost, by product',
  description: 'Of the customers at the beginning of the period who ever took such a product, those who are gone at its end.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const churnByProduct = ratio('churnByProduct', {
  numerator: openingCustomersLostByProduct,
  denominator: openingCustomersByProduct,
  label: 'Churn by product',
  description:
    'Of the customers at the beginning of the period who ever bought or subscribed to such a product, the share gone at its end; a customer counts under each product.',
  standard: 'opening base (cohort) churn',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const yearsAsCustomerByProduct = perEntity('yearsAsCustomerByProduct', {
  per: 'account',
  avg: customerYearsToDate,
  where: { customerEndings: { gt: 0 }, customersAtEnd: 0, ...taken },
  ignoring: { customerYearsToDate: ofProducts, customerEndings: ofProducts, customersAtEnd: ofProducts },
  label: 'Years as a customer, by product',
  description:
    'Average number of years for which the customers who left in the period had been customers, of those who ever bought or subscribed to such a product.',
  goodWhen: 'up',
  owner,
  tags,
})
