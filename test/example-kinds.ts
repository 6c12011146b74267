import type { ColumnType } from 'kysely'
import { defineFor } from '../src/definition/define.ts'
import { currency } from '../src/definition/unit.ts'

type Decimal = ColumnType<string, string | number>
type Day = ColumnType<Date, Date | string>

/** The tables of `kindTables`, and the columns of others that are named here. */
interface KindWarehouse {
  accounts: { account_id: number }
  orders: { amount: Decimal }
  subscriptions: { subscription_id: number; account_id: number; monthly: Decimal; started_on: Day; ended_on: Day | null }
  balances: { balance_id: number; account_id: number; amount: Decimal; credit: Decimal; taken_on: Day }
}

/**
 * Tables for the kinds of metric that go by more than a bucket. What is odd in them is there on purpose:
 * Brot left in February and was won back on the first of April, Chic has two subscriptions at once of which one ends with February,
 * two balances of February are of its last day, Brot has none in it, a deal was won on a leap day's eve.
 */
export const kindTables: readonly string[] = [
  'create table subscriptions (subscription_id int primary key, account_id int not null, monthly numeric(12, 2) not null, started_on date not null, ended_on date)',
  `insert into subscriptions values
    (1, 1, 100, '2024-12-15', null), (2, 2, 30, '2025-01-10', '2025-02-15'), (3, 2, 40, '2025-04-01', null),
    (4, 3, 20, '2025-01-01', '2025-03-01'), (5, 3, 10, '2025-02-01', null)`,

  'create table balances (balance_id int primary key, account_id int not null, amount numeric(12, 2) not null, credit numeric(12, 2) not null, taken_on date not null)',
  `insert into balances values
    (1, 1, 10, 20, '2025-01-05'), (2, 1, 15, 20, '2025-01-31'), (3, 1, 25, 20, '2025-02-28'),
    (4, 2, 7, 5, '2025-01-10'),
    (5, 3, 4, 5, '2025-01-31'), (6, 3, 6, 5, '2025-02-28')`,

  `create table stage_changes (
    stage_change_id int primary key, deal_id int not null, account_id int not null, stage text not null, changed_at timestamptz not null
  )`,
  `insert into stage_changes values
    (1, 1, 1, 'lead', '2024-02-10 09:00:00+00'), (2, 1, 1, 'demo', '2024-02-20 09:00:00+00'), (3, 1, 1, 'won', '2024-02-28 21:00:00+00'),
    (4, 2, 3, 'lead', '2024-02-25 09:00:00+00'), (5, 2, 3, 'demo', '2024-02-29 09:00:00+00'),
    (6, 3, 3, 'lead', '2024-03-01 09:00:00+00')`,
]

const { model, metric, ratio, derived, cumulative, perEntity, variants } = defineFor<KindWarehouse>()

const subscriptions = model('subscriptions', {
  table: 'subscriptions',
  grain: 'One row per time that an account subscribed.',
  key: 'subscription_id',
  metricTime: 'startedOn',
  entities: { account: { model: 'accounts', column: 'account_id' } },
  dimensions: { startedOn: 'started_on', endedOn: 'ended_on' },
})

const balances = model('balances', {
  table: 'balances',
  grain: 'One row per account and day on which its balance was taken.',
  key: 'balance_id',
  metricTime: 'takenOn',
  entities: { account: { model: 'accounts', column: 'account_id' } },
  dimensions: { takenOn: 'taken_on' },
})

const stageChanges = {
  kind: 'model',
  name: 'stageChanges',
  table: 'stage_changes',
  grain: 'One row per stage that a deal came to.',
  key: 'stage_change_id',
  metricTime: 'changedAt',
  entities: { account: { model: 'accounts', column: 'account_id' } },
  dimensions: {
    stage: 'stage',
    changedAt: 'changed_at',
    number: { sequence: { per: 'deal_id', over: 'changed_at' } },
    cameFromAt: { previous: 'changed_at', per: 'deal_id', over: 'changed_at' },
    nextStage: { next: 'stage', per: 'deal_id', over: 'changed_at' },
  },
}

