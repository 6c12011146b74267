import type { LeafMapping } from '../../expression/map.ts'
import { mapExpression } from '../../expression/map.ts'
import type { Aggregate, Calculate, Plan } from '../plan-node.ts'
import { inCalculate } from './in-calculate.ts'

/**
 * Equal measures of the same rows are computed once.
 *
 *   calculate amount, amountSum / amountCount     calculate amount, amount / amountCount
 *     aggregate amount = sum(amount),       ->      aggregate amount = sum(amount),
 *       amountSum = sum(amount),                      amountCount = count(amount)
 *       amountCount = count(amount)
 */
export function shareMeasures(plan: Plan): Plan {
  return inCalculate(plan, (calculate) => {
    const { input, columns, present } = calculate
    const aggregates = input.kind === 'aggregate' ? [input] : input.inputs
    const names = new Map(aggregates.flatMap(sharedNames))
    if (names.size === 0) return calculate
    const mapping: LeafMapping = {
      column: (column) => (column.of === '' ? { ...column, name: names.get(column.name) ?? column.name } : column),
    }
    return {
      ...calculate,
      input: withoutMeasures(input, names),
      columns: columns.map(({ name, of }) => ({ name, of: mapExpression(of, mapping) })),
      present: present.map((name) => names.get(name) ?? name),
    }
  })
}

/** The name of each repeated measure, with the name of the first that is equal. */
function sharedNames({ measures }: Aggregate): readonly (readonly [string, string])[] {
  const first = new Map<string, string>()
  return measures.flatMap(({ name, aggregation, where, guard }): readonly (readonly [string, string])[] => {
    const key = JSON.stringify([aggregation, where])
    const known = first.get(key)
    if (guard === true || known === undefined) {
      if (guard !== true) first.set(key, name)
      return []
    }
    return [[name, known]]
  })
}

function withoutMeasures(input: Calculate['input'], names: ReadonlyMap<string, string>): Calculate['input'] {
  if (input.kind === 'combine') return { ...input, inputs: input.inputs.map((aggregate) => without(aggregate, names)) }
  return without(input, names)
}

function without(aggregate: Aggregate, names: ReadonlyMap<string, string>): Aggregate {
  return { ...aggregate, measures: aggregate.measures.filter(({ name }) => !names.has(name)) }
}
