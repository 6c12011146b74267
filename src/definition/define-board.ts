import type { COMPARISONS } from './board-definition.ts'
import type { Chart } from './chart.ts'
import type { FilterInput } from './filter-input.ts'
import type { GrainName } from './typed-names.ts'
import type { MetricOf } from './typed-units.ts'
import type { Words } from './words.ts'

type PeriodSpec<G extends string> =
  | { readonly between: { readonly from?: string; readonly to?: string } }
  | { readonly last: { readonly count: number; readonly grain: GrainName<G>; readonly complete?: boolean } }
  | { readonly toDate: GrainName<G> }
  | { readonly current: GrainName<G> }
  | { readonly previous: GrainName<G> }

export interface TileSpec<G extends string> {
  readonly name: string
  readonly label?: string
  readonly description?: string
  readonly metric: string | MetricOf
  readonly variant?: string
  readonly parameters?: Readonly<Record<string, number | string>>
  /** Rows by metric time, gaps filled. */
  readonly grain?: GrainName<G>
  /** Rows by dimensions, as questions name them. */
  readonly by?: readonly string[]
  /** Entities each of whose rows is a group, also where there is nothing to count. */
  readonly every?: readonly string[]
  readonly where?: FilterInput
  /** Its own period; that of the board's question where it names none. */
  readonly period?: PeriodSpec<G>
  /** What its value is set against. */
  readonly compare?: (typeof COMPARISONS)[number]
  readonly orderBy?: readonly {
    readonly metric?: string | MetricOf
    readonly dimension?: string
    readonly direction?: 'asc' | 'desc'
    readonly nulls?: 'first' | 'last'
  }[]
  readonly first?: number
  /** How its answer wants to be painted. */
  readonly chart?: Chart
}

/** A dashboard: named tiles, all of which one question answers. */
export function board<G extends string = never>(
  name: string,
  spec: Words & { readonly tiles: readonly TileSpec<G>[] },
): { readonly kind: 'board'; readonly name: string } {
  return { ...spec, kind: 'board', name }
}

/** Metrics that are looked at together. */
export function set(
  name: string,
  spec: Words & { readonly metrics: readonly (string | MetricOf)[] },
): { readonly kind: 'set'; readonly name: string } {
  return { ...spec, kind: 'set', name }
}
