import { count, currency, derived, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { salesActivity } from './activity-type.ts'
import { averageDealSize, dealsWon, salesCycleLength, winRate } from './deals.ts'
import { notClosedUndated } from './leads.ts'
import { dealTouches } from './models/deal-touches.ts'
import { leads } from './models/leads.ts'
import { opportunities } from './models/opportunities.ts'
import { stageHistory } from './models/stage-history.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:lead_management']

/** Versions of deals that are there, in a stage in which they are worked on. */
const inOpenStage = { opportunityOutcome: { isNull: false }, stageOutcome: 'open' } as const
const whileValid = { from: 'validFrom', to: 'validTo' } as const

const withoutAmount = {
  metric: 'openDealsWithoutAmountRate',
  above: 0.1,
  says: 'More than a tenth of the open deals have no amount, and count as nothing.',
}

export const pipelineValue = metric('pipelineValue', {
  model: stageHistory,
  sum: { money: 'amount', currency: 'currency', on: 'validFrom' },
  span: whileValid,
  where: inOpenStage,
  label: 'Pipeline value',
  description:
    'Amount of the deals that are open at the end of the period, as they were known then, at the rate of the day since which they were.',
  synonyms: ['open pipeline'],
  warnings: [withoutAmount],
  standard: 'open opportunities, as of the period’s end',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const weightedPipelineValue = metric('weightedPipelineValue', {
  model: stageHistory,
  sum: {
    money: { multiply: ['amount', { coalesce: ['probability', 'stageDefaultProbability'] }] },
    currency: 'currency',
    on: 'validFrom',
  },
  span: whileValid,
  where: inOpenStage,
  label: 'Weighted pipeline value',
  description:
    'Amount of the deals that are open at the end of the period, times the probability of each: its own, else that of its stage.',
  synonyms: ['expected pipeline'],
  warnings: [withoutAmount],
  standard: 'amount x probability',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const dealsOpenAtEnd = metric('dealsOpenAtEnd', {
  model: stageHistory,
  countDistinct: 'opportunity_id',
  span: whileValid,
  where: inOpenStage,
  label: 'Deals open at the end',
  description: 'Deals in an open stage in the instant just before the end of the period: the standard. They do not add up over time.',
  standard: 'as of the instant before the period’s end',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const openDealsWithoutAmountRate = ratio('openDealsWithoutAmountRate', {
  numerator: { metric: dealsOpenAtEnd, where: { amount: { isNull: true } } },
  denominator: dealsOpenAtEnd,
  label: 'Open deals without an amount',
  description: 'Share of the deals open at the end of the period that nobody has put an amount on: the value of the pipeline lacks them.',
  unit: share,
  goodWhen: 'down',
  owner,
  tags: [...tags, 'data_quality'],
})

export const dealsNotClosed = metric('dealsNotClosed', {
  model: opportunities,
  count: 'rows',
  span: { from: 'createdAt', to: 'closedAt' },
  label: 'Deals not closed',
  description: 'Deals created and not yet closed in the instant just before the end of the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const dealsNotClosedAtStart = derived('dealsNotClosedAtStart', {
  formula: { metric: dealsNotClosed, at: 'start' },
  label: 'Deals not closed at the start',
  description: 'Deals created and not yet closed in the instant just before the beginning of the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const dealsInPeriod = perEntity('dealsInPeriod', {
  per: 'opportunity',
  count: 'entities',
  where: { or: [{ dealsNotClosedAtStart: { gt: 0 } }, { dealsCreated: { gt: 0 } }] },
  label: 'Deals in the period',
  description: 'Deals that were open at any time in the period, also if they closed in it: what the sales velocity is computed from.',
  standard: 'source 003: opportunities in the given time',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const openOpportunities = variants('openOpportunities', {
  default: 'asOf',
  variants: { asOf: dealsOpenAtEnd, inPeriod: dealsInPeriod },
  label: 'Open opportunities',
  description: 'Deals that are worked on: at the end of the period or, on request, at any time in it.',
  synonyms: ['open deals'],
  standard: 'as of the instant before the period’s end',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const salesVelocity = derived('salesVelocity', {
  formula: { divide: [{ multiply: [dealsInPeriod, averageDealSize, winRate] }, salesCycleLength] },
  label: 'Sales velocity',
  description:
    'Money that the pipeline yields per day: deals in the period, times their average size, times the win rate, over the sales cycle in days.',
  synonyms: ['pipeline velocity'],
  standard: 'source 003: opportunities x deal size x win rate / sales cycle',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const leadsOpen = metric('leadsOpen', {
  model: leads,
  count: 'rows',
  span: { from: 'createdAt', to: 'closedAt' },
  where: notClosedUndated,
  label: 'Open leads',
  description: 'Leads neither converted nor given up in the instant just before the end of the period.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const leadsOpenAtStart = derived('leadsOpenAtStart', {
  formula: { metric: leadsOpen, at: 'start' },
  label: 'Open leads at the start',
  description: 'Leads neither converted nor given up in the instant just before the beginning of the period.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const leadsInPipeline = perEntity('leadsInPipeline', {
  per: 'lead',
  count: 'entities',
  where: { or: [{ leadsOpenAtStart: { gt: 0 } }, { newLeads: { gt: 0 } }] },
  label: 'Leads in the pipeline',
  description: 'Leads that were open at any time in the period.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

/** Deals that came from a lead. */
const wonFromLeads = { metric: dealsWon, where: { lead_id: { isNull: false } } } as const

export const dealsOverLeads = ratio('dealsOverLeads', {
  numerator: wonFromLeads,
  denominator: leadsInPipeline,
  label: 'Deals over leads',
  description: 'Deals won that came from a lead, per lead in the pipeline: the standard.',
  standard: 'source 001: deals closed / leads in the pipeline, as in its example',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const leadsPerDeal = ratio('leadsPerDeal', {
  numerator: leadsInPipeline,
  denominator: wonFromLeads,
  label: 'Leads per deal',
  description:
    'Leads in the pipeline per deal won from a lead: how many leads a deal takes. It is the rate upside down, as it is sometimes printed.',
  standard: 'source 001: the formula as printed, upside down',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const closeRate = variants('closeRate', {
  default: 'dealsOverLeads',
  variants: { dealsOverLeads, inverted: leadsPerDeal },
  label: 'Close rate',
  description: 'Deals won from leads, per lead that was in the pipeline at any time in the period.',
  synonyms: ['closing rate'],
  standard: 'source 001: deals closed / leads in the pipeline, as in its example',
  unit: share,
  goodWhen: 'up',
  notes: ['Closing many deals is not everything: see averageDealSize, and renewalRate of the customers won.'],
  owner,
  tags: [...tags, 'funnel:closing', 'key'],
})

export const touchedDealsClosed = metric('touchedDealsClosed', {
  model: dealTouches,
  countDistinct: 'opportunity_id',
  where: { opportunityOutcome: { in: ['won', 'lost'] }, type: { eq: { parameter: 'activityType' } } },
  parameters: { activityType: salesActivity },
  label: 'Touched deals decided',
  description: 'Deals won or lost that had an activity, each once, on the day on which they closed.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const activityWinRate = ratio('activityWinRate', {
  numerator: { metric: touchedDealsClosed, where: { opportunityOutcome: 'won' } },
  denominator: touchedDealsClosed,
  label: 'Win rate by activity',
  description:
    'Win rate of the deals decided that had an activity, of one kind if asked: as its argument, as a group or as a filter. It shows no cause.',
  synonyms: ['win rate with activity'],
  standard: 'won / (won + lost) by closing date',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:closing'],
})
