import { cumulative, currency, derived, perEntity, ratio, share, variants } from '../schema/define.ts'
import { yearsAsCustomer } from './lifespan.ts'
import { customerAcquisitionCost } from './marketing.ts'
import { grossProfit, revenue } from './sales.ts'
import { averageCustomerValue } from './value.ts'

const owner = 'Finance'
const tags = ['value', 'group:business_performance', 'objective:keep_customers']
const year = { count: 1, grain: 'year' } as const

export const grossMargin = ratio('grossMargin', {
  numerator: grossProfit,
  denominator: revenue,
  label: 'Gross margin',
  description: 'Gross profit per unit of revenue.',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const yearlyCustomerValue = cumulative('yearlyCustomerValue', {
  metric: averageCustomerValue,
  window: year,
  label: 'Yearly customer value',
  description: 'Revenue per buying customer in the year up to the end of the period.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const yearlyGrossMargin = cumulative('yearlyGrossMargin', {
  metric: grossMargin,
  window: year,
  label: 'Yearly gross margin',
  description: 'Gross margin of the year up to the end of the period.',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const predictedCustomerValue = derived('predictedCustomerValue', {
  formula: { multiply: [yearlyCustomerValue, yearsAsCustomer] },
  label: 'Predicted lifetime revenue',
  description:
    'Revenue per buying customer in the year up to the end of the period, times the years for which the customers who left in the period had stayed. It looks ahead, and is revenue, not profit.',
  standard: 'source 001: average customer value x average lifespan',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const predictedCustomerProfit = derived('predictedCustomerProfit', {
  formula: { multiply: [predictedCustomerValue, yearlyGrossMargin] },
  label: 'Predicted lifetime profit',
  description:
    'Predicted lifetime revenue of a customer, times the gross margin of the year up to the end of the period: the finance standard, for what may be spent on a customer.',
  synonyms: ['margin-adjusted CLV'],
  standard: 'finance standard: margin-adjusted CLV',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const customerValueToDate = cumulative('customerValueToDate', {
  metric: averageCustomerValue,
  label: 'Customer value so far',
  description:
    'Revenue received until the end of the period, ever, per customer who has bought: what they brought so far, without a prediction.',
  standard: 'source 003: historic CLV',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const customerLifetimeValue = variants('customerLifetimeValue', {
  default: 'predictive',
  variants: { predictive: predictedCustomerValue, historic: customerValueToDate, margin: predictedCustomerProfit },
  label: 'Customer lifetime value',
  description: 'What one customer brings over the whole relation.',
  synonyms: ['CLV', 'LTV', 'lifetime value'],
  standard: 'source 001: average customer value x average lifespan',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const clvToCacRatio = derived('clvToCacRatio', {
  formula: { divide: [customerLifetimeValue, customerAcquisitionCost] },
  label: 'CLV to CAC ratio',
  description: 'Predicted lifetime revenue of a customer per unit of money spent on winning one.',
  synonyms: ['LTV to CAC'],
  standard: 'CLV / CAC',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const topCustomerRevenue = perEntity('topCustomerRevenue', {
  per: 'account',
  sum: revenue,
  where: { salesCount: { gte: 1 } },
  top: { by: 'revenue', share: { parameter: 'topShare' } },
  parameters: { topShare: { default: 0.2, min: 0, max: 1, description: 'The share of customers that are the top, rounded up.' } },
  label: 'Revenue of the top customers',
  description:
    'Revenue of the first 20 % of the customers with a completed order, by revenue; one who bought for nothing counts as a customer.',
  unit: currency(),
  goodWhen: 'neutral',
  owner,
  tags,
})

export const revenueConcentration = ratio('revenueConcentration', {
  numerator: topCustomerRevenue,
  denominator: revenue,
  label: 'Revenue concentration',
  description: 'Share of the revenue that comes from the first 20 % of the buying customers.',
  synonyms: ['Pareto share', '80/20 share'],
  standard: 'Pareto 80 / 20: share of the top 20 %',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})
