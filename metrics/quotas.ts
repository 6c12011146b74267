import { currency, metric, ratio, share } from '../schema/define.ts'
import { quotaSales, quotas } from './models/quotas.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:closing']

export const salesOfQuotaHolders = metric('salesOfQuotaHolders', {
  model: quotaSales,
  sum: { money: 'net_amount', currency: 'currency', on: 'orderedAt' },
  span: { from: 'heldQuotaStartsOn', to: 'heldQuotaEndsOn', whole: true },
  label: 'Sales of quota holders',
  description:
    'Net value of completed orders within a quota of their representative, for quotas that lie in the period as a whole. Sales of representatives without a quota do not count.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const quotaAmount = metric('quotaAmount', {
  model: quotas,
  sum: { money: 'amount', currency: 'currency', on: 'startsOn' },
  span: { from: 'startsOn', to: 'endsOn', whole: true },
  label: 'Quotas',
  description: 'Quotas of representatives that lie in the period as a whole, at the rates of the day on which they begin.',
  unit: currency(),
  goodWhen: 'neutral',
  owner,
  tags,
})

export const quotaAttainment = ratio('quotaAttainment', {
  numerator: salesOfQuotaHolders,
  denominator: quotaAmount,
  label: 'Quota attainment',
  description:
    'Sales of quota holders over their quotas, for quotas that lie in the period as a whole. A team attains what its representatives do; quotas set for whole teams are left out, and a quota that the period cuts is neither counted nor prorated.',
  synonyms: ['quota achievement'],
  standard: 'actual sales / quota',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})
