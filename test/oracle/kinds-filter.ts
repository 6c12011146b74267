import type { EntityFilter, FilterInput, FilterOperators, RowsFilter } from '../../src/definition/filter-input.ts'
import { isIn, type Range } from './kinds-asked.ts'
import type { ModelName } from './kinds-metrics.ts'
import type { Cell, Seen } from './kinds-rows.ts'
import type { KindsReader } from './kinds-value.ts'
import type { KindsWorld } from './kinds-world.ts'

/** True, false, or null where it cannot be told. */
type Truth = boolean | null

/** Which metrics of an entity are read, and when. */
export interface EntityTimes {
  readonly reader: KindsReader
  readonly read: (request: string, account: number, isAllTime: boolean) => number | null
  readonly period: Range
}

function every(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth
}

function order(value: Exclude<Cell, null>, other: unknown): number {
  const [a, b] = typeof value === 'boolean' ? [Number(value), Number(other)] : [value, other]
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}

function test(operator: string, given: unknown, value: Cell): Truth {
  if (operator === 'isNull') return (value === null) === given
  if (value === null) return null
  if (Array.isArray(given)) return given.some((one) => order(value, one) === 0) === (operator === 'in')
  const compared = order(value, given)
  switch (operator) {
    case 'eq':
      return compared === 0
    case 'ne':
      return compared !== 0
    case 'gt':
      return compared > 0
    case 'gte':
      return compared >= 0
    case 'lt':
      return compared < 0
    case 'lte':
      return compared <= 0
    default:
      throw new Error(`The oracle does not know the test "${operator}".`)
  }
}

function isObject(value: unknown): value is FilterInput & EntityFilter & FilterOperators {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a test is of the entity that a row leads to. */
export function isEntityFilter(given: unknown): given is EntityFilter {
  return isObject(given) && ('having' in given || 'some' in given || 'none' in given)
}

/** What a filter says, given the value of each name and the truth about an entity. */
export function truthOf(filter: FilterInput, value: (name: string) => Cell, entity: (given: EntityFilter) => Truth = () => null): Truth {
  const { and = [], or, not: negated, ...tests } = filter
  const inner = (one: FilterInput) => truthOf(one, value, entity)
  const own = Object.entries(tests).flatMap(([name, given]) => {
    if (!isObject(given)) return [test('eq', given, value(name))]
    if (isEntityFilter(given)) return [entity(given)]
    return Object.entries(given).map(([operator, one]) => test(operator, one, value(name)))
  })
  return every([
    ...own,
    ...and.map(inner),
    ...(or === undefined ? [] : [not(every(or.map((one) => not(inner(one)))))]),
    ...(negated === undefined ? [] : [not(inner(negated))]),
  ])
}

/** Every metric of an entity that a filter asks about. */
export function entityMetrics({ and = [], or = [], not, ...tests }: FilterInput): readonly (readonly [string, boolean])[] {
  const own = Object.values(tests).flatMap((given) =>
    isObject(given) && isObject(given.having) ? Object.keys(given.having).map((name) => [name, given.allTime === true] as const) : [],
  )
  return [...own, ...[...and, ...or, ...(not === undefined ? [] : [not])].flatMap(entityMetrics)]
}

/** Whether the account that a row leads to passes (S8); of a row that leads to none every metric is null, and other rows cannot be told. */
export function entityTruth(row: Seen, { having, allTime = false, some, none }: EntityFilter, times: EntityTimes): Truth {
  const account = times.reader.rows.account(row.account) === undefined ? null : row.account
  return every([
    ...(having === undefined ? [] : [truthOf(having, (name) => (account === null ? null : times.read(name, account, allTime)))]),
    ...(some === undefined ? [] : [account === null ? null : hasRows(account, some, times)]),
    ...(none === undefined ? [] : [account === null ? null : !hasRows(account, none, times)]),
  ])
}

const MODELS: readonly ModelName[] = ['orders', 'visits', 'balances', 'lines']

function hasRows(account: number, { rows: name, where, inPeriod = false }: RowsFilter, { reader, period }: EntityTimes): boolean {
  const model = MODELS.find((one) => one === name)
  if (model === undefined) throw new Error(`The oracle asks for no rows of "${name}".`)
  const { rows } = reader
  return rows
    .rows(model, model === 'balances' ? 'on' : 'at')
    .some(
      (row) =>
        row.account === account &&
        (!inPeriod || isIn(row, period)) &&
        (where === undefined || truthOf(where, (dimension) => rows.dimension(row, dimension, undefined)) === true),
    )
}

export type RowFilters = Readonly<Record<string, FilterInput | 'all'>>

/** A world without the rows that a policy hides. */
export function visibleWorld(world: KindsWorld, policy: RowFilters): KindsWorld {
  const isSeen = (model: string, value: (column: string) => Cell): boolean => {
    const filter = policy[model] ?? 'all'
    return filter === 'all' || truthOf(filter, value) === true
  }
  const orders = world.orders.map((order) => (isSeen('orders', () => order.status) ? order : undefined))
  const numbers = new Map(orders.flatMap((order, index) => (order === undefined ? [] : [index + 1])).map((old, index) => [old, index + 1]))
  return {
    ...world,
    // Lines of orders that are hidden are still lines of different orders, which are not there.
    lines: world.lines.map((line) => (line.order === null ? line : { ...line, order: numbers.get(line.order) ?? 1000 + line.order })),
    accounts: world.accounts.map((account) => (isSeen('accounts', () => account?.country ?? null) ? account : null)),
    orders: orders.filter((order) => order !== undefined),
    visits: world.visits.filter(({ plan }) => isSeen('visits', () => plan)),
    terms: world.terms.filter(({ tier }) => isSeen('terms', () => tier)),
  }
}
