import { count, currency, duration, metric, ratio, share } from '../schema/define.ts'
import { dealTouches } from './models/deal-touches.ts'
import { opportunities } from './models/opportunities.ts'
import { stageVisits } from './models/stage-visits.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:closing']

export const dealsWon = metric('dealsWon', {
  model: opportunities,
  count: 'rows',
  where: { outcome: 'won' },
  label: 'Deals won',
  description: 'Deals won, on the day on which they closed.',
  synonyms: ['closed deals', 'won opportunities'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const dealsClosed = metric('dealsClosed', {
  model: opportunities,
  count: 'rows',
  where: { outcome: { in: ['won', 'lost'] } },
  label: 'Deals decided',
  description: 'Deals won or lost, on the day on which they closed.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const winRate = ratio('winRate', {
  numerator: dealsWon,
  denominator: dealsClosed,
  label: 'Win rate',
  description: 'Share won of the deals that were won or lost in the period. Open deals are not judged yet.',
  synonyms: ['opportunity win rate', 'процент на успеваемост', '赢单率'],
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const averageDealSize = metric('averageDealSize', {
  model: opportunities,
  avg: { money: 'amount', currency: 'currency', on: 'closedAt' },
  where: { outcome: 'won', amount: { isNull: false } },
  label: 'Average deal size',
  description: 'Average amount of the deals won. Deals won without an amount are left out.',
  synonyms: ['average deal value', 'deal check', 'середній розмір угоди', 'середній чек угоди', '平均交易额', '客单价'],
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const salesCycleLength = metric('salesCycleLength', {
  model: opportunities,
  avg: 'cycleDays',
  where: { outcome: 'won', cycleDays: { gte: 0 } },
  label: 'Sales cycle length',
  description:
    'Average days from the creation of a deal to winning it. Open and lost deals, and deals closed before they began, are left out.',
  synonyms: ['time to close', 'deal closing time', 'продължителност на продажбения цикъл', '销售周期', 'час закриття угоди'],
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

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

export const dealVelocity = ratio('dealVelocity', {
  numerator: wonDealStageTime,
  denominator: wonDealsStaged,
  label: 'Deal velocity',
  description: 'Average days that a deal which was won spent going through the open stages. It is a length of time: less is faster.',
  synonyms: ['time through the pipeline', 'скорост на сключване на сделки'],
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const pipelineStageDuration = metric('pipelineStageDuration', {
  model: stageVisits,
  avg: 'days',
  where: { opportunityOutcome: { isNull: false }, days: { gte: 0 } },
  label: 'Pipeline stage duration',
  description:
    'Average days that a finished visit to a stage took, on the day on which it ended. A second visit counts apart; unfinished ones are left out.',
  synonyms: ['time in stage', 'durata etapelor pipelinei de vânzări'],
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const wonDealTouches = metric('wonDealTouches', {
  model: dealTouches,
  count: { sql: 'case when {occurredAt} <= {opportunityClosedAt} then 1 end', type: 'integer' },
  where: { opportunityOutcome: 'won' },
  label: 'Touches of won deals',
  description: 'Contacts made by people up to the closing of the deals won, on the day on which the deals closed.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const touchesToClose = ratio('touchesToClose', {
  numerator: wonDealTouches,
  denominator: dealsWon,
  label: 'Touches to close',
  description: 'Average number of contacts needed to win a deal. A deal won without any counts as none.',
  synonyms: ['contacts per deal', '达成交易所需的接触次数'],
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})
