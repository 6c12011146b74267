import type { MetricDefinition } from '../definition/metric-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import { sameUnit, unitName } from '../definition/unit.ts'
import { wordsOf } from '../definition/words.ts'
import { type Expression, literal } from '../expression/expression.ts'
import type { Metric } from './catalog.ts'
import type { Computed } from './computed.ts'
import { canBeNull } from './nullability.ts'
import { parametersOf } from './parameters-of.ts'
import type { Report } from './report.ts'
import { isScalar } from './unit-algebra.ts'

function orElse(formula: Expression, empty: number): Expression {
  const type = typeWith(formula.type, empty)
  return { kind: 'coalesce', operands: [formula, literal(empty, type)], type }
}

/** The type that holds a metric's values and also the one that it has where there are no rows. */
export function typeWith(type: Expression['type'], empty: number | null): Expression['type'] {
  return type === 'integer' && !Number.isInteger(empty ?? 0) ? 'decimal' : type
}

/** Whether a metric's unit is known beside it: where what is declared and what is computed do not fit, neither is. */
export interface Finished {
  readonly metric: Metric
  readonly unitIsKnown: boolean
}

function finerOf(definition: MetricDefinition, { variants }: Computed): readonly string[] {
  if (definition.finer !== undefined) return [definition.finer].flat()
  return (definition.type === 'variants' ? variants?.get(definition.default)?.finer : undefined) ?? []
}

/** A metric with its words, its unit and its value where there are no rows; reports what of these does not fit what it computes. */
export function finish(
  { definition, isLost }: Located<MetricDefinition>,
  computed: Computed,
  linked: (name: string) => Metric | undefined,
  report: Report,
): Finished {
  const own = computed.unit === 'plain' || computed.unit === 'unknown' ? ({ kind: 'number' } as const) : computed.unit
  const declared = definition.unit
  const mismatch =
    declared !== undefined &&
    own.kind !== 'number' &&
    own.kind !== 'count' &&
    !(isScalar(own) && isScalar(declared)) &&
    !sameUnit(declared, own)
  if (mismatch)
    report(
      'unit-mismatch',
      `The unit of "${definition.name}" is declared as ${unitName(declared)}, and what it computes has the unit ${unitName(own)}. Declare that one, or leave "unit" out.`,
      ['unit'],
    )
  const empty = definition.type !== 'simple' || !canBeNull(computed.formula) ? definition.whenEmpty : (definition.whenEmpty ?? undefined)
  const formula = typeof empty === 'number' && canBeNull(computed.formula) ? orElse(computed.formula, empty) : computed.formula
  if (definition.exact === true && formula.type === 'double')
    report(
      'exact-needs-decimal',
      `"${definition.name}" cannot be exact: it is not made by adding whole or decimal numbers. Exact are sum, min, max, first, last, any and count over such columns, and their sums and differences.`,
      ['exact'],
    )
  const parts = new Map(computed.parts.map((part) => [part.id, part]))
  const metric: Metric = {
    name: definition.name,
    kind: definition.type,
    words: wordsOf(definition),
    unit: declared ?? own,
    format: definition.format,
    goodWhen: definition.goodWhen ?? 'neutral',
    tier: definition.tier,
    standard: definition.standard,
    notes: definition.notes ?? [],
    playbook: definition.playbook ?? [],
    changes: definition.changes ?? [],
    warnings: definition.warnings ?? [],
    chart: definition.chart ?? (computed.additivity === 'additive' ? 'bar' : 'line'),
    finer: finerOf(definition, computed),
    additivity: computed.additivity,
    type:
      definition.exact === true
        ? 'decimal'
        : formula.type === 'integer' && [...(computed.variants?.values() ?? [])].every(({ type }) => type === 'integer')
          ? 'integer'
          : 'double',
    nullable: canBeNull(formula) || [...(computed.variants?.values() ?? [])].some(({ nullable }) => nullable),
    formula,
    parts: [...parts.values()],
    inWords: computed.inWords,
    inputs: computed.inputs,
    variants: computed.variants ?? new Map(),
    defaultVariant: definition.type === 'variants' ? definition.default : undefined,
    parameters: parametersOf({ definition, isLost }, computed, linked, report),
  }
  return { metric, unitIsKnown: !mismatch && !isLost('unit') && (declared !== undefined || computed.unit !== 'unknown') }
}
