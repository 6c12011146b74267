import { type Expression, literal } from '../expression/expression.ts'
import type { OneVersion } from '../query/one-version.ts'
import type { ResolvedRows } from '../query/resolved-question.ts'
import type { Measure } from './plan-node.ts'

/** How the text of a guard begins that found a version which goes on beside the next; then come the metric, the model, the day and the key. */
export const OVERLAPPING_VERSION = 'goes on beside the next:'

/** For each part of which a key counts once at a time, a guard that finds the first day on which one would count twice (S23, S28). */
export function overlappingVersions(parts: readonly ResolvedRows[]): readonly Measure[] {
  const guards = parts.flatMap(({ id, model, where, alone }): readonly Measure[] => {
    if (alone === undefined) return []
    const aggregation = { kind: 'min', of: firstOverlap(id, model.name, alone), type: 'text' } as const
    return [{ name: `${id} overlap`, aggregation, where, guard: true }]
  })
  return [...new Map(guards.map((guard) => [JSON.stringify([guard.aggregation, guard.where]), guard])).values()]
}

/** A part's name begins with that of its metric, and no metric's name has a space. */
function firstOverlap(id: string, model: string, { key, goesOn, day }: OneVersion): Expression {
  const text = (of: Expression): Expression => ({ kind: 'cast', of, type: 'text' })
  const said = text(literal(`${OVERLAPPING_VERSION} ${id.split(' ')[0]} ${model}`, 'text'))
  const value: Expression = { kind: 'joined', operands: [said, text(day), ...key.map(text)], type: 'text' }
  return { kind: 'conditional', branches: [{ test: goesOn, value }], otherwise: literal(null, 'text'), type: 'text' }
}
