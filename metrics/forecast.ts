import { count, currency, derived, share } from '../schema/define.ts'
import { closeRate } from './pipeline.ts'
import { averagePurchaseValue } from './value.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more']

export const revenueForecast = derived('revenueForecast', {
  formula: { multiply: [averagePurchaseValue, { parameter: 'expectedSales' }] },
  parameters: { expectedSales: { min: 0, description: 'How many sales are expected.' } },
  label: 'Revenue forecast',
  description: 'Average purchase value of the period, times the number of sales expected.',
  synonyms: ['sales forecast', 'projected revenue'],
  standard: 'source 000: average purchase value x expected sales',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:closing'],
})

export const requiredLeads = derived('requiredLeads', {
  formula: { ceil: { divide: [{ parameter: 'target' }, { coalesce: [{ parameter: 'closeRate' }, closeRate] }] } },
  parameters: {
    target: { min: 0, description: 'How many deals are wanted.' },
    closeRate: {
      default: null,
      min: 0,
      description: 'The share of leads that become deals; the close rate of the slice where it is left out.',
    },
  },
  label: 'Leads required',
  description: 'Leads needed to win as many deals as are wanted, if that share of them becomes deals.',
  synonyms: ['leads needed'],
  standard: 'source 001: target / close rate',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags: [...tags, 'funnel:lead_generation'],
})

export const goalProgress = derived('goalProgress', {
  formula: {
    divide: [
      { subtract: [{ parameter: 'current' }, { parameter: 'baseline' }] },
      { subtract: [{ parameter: 'target' }, { parameter: 'baseline' }] },
    ],
  },
  parameters: {
    current: { description: 'What the value is now.' },
    baseline: { default: 0, description: 'Where it started from; zero where it is left out.' },
    target: { description: 'Where it leads to.' },
  },
  label: 'Goal progress',
  description:
    'The share of the way from baseline to target that a value has come: over 1 where it went beyond, under 0 where it went the other way. The goals themselves are asked for by "goals".',
  synonyms: ['progress towards a goal'],
  standard: '(current - baseline) / (target - baseline)',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: ['goals', 'group:business_performance', 'objective:sell_more'],
})
