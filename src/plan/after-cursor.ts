import { type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import type { OrderTerm } from '../query/resolved-question.ts'

/**
 * The test that a group stands behind a place in a total order: behind it in the first term, or equal there and behind it in the rest.
 *
 *   revenue desc, country asc, behind (10, 'DE')  ->  revenue < 10 or revenue is null or (revenue = 10 and country > 'DE' …)
 */
export function afterCursor(order: readonly OrderTerm[], values: readonly (string | null)[]): Predicate {
  const [term, ...rest] = order
  const [value = null, ...others] = values
  if (term === undefined) return NEVER
  const behind = behindIn(term, value)
  const equal: Predicate =
    value === null
      ? { kind: 'isNull', value: term.of, negated: false }
      : { kind: 'compare', operator: 'eq', left: term.of, right: literal(value, term.of.type) }
  const further = afterCursor(rest, others)
  const both = further === NEVER ? undefined : everyOf([equal, further])
  const [way, ...ways] = [behind, both].filter((one) => one !== undefined)
  if (way === undefined) return NEVER
  return ways.length === 0 ? way : { kind: 'some', of: [way, ...ways] }
}

/** Nothing stands behind the last place. */
const NEVER: Predicate = { kind: 'some', of: [] }

function behindIn({ of, direction, nulls }: OrderTerm, value: string | null): Predicate | undefined {
  if (value === null) return nulls === 'first' ? { kind: 'isNull', value: of, negated: true } : undefined
  const further: Predicate = { kind: 'compare', operator: direction === 'asc' ? 'gt' : 'lt', left: of, right: literal(value, of.type) }
  return nulls === 'first' ? further : { kind: 'some', of: [further, isNull(of)] }
}

function isNull(value: Expression): Predicate {
  return { kind: 'isNull', value, negated: false }
}
