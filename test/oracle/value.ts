import type { Cell, Family } from './case.ts'
import { compareExact, type Exact, exact, exactNumber, parseExact } from './exact.ts'

export interface Moment {
  readonly kind: 'date' | 'timestamp' | 'timestamptz'
  /** Since 1970, by the clock for a date or a timestamp, in UTC for an instant. */
  readonly micros: bigint
}

export type Value =
  | null
  | Exact
  | Moment
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'json'; readonly value: unknown }

export function text(value: string): Value {
  return { kind: 'text', value }
}

export function double(value: number): Value {
  return { kind: 'double', value }
}

/** `2024-01-01`, `2024-01-01T10:00:00.123456`, with or without a `Z`: microseconds since 1970, read as UTC. */
export function parseMicros(iso: string): bigint {
  const [, whole = '', fraction = ''] = /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?)(?:\.(\d+))?Z?$/.exec(iso) ?? []
  const millis = Date.parse(whole.length === 10 ? `${whole}T00:00:00Z` : `${whole}Z`)
  if (Number.isNaN(millis)) throw new Error(`The oracle cannot read the time "${iso}".`)
  return BigInt(millis) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'))
}

export function readCell(cell: Cell, type: Family): Value {
  if (cell === null) return null
  switch (type) {
    case 'integer':
      return exact(BigInt(cell))
    case 'decimal':
      return parseExact(String(cell))
    case 'text':
      return text(String(cell))
    case 'boolean':
      return { kind: 'boolean', value: cell === true }
    case 'json':
      return { kind: 'json', value: JSON.parse(String(cell)) }
    default:
      return { kind: type, micros: parseMicros(String(cell)) }
  }
}

export function numberOf(value: Exact | { readonly kind: 'double'; readonly value: number }): number {
  return value.kind === 'exact' ? exactNumber(value) : value.value
}

function sign<T>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** By code point: UTF-16, which JavaScript compares by, puts U+1D4B3 before U+FFFD. */
function compareText(left: string, right: string): number {
  const [a, b] = [Array.from(left, (letter) => letter.codePointAt(0) ?? 0), Array.from(right, (letter) => letter.codePointAt(0) ?? 0)]
  const at = a.findIndex((point, index) => point !== b[index])
  if (at < 0) return sign(a.length, b.length)
  return b[at] === undefined ? 1 : sign(a[at] ?? 0, b[at])
}

/** Less than, equal to or greater than 0; both of one family, and neither null. */
export function compareValues(left: Exclude<Value, null>, right: Exclude<Value, null>): number {
  if (left.kind === 'exact' && right.kind === 'exact') return compareExact(left, right)
  if ((left.kind === 'double' || left.kind === 'exact') && (right.kind === 'double' || right.kind === 'exact'))
    return sign(numberOf(left), numberOf(right))
  if (left.kind === 'text' && right.kind === 'text') return compareText(left.value, right.value)
  if (left.kind === 'boolean' && right.kind === 'boolean') return sign(left.value, right.value)
  if ('micros' in left && 'micros' in right) return sign(left.micros, right.micros)
  throw new Error(`The oracle cannot compare ${left.kind} with ${right.kind}.`)
}

function isoOf(micros: bigint): string {
  const seconds = new Date(Number((micros - (((micros % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1000n)).toISOString().slice(0, 19)
  const fraction = (((micros % 1_000_000n) + 1_000_000n) % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '')
  return fraction === '' ? seconds : `${seconds}.${fraction}`
}

/** A value as an answer's key shows it. */
export function keyOf(value: Value): string | number | boolean | null {
  if (value === null) return null
  switch (value.kind) {
    case 'exact':
    case 'double':
      return numberOf(value)
    case 'text':
    case 'boolean':
      return value.value
    case 'date':
      return isoOf(value.micros).slice(0, 10)
    case 'timestamp':
      return isoOf(value.micros)
    case 'timestamptz':
      return `${isoOf(value.micros)}Z`
    case 'json':
      throw new Error('The oracle met JSON as a key.')
  }
}

/** A row's values by name. */
export type Lookup = (name: string) => Value

/** A constant as an author or a caller writes it. */
export function constant(value: string | number | boolean | null): Value {
  if (value === null) return null
  if (typeof value === 'number') return parseExact(String(value))
  return typeof value === 'boolean' ? { kind: 'boolean', value } : text(value)
}
