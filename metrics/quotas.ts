import { currency, metric, ratio, share, variants } from '../schema/define.ts'
import { quotaSales, quotas, teamQuotaSales, teamQuotas } from './models/quotas.ts'

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

export const attainmentOfRepresentatives = ratio('attainmentOfRepresentatives', {
  numerator: salesOfQuotaHolders,
  denominator: quotaAmount,
  label: 'Quota attainment of representatives',
  description:
    'Sales of quota holders over their quotas, for quotas that lie in the period as a whole: the standard. A team attains what its representatives do.',
  standard: 'actual sales / quota',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const salesOfQuotaTeams = metric('salesOfQuotaTeams', {
  model: teamQuotaSales,
  sum: { money: 'net_amount', currency: 'currency', on: 'orderedAt' },
  span: { from: 'heldTeamQuotaStartsOn', to: 'heldTeamQuotaEndsOn', whole: true },
  label: 'Sales of teams with a quota',
  description:
    'Net value of completed orders of a team, whoever of it took them, within a quota that was set for the team as a whole and lies in the period as a whole.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const teamQuotaAmount = metric('teamQuotaAmount', {
  model: teamQuotas,
  sum: { money: 'amount', currency: 'currency', on: 'startsOn' },
  span: { from: 'startsOn', to: 'endsOn', whole: true },
  label: 'Quotas of teams',
  description: 'Quotas set for teams as a whole that lie in the period as a whole, at the rates of the day on which they begin.',
  unit: currency(),
  goodWhen: 'neutral',
  owner,
  tags,
})

export const attainmentOfTeams = ratio('attainmentOfTeams', {
  numerator: salesOfQuotaTeams,
  denominator: teamQuotaAmount,
  label: 'Quota attainment of teams',
  description:
    'Sales of teams over the quotas that were set for them as a whole, whatever quotas their representatives have: for companies that set quotas by team. Sales are of the team in which a representative is today.',
  standard: 'source 001: real sales / quota',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const quotaAttainment = variants('quotaAttainment', {
  default: 'ofRepresentatives',
  variants: { ofRepresentatives: attainmentOfRepresentatives, ofTeams: attainmentOfTeams },
  label: 'Quota attainment',
  description:
    'Sales of quota holders over their quotas, for quotas that lie in the period as a whole. A team attains what its representatives do; quotas set for teams as a whole are asked for on request, and a quota that the period cuts is neither counted nor prorated.',
  synonyms: ['quota achievement'],
  standard: 'actual sales / quota',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})
