import type { Aggregate } from './case.ts'
import { addExact, exact } from './exact.ts'
import { compareValues, double, keyOf, numberOf, type Value } from './value.ts'

/** One row, as an aggregation sees it. */
interface Seen {
  readonly value: Value
  readonly over: Value
  readonly ties: readonly Value[]
}

type Present = Exclude<Value, null>

function present(rows: readonly Seen[]): readonly Present[] {
  return rows.flatMap(({ value }) => (value === null ? [] : [value]))
}

function sum(values: readonly Present[]): Value {
  if (values.length === 0) return exact(0n)
  const exacts = values.flatMap((value) => (value.kind === 'exact' ? [value] : []))
  if (exacts.length === values.length) return exacts.reduce(addExact, exact(0n))
  return double(values.reduce((total, value) => total + number(value), 0))
}

function number(value: Present): number {
  if (value.kind === 'exact' || value.kind === 'double') return numberOf(value)
  throw new Error(`The oracle cannot add up ${value.kind}.`)
}

function extreme(values: readonly Present[], sign: 1 | -1): Value {
  return values.reduce<Value>((best, value) => (best === null || compareValues(value, best) * sign < 0 ? value : best), null)
}

function variance(values: readonly Present[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((total, value) => total + number(value), 0) / values.length
  return values.reduce((total, value) => total + (number(value) - mean) ** 2, 0) / (values.length - 1)
}

/** S30: between the two values around the place, in proportion; where discrete, the first value that so large a share does not exceed. */
function percentile(values: readonly Present[], at: number, discrete: boolean): Value {
  const sorted = values.toSorted(compareValues)
  if (sorted.length === 0) return null
  if (discrete) return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? null
  const place = at * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (low === undefined || high === undefined) return null
  return double(number(low) + (number(high) - number(low)) * (place - Math.floor(place)))
}

function endmost(rows: readonly Seen[], sign: 1 | -1): Value {
  const known = rows.filter(({ value, over }) => value !== null && over !== null)
  const order = (left: Seen, right: Seen): number => {
    const pairs = [[left.over, right.over], ...left.ties.map((tie, index) => [tie, right.ties[index] ?? null])]
    return pairs.map(([a = null, b = null]) => (a === null || b === null ? 0 : compareValues(a, b))).find((one) => one !== 0) ?? 0
  }
  return known.toSorted((left, right) => order(left, right) * sign)[0]?.value ?? null
}

/** A value of many rows; nulls are skipped (S4). */
export function aggregate(
  name: Aggregate,
  rows: readonly Seen[],
  { at = 0.5, discrete = false }: { readonly at?: number; readonly discrete?: boolean },
): Value {
  const values = present(rows)
  switch (name) {
    case 'count':
      return exact(BigInt(values.length))
    case 'countDistinct':
      return exact(BigInt(new Set(values.map((value) => JSON.stringify(keyOf(value)))).size))
    case 'sum':
      return sum(values)
    case 'avg': {
      const total = sum(values)
      return values.length === 0 || total === null ? null : double(number(total) / values.length)
    }
    case 'min':
    case 'any':
      return extreme(values, 1)
    case 'max':
      return extreme(values, -1)
    case 'median':
    case 'percentile':
      return percentile(values, name === 'median' ? 0.5 : at, discrete)
    case 'first':
      return endmost(rows, 1)
    case 'last':
      return endmost(rows, -1)
    case 'variance':
    case 'stddev': {
      const found = variance(values)
      return found === null ? null : double(name === 'stddev' ? Math.sqrt(found) : found)
    }
  }
}
