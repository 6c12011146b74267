/** Nothing here is wrong, and the compiler must find nothing. */
import { accounts } from '../../metrics/models/accounts.ts'
import { opportunities } from '../../metrics/models/opportunities.ts'
import { orderLines } from '../../metrics/models/order-lines.ts'
import { surveyResponses } from '../../metrics/models/survey-responses.ts'
import { tickets } from '../../metrics/models/tickets.ts'
import {
  alert,
  annotation,
  board,
  conversion,
  count,
  cumulative,
  currency,
  derived,
  duration,
  extendMetric,
  extendModel,
  goal,
  metric,
  model,
  perEntity,
  ratio,
  retention,
  score,
  scored,
  set,
  share,
  variants,
} from '../../schema/define.ts'
import { defineFor, type GrainsOf } from '../../src/index.ts'

model('quotas', {
  table: 'quotas',
  key: 'quota_id',
  entity: 'quota',
  label: 'Quotas',
  grain: 'One row per quota.',
  metricTime: 'startsOn',
  where: {
    amount: { gt: 0 },
    or: [{ team: { isNull: false } }, { user_id: { isNull: false } }],
    not: { currency: { in: ['BGN', 'RON'] } },
  },
  entities: { user: { model: 'crmUsers', column: 'user_id' } },
  dimensions: {
    startsOn: 'period_start',
    team: { column: 'team', label: 'Team', synonyms: ['group'], translations: { bg: { label: 'Екип' } } },
    days: { from: 'period_start', to: 'period_end', unit: 'day' },
    double: { multiply: ['amount', 2] },
    size: {
      when: [
        [{ amount: { gte: 50_000 }, currency: 'USD' }, 'large'],
        [{ amount: { between: [5_000, 50_000] } }, 'medium'],
      ],
      otherwise: 'small',
    },
    isBig: { when: [[{ amount: { gte: 50_000 } }, true]], otherwise: false },
    month: { sql: "date_trunc('month', {period_start})", type: 'date' },
    holder: { coalesce: ['user_id', 'quota_id'] },
    ofSales: { when: [[{ userRole: 'sales_rep', userSince: { gte: { column: 'period_start' } } }, true]], otherwise: false },
  },
})

model('ticketsByKey', {
  table: 'tickets',
  key: ['ticket_id'],
  metricTime: 'accountCreatedAt',
  entities: { account: { model: accounts, column: ['account_id'] } },
})
model('terms', {
  table: 'subscription_terms',
  key: 'term_id',
  metricTime: 'lastDay',
  dimensions: { lastDay: { sql: '{ends_on} - 1', type: 'date' } },
})

