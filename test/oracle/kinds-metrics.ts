import type { Grain } from './kinds-time.ts'

type OrderTime = 'at' | 'on'

export type Leaf =
  | {
      readonly kind: 'orders'
      readonly of: 'count' | 'sum' | 'distinct' | 'avg' | 'max' | 'completedShare' | 'newBuyers' | 'daysSince'
      readonly time: OrderTime
    }
  | {
      readonly kind: 'running'
      readonly of: string
      readonly window?: { readonly count: number; readonly grain: Grain }
      readonly toDate?: Grain
    }
  | { readonly kind: 'state'; readonly of: 'sum' | 'distinct'; readonly time: OrderTime }
  | { readonly kind: 'balance'; readonly at: 'first' | 'last'; readonly isPerAccount: boolean }

export interface Moved {
  readonly metric: string
  readonly offset?: { readonly count: number; readonly grain: Grain } | { readonly toStartOf: Grain } | 'previousPeriod'
  readonly at?: 'start'
  readonly isCompletedOnly?: true
}

export interface PerAccount {
  readonly kind: 'perAccount'
  readonly take: 'count' | 'sum' | 'avg' | 'median' | 'max'
  readonly of?: string
  readonly where?: Readonly<Record<string, { readonly gt?: number; readonly eq?: number; readonly lte?: { readonly column: string } }>>
  readonly top?: { readonly by: string; readonly share?: number; readonly count?: number }
}

export type Kind =
  | Leaf
  | { readonly kind: 'moved'; readonly input: Moved }
  | { readonly kind: 'less'; readonly inputs: readonly [Moved, Moved] }
  | PerAccount

const month = (count: number) => ({ count, grain: 'month' as const })
const less = (left: string, right: Moved): Kind => ({ kind: 'less', inputs: [{ metric: left }, right] })
const moved = (input: Moved): Kind => ({ kind: 'moved', input })

/** Every metric that questions are asked about, by name; those that others are made of come first. */
export const KINDS: Readonly<Record<string, Kind>> = {
  orderCount: { kind: 'orders', of: 'count', time: 'at' },
  orderSum: { kind: 'orders', of: 'sum', time: 'at' },
  orderBuyers: { kind: 'orders', of: 'distinct', time: 'at' },
  orderAverage: { kind: 'orders', of: 'avg', time: 'at' },
  orderLargest: { kind: 'orders', of: 'max', time: 'on' },
  orderShare: { kind: 'orders', of: 'completedShare', time: 'at' },
  orderSumByDay: { kind: 'orders', of: 'sum', time: 'on' },
  newBuyers: { kind: 'orders', of: 'newBuyers', time: 'at' },
  daysSince: { kind: 'orders', of: 'daysSince', time: 'at' },
  trailingSum: { kind: 'running', of: 'orderSum', window: month(1) },
  trailingBuyers: { kind: 'running', of: 'orderBuyers', window: { count: 7, grain: 'day' } },
  trailingAverage: { kind: 'running', of: 'orderAverage', window: { count: 2, grain: 'week' } },
  trailingShare: { kind: 'running', of: 'orderShare', window: month(1) },
  trailingByDay: { kind: 'running', of: 'orderSumByDay', window: { count: 36, grain: 'hour' } },
  quarterToDate: { kind: 'running', of: 'orderSum', toDate: 'quarter' },
  weekToDateByDay: { kind: 'running', of: 'orderSumByDay', toDate: 'week' },
  buyersSoFar: { kind: 'running', of: 'orderBuyers' },
  shareSoFar: { kind: 'running', of: 'orderShare' },
  active: { kind: 'state', of: 'distinct', time: 'at' },
  recurring: { kind: 'state', of: 'sum', time: 'on' },
  balanceLast: { kind: 'balance', at: 'last', isPerAccount: true },
  balanceFirst: { kind: 'balance', at: 'first', isPerAccount: true },
  balanceOnce: { kind: 'balance', at: 'last', isPerAccount: false },
  monthBefore: moved({ metric: 'orderSum', offset: month(1) }),
  twoMonthsBefore: moved({ metric: 'monthBefore', offset: month(1) }),
  weekBefore: moved({ metric: 'orderSumByDay', offset: { count: 1, grain: 'week' } }),
  periodBefore: moved({ metric: 'orderSum', offset: 'previousPeriod', isCompletedOnly: true }),
  startOfQuarter: moved({ metric: 'orderSum', offset: { toStartOf: 'quarter' } }),
  activeAtStart: moved({ metric: 'active', at: 'start' }),
  recurringBefore: moved({ metric: 'recurring', offset: month(1) }),
  recurringAtStart: moved({ metric: 'recurring', at: 'start' }),
  soFarBefore: moved({ metric: 'buyersSoFar', offset: 'previousPeriod' }),
  balanceBefore: moved({ metric: 'balanceLast', offset: month(1) }),
  growth: less('orderSum', { metric: 'orderSum', offset: 'previousPeriod' }),
  activeGrowth: less('active', { metric: 'active', at: 'start' }),
  perBuyer: { kind: 'perAccount', take: 'avg', of: 'orderSum' },
  medianBuyer: { kind: 'perAccount', take: 'median', of: 'orderSum' },
  largestRecurring: { kind: 'perAccount', take: 'max', of: 'recurring' },
  regulars: { kind: 'perAccount', take: 'count', where: { orderCount: { gt: 1 } } },
  lost: { kind: 'perAccount', take: 'count', where: { recurringAtStart: { gt: 0 }, recurring: { eq: 0 } } },
  shrunk: { kind: 'perAccount', take: 'count', where: { recurring: { lte: { column: 'recurringAtStart' } } } },
  bestThird: { kind: 'perAccount', take: 'sum', of: 'orderSum', top: { by: 'orderSum', share: 0.34 } },
  best: { kind: 'perAccount', take: 'sum', of: 'orderCount', top: { by: 'orderSum', count: 1 } },
  regularsBefore: moved({ metric: 'regulars', offset: 'previousPeriod' }),
  regularsGrowth: less('regulars', { metric: 'regulars', offset: { count: 1, grain: 'week' } }),
}

