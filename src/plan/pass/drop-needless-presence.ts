import type { Aggregate, Plan } from '../plan-node.ts'
import { inCalculate, mapAggregates } from './in-calculate.ts'

/**
 * Where each row that is read makes a group, rows need not be counted to know which groups there are.
 *
 *   calculate amount where there are "orders present"     calculate amount
 *     aggregate sum(amount) as amount,              ->      aggregate sum(amount) as amount
 *       count(*) as "orders present"
 */
export function dropNeedlessPresence(plan: Plan): Plan {
  return inCalculate(plan, (calculate) => {
    const { input } = calculate
    const aggregates = input.kind === 'aggregate' ? [input] : input.inputs
    if (!aggregates.every(alwaysMakesGroups)) return calculate
    return { ...mapAggregates(calculate, withoutPresence), present: [] }
  })
}

function alwaysMakesGroups({ measures }: Aggregate): boolean {
  return measures.some(({ presence, where }) => presence === true && where === undefined)
}

function withoutPresence(aggregate: Aggregate): Aggregate {
  return { ...aggregate, measures: aggregate.measures.filter(({ presence }) => presence !== true) }
}