metric('byName', { model: 'orderLines', sum: 'net_amount' })
metric('ordersAnyhow', { model: 'orders', count: 'rows', finer: 'ordersByLine' })
metric('ordersEither', {
  model: 'orders',
  count: 'rows',
  finer: ['ordersByLine', metric('linesHeld', { model: orderLines, countDistinct: 'order_id' })],
})
metric('ordersOverLines', { model: 'orders', count: 'rows', finer: metric('lines', { model: orderLines, countDistinct: 'order_id' }) })
metric('byNameWithColumn', {
  model: 'tickets',
  count: 'rows',
  time: 'resolved_at',
  where: { channel: { startsWith: 'ch' }, opened_at: { gte: '2025-01-01' } },
})
metric('ownDimension', { model: tickets, avg: 'resolutionHours', time: 'resolvedAt', unit: duration('hour') })
metric('reached', {
  model: tickets,
  count: 'rows',
  where: { accountCountry: 'DE', accountOwnerTeam: { in: ['North'] }, assigneeIsLicensed: true, accountIsVip: true },
})
metric('mayBeOpen', {
  model: tickets,
  count: 'rows',
  where: { channel: { eq: { parameter: 'channel' } } },
  parameters: { channel: { default: null, values: ['chat', 'mail'] } },
})
const throughRole = metric('throughRole', {
  model: orderLines,
  count: 'rows',
  where: { accountSegment: 'smb', campaignChannel: { isNull: true }, campaignOwnerTeam: 'North', leadGeneratedByCrm: false },
})
extendMetric('atRisk', { extends: throughRole, parameters: { threshold: { default: 40 } }, where: null, unit: count })
extendMetric('throughRole', {
  label: 'Changed',
  playbook: [{ condition: 'It is low.', action: 'Look.' }],
  variants: { other: throughRole },
})
extendModel('tickets', { extends: tickets, dimensions: { topic: 'category' }, where: { is_spam: false } })
metric('rawColumn', { model: tickets, count: 'rows', where: { parent_ticket_id: { isNull: true }, reopen_count: { gt: 0 } } })
metric('nested', {
  model: tickets,
  count: 'rows',
  where: { or: [{ channel: 'chat' }, { and: [{ accountCountry: 'DE' }, { not: { type: 'complaint' } }] }] },
})
metric('arithmetic', { model: orderLines, sum: { subtract: ['net_amount', { coalesce: ['cost_amount', 0] }] } })
metric('money', {
  model: orderLines,
  sum: { money: { multiply: ['net_amount', 'quantity'] }, currency: 'orderCurrency', on: 'orderOrderedAt' },
  unit: currency(),
})
metric('minded', {
  model: tickets,
  count: 'rows',
  notes: ['Spam is left out.'],
  playbook: [{ condition: 'It grows.', action: 'Write a page of answers.' }],
})
metric('percentile', { model: tickets, percentile: 'resolutionHours', at: 0.9, discrete: true })
metric('opened', {
  model: tickets,
  avg: { from: 'opened_at', to: 'resolved_at', unit: 'hour', open: 'toNow', negative: 'refuse', hours: 'business' },
})
metric('span', { model: tickets, median: { from: 'opened_at', to: 'resolved_at', unit: 'hour' } })
metric('conditional', { model: tickets, sum: { when: [[{ type: 'complaint' }, 1]], otherwise: 0 } })
metric('distinct', { model: tickets, countDistinct: 'accountCountry' })
metric('sql', { model: tickets, count: { sql: 'case when {opened_at} < {resolved_at} then 1 end', type: 'integer' } })

const dollars = metric('dollars', {
  model: opportunities,
  sum: 'amount',
  unit: currency('USD'),
  tier: 'certified',
  exact: true,
  whenEmpty: 0,
})
const deals = metric('deals', { model: opportunities, count: 'rows', unit: count, tier: { deprecated: 'dealsWon' } })

ratio('dealSize', { numerator: dollars, denominator: deals, unit: currency('USD') })
ratio('byNames', { numerator: 'dollars', denominator: { metric: 'deals', where: { outcome: 'won' } }, unit: share })
ratio('cancelled', { numerator: deals, denominator: 'deals', numeratorOnly: ['opportunityOutcome'] })
derived('growth', { formula: { divide: [{ subtract: [dollars, { metric: dollars, where: { outcome: 'lost' } }] }, dollars] }, unit: share })
derived('scored', { formula: { multiply: [100, { divide: [deals, deals] }] }, unit: score })
derived('sumOfThree', { formula: { add: [dollars, dollars, 'somethingElse'] } })

model('history', {
  table: 'opportunity_stage_history',
  key: 'opportunity_id',
  validity: { from: 'valid_from', to: 'valid_to' },
  dimensions: { stage: 'stage_id' },
})

model('stagesEntered', { table: 'opportunity_stage_history', key: 'opportunity_id', validity: { from: 'valid_from' }, dimensions: {} })

model('crmUsers', { table: 'crm_users', key: 'user_id', entities: { manager: { model: 'crmUsers', column: 'manager_id', depth: 3 } } })

model('purchases', {
  table: 'orders',
  key: 'order_id',
  entities: { lastPlace: { model: 'accounts', column: 'nextAccount' } },
  dimensions: {
    number: { sequence: { per: 'account_id', over: 'ordered_at', where: { status: 'completed' } } },
    before: { previous: 'ordered_at', per: ['account_id', 'channel'], over: 'ordered_at' },
    nextAccount: { next: 'account_id', per: 'channel', over: 'ordered_at' },
    after: { next: 'ordered_at', per: 'account_id', over: 'ordered_at', label: 'Next order' },
    age: { from: 'ordered_at', to: { now: true }, unit: 'day' },
    month: { bucket: 'ordered_at', grain: 'month' },
    dueAt: { shift: 'ordered_at', by: 14, unit: 'day' },
    weekBefore: { shift: { coalesce: ['ordered_at', 'dueAt'] }, by: -1, unit: 'week' },
    firstMonth: { first: { bucket: 'ordered_at', grain: 'month' }, per: 'account_id', over: 'ordered_at' },
    lastChannel: { last: 'channel', per: 'account_id', over: 'ordered_at' },
  },
})

