import type { Expression } from '../../expression/expression.ts'
import { mapFormula } from '../../expression/map.ts'
import type { Calculate, Plan } from '../plan-node.ts'
import { inCalculate } from './in-calculate.ts'

/**
 * A count of a lone aggregate is never null and needs no zero in its place.
 *
 *   calculate coalesce(deals, 0)                  calculate deals
 *     aggregate count(*) as deals         ->        aggregate count(*) as deals
 */
export function dropNeedlessZero(plan: Plan): Plan {
  return inCalculate(plan, (calculate) => {
    const counts = countNames(calculate)
    const bare = (of: Expression): Expression => {
      if (of.kind !== 'coalesce') return of
      const [first] = of.operands
      return first?.kind === 'column' && counts.has(first.name) ? first : of
    }
    return { ...calculate, columns: calculate.columns.map(({ name, of }) => ({ name, of: mapFormula(of, bare) })) }
  })
}

function countNames({ input }: Calculate): ReadonlySet<string> {
  if (input.kind === 'combine') return new Set()
  const counts = input.measures.filter(
    ({ aggregation }) => aggregation.kind === 'countRows' || aggregation.kind === 'count' || aggregation.kind === 'countDistinct',
  )
  return new Set(counts.map(({ name }) => name))
}