const running = [
  cumulative('trailingAmount', { metric: 'orderAmount', window: { count: 3, grain: 'month' } }),
  cumulative('trailingBuyers', { metric: 'buyers', window: { count: 3, grain: 'month' } }),
  cumulative('trailingCompletedShare', { metric: 'completedShare', window: { count: 3, grain: 'month' } }),
  cumulative('quarterToDateAmount', { metric: 'orderAmount', toDate: 'quarter' }),
  cumulative('amountSoFar', { metric: 'orderAmount' }),
]

const span = { from: 'started_on', to: 'ended_on' } as const
const recurring = metric('recurring', { model: subscriptions, sum: 'monthly', span, unit: currency('EUR') })
const recurringAtStart = derived('recurringAtStart', { formula: { metric: recurring, at: 'start' } })
const subscribers = metric('subscribers', { model: subscriptions, countDistinct: 'account_id', span })

const states = [
  recurring,
  recurringAtStart,
  subscribers,
  derived('subscriberGrowth', { formula: { subtract: [subscribers, { metric: subscribers, at: 'start' }] } }),
  metric('balance', { model: balances, sum: 'amount', snapshot: { at: 'last', per: ['account'] } }),
  metric('openingBalance', { model: balances, sum: 'amount', snapshot: { at: 'first', per: ['account'] } }),
  metric('balanceOfLastDay', { model: balances, sum: 'amount', snapshot: { at: 'last' } }),
  metric('balancesOverCredit', { model: balances, count: 'rows', where: { amount: { gt: { column: 'credit' } } } }),
]

const amountLastMonth = derived('amountLastMonth', { formula: { metric: 'orderAmount', offset: { count: 1, grain: 'month' } } })
const offsets = [
  amountLastMonth,
  derived('amountTwoMonthsAgo', { formula: { metric: amountLastMonth, offset: { count: 1, grain: 'month' } } }),
  derived('amountBefore', { formula: { metric: 'orderAmount', offset: 'previousPeriod' } }),
  derived('amountOfJanuary', { formula: { metric: 'orderAmount', offset: { toStartOf: 'year' } } }),
]

const bestAccountsAmount = perEntity('bestAccountsAmount', {
  per: 'account',
  sum: 'completedAmount',
  top: { by: 'completedAmount', share: 0.2 },
})
const entities = [
  perEntity('averagePerAccount', { per: 'account', avg: 'orderAmount' }),
  perEntity('medianPerAccount', { per: 'account', median: 'orderAmount' }),
  perEntity('subscribersLost', { per: 'account', count: 'entities', where: { recurringAtStart: { gt: 0 }, recurring: { eq: 0 } } }),
  bestAccountsAmount,
  ratio('bestAccountsShare', { numerator: bestAccountsAmount, denominator: 'completedAmount' }),
]

const stages = [
  { kind: 'metric', type: 'simple', name: 'newDeals', model: 'stageChanges', count: 'rows', where: { number: 1 } },
  { kind: 'metric', type: 'simple', name: 'stageChangeCount', model: 'stageChanges', count: 'rows' },
  {
    kind: 'metric',
    type: 'simple',
    name: 'averageDaysToStage',
    model: 'stageChanges',
    avg: { from: 'cameFromAt', to: 'changed_at', unit: 'day' },
  },
]

const asked = [
  {
    kind: 'metric',
    type: 'simple',
    name: 'resolvedByNow',
    model: 'tickets',
    count: 'rows',
    where: { resolved_at: { lte: { now: true } } },
  },
  variants('amountOf', { default: 'all', variants: { all: 'orderAmount', kept: 'keptAmount' } }),
  {
    kind: 'metric',
    type: 'simple',
    name: 'purchasesFrom',
    model: 'orders',
    count: 'rows',
    where: { amount: { gte: { parameter: 'least' } } },
    parameters: { least: { default: 0, min: 0, max: 1000 } },
  },
  derived('stepsPerOrder', {
    formula: { ceil: { divide: ['keptPerOrder', { parameter: 'step' }] } },
    parameters: { step: { default: 20, min: 1 } },
  }),
]

/** Models and metrics over `kindTables`, and of these kinds over the other tables. */
export const kindDefinitions = [subscriptions, balances, stageChanges, ...running, ...states, ...offsets, ...entities, ...stages, ...asked]
