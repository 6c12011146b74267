import type { Case, MetricSource, ModelSource, SimpleSource, Table } from './case.ts'

/** Deals of accounts: one of an account that is there, one of an account that is not, one of none. */
const deals: Table = {
  name: 'deals',
  columns: [
    { name: 'deal_id', type: 'integer' },
    { name: 'account_id', type: 'integer' },
    { name: 'amount', type: 'decimal' },
    { name: 'seats', type: 'integer' },
    { name: 'label', type: 'text' },
    { name: 'made', type: 'timestamptz' },
    { name: 'at', type: 'timestamp' },
    { name: 'open', type: 'boolean' },
    { name: 'large', type: 'integer' },
    { name: 'currency', type: 'text' },
    { name: 'extra', type: 'json' },
  ],
  rows: [
    [1, 1, '10.00', 3, 'a', '2024-01-01T02:00:00Z', '2024-01-01T04:00:00', true, 2_000_000_000, 'EUR', '{"tier":"gold","code":5}'],
    [2, 99, null, 4, null, '2024-01-01T05:30:00Z', '2024-01-01T03:00:00', false, 3, 'USD', '{"tier":{"deep":1}}'],
    [3, null, '0.10', 0, '', null, null, true, null, 'EUR', null],
  ],
}

const accounts: Table = {
  name: 'accounts',
  columns: [
    { name: 'account_id', type: 'integer' },
    { name: 'size', type: 'integer' },
  ],
  rows: [[1, 200]],
}

const rates: Table = {
  name: 'rates',
  columns: [
    { name: 'from', type: 'text' },
    { name: 'to', type: 'text' },
    { name: 'day', type: 'date' },
    { name: 'value', type: 'decimal' },
  ],
  rows: [['EUR', 'USD', '2020-01-01', '2.00']],
}

const RATES = { table: 'rates', from: 'from', to: 'to', date: 'day', rate: 'value' }

const accountModel: ModelSource = {
  kind: 'model',
  name: 'accounts',
  table: 'accounts',
  key: 'account_id',
  entity: 'account',
  entities: {},
  dimensions: { band: { when: [[{ size: { gte: 100 } }, 'large']], otherwise: 'small' }, size: { coalesce: ['size', 0] } },
}

const dealModel: ModelSource = {
  kind: 'model',
  name: 'deals',
  table: 'deals',
  key: 'deal_id',
  entity: 'deal',
  metricTime: 'made',
  entities: { account: { model: 'accounts', column: 'account_id' } },
  dimensions: {
    made: 'made',
    label: 'label',
    amount: 'amount',
    seats: 'seats',
    open: 'open',
    tier: { json: 'extra', key: 'tier', type: 'text' },
    code: { json: 'extra', key: 'code', type: 'text' },
    era: { when: [[{ made: { gte: '2024-01-01' } }, 'new']], otherwise: 'old' },
  },
}

function simple(name: string, rest: Partial<SimpleSource>): SimpleSource {
  return { unit: { kind: 'number' }, ...rest, kind: 'metric', type: 'simple', name, model: 'deals' }
}

function over(title: string, metrics: readonly MetricSource[], question: Case['question'], model: ModelSource = dealModel): Case {
  return { title, world: { tables: [deals, accounts, rates], models: [model, accountModel], metrics, rates: RATES }, question }
}

const dealCount = simple('dealCount', { count: 'rows' })

const paid: SimpleSource = {
  kind: 'metric',
  type: 'simple',
  name: 'paid',
  model: 'deals',
  sum: { money: 'amount', currency: 'currency', on: 'made' },
}

