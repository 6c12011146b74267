import type { Moved } from './kinds-metrics.ts'
import type { Place } from './kinds-moves.ts'
import type { Seen } from './kinds-rows.ts'
import type { Span } from './kinds-time.ts'

/** A value, and whether rows (or entities) made it. */
export interface Found {
  readonly value: number | null
  readonly isPresent: boolean
}

/** Whether a row is asked about; `end` is the end of what a state is read for, `isWhole` leaves out what only a numerator goes by. */
export type Keep = (row: Seen, end: number | undefined, isWhole: boolean) => boolean

/** What a metric is asked for: a bucket or the period, what is needed to move it, and which rows count. */
export interface Asked extends Place {
  /** Rows of the slice, and of them those of the group. */
  readonly slice: Keep
  readonly keep: Keep
  /** Whether groups are told apart by what only a numerator goes by. */
  readonly isByReason: boolean
  readonly isCompletedOnly?: boolean
  /** Moves that were asked for on the way to the rows, outermost first. */
  readonly moves?: readonly Moved[]
}

export interface Range {
  readonly from: number
  readonly to: number
  readonly isOpen: boolean
}

export function rangeOf({ from, to }: Span): Range {
  return {
    from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: to?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    isOpen: from === undefined && to === undefined,
  }
}

/** A row without a time lies in no range that has an end. */
export function isIn({ at }: Seen, { from, to, isOpen }: Range): boolean {
  return isOpen || (at !== null && at >= from && at < to)
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function distinct(rows: readonly Seen[]): number {
  return new Set(rows.flatMap(({ account }) => account ?? [])).size
}

/** Rows at the first or last time of each account, or of all, are chosen before they are told apart by group. */
export function chosen(
  all: readonly Seen[],
  range: Range,
  at: 'first' | 'last',
  { slice, keep }: Asked,
  isPerAccount: boolean,
): readonly Seen[] {
  const rows = all.filter((row) => isIn(row, range) && row.at !== null && slice(row, undefined, false))
  const times = new Map<number | null, number>()
  for (const row of rows) {
    const of = isPerAccount ? row.account : null
    const known = times.get(of)
    const own = row.at ?? 0
    times.set(of, known === undefined ? own : at === 'first' ? Math.min(known, own) : Math.max(known, own))
  }
  return rows.filter((row) => row.at === times.get(isPerAccount ? row.account : null) && keep(row, undefined, false))
}
