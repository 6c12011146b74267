import type { BusinessHoursOption } from '../definition/business-hours.ts'
import type { Chart } from '../definition/chart.ts'
import type { KeptTables } from '../definition/kept-tables.ts'
import type { ParameterDefinition } from '../definition/metric-definition.ts'
import type { CalendarOption, MappedTable, Weekday } from '../definition/options-schema.ts'
import type { Unit } from '../definition/unit.ts'
import type { Words } from '../definition/words.ts'
import type { Aggregation } from '../expression/aggregation.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { Expression, Predicate, Windowed } from '../expression/expression.ts'
import type { TimeFrame } from '../expression/time-frame.ts'
import type { TimeUnit } from '../expression/time-grain.ts'
import type { Alert } from './alert.ts'
import type { Annotation } from './annotation.ts'
import type { Board, MetricSet } from './board.ts'
import type { Goal } from './goal.ts'
import type { Outcome } from './outcome.ts'
import type { TimeGrains } from './time-grains.ts'

/** Definitions linked and checked: whatever is in here fits together. */
export interface Catalog {
  readonly models: ReadonlyMap<string, Model>
  readonly metrics: ReadonlyMap<string, Metric>
  /** Every dimension that some model leads to, by its public name. */
  readonly dimensions: ReadonlyMap<string, PublicDimension>
  /** Targets for metrics, by name. */
  readonly goals: ReadonlyMap<string, Goal>
  /** Rules that say when a number wants to be looked at, by name. */
  readonly alerts: ReadonlyMap<string, Alert>
  /** What happened, by name. */
  readonly annotations: ReadonlyMap<string, Annotation>
  /** Questions that are asked together, by name. */
  readonly boards: ReadonlyMap<string, Board>
  /** Metrics that are looked at together, by name. */
  readonly sets: ReadonlyMap<string, MetricSet>
  /** The rows that people set, each table as a catalog of its own: none of its names can be asked for. */
  readonly kept: ReadonlyMap<string, Catalog>
  /** Metrics as they are where metrics that they are made of are computed over finer rows: by the first of those, by the second … */
  readonly finer: readonly ReadonlyMap<string, Metric>[]
  readonly grains: TimeGrains
  readonly options: CatalogOptions
}

export interface CatalogOptions extends KeptTables {
  /** How many entities a public dimension name may run through. A role declared with `through` counts as one. */
  readonly depth: number
  /** What the warehouse calls tables and columns that definitions know by other names. */
  readonly mapping?: Readonly<Record<string, MappedTable>>
  /** The table of dated exchange rates, needed once a metric sums `money`. */
  readonly rates?: RateSource
  /** The hours that count where a time is counted in business hours. */
  readonly businessHours?: BusinessHoursOption
  /** The languages in which every metric has a label and a description, beside its own. */
  readonly languages?: readonly string[]
  /** The day on which weeks begin; Monday unless told (S12). */
  readonly weekStart?: Weekday
  /** Time grains of its own, by the name of each calendar. */
  readonly calendars?: Readonly<Record<string, CalendarOption>>
}

/** Rates by day: the latest on or before a day holds. `rate` turns an amount of `from` into `to` (S29). */
export interface RateSource {
  readonly table: string
  readonly from: string
  readonly to: string
  readonly date: string
  readonly rate: string
}

/** One table or view with a key. */
export interface Model {
  readonly name: string
  readonly table: string
  readonly words: Words
  readonly grain: string | undefined
  readonly entity: string
  readonly key: readonly string[]
  /** Where several rows share a key: the span in which each of them is the entity's version. */
  readonly validity: Validity | undefined
  /** Columns by name, as expressions over this model's own rows. */
  readonly columns: ReadonlyMap<string, Expression>
  readonly dimensions: ReadonlyMap<string, Dimension>
  /** Columns that its rows have from their place among all of them, by name. */
  readonly windows: ReadonlyMap<string, Windowed>
  /** Columns that its rows have of the rows of other models that lead to them, by name. */
  readonly tallies: ReadonlyMap<string, Tally>
  /** Rows that are rows of this model; all where absent. */
  readonly where: Predicate | undefined
  /** Each left join that its rows can take, by alias; `from` is another alias, or the model's own name. */
  readonly joins: ReadonlyMap<string, JoinStep>
  /** What its rows can be broken down and filtered by, by public name. */
  readonly members: ReadonlyMap<string, Member>
  /** The key of the entity that each role leads to, as its rows have it. */
  readonly roles: ReadonlyMap<string, Expression>
  /** The model that each role leads to. */
  readonly entities: ReadonlyMap<string, string>
  readonly metricTime: Member | undefined
  /** How long ago the newest of these times may be. */
  readonly freshness: { readonly of: Expression; readonly within: { readonly count: number; readonly grain: TimeUnit } } | undefined
}

/** A dimension of one model, over that model's own rows. */
export interface Dimension {
  readonly model: string
  readonly name: string
  readonly expression: Expression
  readonly words: Words
  /** The public name of another model's dimension whose values these are, too. */
  readonly sameAs?: string | undefined
}

