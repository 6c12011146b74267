import type { FilterInput, FilterOperators } from '../../src/definition/filter-input.ts'
import { instantOf, wallOf } from './clock.ts'
import { compareValues, constant, type Lookup, parseMicros, type Value } from './value.ts'

/** True, false, or null where it cannot be told. */
type Truth = boolean | null

type Scalar = string | number | boolean

function not(truth: Truth): Truth {
  return truth === null ? null : !truth
}

function every(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true
}

function some(truths: readonly Truth[]): Truth {
  return not(every(truths.map(not)))
}

/** What a value is compared with: times are read in the question's zone. */
function operand(given: Scalar, like: Exclude<Value, null>, zone: string): Exclude<Value, null> {
  if (typeof given === 'string' && 'micros' in like) {
    if (like.kind === 'date') return { kind: 'date', micros: parseMicros(given) }
    const instant = instantOf(given, zone)
    if (like.kind === 'timestamptz') return { kind: 'timestamptz', micros: instant }
    const isInstant = given.length > 10 && /Z$|[+-]\d\d:\d\d$/.test(given)
    return { kind: 'timestamp', micros: isInstant ? wallOf({ kind: 'timestamptz', micros: instant }, zone) : parseMicros(given) }
  }
  return constant(given) ?? like
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
}

const MATCHES: Readonly<Record<string, (value: string, sought: string) => boolean>> = {
  contains: (value, sought) => value.includes(sought),
  startsWith: (value, sought) => value.startsWith(sought),
  endsWith: (value, sought) => value.endsWith(sought),
}

function test(operator: string, given: unknown, value: Value, zone: string): Truth {
  if (operator === 'isNull') return (value === null) === given
  if (value === null) return null
  const order = (to: Scalar) => compareValues(value, operand(to, value, zone))
  if (Array.isArray(given)) {
    const list = given.filter(isScalar)
    if (operator === 'between') return order(list[0] ?? 0) >= 0 && order(list[1] ?? 0) <= 0
    return list.some((one) => order(one) === 0) === (operator === 'in')
  }
  const match = MATCHES[operator]
  if (match !== undefined && value.kind === 'text' && typeof given === 'string') return match(value.value, given)
  const comparison = COMPARISONS[operator]
  if (comparison === undefined || !isScalar(given)) throw new Error(`The oracle does not know the test "${operator}".`)
  return comparison(order(given))
}

function isFilter(value: unknown): value is FilterInput {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function truthOf(filter: FilterInput, lookup: Lookup, zone: string): Truth {
  const { and = [], or, not: negated, ...tests } = filter
  const inner = (one: FilterInput) => truthOf(one, lookup, zone)
  const own = Object.entries(tests).flatMap(([name, given]) => {
    const operators: FilterOperators | FilterInput = isFilter(given) ? given : isScalar(given) ? { eq: given } : {}
    return Object.entries(operators).flatMap(([operator, one]) => (one === undefined ? [] : [test(operator, one, lookup(name), zone)]))
  })
  return every([
    ...own,
    ...and.map(inner),
    ...(or === undefined ? [] : [some(or.map(inner))]),
    ...(negated === undefined ? [] : [not(inner(negated))]),
  ])
}

/** Whether a row passes: a test that cannot be told fails (S7). */
export function passes(filter: FilterInput, lookup: Lookup, zone: string): boolean {
  return truthOf(filter, lookup, zone) === true
}
