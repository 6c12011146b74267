import { type Arguments, PARAMETRIC, PARAMETRIC_REQUESTS } from './kinds-parameters.ts'
import type { Grain } from './kinds-time.ts'

/** By which of its times a row counts: an instant, or a day. */
export type Clock = 'at' | 'on'

interface Step {
  readonly count: number
  readonly grain: Grain
}

export type Leaf =
  | {
      readonly kind: 'orders'
      readonly of:
        | 'count'
        | 'sum'
        | 'distinct'
        | 'avg'
        | 'max'
        | 'completedShare'
        | 'newBuyers'
        | 'daysSince'
        | 'hoursOpen'
        | 'openHours'
        | 'medianHours'
        | 'hoursAt'
        | 'scored'
      readonly time: Clock
      /** Where a percentile is taken, and which orders count. */
      readonly share?: number
      readonly status?: string
      readonly least?: number
      /** The same number over what was ordered. */
      readonly finer?: string
    }
  | { readonly kind: 'lines'; readonly of: 'rows' | 'orders' }
  | { readonly kind: 'visits'; readonly time: Clock }
  /** What came of visits: the orders that are credited to them. */
  | {
      readonly kind: 'converted'
      readonly calculate: 'conversions' | 'rate' | 'entities' | 'entityRate'
      readonly base: 'visitCount' | 'visitsByDay'
      readonly window?: Step
      readonly isSamePlan?: true
    }

export type Kind =
  | Leaf
  | { readonly kind: 'running'; readonly of: string; readonly window?: Step; readonly toDate?: Grain }
  | { readonly kind: 'state'; readonly of: 'sum' | 'distinct'; readonly time: Clock; readonly isWhole?: true }
  | { readonly kind: 'balance'; readonly at: 'first' | 'last'; readonly isPerAccount: boolean }
  | { readonly kind: 'moved'; readonly input: Moved }
  | { readonly kind: 'less'; readonly inputs: readonly [Moved, Moved] }
  /** The share of cancelled orders, whose reasons only the cancelled ones have. */
  | { readonly kind: 'cancelledShare' }
  | { readonly kind: 'returning'; readonly grain: Exclude<Grain, 'hour'> }
  | PerAccount
  /** So many orders at what one is expected, or comes, to. */
  | { readonly kind: 'expected'; readonly each?: number; readonly orders: number }

