import type { ColumnType } from './column-type.ts'
import type { Expression } from './expression.ts'

/** A value computed from many rows. Nulls are skipped, as SQL aggregates do. */
export type Aggregation =
  | { readonly kind: 'countRows'; readonly type: 'integer' }
  | { readonly kind: 'count' | 'countDistinct'; readonly of: Expression; readonly type: 'integer' }
  | { readonly kind: 'sum' | 'min' | 'max'; readonly of: Expression; readonly type: ColumnType }
  | { readonly kind: 'stddev' | 'variance'; readonly of: Expression; readonly type: 'double' }
  | Percentile
  | Endmost

/** The value below which the share `at` of the rows lies: interpolated, or where `discrete` a value that occurs (S30). */
export interface Percentile {
  readonly kind: 'percentile'
  readonly of: Expression
  readonly at: Expression
  readonly discrete: boolean
  readonly type: ColumnType
}

/** The value of the row that comes first or last by `over`; of rows at the same instant, by `ties`. */
export interface Endmost {
  readonly kind: 'first' | 'last'
  readonly of: Expression
  readonly over: Expression
  readonly ties: readonly Expression[]
  readonly type: ColumnType
}