/** Columns of a model's table, of one type: start included, end not, an empty end still valid (S28). */
export interface Validity {
  readonly from: string
  readonly to: string
  readonly type: ColumnType
}

/** Many rows to at most one: a left join on the target's whole key. */
export interface JoinStep {
  readonly as: string
  readonly from: string
  readonly model: string
  readonly table: string
  readonly on: readonly { readonly column: string; readonly key: string }[]
  /** Where several rows share the key: one of them is valid at a time. */
  readonly validity: Validity | undefined
  readonly where: Predicate | undefined
  readonly windows: ReadonlyMap<string, Windowed>
  readonly tallies: ReadonlyMap<string, Tally>
}

/** What a row has of the rows of another model that lead to it: aggregated by themselves first, so that no row is repeated. */
export interface Tally {
  readonly rows: Model
  /** The key of this model, as those rows have it. */
  readonly by: Expression
  /** The key, as this model's rows have it. */
  readonly key: string
  readonly aggregation: Aggregation
  readonly where: Predicate | undefined
}

/** A dimension as a model's rows reach it. */
export interface Member {
  readonly name: string
  readonly dimension: Dimension
  readonly expression: Expression
}

/** A dimension by its public name, which means the same from every model that leads to it. */
export interface PublicDimension {
  readonly name: string
  readonly type: ColumnType
  readonly dimension: Dimension
}

/** What another metric says of the rows of one: beyond a limit, they are not to be relied on. */
export interface MetricWarning {
  readonly metric: string
  readonly above?: number | undefined
  readonly below?: number | undefined
  readonly says: string
}

/** A number with a name: a formula over aggregations, each over the rows of one model. */
export interface Metric {
  readonly name: string
  readonly kind: 'simple' | 'ratio' | 'derived' | 'cumulative' | 'perEntity' | 'variants' | 'conversion' | 'retention' | 'scored'
  readonly words: Words
  readonly unit: Unit
  readonly format: string | undefined
  readonly goodWhen: 'up' | 'down' | 'neutral'
  readonly tier: 'draft' | 'certified' | { readonly deprecated: string } | undefined
  /** The published standard that it follows. */
  readonly standard: string | undefined
  /** What to mind when it is read. */
  readonly notes: readonly string[]
  /** What to do about it, and when. */
  readonly playbook: readonly { readonly condition: string; readonly action: string }[]
  /** What became of its definition, and since which day. */
  readonly changes: readonly { readonly on: string; readonly what: string }[]
  /** What makes it doubtful. */
  readonly warnings: readonly MetricWarning[]
  /** How it wants to be painted. */
  readonly chart: Chart
  /** The metrics that are the same number over finer rows. */
  readonly finer: readonly string[]
  readonly additivity: 'additive' | 'semiAdditive' | 'nonAdditive'
  /** `double` travels as a JSON number, `integer` as a whole one, `decimal` as exact text. */
  readonly type: 'integer' | 'double' | 'decimal'
  readonly nullable: boolean
  /** Over columns named after `parts`. */
  readonly formula: Expression
  readonly parts: readonly Part[]
  /** The formula in words. */
  readonly inWords: string
  /** Its meanings by name, where it has several; it is itself the default one. */
  readonly variants: ReadonlyMap<string, Metric>
  readonly defaultVariant: string | undefined
  /** Numbers that a question may set, by name: its own, and those of the metrics that it is made of. */
  readonly parameters: ReadonlyMap<string, ParameterDefinition>
  /** Metrics that it is made of. */
  readonly inputs: readonly string[]
}

/** What a metric's formula reads: an aggregation over rows, or over entities. */
export type Part = RowPart | EntityPart

/** One aggregation over the rows of one model that pass `where`. */
export interface RowPart {
  readonly kind: 'rows'
  readonly id: string
  readonly model: string
  readonly time: Expression | undefined
  readonly aggregation: Aggregation
  readonly where: Predicate | undefined
  /** Which rows count for which bucket. */
  readonly frame: TimeFrame
  /** Where only the rows at the last or first time count, for each of `per`. */
  readonly latest: { readonly at: 'first' | 'last'; readonly per: readonly Expression[] } | undefined
  /** Dimensions that do not tell its rows apart: every group of theirs has the value of the group without them. */
  readonly ignores?: readonly string[]
  /** What came of each row, which the aggregation reads as columns of `OUTCOME`. */
  readonly outcome?: Outcome | undefined
}

/** One aggregation over entities, each with the values of some metrics. */
export interface EntityPart {
  readonly kind: 'entities'
  readonly id: string
  /** A role that every row part inside leads to. */
  readonly per: string
  readonly inner: readonly EntityMetric[]
  /** Over columns named after the metrics of `inner`, and `place` and `size` where they are ranked. */
  readonly aggregation: Aggregation
  readonly where: Predicate | undefined
  readonly rankedBy: string | undefined
}

export interface EntityMetric {
  readonly name: string
  readonly type: ColumnType
  readonly formula: Expression
  readonly parts: readonly Part[]
}