export interface Moved {
  readonly metric: string
  readonly offset?: Step | { readonly toStartOf: Grain } | 'previousPeriod'
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

const month = (count: number) => ({ count, grain: 'month' as const })
const less = (left: string, right: Moved): Kind => ({ kind: 'less', inputs: [{ metric: left }, right] })
const moved = (input: Moved): Kind => ({ kind: 'moved', input })
const converted = (calculate: Extract<Leaf, { kind: 'converted' }>['calculate'], rest: object = {}): Kind => ({
  kind: 'converted',
  calculate,
  base: 'visitCount',
  ...rest,
})

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
  hoursOpen: { kind: 'orders', of: 'hoursOpen', time: 'at' },
  openHours: { kind: 'orders', of: 'openHours', time: 'at' },
  medianHours: { kind: 'orders', of: 'medianHours', time: 'at' },
  foundByLine: { kind: 'lines', of: 'orders' },
  found: { kind: 'orders', of: 'count', time: 'at', finer: 'foundByLine' },
  lineCount: { kind: 'lines', of: 'rows' },
  likedShare: { kind: 'orders', of: 'scored', time: 'at' },
  visitCount: { kind: 'visits', time: 'at' },
  visitsByDay: { kind: 'visits', time: 'on' },
  cancelledShare: { kind: 'cancelledShare' },
  converted: converted('conversions'),
  convertedRate: converted('rate', { window: { count: 10, grain: 'day' } }),
  convertedInMonth: converted('conversions', { window: month(1), isSamePlan: true }),
  convertedInHours: converted('conversions', { window: { count: 48, grain: 'hour' } }),
  convertedByDay: converted('rate', { base: 'visitsByDay', window: { count: 3, grain: 'day' } }),
  convertedAccounts: converted('entities', { window: { count: 2, grain: 'week' } }),
  convertedShare: converted('entityRate', { window: { count: 2, grain: 'week' } }),
  convertedShareEver: converted('entityRate'),
  returning: { kind: 'returning', grain: 'month' },
  returningWeekly: { kind: 'returning', grain: 'week' },
  trailingSum: { kind: 'running', of: 'orderSum', window: month(1) },
  trailingBuyers: { kind: 'running', of: 'orderBuyers', window: { count: 7, grain: 'day' } },
  trailingAverage: { kind: 'running', of: 'orderAverage', window: { count: 2, grain: 'week' } },
  trailingShare: { kind: 'running', of: 'orderShare', window: month(1) },
  trailingByDay: { kind: 'running', of: 'orderSumByDay', window: { count: 36, grain: 'hour' } },
  trailingMedian: { kind: 'running', of: 'medianHours', window: month(1) },
  likedSoFar: { kind: 'running', of: 'likedShare' },
  quarterToDate: { kind: 'running', of: 'orderSum', toDate: 'quarter' },
  weekToDateByDay: { kind: 'running', of: 'orderSumByDay', toDate: 'week' },
  fiscalYearToDate: { kind: 'running', of: 'orderSum', toDate: 'fiscalYear' },
  taxQuarterToDate: { kind: 'running', of: 'orderBuyers', toDate: 'taxQuarter' },
  retailYearToDate: { kind: 'running', of: 'orderSumByDay', toDate: 'retailYear' },
  trailingRetail: { kind: 'running', of: 'orderSum', window: { count: 2, grain: 'retailMonth' } },
  linesSoFar: { kind: 'running', of: 'lineCount' },
  buyersSoFar: { kind: 'running', of: 'orderBuyers' },
  shareSoFar: { kind: 'running', of: 'orderShare' },
  convertedToDate: { kind: 'running', of: 'convertedRate', toDate: 'month' },
  active: { kind: 'state', of: 'distinct', time: 'at' },
  recurring: { kind: 'state', of: 'sum', time: 'on' },
  wholeSum: { kind: 'state', of: 'sum', time: 'at', isWhole: true },
  balanceLast: { kind: 'balance', at: 'last', isPerAccount: true },
  balanceFirst: { kind: 'balance', at: 'first', isPerAccount: true },
  balanceOnce: { kind: 'balance', at: 'last', isPerAccount: false },
  monthBefore: moved({ metric: 'orderSum', offset: month(1) }),
  twoMonthsBefore: moved({ metric: 'monthBefore', offset: month(1) }),
  weekBefore: moved({ metric: 'orderSumByDay', offset: { count: 1, grain: 'week' } }),
  periodBefore: moved({ metric: 'orderSum', offset: 'previousPeriod', isCompletedOnly: true }),
  retailYearBefore: moved({ metric: 'orderSum', offset: { count: 1, grain: 'retailYear' } }),
  sprintsBefore: moved({ metric: 'buyersSoFar', offset: { count: 2, grain: 'sprint' } }),
  fiscalQuarterBefore: moved({ metric: 'recurring', offset: { count: 1, grain: 'fiscalQuarter' } }),
  startOfTaxYear: moved({ metric: 'orderSum', offset: { toStartOf: 'taxYear' } }),
  startOfRetailMonth: moved({ metric: 'orderCount', offset: { toStartOf: 'retailMonth' } }),
  startOfQuarter: moved({ metric: 'orderSum', offset: { toStartOf: 'quarter' } }),
  activeAtStart: moved({ metric: 'active', at: 'start' }),
  recurringBefore: moved({ metric: 'recurring', offset: month(1) }),
  recurringAtStart: moved({ metric: 'recurring', at: 'start' }),
  soFarBefore: moved({ metric: 'buyersSoFar', offset: 'previousPeriod' }),
  balanceBefore: moved({ metric: 'balanceLast', offset: month(1) }),
  convertedBefore: moved({ metric: 'convertedRate', offset: 'previousPeriod' }),
  growth: less('orderSum', { metric: 'orderSum', offset: 'previousPeriod' }),
  activeGrowth: less('active', { metric: 'active', at: 'start' }),
  score: less('orderShare', { metric: 'convertedRate' }),
  perBuyer: { kind: 'perAccount', take: 'avg', of: 'orderSum' },
  medianBuyer: { kind: 'perAccount', take: 'median', of: 'orderSum' },
  largestRecurring: { kind: 'perAccount', take: 'max', of: 'recurring' },
  regulars: { kind: 'perAccount', take: 'count', where: { orderCount: { gt: 1 } } },
  lost: { kind: 'perAccount', take: 'count', where: { recurringAtStart: { gt: 0 }, recurring: { eq: 0 } } },
  shrunk: { kind: 'perAccount', take: 'count', where: { recurring: { lte: { column: 'recurringAtStart' } } } },
  bestThird: { kind: 'perAccount', take: 'sum', of: 'orderSum', top: { by: 'orderSum', share: 0.34 } },
  best: { kind: 'perAccount', take: 'sum', of: 'orderCount', top: { by: 'orderSum', count: 1 } },
  converts: { kind: 'perAccount', take: 'count', where: { converted: { gt: 0 } } },
  regularsBefore: moved({ metric: 'regulars', offset: 'previousPeriod' }),
  regularsGrowth: less('regulars', { metric: 'regulars', offset: { count: 1, grain: 'week' } }),
}

