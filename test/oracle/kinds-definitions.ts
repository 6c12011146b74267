import { KINDS, type Kind, type Moved } from './kinds-metrics.ts'
import { PARAMETRIC } from './kinds-parameters.ts'

const ORDER_TIMES = { at: 'orderedAt', on: 'orderedOn' } as const
const VISIT_TIMES = { at: 'visitedAt', on: 'visitedOn' } as const

function orderDefinition({ of, time, finer }: Extract<Kind, { kind: 'orders' }>): object {
  const simple = { type: 'simple', model: 'orders', time: ORDER_TIMES[time] }
  switch (of) {
    case 'count':
      return { ...simple, count: 'rows', ...(finer === undefined ? {} : { finer }) }
    case 'distinct':
      return { ...simple, countDistinct: 'account_id' }
    case 'newBuyers':
      return { ...simple, count: 'rows', where: { number: 1 } }
    case 'daysSince':
      return { ...simple, avg: { from: 'previousAt', to: 'ordered_at', unit: 'day' } }
    case 'hoursOpen':
      return { ...simple, avg: { from: 'ordered_at', to: 'closed_at', unit: 'hour' } }
    case 'openHours':
      return { ...simple, avg: { from: 'ordered_at', to: 'closed_at', unit: 'hour', hours: 'business' } }
    case 'medianHours':
      return { ...simple, median: { from: 'ordered_at', to: 'closed_at', unit: 'hour' } }
    case 'scored':
      return {
        ...simple,
        type: 'scored',
        answer: 'amount',
        scale: [2, 40],
        bands: [
          { from: 20, weight: 1 },
          { to: 5, weight: -1 },
        ],
        times: 100,
      }
    case 'completedShare':
      return { type: 'ratio', numerator: { metric: 'orderSum', where: { status: 'completed' } }, denominator: 'orderSum' }
    default:
      return { ...simple, [of]: 'amount' }
  }
}

function inputOf({ metric, offset, at, isCompletedOnly }: Moved): object {
  return {
    metric,
    ...(offset === undefined ? {} : { offset }),
    ...(at === undefined ? {} : { at }),
    ...(isCompletedOnly === undefined ? {} : { where: { status: 'completed' } }),
  }
}

function stateDefinition({ of, time, isWhole }: Extract<Kind, { kind: 'state' }>): object {
  const span = time === 'at' ? { from: 'from_at', to: 'to_at' } : { from: 'from_on', to: 'to_on' }
  const what = of === 'sum' ? { sum: 'amount' } : { countDistinct: 'account_id' }
  return { type: 'simple', model: 'validities', ...what, span: isWhole === true ? { ...span, whole: true } : span }
}

function definitionOf(kind: Kind): object {
  switch (kind.kind) {
    case 'orders':
      return orderDefinition(kind)
    case 'lines':
      return { type: 'simple', model: 'lines', ...(kind.of === 'rows' ? { count: 'rows' } : { countDistinct: 'order_id' }) }
    case 'visits':
      return { type: 'simple', model: 'visits', time: VISIT_TIMES[kind.time], count: 'rows' }
    case 'converted': {
      const { calculate, base, window, isSamePlan } = kind
      const constant = isSamePlan === true ? { constant: ['plan'] } : {}
      return { type: 'conversion', base, conversion: 'orderCount', per: 'account', calculate, ...(window && { window }), ...constant }
    }
    case 'returning':
      return { type: 'retention', base: 'orderCount', active: 'visitCount', per: 'account', grain: kind.grain }
    case 'cancelledShare':
      return {
        type: 'ratio',
        numerator: { metric: 'orderCount', where: { status: 'cancelled' } },
        denominator: 'orderCount',
        numeratorOnly: ['orderReason'],
      }
    case 'state':
      return stateDefinition(kind)
    case 'balance':
      return {
        type: 'simple',
        model: 'balances',
        sum: 'amount',
        snapshot: { at: kind.at, per: kind.isPerAccount ? ['account'] : [] },
      }
    case 'running': {
      const { of, kind: _kind, ...reach } = kind
      return { ...reach, type: 'cumulative', metric: of }
    }
    case 'moved':
      return { type: 'derived', formula: inputOf(kind.input) }
    case 'less':
      return { type: 'derived', formula: { subtract: kind.inputs.map(inputOf) } }
    case 'expected':
      throw new Error('What a question sets of it is written beside it.')
    case 'perAccount': {
      const { take, of, kind: _kind, ...rest } = kind
      return { ...rest, type: 'perEntity', per: 'account', [take]: take === 'count' ? 'entities' : of }
    }
  }
}

const toAccount = {
  account: { model: 'accounts', column: 'account_id' },
  term: { model: 'terms', column: 'account_id' },
}

function model(name: string, key: string, entity: string, rest: object): object {
  return { kind: 'model', name, table: name, key, entity, ...rest }
}

/** Hours that end in the night, in a zone whose clock changes. */
export const businessHours = { timezone: 'America/New_York', from: '01:30', to: '22:45', days: [1, 2, 3, 6, 7] }

/** Models and metrics as an author writes them. */
export const kindsDefinitions: readonly object[] = [
  model('accounts', 'account_id', 'account', {
    entities: { parent: { model: 'accounts', column: 'parent_id', depth: 2 } },
    dimensions: {
      country: 'country',
      visits: { number: 'visits', through: 'account', where: { plan: 'a' } },
      isBuyer: { some: 'orders', through: 'account' },
      spent: { sum: 'amount', of: 'orders', through: 'account' },
      lastPlan: { last: 'plan', of: 'visits', through: 'account' },
    },
  }),
  model('terms', 'account_id', 'term', { validity: { from: 'from_at', to: 'to_at' }, dimensions: { tier: 'tier' } }),
  model('orders', 'order_id', 'order', {
    metricTime: 'orderedAt',
    entities: toAccount,
    dimensions: {
      orderedAt: 'ordered_at',
      orderedOn: 'ordered_on',
      status: 'status',
      reason: 'reason',
      plan: 'plan',
      number: { sequence: { per: 'account_id', over: 'ordered_at', where: { status: 'completed' } } },
      previousAt: { previous: 'ordered_at', per: 'account_id', over: 'ordered_at' },
    },
  }),
  model('visits', 'visit_id', 'visit', {
    metricTime: 'visitedAt',
    entities: toAccount,
    dimensions: { visitedAt: 'visited_at', visitedOn: 'visited_on', plan: 'plan' },
  }),
  model('validities', 'validity_id', 'validity', { entities: toAccount }),
  model('balances', 'balance_id', 'balance', { metricTime: 'takenOn', entities: toAccount, dimensions: { takenOn: 'taken_on' } }),
  model('lines', 'line_id', 'line', {
    metricTime: 'orderOrderedAt',
    entities: { order: { model: 'orders', column: 'order_id' }, account: { through: 'order.account' }, term: { through: 'order.term' } },
    dimensions: { product: 'product' },
  }),
  ...Object.entries(PARAMETRIC).map(([name, { definition }]) => ({ kind: 'metric', name, ...definition })),
  ...Object.entries(KINDS).map(([name, kind]) => ({ kind: 'metric', name, ...definitionOf(kind) })),
  { kind: 'metric', name: 'choice', type: 'variants', default: 'sum', variants: { sum: 'orderSum', count: 'orderCount' } },
]
