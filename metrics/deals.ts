import { count, currency, duration, metric, ratio, share, variants } from '../schema/define.ts'
import { salesActivity } from './activity-type.ts'
import { dealTouches } from './models/deal-touches.ts'
import { opportunities } from './models/opportunities.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:closing']

export const dealsWon = metric('dealsWon', {
  model: opportunities,
  count: 'rows',
  where: { outcome: 'won' },
  label: 'Deals won',
  description: 'Deals won, on the day on which they closed.',
  synonyms: ['closed deals', 'won opportunities'],
  standard: 'won only, by closing date',
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
  description: 'Share won of the deals that were won or lost in the period: the standard. Open deals are not judged yet.',
  standard: 'won / (won + lost) by closing date',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const winRateOfCreated = ratio('winRateOfCreated', {
  numerator: { metric: dealsCreated, where: { outcome: 'won' } },
  denominator: dealsCreated,
  label: 'Win rate of created deals',
  description:
    'Share won since of all deals created in the period, open ones included: for judging what came in. The latest days are still rising.',
  standard: 'source 000: won / all opportunities',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const winRateByValue = ratio('winRateByValue', {
  numerator: wonAmount,
  denominator: closedAmount,
  label: 'Win rate by value',
  description:
    'Share won of the amount of the deals that were won or lost in the period: for the money at stake, where a large deal weighs more than many small ones.',
  standard: 'value-weighted win rate',
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
  synonyms: ['opportunity win rate'],
  standard: 'won / (won + lost) by closing date',
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
  description: 'Average amount of the deals won: the standard. A customer with two deals counts twice.',
  standard: 'average per won deal',
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
  description: 'Amount of the deals won, per customer with whom they were won: higher than per deal where customers sign several.',
  standard: 'source 003: average per customer',
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
  synonyms: ['average deal value', 'deal check'],
  standard: 'average per won deal',
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
  description: 'Average days from the creation of a deal to winning it: the standard, and what the sales velocity is computed from.',
  standard: 'from opportunity to won',
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
  description:
    'Average days from the arrival of the lead to winning its deal: also the time before there was a deal. Deals without a lead are left out.',
  standard: 'source 003: from lead to won',
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
  description:
    'Average days from the first contact to winning the deal: the whole way as the customer sees it. Deals whose first contact is not known are left out.',
  standard: 'source 000: from first contact to won',
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
  description: 'Days that half of the deals won took at most from their creation: the usual deal, unmoved by a few very long ones.',
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
  description: 'Days that nine of ten deals won took at most from their creation: for the slow end, and for planning.',
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
  synonyms: ['time to close', 'deal closing time'],
  standard: 'from opportunity to won',
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

export const wonDealTouches = metric('wonDealTouches', {
  model: dealTouches,
  count: 'rows',
  where: {
    opportunityOutcome: 'won',
    occurredAt: { lte: { column: 'opportunityClosedAt' } },
    type: { eq: { parameter: 'activityType' } },
  },
  parameters: { activityType: salesActivity },
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
  numeratorOnly: ['dealTouchType', 'dealTouchDirection'],
  label: 'Touches to close',
  description: 'Average number of contacts needed to win a deal. A deal won without any counts as none.',
  synonyms: ['contacts per deal'],
  standard: 'source 003: touches needed to close',
  changes: [{ on: '2025-10-01', what: 'Contacts made after the deal closed, and those made by machines, no longer count.' }],
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})
