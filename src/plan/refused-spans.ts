import type { Elapsed, Expression, Predicate } from '../expression/expression.ts'
import { literal } from '../expression/expression.ts'
import { mapAggregation } from '../expression/map.ts'
import type { Measure } from './plan-node.ts'

/** How the text of a guard begins that found a span which ends before it begins; then come the metric and the day. */
export const REFUSED_SPAN = 'ends before it begins:'

/** For each span of a measure that must not be negative, a guard that finds the first day on which one is (S27). */
export function refusedSpans(measures: readonly Measure[]): readonly Measure[] {
  const guards = new Map<string, Measure>()
  for (const { name, aggregation, where } of measures)
    mapAggregation(aggregation, {
      elapsed: (elapsed) => {
        const guard = { aggregation: firstRefused(name, elapsed), where }
        const key = JSON.stringify(guard)
        if (elapsed.refused !== undefined && !guards.has(key)) guards.set(key, { name: `${name} refused`, ...guard, guard: true })
        return elapsed
      },
    })
  return [...guards.values()]
}

/** A part's name begins with that of its metric, and no metric's name has a space. */
function firstRefused(name: string, { from, to, refused }: Elapsed): Measure['aggregation'] {
  const test: Predicate = { kind: 'compare', operator: 'lt', left: to, right: from }
  const said: Expression = { kind: 'cast', of: literal(`${REFUSED_SPAN} ${name.split(' ')[0]}`, 'text'), type: 'text' }
  const day: Expression = { kind: 'cast', of: refused ?? literal(null, 'date'), type: 'text' }
  const value: Expression = { kind: 'joined', operands: [said, day], type: 'text' }
  return {
    kind: 'min',
    of: { kind: 'conditional', branches: [{ test, value }], otherwise: literal(null, 'text'), type: 'text' },
    type: 'text',
  }
}
