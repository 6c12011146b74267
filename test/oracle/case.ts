import type { ExpressionInput } from '../../src/definition/expression-input.ts'
import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { Question } from '../../src/query/question.ts'

export type Family = 'integer' | 'decimal' | 'text' | 'boolean' | 'date' | 'timestamp' | 'timestamptz' | 'json'

/** Decimals, times and JSON are text; times are ISO, instants with a `Z`. */
export type Cell = string | number | boolean | null

export interface Column {
  readonly name: string
  readonly type: Family
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Entity =
  | {
      readonly model: string
      readonly column: string | readonly string[]
      /** How often a role to the model itself is followed. */
      readonly depth?: number
    }
  | { readonly through: string }

export interface ModelSource {
  readonly kind: 'model'
  readonly name: string
  readonly table: string
  readonly key: string | readonly string[]
  readonly entity: string
  readonly metricTime?: string
  readonly where?: FilterInput
  readonly entities: Readonly<Record<string, Entity>>
  readonly dimensions: Readonly<Record<string, ExpressionInput>>
}

export type Aggregate =
  | 'sum'
  | 'avg'
  | 'min'
  | 'max'
  | 'count'
  | 'countDistinct'
  | 'median'
  | 'percentile'
  | 'first'
  | 'last'
  | 'any'
  | 'stddev'
  | 'variance'

export interface Money {
  readonly money: ExpressionInput
  readonly currency: string
  readonly on: string
}

export type Measure = ExpressionInput | Money

interface MetricCommon {
  readonly kind: 'metric'
  readonly name: string
  readonly unit?: { readonly kind: 'number' }
  readonly exact?: boolean
  readonly whenEmpty?: number | null
}

export type SimpleSource = MetricCommon & {
  readonly type: 'simple'
  readonly model: string
  readonly time?: string
  readonly where?: FilterInput
  readonly at?: number
  readonly discrete?: boolean
} & { readonly [A in Aggregate]?: Measure }

export type Input = string | { readonly metric: string; readonly where?: FilterInput }

export interface RatioSource extends MetricCommon {
  readonly type: 'ratio'
  readonly numerator: Input
  readonly denominator: Input
}

export type Formula =
  | Input
  | number
  | { readonly add: readonly Formula[] }
  | { readonly subtract: readonly Formula[] }
  | { readonly multiply: readonly Formula[] }
  | { readonly divide: readonly Formula[] }

export interface DerivedSource extends MetricCommon {
  readonly type: 'derived'
  readonly formula: Formula
}

export type MetricSource = SimpleSource | RatioSource | DerivedSource

/** A warehouse and what is defined over it. */
export interface World {
  readonly tables: readonly Table[]
  readonly models: readonly ModelSource[]
  readonly metrics: readonly MetricSource[]
  /** The table of exchange rates, where there is one. */
  readonly rates?: { readonly table: string; readonly from: string; readonly to: string; readonly date: string; readonly rate: string }
}

/** A question over a world, as plain JSON: the form in which found cases are kept. */
export interface Case {
  readonly title: string
  readonly world: World
  readonly question: Question
}
