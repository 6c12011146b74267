import { count, currency, derived } from '../schema/define.ts'
import { averagePurchaseValue } from './value.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more']

export const revenueForecast = derived('revenueForecast', {
  formula: { multiply: [averagePurchaseValue, { parameter: 'expectedSales' }] },
  parameters: { expectedSales: { default: 1, min: 0, description: 'How many sales are expected.' } },
  label: 'Revenue forecast',
  description: 'Average purchase value of the period, times the number of sales expected.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:closing'],
})

export const requiredLeads = derived('requiredLeads', {
  formula: { ceil: { divide: [{ parameter: 'target' }, { parameter: 'closeRate' }] } },
  parameters: {
    target: { default: 1, min: 0, description: 'How many deals are wanted.' },
    closeRate: { default: 0.3, min: 0, description: 'The share of leads that become deals, such as the close rate of last year.' },
  },
  label: 'Leads required',
  description: 'Leads needed to win as many deals as are wanted, if that share of them becomes deals.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags: [...tags, 'funnel:lead_generation'],
})
