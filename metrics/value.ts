import { count, currency, derived, metric, ratio, share, variants } from '../schema/define.ts'
import { openingCustomersKept } from './churn.ts'
import { buyersByLine, uniqueCustomers } from './customers.ts'
import { costEntries } from './models/cost-entries.ts'
import { customerCostEntries } from './models/customer-cost-entries.ts'
import { grossProfit, ordersByLine, revenue, salesCount } from './sales.ts'

const owner = 'Finance'
const tags = ['value', 'group:business_performance', 'objective:keep_customers']

export const purchaseValueByLine = ratio('purchaseValueByLine', {
  numerator: revenue,
  denominator: ordersByLine,
  label: 'Purchase value by what was bought',
  description: 'Revenue of such lines per completed order that has some: by product, what an order with it spends on it.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const averagePurchaseValue = ratio('averagePurchaseValue', {
  numerator: revenue,
  denominator: salesCount,
  label: 'Average purchase value',
  description: 'Revenue per completed order.',
  synonyms: ['AOV', 'average order value', 'average check'],
  standard: 'average order value (AOV): revenue / orders',
  finer: purchaseValueByLine,
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const purchasesByLinePerBuyer = ratio('purchasesByLinePerBuyer', {
  numerator: ordersByLine,
  denominator: buyersByLine,
  label: 'Purchases per customer by what was bought',
  description: 'Completed orders with such lines per customer who has some in the period: by product, how often its buyers buy it.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const purchaseFrequency = ratio('purchaseFrequency', {
  numerator: salesCount,
  denominator: uniqueCustomers,
  label: 'Purchase frequency',
  description: 'Completed orders per buying customer in the period. It grows with the length of the period.',
  synonyms: ['orders per customer'],
  standard: 'orders / unique customers, per period',
  finer: purchasesByLinePerBuyer,
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const averageCustomerValue = derived('averageCustomerValue', {
  formula: { multiply: [averagePurchaseValue, purchaseFrequency] },
  label: 'Average customer value',
  description: 'Revenue per buying customer: average purchase value times purchase frequency.',
  synonyms: ['revenue per customer'],
  standard: 'source 001: average purchase value x purchase frequency',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const retentionCosts = metric('retentionCosts', {
  model: costEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  where: { purpose: 'retention' },
  label: 'Retention costs',
  description: 'Money spent on keeping customers, by the day on which it was booked: the whole amount, for budgets.',
  standard: 'source 000: all that is spent on keeping customers',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

/** What only costs know: no customer is of a department. */
const ofCosts = ['costType', 'costDepartment', 'campaignName', 'campaignChannel', 'campaignType']

export const costPerKeptCustomer = ratio('costPerKeptCustomer', {
  numerator: retentionCosts,
  denominator: openingCustomersKept,
  numeratorOnly: ofCosts,
  label: 'Retention cost per customer kept',
  description:
    'Money spent on keeping customers, per customer at the beginning of the period who is still one at its end: the standard for comparing periods and segments.',
  standard: 'retention cost / customers retained',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const customerRetentionCost = variants('customerRetentionCost', {
  default: 'total',
  variants: { total: retentionCosts, perRetainedCustomer: costPerKeptCustomer },
  label: 'Customer retention cost',
  description: 'Money spent on keeping customers: all of it or, on request, per customer kept.',
  synonyms: ['retention spend'],
  standard: 'source 000: all that is spent on keeping customers',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const directCostsByProduct = metric('directCostsByProduct', {
  model: customerCostEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  label: 'Direct customer costs beside products',
  description: 'Costs booked on one customer: none is booked on a product, so by product all are in the group without one.',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const directCustomerCosts = metric('directCustomerCosts', {
  model: costEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  where: { account_id: { isNull: false } },
  finer: directCostsByProduct,
  label: 'Direct customer costs',
  description: 'Costs booked on one customer, whatever their purpose.',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const customerProfit = derived('customerProfit', {
  formula: { subtract: [grossProfit, directCustomerCosts] },
  label: 'Profit from customers',
  description: 'Gross profit minus the costs booked on customers, as an amount of money: who brings how much.',
  standard: 'source 002: profit from a client, as an amount',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const customerProfitMargin = ratio('customerProfitMargin', {
  numerator: customerProfit,
  denominator: revenue,
  label: 'Profit margin of customers',
  description: 'Gross profit minus the costs booked on customers, per unit of revenue: for comparing customers of different size.',
  standard: 'profit margin: profit / revenue',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const customerProfitability = variants('customerProfitability', {
  default: 'amount',
  variants: { amount: customerProfit, margin: customerProfitMargin },
  label: 'Customer profitability',
  description: 'Gross profit minus the costs booked on customers. Overhead that is booked on nobody stays out.',
  synonyms: ['profit per customer', 'client profitability'],
  standard: 'source 002: profit from a client, as an amount',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})