metric('overdue', {
  model: tickets,
  count: 'rows',
  span: { from: { greatest: [{ shift: 'opened_at', by: { parameter: 'hours' }, unit: 'hour' }, 'openedAt'] }, to: 'resolved_at' },
  parameters: { hours: { default: 4, whole: true, min: 0, max: 100 } },
})
metric('smaller', { model: opportunities, sum: { least: ['amount', 100] } })
metric('state', { model: opportunities, count: 'rows', span: { from: 'createdAt', to: 'closed_at' } })
metric('balance', { model: opportunities, sum: 'amount', time: 'createdAt', snapshot: { at: 'last', per: ['account'] } })
metric('comparedWithColumn', { model: tickets, count: 'rows', where: { openedAt: { lte: { column: 'resolved_at' } } } })
metric('comparedWithNow', { model: tickets, count: 'rows', where: { openedAt: { lt: { now: true } } } })
metric('set', {
  model: tickets,
  count: 'rows',
  where: { resolutionHours: { lt: { parameter: 'hours' } } },
  parameters: { hours: { default: 24, min: 0, description: 'How long.' } },
})
const dealsSoFar = cumulative('dealsSoFar', { metric: deals })
cumulative('dealsOfAYear', { metric: { metric: deals, where: { outcome: 'won' } }, window: { count: 12, grain: 'month' } })
cumulative('dealsThisYear', { metric: 'deals', toDate: 'year' })
derived('dealsBefore', { formula: { metric: dealsSoFar, at: 'start' } })
derived('dealGrowth', { formula: { divide: [deals, { metric: deals, offset: { count: 1, grain: 'year' } }] }, unit: share })
derived('dealsNeeded', { formula: { ceil: { divide: [{ parameter: 'target' }, deals] } }, parameters: { target: { default: 1 } } })
perEntity('dealers', { per: 'account', count: 'entities', where: { deals: { gt: 1 }, or: [{ dollars: { gt: 0 } }] }, unit: count })
perEntity('dollarsPerAccount', { per: 'account', avg: dollars, unit: currency('USD') })
perEntity('dollarsOfTheFirst', { per: 'account', sum: dollars, top: { by: 'dollars', share: 0.2 } })
perEntity('usualDollars', { per: 'account', percentile: 'dollars', at: 0.9 })
variants('dealCount', { default: 'all', variants: { all: deals, soFar: dealsSoFar, named: 'dealsThisYear' }, unit: count })

// Goals

const fasterStart = goal('fasterStart', {
  specific: 'New users are up to speed sooner.',
  metric: 'crmOnboardingTime',
  baseline: { period: { from: '2025-01-01', to: '2025-04-01' } },
  target: { change: -0.2 },
  period: { from: '2025-04-01', to: '2025-07-01' },
  owner: 'CRM administration',
  plan: 'A shorter first course.',
  relevance: 'Days of onboarding are days without calls.',
})

goal('loggingIn', {
  specific: 'A fifth more logins.',
  metric: metric('crmLogins', { model: 'userLogins', count: 'rows' }),
  where: { accountCountry: 'DE', or: [{ userTeam: { in: ['north'] } }] },
  baseline: 1000,
  target: 1200,
  period: { from: '2025-04-01', to: '2025-07-01' },
  timezone: 'Europe/Sofia',
  owner: 'CRM administration',
  plan: 'Training.',
  relevance: 'What is not recorded cannot be measured.',
  milestones: [{ name: 'Training held', due: '2025-05-01' }],
  subGoals: [fasterStart, 'otherGoal'],
})

// Alerts

alert('engaged', {
  metric: metric('crmLogins', { model: 'userLogins', count: 'rows' }),
  by: ['userName'],
  where: { userTeam: { in: ['north'] } },
  period: { last: { count: 30, grain: 'day' } },
  when: { difference: { from: { count: 1, grain: 'year' }, lte: -3 } },
  every: 'week',
  coolDown: 2,
  owner: 'Sales',
  action: 'Call.',
})
alert('late', { goal: fasterStart, when: 'offTrack', owner: 'CRM administration' })