/** Metrics with arguments: what each request asks for. */
export const REQUESTS: Readonly<Record<string, string>> = {
  'choice {"variant":"count"}': 'orderCount',
  choice: 'orderSum',
}

/** How many buckets later a request for a retention asks about. */
export function afterOf(request: string): number {
  return Number(/"after":(\d+)/.exec(request)?.[1] ?? 1)
}

/** What a request sets, as it is written behind the name. */
function argumentsOf(request: string): Arguments {
  const space = request.indexOf(' ')
  const given: unknown = space < 0 ? {} : JSON.parse(request.slice(space + 1))
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : []
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'number' || typeof value === 'string' ? [[name, value]] : [])),
  )
}

export function kindOf(request: string): Kind {
  const meant = REQUESTS[request] ?? request
  const [name = ''] = meant.split(' ')
  const kind = KINDS[name] ?? PARAMETRIC[name]?.kind(argumentsOf(meant))
  if (kind === undefined) throw new Error(`The oracle has no "${request}".`)
  return kind
}

/** What says the same over finer rows. */
export function finerOf(request: string): string | undefined {
  const kind = kindOf(request)
  return kind.kind === 'orders' ? kind.finer : undefined
}

/** Everything that can be asked for by name. */
export const KIND_NAMES: readonly string[] = [
  ...Object.keys(KINDS),
  ...Object.keys(REQUESTS),
  ...PARAMETRIC_REQUESTS,
  'returning {"after":0}',
  'returningWeekly {"after":2}',
  'returningWeekly {"after":3}',
]

/** Metrics that go by a day have no hours, whatever they are made of. */
export function goesByDay(request: string): boolean {
  const kind = kindOf(request)
  switch (kind.kind) {
    case 'orders':
    case 'visits':
    case 'state':
      return kind.time === 'on'
    case 'converted':
      return kind.base === 'visitsByDay'
    case 'balance':
    case 'returning':
      return true
    case 'cancelledShare':
    case 'lines':
    case 'expected':
      return false
    case 'running':
      return goesByDay(kind.of)
    case 'moved':
      return goesByDay(kind.input.metric)
    case 'less':
      return kind.inputs.some(({ metric }) => goesByDay(metric))
    case 'perAccount':
      return innerNames(kind).some(goesByDay)
  }
}

/** The metrics that an aggregation over accounts knows of each of them. */
export function innerNames({ of, where = {}, top }: PerAccount): readonly string[] {
  const compared = Object.values(where).flatMap(({ lte }) => lte?.column ?? [])
  return [...new Set([...Object.keys(where), ...compared, ...(top === undefined ? [] : [top.by]), ...(of === undefined ? [] : [of])])]
}

export type ModelName = 'orders' | 'visits' | 'validities' | 'balances' | 'lines'

/** The models whose rows a metric counts. */
export function modelsOf(request: string): ReadonlySet<ModelName> {
  const kind = kindOf(request)
  const all = (names: readonly string[]) => new Set(names.flatMap((name) => [...modelsOf(name)]))
  switch (kind.kind) {
    case 'orders':
    case 'cancelledShare':
    case 'returning':
      return new Set(['orders'])
    case 'lines':
      return new Set(['lines'])
    case 'expected':
      return new Set<ModelName>(kind.each === undefined ? ['orders'] : [])
    case 'visits':
    case 'converted':
      return new Set(['visits'])
    case 'state':
      return new Set(['validities'])
    case 'balance':
      return new Set(['balances'])
    case 'running':
      return modelsOf(kind.of)
    case 'moved':
      return modelsOf(kind.input.metric)
    case 'less':
      return all(kind.inputs.map(({ metric }) => metric))
    case 'perAccount':
      return all(innerNames(kind))
  }
}

/** Whether a value is a double that hangs on the order in which it is added up. */
export function isApproximate(request: string): boolean {
  return ['daysSince', 'hoursOpen', 'openHours', 'medianHours', 'trailingMedian', 'score', 'hoursAt'].includes(request.split(' ')[0] ?? '')
}
