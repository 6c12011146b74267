import { cumulative } from '../schema/define.ts'
import { revenue } from './sales.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:closing']

export const revenueTrailing3Months = cumulative('revenueTrailing3Months', {
  metric: revenue,
  window: { count: 3, grain: 'month' },
  label: 'Revenue of three months',
  description: 'Revenue of the three months up to the end of the period: the trend behind the swings of single months.',
  synonyms: ['trailing revenue', 'rolling revenue'],
  goodWhen: 'up',
  owner,
  tags,
})

export const revenueYearToDate = cumulative('revenueYearToDate', {
  metric: revenue,
  toDate: 'year',
  label: 'Revenue of the year so far',
  description: 'Revenue from the beginning of the year up to the end of the period.',
  synonyms: ['revenue YTD'],
  goodWhen: 'up',
  owner,
  tags,
})
