import { everyOf, type Predicate } from '../../expression/expression.ts'
import type { Aggregate, Measure, Plan } from '../plan-node.ts'
import { inCalculate, mapAggregates } from './in-calculate.ts'

/**
 * Reads only rows that some measure counts. A filter that all measures share moves to the rows; several different ones
 * stay with their measures, and the rows that none of them takes are left out.
 *
 *   aggregate sum(amount) where won               aggregate sum(amount)
 *     scan opportunities                  ->        scan opportunities where won
 *
 *   aggregate count where won, count where lost   aggregate count where won, count where lost
 *     scan opportunities                  ->        scan opportunities where won or lost
 */
export function filterEarly(plan: Plan): Plan {
  return inCalculate(plan, (calculate) => mapAggregates(calculate, inAggregate))
}

function inAggregate(aggregate: Aggregate): Aggregate {
  const filters = new Map<string, Predicate>()
  for (const { where, guard, presence } of aggregate.measures) {
    if (guard === true || presence === true) continue
    if (where === undefined) return aggregate
    filters.set(JSON.stringify(where), where)
  }
  const [shared, ...others] = filters.values()
  if (shared === undefined) return aggregate
  const test: Predicate = others.length === 0 ? shared : { kind: 'some', of: [shared, ...others] }
  const passed = JSON.stringify(test)
  const measures = aggregate.measures.map((measure) => (isPassed(measure, passed) ? { ...measure, where: undefined } : measure))
  const { input } = aggregate
  if (input.kind === 'scan') return { ...aggregate, input: { ...input, where: everyOf([input.where, test]) }, measures }
  return { ...aggregate, where: everyOf([aggregate.where, test]), measures }
}

/** Whether all rows that are left pass a measure's filter. */
function isPassed({ where }: Measure, test: string): boolean {
  return where !== undefined && JSON.stringify(where) === test
}