export const KIND_NAMES = Object.keys(KINDS)

const ORDER_TIMES = { at: 'orderedAt', on: 'orderedOn' } as const

function leafDefinition(leaf: Exclude<Leaf, { kind: 'running' }>): object {
  const simple = { kind: 'metric', type: 'simple' }
  switch (leaf.kind) {
    case 'state':
      return {
        ...simple,
        model: 'validities',
        ...(leaf.of === 'sum' ? { sum: 'amount' } : { countDistinct: 'account_id' }),
        span: leaf.time === 'at' ? { from: 'from_at', to: 'to_at' } : { from: 'from_on', to: 'to_on' },
      }
    case 'balance':
      return { ...simple, model: 'balances', sum: 'amount', snapshot: { at: leaf.at, per: leaf.isPerAccount ? ['account'] : [] } }
    case 'orders': {
      const of = { ...simple, model: 'orders', time: ORDER_TIMES[leaf.time] }
      if (leaf.of === 'count') return { ...of, count: 'rows' }
      if (leaf.of === 'distinct') return { ...of, countDistinct: 'account_id' }
      if (leaf.of === 'newBuyers') return { ...of, count: 'rows', where: { number: 1 } }
      if (leaf.of === 'daysSince') return { ...of, avg: { from: 'previousAt', to: 'ordered_at', unit: 'day' } }
      if (leaf.of === 'completedShare')
        return { kind: 'metric', type: 'ratio', numerator: { metric: 'orderSum', where: { status: 'completed' } }, denominator: 'orderSum' }
      return { ...of, [leaf.of]: 'amount' }
    }
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

function definitionOf(kind: Kind): object {
  switch (kind.kind) {
    case 'running': {
      const { of, ...reach } = kind
      return { ...reach, kind: 'metric', type: 'cumulative', metric: of }
    }
    case 'moved':
      return { kind: 'metric', type: 'derived', formula: inputOf(kind.input) }
    case 'less':
      return { kind: 'metric', type: 'derived', formula: { subtract: kind.inputs.map(inputOf) } }
    case 'perAccount': {
      const { take, of, ...rest } = kind
      return { ...rest, kind: 'metric', type: 'perEntity', per: 'account', [take]: take === 'count' ? 'entities' : of }
    }
    default:
      return leafDefinition(kind)
  }
}

const account = { account: { model: 'accounts', column: 'account_id' } }

/** Models and metrics as an author writes them. */
export const kindsDefinitions: readonly object[] = [
  { kind: 'model', name: 'accounts', table: 'accounts', key: 'account_id', dimensions: { country: 'country' } },
  {
    kind: 'model',
    name: 'orders',
    table: 'orders',
    key: 'order_id',
    metricTime: 'orderedAt',
    entities: account,
    dimensions: {
      orderedAt: 'ordered_at',
      orderedOn: 'ordered_on',
      status: 'status',
      number: { sequence: { per: 'account_id', over: 'ordered_at', where: { status: 'completed' } } },
      previousAt: { previous: 'ordered_at', per: 'account_id', over: 'ordered_at' },
    },
  },
  { kind: 'model', name: 'validities', table: 'validities', key: 'validity_id', entities: account },
  {
    kind: 'model',
    name: 'balances',
    table: 'balances',
    key: 'balance_id',
    metricTime: 'takenOn',
    entities: account,
    dimensions: { takenOn: 'taken_on' },
  },
  ...Object.entries(KINDS).map(([name, kind]) => ({ ...definitionOf(kind), name })),
]