// Annotations

annotation('training', { text: 'The team was trained.', from: '2025-10-28', to: '2025-10-31', metrics: ['crmLogins'], tags: ['adoption'] })

// Boards and sets

board('dashboard', {
  label: 'A dashboard',
  tiles: [
    { name: 'total', metric: 'revenue', compare: 'samePeriodLastYear' },
    {
      name: 'byMonth',
      metric: metric('orders', { model: 'orders', count: 'rows' }),
      grain: 'month',
      by: ['accountCountry'],
      every: ['account'],
      period: { last: { count: 3, grain: 'month' } },
      chart: 'bar',
    },
  ],
})
set('shortList', { metrics: ['revenue', metric('orders', { model: 'orders', count: 'rows' })] })
conversion('a', {
  base: 'newLeads',
  conversion: { metric: 'salesCount', where: { channel: 'web' } },
  per: { base: 'account', conversion: 'account' },
  entity: 'person',
  window: { count: { parameter: 'days' }, grain: 'day' },
  constant: ['accountCountry', { base: 'leadSource', conversion: 'orderChannel' }],
  calculate: 'entityRate',
  parameters: { days: { default: null, whole: true, min: 1 } },
  unit: share,
})

retention('a', { base: 'salesCount', active: 'salesCount', per: 'account', grain: 'month' })

model('inquiries', {
  table: 'inquiries',
  key: 'inquiry_id',
  entities: { account: { model: accounts, column: 'account_id' }, person: { firstOf: ['account', 'lead'] } },
})

model('accounts', {
  table: 'accounts',
  key: 'account_id',
  dimensions: {
    orders: { number: 'orders', through: 'account' },
    spent: { sum: 'total', of: 'orders', through: 'account', where: { orderStatus: 'completed' } },
    lastAt: { last: 'orderedAt', of: 'orders', through: 'account', over: 'ordered_at' },
    band: { when: [[{ spent: { gte: 100 }, country: 'DE', or: [{ orders: 1 }] }, 'large']], otherwise: { column: 'segment' } },
    days: { from: 'lastAt', to: { now: true }, unit: 'day' },
  },
})

// Calendars of one's own

const calendars = { fiscal: { startMonth: 2 }, retail: { table: 't', date: 'd', grains: { retailMonth: 'm' } } } as const
const own = defineFor<{ targets: { target_id: number; month: Date; amount: number } }, GrainsOf<{ readonly calendars: typeof calendars }>>()
own.model('targets', { table: 'targets', key: 'target_id', dimensions: { month: { column: 'month', grain: 'retailMonth' } } })
own.cumulative('a', { metric: 'target', toDate: 'fiscalYear' })
own.cumulative('a', { metric: 'target', window: { count: 2, grain: 'fiscalQuarter' } })
own.retention('a', { base: 'salesCount', active: 'salesCount', per: 'account', grain: 'fiscalQuarter' })
own.conversion('a', { base: 'newLeads', conversion: 'salesCount', per: 'account', window: { count: 1, grain: 'fiscalQuarter' } })
own.board('b', { tiles: [{ name: 't', metric: 'revenue', grain: 'fiscalQuarter', period: { current: 'fiscalQuarter' } }] })

// Scores

const liking = { model: surveyResponses, answer: 'score', scale: ['surveyScaleMin', 'surveyScaleMax'] } as const
scored('a', { ...liking, times: 2, where: { surveyType: 'nps' }, time: 'respondedAt' })
scored('a', {
  ...liking,
  bands: [
    { from: 'surveyTopBoxMin', to: 10, weight: 1.5 },
    { to: 6, weight: -1 },
  ],
  unit: share,
})

// Parameters

const back = { months: { default: 3, whole: true, min: 1, max: 24 }, share: { default: 0.5, min: 0, max: 1 } } as const
cumulative('a', { metric: 'revenue', window: { count: { parameter: 'months' }, grain: 'month' }, parameters: back })
derived('a', { formula: { metric: 'revenue', offset: { count: { parameter: 'months' }, grain: 'month' } }, parameters: back })
metric('a', { model: surveyResponses, percentile: 'score', at: { parameter: 'share' }, parameters: back })