/** Cases in which an engine once answered otherwise than the oracle, as small as they could be made. */
export const foundCases: readonly Case[] = [
  over('a row that is not there has no band and no coalesced value', [dealCount], {
    metrics: ['dealCount'],
    by: ['accountBand', 'accountSize'],
  }),
  over('a test of a row that is not there is neither true nor false', [dealCount], {
    metrics: ['dealCount'],
    where: [{ not: { accountBand: 'large' } }],
  }),
  over(
    'a whole number can be half where there are no rows',
    [simple('dealCount', { count: 'rows', whenEmpty: 2.5 }), simple('seats', { min: 'seats', whenEmpty: 0.5 })],
    {
      metrics: ['dealCount', 'seats'],
      where: [{ dealLabel: 'none' }],
    },
  ),
  over(
    'metrics that are called like the parts of another are told apart from them',
    [simple('deal', { avg: 'amount' }), dealCount, simple('dealSum', { max: 'seats' }), simple('dealRows', { min: 'seats' })],
    { metrics: ['deal', 'dealCount', 'dealSum', 'dealRows'] },
  ),
  over(
    'metrics that are called like the inputs of another are told apart from them',
    [
      dealCount,
      {
        kind: 'metric',
        type: 'ratio',
        name: 'labelled',
        numerator: { metric: 'dealCount', where: { label: 'a' } },
        denominator: 'dealCount',
      },
      simple('labelledNumeratorDealCount', { max: 'seats' }),
    ],
    { metrics: ['labelled', 'labelledNumeratorDealCount'] },
  ),
  over('no value is in an empty list, and of a null it cannot be told', [dealCount], {
    metrics: ['dealCount'],
    where: [{ or: [{ not: { dealLabel: { in: [] } } }, { not: { dealLabel: { notIn: [] } } }] }],
  }),
  over('a JSON field that is declared text is null where it holds a number or an object', [dealCount], {
    metrics: ['dealCount'],
    by: ['dealTier', 'dealCode'],
  }),
  over("bands that hang on a day begin at the midnight of the question's zone, as filters do", [dealCount], {
    metrics: ['dealCount'],
    by: ['dealEra'],
    timezone: 'America/New_York',
  }),
  over(
    "which rows a model has hangs on the midnights of the question's zone",
    [dealCount],
    { metrics: ['dealCount'], timezone: 'America/New_York' },
    { ...dealModel, where: { made: { gte: '2024-01-01' } } },
  ),
  over("having tests instants by the midnights of the question's zone", [dealCount], {
    metrics: ['dealCount'],
    by: ['timeHour'],
    having: { timeHour: { gte: '2024-01-01' } },
    timezone: 'America/New_York',
  }),
  over(
    "an instant and a wall-clock time are compared by the clock of the question's zone",
    [dealCount],
    { metrics: ['dealCount'], by: ['dealLabel'], where: [{ dealAt: { eq: '2024-01-01T03:00:00Z' } }], timezone: 'Europe/Berlin' },
    { ...dealModel, dimensions: { ...dealModel.dimensions, at: 'at' } },
  ),
  over('numbers too large or too fine for a database type are still compared', [dealCount], {
    metrics: ['dealCount'],
    by: ['dealSeats'],
    where: [{ dealSeats: { lt: 1e300, gt: -1e20 }, dealAmount: { lt: 1e30, ne: 1e-13 } }],
  }),
  over(
    'a page ends where the next begins, with yes and no among the keys',
    [dealCount],
    { metrics: ['dealCount'], by: ['dealOpen'], orderBy: [{ dimension: 'dealOpen', direction: 'desc' }], first: 1 },
    { ...dealModel, dimensions: { made: 'made', open: 'open' } },
  ),
  over(
    'groups within yes and no are those of yes and no',
    [dealCount],
    { metrics: ['dealCount'], by: ['dealOpen', 'dealLabel'], within: { depth: 1, groups: [['true'], [null]] } },
    { ...dealModel, dimensions: { made: 'made', open: 'open', label: 'label' } },
  ),
  over(
    'a bucket that is there keeps its null where no rows would give a number',
    [
      simple('labelled', { count: 'label', whenEmpty: 5 }),
      { kind: 'metric', type: 'ratio', name: 'whole', numerator: 'labelled', denominator: 'labelled' },
    ],
    { metrics: ['whole'], by: ['dealLabel', 'timeYear'], fill: true },
  ),
  over(
    'whole numbers are multiplied and added in more than 32 bits',
    [simple('most', { max: { multiply: ['large', 'large'] }, exact: true }), simple('both', { sum: { add: ['large', 'large'] } })],
    {
      metrics: ['most', 'both'],
    },
  ),
  over('periods and filters may reach back to the first year and on to the last', [dealCount], {
    metrics: ['dealCount'],
    period: { between: { from: '0001-01-01', to: '9999-12-31' } },
    where: [{ dealMade: { gte: '0001-01-01' } }],
    timezone: 'Europe/Berlin',
  }),
  over(
    'only the metric time of a question is filled to the ends of its period',
    [dealCount],
    {
      metrics: ['dealCount'],
      by: ['timesheetMadeMonth'],
      period: { between: { from: '2023-01-01', to: '2024-06-01' } },
      fill: true,
    },
    { ...dealModel, entity: 'timesheet', dimensions: { made: 'made' } },
  ),
  over('an amount of no day has no rate', [paid], { metrics: ['paid'] }),
  over('an amount without a rate is not added, even where its group is then left out', [paid], {
    metrics: ['paid'],
    having: { paid: { gt: 1000 } },
  }),
  over('a metric may be called like a column that pages within groups need', [simple('place', { count: 'rows' })], {
    metrics: ['place'],
    by: ['dealOpen', 'dealLabel'],
    within: { depth: 1, groups: [['true']] },
    first: 1,
  }),
]
