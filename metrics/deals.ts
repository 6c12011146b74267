import { count, currency, duration, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
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

export const dealsCreated = metric('dealsCreated', {
  model: opportunities,
  count: 'rows',
  time: 'createdAt',
  label: 'Deals created',
  description: 'Deals on the day on which they were created, whatever became of them.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

const amountOnClosing = { money: 'amount', currency: 'currency', on: 'closedAt' } as const

export const wonAmount = metric('wonAmount', {
  model: opportunities,
  sum: amountOnClosing,
  where: { outcome: 'won' },
  label: 'Amount won',
  description: 'Amount of the deals won, on the day on which they closed.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const closedAmount = metric('closedAmount', {
  model: opportunities,
  sum: amountOnClosing,
  where: { outcome: { in: ['won', 'lost'] } },
  label: 'Amount decided',
  description: 'Amount of the deals won or lost, on the day on which they closed.',
  unit: currency(),
  goodWhen: 'neutral',
  owner,
  tags,
})

export const winRateOfClosed = ratio('winRateOfClosed', {
  numerator: dealsWon,
  denominator: dealsClosed,
  numeratorOnly: ['opportunityLossReason'],
  label: 'Win rate of decided deals',
  description: 'Share won of the deals that were won or lost in the period.',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const winRateOfCreated = ratio('winRateOfCreated', {
  numerator: { metric: dealsCreated, where: { outcome: 'won' } },
  denominator: dealsCreated,
  label: 'Win rate of created deals',
  description: 'Share won since of all deals created in the period; the latest days are still rising.',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const winRateByValue = ratio('winRateByValue', {
  numerator: wonAmount,
  denominator: closedAmount,
  label: 'Win rate by value',
  description: 'Share won of the amount of the deals that were won or lost in the period.',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const winRate = variants('winRate', {
  default: 'closed',
  variants: { closed: winRateOfClosed, ofAllOpportunities: winRateOfCreated, byValue: winRateByValue },
  label: 'Win rate',
  description: 'Share won of the deals that were won or lost in the period. Open deals are not judged yet.',
  synonyms: ['opportunity win rate', 'процент на успеваемост', '赢单率'],
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

const wonWithAmount = { outcome: 'won', amount: { isNull: false } } as const

export const amountPerDeal = metric('amountPerDeal', {
  model: opportunities,
  avg: amountOnClosing,
  where: wonWithAmount,
  label: 'Amount per deal',
  description: 'Average amount of the deals won.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const customersWon = metric('customersWon', {
  model: opportunities,
  countDistinct: 'account_id',
  where: wonWithAmount,
  label: 'Customers with deals won',
  description: 'Accounts with whom a deal with an amount was won.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const amountPerCustomer = ratio('amountPerCustomer', {
  numerator: wonAmount,
  denominator: customersWon,
  label: 'Amount per customer',
  description: 'Amount of the deals won, per customer with whom they were won.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const averageDealSize = variants('averageDealSize', {
  default: 'perDeal',
  variants: { perDeal: amountPerDeal, perCustomer: amountPerCustomer },
  label: 'Average deal size',
  description: 'Average amount of the deals won. Deals won without an amount are left out.',
  synonyms: ['average deal value', 'deal check', 'середній розмір угоди', 'середній чек угоди', '平均交易额', '客单价'],
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const daysFromOpportunity = metric('daysFromOpportunity', {
  model: opportunities,
  avg: 'cycleDays',
  where: { outcome: 'won', cycleDays: { gte: 0 } },
  label: 'Days from creation to winning',
  description: 'Average days from the creation of a deal to winning it.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const daysFromLead = metric('daysFromLead', {
  model: opportunities,
  avg: { from: 'leadCreatedAt', to: 'closedAt', unit: 'day' },
  where: { outcome: 'won', closedAt: { gte: { column: 'leadCreatedAt' } } },
  label: 'Days from lead to winning',
  description: 'Average days from the arrival of the lead to winning its deal. Deals without a lead are left out.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const daysFromFirstContact = metric('daysFromFirstContact', {
  model: opportunities,
  avg: { from: 'firstContactAt', to: 'closedAt', unit: 'day' },
  where: { outcome: 'won', closedAt: { gte: { column: 'firstContactAt' } } },
  label: 'Days from first contact to winning',
  description: 'Average days from the first contact to winning the deal. Deals whose first contact is not known are left out.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const medianDaysFromOpportunity = metric('medianDaysFromOpportunity', {
  model: opportunities,
  median: 'cycleDays',
  where: { outcome: 'won', cycleDays: { gte: 0 } },
  label: 'Median days from creation to winning',
  description: 'Days that half of the deals won took at most from their creation.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const daysFromOpportunityP90 = metric('daysFromOpportunityP90', {
  model: opportunities,
  percentile: 'cycleDays',
  at: 0.9,
  where: { outcome: 'won', cycleDays: { gte: 0 } },
  label: 'Days from creation to winning, 90th percentile',
  description: 'Days that nine of ten deals won took at most from their creation.',
  unit: duration('day'),
  goodWhen: 'down',
  owner,
  tags,
})

export const salesCycleLength = variants('salesCycleLength', {
  default: 'fromOpportunity',
  variants: {
    fromOpportunity: daysFromOpportunity,
    fromLead: daysFromLead,
    fromFirstContact: daysFromFirstContact,
    median: medianDaysFromOpportunity,
    p90: daysFromOpportunityP90,
  },
  label: 'Sales cycle length',
  description:
    'Average days from the creation of a deal to winning it. Open and lost deals, and deals closed before they began, are left out.',
  synonyms: ['time to close', 'deal closing time', 'продължителност на продажбения цикъл', '销售周期', 'час закриття угоди'],
  unit: duration('day'),
  goodWhen: 'down',
  notes: [
    'It is not to be compared across industries, nor between selling to companies and to persons.',
    'The events that lead to a deal say more than its days: see touchesToClose and pipelineStageDuration.',
  ],
  playbook: [{ condition: 'Closing takes long.', action: 'Simplify the way to a deal.' }],
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

export const meanDealVelocity = ratio('meanDealVelocity', {
  numerator: wonDealStageTime,
  denominator: wonDealsStaged,
  label: 'Mean deal velocity',
  description: 'Average days that a deal which was won spent going through the open stages. It is a length of time: less is faster.',
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
  description: 'Days that half of the deals won spent at most going through the open stages.',
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
  description: 'Days that nine of ten deals won spent at most going through the open stages.',
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
  synonyms: ['time through the pipeline', 'скорост на сключване на сделки'],
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
  description: 'Average days that a finished visit to a stage took, on the day on which it ended.',
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
  description: 'Days that half of the finished visits to a stage took at most, on the day on which they ended.',
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
  description: 'Days that nine of ten finished visits to a stage took at most, on the day on which they ended.',
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
  synonyms: ['time in stage', 'durata etapelor pipelinei de vânzări'],
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

export const wonDealTouches = metric('wonDealTouches', {
  model: dealTouches,
  count: { when: [[{ occurredAt: { lte: { column: 'opportunityClosedAt' } } }, 1]], otherwise: null },
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
