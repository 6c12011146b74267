import type { ParameterDefinition } from '../definition/metric-definition.ts'
import type { Expression } from '../expression/expression.ts'
import type { Metric, Part } from './catalog.ts'
import type { Operand } from './unit-algebra.ts'

/** What a metric computes, before its words are put to it. */
export interface Computed {
  readonly formula: Expression
  readonly parts: readonly Part[]
  readonly unit: Operand
  readonly additivity: Metric['additivity']
  readonly inputs: readonly string[]
  readonly inWords: string
  readonly variants?: ReadonlyMap<string, Metric>
  /** Arguments that every metric of its kind has. */
  readonly ownParameters?: Readonly<Record<string, ParameterDefinition>>
}
