import type { Expression, Parameter } from './expression.ts'
import { type LeafMapping, mapExpression } from './map.ts'
import type { TimeGrain } from './time-grain.ts'

/** How many grains; a parameter until a question is asked. */
export type Count = number | Parameter

/** Moves a bucket or period to another time before its rows are read (S17, S24). */
export type Shift =
  | { readonly kind: 'back'; readonly count: Count; readonly grain: TimeGrain }
  /** To the first bucket of the enclosing grain. */
  | { readonly kind: 'toStartOf'; readonly grain: TimeGrain }
  /** One bucket back; of a period, as many whole calendar units as it holds, else its own length. */
  | { readonly kind: 'previousPeriod' }
  /** The previous period as far as the current one has come by `asOf`. */
  | { readonly kind: 'previousPeriodToDate' }
  /** One year back; of whole buckets of a calendar made of a table, one of its years. */
  | { readonly kind: 'samePeriodLastYear' }
  /** 364 days back, so that weekdays meet. */
  | { readonly kind: 'sameWeekdaysLastYear' }
  /** To another period altogether. */
  | { readonly kind: 'to'; readonly from: string; readonly to: string }
  /** To the instant in which it begins: for states and running totals. */
  | { readonly kind: 'atStart' }

/** Which rows count for a bucket or period `[b, e)`. */
export type Reach =
  /** Those whose time lies in it. */
  | { readonly kind: 'within' }
  /** Those whose time lies in `[e - window, e)` (S19). */
  | { readonly kind: 'trailing'; readonly count: Count; readonly grain: TimeGrain }
  /** Those since the start of the enclosing grain (S20). */
  | { readonly kind: 'toDate'; readonly grain: TimeGrain }
  /** Those since the beginning of the data. */
  | { readonly kind: 'allTime' }
  /** Those that are valid in the instant just before `e`: `from` included, `to` not, an empty `to` still valid (S23). */
  | { readonly kind: 'valid'; readonly from: Expression; readonly to: Expression }
  /** Those whose own span `[from, to)` lies in it as a whole. */
  | { readonly kind: 'whole'; readonly from: Expression; readonly to: Expression }

/** How a time of rows is read: shifts first, then the reach. */
export interface TimeFrame {
  readonly shifts: readonly Shift[]
  readonly reach: Reach
}

/** The buckets that rows are joined to, as tests call them: no model and no role has such a name. */
export const FRAME = 'time frame'

/** Rows count in the bucket in which their time falls. */
export const OWN_BUCKET: TimeFrame = { shifts: [], reach: { kind: 'within' } }

export function isOwnBucket({ shifts, reach }: TimeFrame): boolean {
  return shifts.length === 0 && reach.kind === 'within'
}

/** The number that a count has come to. */
export function numberOf(count: Count): number {
  return typeof count === 'number' ? count : Number(count.value ?? 1)
}

function mapReach(reach: Reach, mapping: LeafMapping, map: (count: Count) => Count): Reach {
  if (reach.kind === 'trailing') return { ...reach, count: map(reach.count) }
  return 'from' in reach ? { ...reach, from: mapExpression(reach.from, mapping), to: mapExpression(reach.to, mapping) } : reach
}

/** A frame with its parameters replaced. */
export function mapFrame({ shifts, reach }: TimeFrame, mapping: LeafMapping): TimeFrame {
  const map = (count: Count): Count => {
    const mapped = typeof count === 'number' ? undefined : mapExpression(count, mapping)
    return mapped?.kind === 'parameter' ? mapped : count
  }
  return {
    shifts: shifts.map((shift) => (shift.kind === 'back' ? { ...shift, count: map(shift.count) } : shift)),
    reach: mapReach(reach, mapping, map),
  }
}
