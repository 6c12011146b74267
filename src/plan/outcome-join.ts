import type { ColumnType } from '../expression/column-type.ts'
import type { Expression } from '../expression/expression.ts'
import type { TimeGrain, TimeUnit } from '../expression/time-grain.ts'
import type { Scan } from './plan-node.ts'

/** Rows of a scan as events; what is null of entity or time is none. */
export interface EventRows {
  readonly rows: Scan
  readonly time: Expression
  readonly entity: Expression
  readonly constants: readonly Expression[]
  /** The bucket of its time, by the grain of a cohort. */
  readonly bucket: Expression | undefined
}

interface Sides {
  readonly as: string
  /** The key of the rows that it is joined to, by `on` as they have it. */
  readonly key: readonly Expression[]
  readonly base: EventRows
  readonly later: EventRows
  /** Times of both sides are compared as this type, read in `zone`. */
  readonly timeType: ColumnType
  readonly zone: string
}

/**
 * A left join, by the whole key, to what came of each row of the base, one column for each of `values`. `credited` counts the rows that are credited to it, `followed`
 * says as 1 or 0 whether one came at or after it; null equals null in constants.
 *
 *   base              later                        base   value
 *   id  entity  time  entity  time                1      0
 *   1   a       1     a       4                   2      2
 *   2   a       3     a       5           ->      3      0
 *   3   b       2     b       1
 */
export interface ConversionJoin extends Sides {
  readonly kind: 'credited' | 'followed'
  readonly values: readonly { readonly name: string; readonly window: OutcomeWindow | undefined }[]
}

/** Rows of `later` at `time` count for rows of the base after `time - window`, by the calendar and the clock of the zone. */
export interface OutcomeWindow {
  readonly count: number
  readonly grain: TimeUnit
}

/**
 * A left join, by the whole key, from the first row of each entity to one column for each of `values`: 1 where the entity has a row of
 * `later` in the bucket that is so much later, 0 where it has none, null where that bucket has not begun before `now`.
 *
 *   base              later                        base   value 1
 *   id  entity  month entity  month               1      1
 *   1   a       1     a       2           ->      3      0
 *   2   a       2
 *   3   b       1
 */
export interface CohortJoin extends Sides {
  readonly kind: 'cohort'
  readonly grain: TimeGrain
  readonly values: readonly { readonly name: string; readonly after: number }[]
  readonly now: string
}

export type OutcomeJoin = ConversionJoin | CohortJoin

/** How an outcome calls a column of the key. */
export function keyName(index: number): string {
  return `key ${index + 1}`
}
