import type { FilterInput } from '../definition/filter-input.ts'
import type { Shift } from '../expression/time-frame.ts'

/** What a caller asks, in public names. Nothing of it is checked yet, so nothing can be planned from it. */
export interface Question {
  readonly metrics: readonly string[]
  /** Metrics whose values are wanted too, but which make no group of their own. */
  readonly also?: readonly string[] | undefined
  /** Dimensions, time dimensions at a time grain: `accountCountry`, `timeMonth`. */
  readonly by?: readonly string[] | undefined
  readonly period?: PeriodInput | undefined
  /** Moves the period, one after the other, and every bucket with it: the n-th meets the n-th. */
  readonly compared?: readonly Comparison[] | undefined
  /** All must hold. */
  readonly where?: readonly FilterInput[] | undefined
  /** Over the finished groups: metrics, and the names in `by`. */
  readonly having?: FilterInput | undefined
  readonly orderBy?: readonly OrderInput[] | undefined
  readonly first?: number | undefined
  /** The cursor of a group: the answer begins behind it. */
  readonly after?: string | undefined
  /** Whether the answer says how many groups there are, pages or not. */
  readonly totalCount?: boolean | undefined
  /** Asks for the rows behind the one metric instead of its value: `orderBy` names their columns. */
  readonly records?: boolean | undefined
  /** Whether the values must add up over groups: no metric is computed over finer rows, where one row counts in several groups. */
  readonly addsUp?: boolean | undefined
  /** Adds the missing time buckets. */
  readonly fill?: boolean | undefined
  /** Roles of entities each of whose rows is a group, whether or not a metric has rows there. */
  readonly every?: readonly string[] | undefined
  /** IANA time zone. */
  readonly timezone?: string | undefined
  /** The instant that counts as now, as ISO text. */
  readonly asOf?: string | undefined
  /** The currency of amounts, as an ISO 4217 code. */
  readonly currency?: string | undefined
  /** Restricts the answer to given groups of the first names in `by`, and pages within each of them. */
  readonly within?: Within | undefined
  /** Restricts the answer to the rows that are in none of the given groups. */
  readonly outside?: Outside | undefined
}

/** Rows that fall into none of these groups of the names in `by`, which need not be the question's own. */
export interface Outside {
  readonly by: readonly string[]
  readonly groups: readonly (readonly (string | null)[])[]
  /** Where other groups are left out as well, by their values: those that are neither these nor left out. Rows fall into one of them. */
  readonly remaining?: readonly (readonly (string | null)[])[] | undefined
}

/** `groups` hold one text or null for each of the first `depth` names in `by`. */
export interface Within {
  readonly depth: number
  readonly groups: readonly (readonly (string | null)[])[]
}

/** A move of the period; time grains by their names. */
export type Comparison =
  | Exclude<Shift, { readonly kind: 'back' | 'toStartOf' }>
  | { readonly kind: 'back'; readonly count: number; readonly grain: string }

/** Half-open. Exactly one field. Time grains are those of every calendar, and of the catalog's own. */
export interface PeriodInput {
  readonly between?: { readonly from?: string | null | undefined; readonly to?: string | null | undefined } | null | undefined
  readonly last?: { readonly count: number; readonly grain: string; readonly complete?: boolean | null | undefined } | null | undefined
  readonly toDate?: string | null | undefined
  readonly current?: string | null | undefined
  readonly previous?: string | null | undefined
}

/** By one metric or one of the names in `by`. */
export interface OrderInput {
  readonly metric?: string | null | undefined
  readonly dimension?: string | null | undefined
  readonly direction?: 'asc' | 'desc' | undefined
  readonly nulls?: 'first' | 'last' | undefined
}
