import { count, cumulative, derived, duration, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { customersAtEnd } from './customer-base.ts'
import { customerPeriods } from './models/customer-periods.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'objective:keep_customers', 'funnel:after_sales_service']

export const finishedCustomerYears = metric('finishedCustomerYears', {
  model: customerPeriods,
  sum: { divide: [{ from: 'startedAt', to: 'endedAt', unit: 'day' }, 365.25] },
  time: 'endedAt',
  label: 'Years of finished relations',
  description: 'Years that the relations which ended had lasted, all together.',
  goodWhen: 'up',
  owner,
  tags,
})

export const customerYearsToDate = cumulative('customerYearsToDate', {
  metric: finishedCustomerYears,
  label: 'Years of finished relations so far',
  description: 'Years that all relations which ended until now had lasted, all together.',
  goodWhen: 'up',
  owner,
  tags,
})

export const yearsAsCustomer = perEntity('yearsAsCustomer', {
  per: 'account',
  avg: customerYearsToDate,
  where: { customerEndings: { gt: 0 }, customersAtEnd: 0 },
  finer: 'yearsAsCustomerByProduct',
  label: 'Years as a customer',
  description: 'Average number of years for which the customers who left in the period had been customers, gaps left out.',
  goodWhen: 'up',
  owner,
  tags,
})

export const observedLifespan = derived('observedLifespan', {
  formula: { multiply: [yearsAsCustomer, 1] },
  label: 'Observed customer lifespan',
  description:
    'Average years for which the customers who left in the period had been customers: for relations that mostly have ended. Customers who stayed are left out, which makes it too short while most are here.',
  standard: 'observed lifespan: mean of finished relations',
  unit: duration('year'),
  goodWhen: 'up',
  owner,
  tags,
})

export const customersAYearAgo = derived('customersAYearAgo', {
  formula: { metric: customersAtEnd, offset: { count: 1, grain: 'year' } },
  label: 'Customers a year ago',
  description: 'Customers a year before the end of the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersLostInAYear = perEntity('customersLostInAYear', {
  per: 'account',
  count: 'entities',
  where: { customersAYearAgo: { gt: 0 }, customersAtEnd: 0 },
  label: 'Customers lost in a year',
  description: 'Of the customers a year before the end of the period, those who are gone at its end.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const yearlyChurnRate = ratio('yearlyChurnRate', {
  numerator: customersLostInAYear,
  denominator: customersAYearAgo,
  label: 'Yearly churn rate',
  description: 'Of the customers a year before the end of the period, the share gone at its end, however long the period is.',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const lifespanByChurn = derived('lifespanByChurn', {
  formula: { divide: [1, yearlyChurnRate] },
  label: 'Customer lifespan by churn',
  description:
    'Years that a customer stays if as many leave every year as in the year up to the end of the period: the standard estimate while most customers are still here.',
  standard: '1 / yearly churn',
  unit: duration('year'),
  goodWhen: 'up',
  owner,
  tags,
})

export const averageCustomerLifespan = variants('averageCustomerLifespan', {
  default: 'observed',
  variants: { observed: observedLifespan, inverseChurn: lifespanByChurn },
  label: 'Average customer lifespan',
  description: 'How many years a customer stays a customer.',
  synonyms: ['customer lifetime'],
  standard: 'observed lifespan: mean of finished relations',
  unit: duration('year'),
  goodWhen: 'up',
  owner,
  tags,
})
