import { count, currency, derived, metric, ratio } from '../schema/define.ts'
import { uniqueCustomers } from './customers.ts'
import { costEntries } from './models/cost-entries.ts'
import { grossProfit, revenue, salesCount } from './sales.ts'

const owner = 'Finance'
const tags = ['value', 'group:business_performance', 'objective:keep_customers']

export const averagePurchaseValue = ratio('averagePurchaseValue', {
  numerator: revenue,
  denominator: salesCount,
  label: 'Average purchase value',
  description: 'Revenue per completed order.',
  synonyms: ['AOV', 'average order value', 'average check', 'средна стойност на покупката', 'valoarea medie de achiziție', 'средний чек'],
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const purchaseFrequency = ratio('purchaseFrequency', {
  numerator: salesCount,
  denominator: uniqueCustomers,
  label: 'Purchase frequency',
  description: 'Completed orders per buying customer in the period. It grows with the length of the period.',
  synonyms: ['orders per customer', 'rata medie de frecvență a achizițiilor', 'частота покупок'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const averageCustomerValue = derived('averageCustomerValue', {
  formula: { multiply: [averagePurchaseValue, purchaseFrequency] },
  label: 'Average customer value',
  description: 'Revenue per buying customer: average purchase value times purchase frequency.',
  synonyms: ['revenue per customer', 'valoarea medie a clientului'],
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const customerRetentionCost = metric('customerRetentionCost', {
  model: costEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  where: { purpose: 'retention' },
  label: 'Customer retention cost',
  description: 'Money spent on keeping customers, by the day on which it was booked.',
  synonyms: ['retention spend', 'разходи за задържане на клиенти', 'costul reținerii clienților'],
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const directCustomerCosts = metric('directCustomerCosts', {
  model: costEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  where: { account_id: { isNull: false } },
  label: 'Direct customer costs',
  description: 'Costs booked on one customer, whatever their purpose.',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const customerProfitability = derived('customerProfitability', {
  formula: { subtract: [grossProfit, directCustomerCosts] },
  label: 'Customer profitability',
  description: 'Gross profit minus the costs booked on customers. Overhead that is booked on nobody stays out.',
  synonyms: ['customer profit', 'рентабельность клиента'],
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})
