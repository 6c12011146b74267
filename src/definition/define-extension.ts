import type { Chart } from './chart.ts'
import type { ExpressionInput, TimeInput } from './expression-input.ts'
import type { FilterInput } from './filter-input.ts'
import type { AggregationName } from './metric-definition.ts'
import type { ModelOf } from './typed-names.ts'
import type { MetricOf } from './typed-units.ts'
import type { Unit } from './unit.ts'
import type { WarningSpec } from './warning-spec.ts'
import type { Words } from './words.ts'

/** A part of a definition as it is to be; null takes it away. */
type Changed<Value> = Value | null

interface Changes extends Omit<Words, 'label' | 'description'> {
  readonly label?: Changed<string>
  readonly description?: Changed<string>
}

interface ParameterChange {
  readonly default?: Changed<number | string>
  readonly whole?: boolean
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
  readonly description?: string
}

/** What of a metric is replaced; parameters and variants by their names, and what is not named stays. */
type MetricChanges<U> = Changes & {
  /** The metric that it is made from; without it, the one of this name is changed, wherever it is defined. */
  readonly extends?: string | MetricOf
  readonly unit?: U
  readonly format?: Changed<string>
  readonly goodWhen?: 'up' | 'down' | 'neutral'
  readonly tier?: Changed<'draft' | 'certified' | { readonly deprecated: string }>
  readonly standard?: Changed<string>
  readonly notes?: Changed<readonly string[]>
  readonly playbook?: Changed<readonly { readonly condition: string; readonly action: string }[]>
  readonly changes?: Changed<readonly { readonly on: string; readonly what: string }[]>
  readonly warnings?: Changed<readonly WarningSpec[]>
  readonly chart?: Chart
  readonly finer?: Changed<string | MetricOf | readonly (string | MetricOf)[]>
  readonly exact?: boolean
  readonly whenEmpty?: Changed<number>
  readonly parameters?: Readonly<Record<string, ParameterChange>>
  readonly model?: string | ModelOf
  readonly time?: Changed<string>
  readonly where?: Changed<FilterInput>
  readonly span?: Changed<{ readonly from: TimeInput; readonly to: TimeInput; readonly whole?: true }>
  readonly snapshot?: Changed<{ readonly at: 'first' | 'last'; readonly per?: readonly string[] }>
  readonly at?: number | { readonly parameter: string }
  readonly numerator?: string | MetricOf | object
  readonly denominator?: string | MetricOf | object
  readonly formula?: unknown
  readonly metric?: string | MetricOf | object
  readonly window?: Changed<object>
  readonly default?: string
  readonly variants?: Readonly<Record<string, string | MetricOf>>
  readonly bands?: readonly object[]
} & { readonly [A in AggregationName]?: ExpressionInput | 'rows' | object }

/** What of a model is replaced; dimensions and entities by their names, and what is not named stays. */
interface ModelChanges extends Changes {
  /** The model that it is made from; without it, the one of this name is changed, wherever it is defined. */
  readonly extends?: string | ModelOf
  readonly table?: string
  readonly grain?: string
  readonly key?: string | readonly string[]
  readonly entity?: string
  readonly metricTime?: Changed<string>
  readonly where?: Changed<FilterInput>
  readonly freshness?: Changed<object>
  readonly entities?: Readonly<Record<string, object>>
  readonly dimensions?: Readonly<Record<string, string | object>>
}

/** A metric made from another one, or the one of this name with parts of it replaced: for metrics that come from elsewhere. */
export function extendMetric<const N extends string, const U extends Unit = Unit>(name: N, changes: MetricChanges<U>): MetricOf<N, U>
export function extendMetric(name: string, changes: object): object {
  return { extends: name, ...changes, kind: 'metric', name }
}

/** A model made from another one, or the one of this name with parts of it replaced. */
export function extendModel(name: string, changes: ModelChanges): object {
  return { extends: name, ...changes, kind: 'model', name }
}
