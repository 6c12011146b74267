import { count, duration, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { stageVisits } from './models/stage-visits.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:closing']

/** Visits to the stages in which the won deals were worked on; time spent in the stages "won" and "lost" is no work. */
const wonDealsInOpenStages = { opportunityOutcome: 'won', stageOutcome: 'open', days: { gte: 0 } } as const

export const wonDealStageTime = metric('wonDealStageTime', {
  model: stageVisits,
  sum: 'days',
  time: 'opportunityClosedAt',
  where: wonDealsInOpenStages,
  label: 'Time of won deals in stages',
  description: 'Days that the deals won spent in open stages, all together, on the day on which they closed.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const wonDealsStaged = metric('wonDealsStaged', {
  model: stageVisits,
  countDistinct: 'opportunity_id',
  time: 'opportunityClosedAt',
  where: wonDealsInOpenStages,
  label: 'Won deals with stages',
  description: 'Deals won that went through at least one open stage.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const meanDealVelocity = ratio('meanDealVelocity', {
  numerator: wonDealStageTime,
  denominator: wonDealsStaged,
  label: 'Mean deal velocity',
  description:
    'Average days that a deal which was won spent going through the open stages: a few very long deals move it. It is a length of time: less is faster.',
  standard: 'source 000: average time through the stages',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const medianDealVelocity = perEntity('medianDealVelocity', {
  per: 'opportunity',
  median: wonDealStageTime,
  where: { wonDealsStaged: { gt: 0 } },
  label: 'Median deal velocity',
  description:
    'Days that half of the deals won spent at most going through the open stages: the usual deal, unmoved by a few very long ones.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const dealVelocityP90 = perEntity('dealVelocityP90', {
  per: 'opportunity',
  percentile: wonDealStageTime,
  at: 0.9,
  where: { wonDealsStaged: { gt: 0 } },
  label: 'Deal velocity, 90th percentile',
  description: 'Days that nine of ten deals won spent at most going through the open stages: for the slow end, and for planning.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const dealVelocity = variants('dealVelocity', {
  default: 'mean',
  variants: { mean: meanDealVelocity, median: medianDealVelocity, p90: dealVelocityP90 },
  label: 'Deal velocity',
  description: 'Average days that a deal which was won spent going through the open stages. It is a length of time: less is faster.',
  synonyms: ['time through the pipeline'],
  standard: 'source 000: average time through the stages',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

const finishedVisits = { opportunityOutcome: { isNull: false }, days: { gte: 0 } } as const

export const meanStageDuration = metric('meanStageDuration', {
  model: stageVisits,
  avg: 'days',
  where: finishedVisits,
  label: 'Mean stage duration',
  description: 'Average days that a finished visit to a stage took, on the day on which it ended: a few very long visits move it.',
  standard: 'mean of finished visits',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const medianStageDuration = metric('medianStageDuration', {
  model: stageVisits,
  median: 'days',
  where: finishedVisits,
  label: 'Median stage duration',
  description:
    'Days that half of the finished visits to a stage took at most, on the day on which they ended: the usual visit, unmoved by a few very long ones.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const stageDurationP90 = metric('stageDurationP90', {
  model: stageVisits,
  percentile: 'days',
  at: 0.9,
  where: finishedVisits,
  label: 'Stage duration, 90th percentile',
  description:
    'Days that nine of ten finished visits to a stage took at most, on the day on which they ended: for finding where deals get stuck.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const pipelineStageDuration = variants('pipelineStageDuration', {
  default: 'mean',
  variants: { mean: meanStageDuration, median: medianStageDuration, p90: stageDurationP90 },
  label: 'Pipeline stage duration',
  description:
    'Days that a finished visit to a stage took, on the day on which it ended. A second visit counts apart; unfinished ones are left out.',
  synonyms: ['time in stage'],
  standard: 'mean of finished visits',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const stageVisitsEnded = metric('stageVisitsEnded', {
  model: stageVisits,
  count: 'rows',
  where: { opportunityOutcome: { isNull: false }, exitedAt: { isNull: false } },
  label: 'Stage visits ended',
  description: 'Visits of deals to stages, on the day on which they ended.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const stageDropOffRate = ratio('stageDropOffRate', {
  numerator: { metric: stageVisitsEnded, where: { nextStageOutcome: 'lost' } },
  denominator: stageVisitsEnded,
  label: 'Stage drop-off rate',
  description:
    'Share of the visits to a stage that ended in losing the deal, on the day on which they ended. Going back a stage is no loss.',
  synonyms: ['drop-off', 'funnel leak'],
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})
