import { sql } from 'kysely'
import type { Measure } from '../plan/plan-node.ts'
import { unreachable } from '../problem/problem.ts'
import type { Sql } from './sql-dialect.ts'
import { type Writing, writeCast, writeConjunction, writeExpression, writeOrdered, writePredicate } from './write-expression.ts'

/** An aggregation with its filter. */
export function writeMeasure({ aggregation, where }: Measure, writing: Writing): Sql {
  const filter = where === undefined ? sql`` : sql` filter (where ${sql.join(writeConjunction(where, writing), sql` and `)})`
  switch (aggregation.kind) {
    case 'countRows':
      return sql`count(*)${filter}`
    case 'count':
    case 'sum':
    case 'min':
    case 'max':
      return sql`${FUNCTIONS[aggregation.kind]}(${writeExpression(aggregation.of, writing)})${filter}`
    case 'countDistinct':
      return sql`count(distinct ${writeExpression(aggregation.of, writing)})${filter}`
    case 'stddev':
    case 'variance':
      return sql`${FUNCTIONS[aggregation.kind]}(${writeCast(writing.dialect, writeExpression(aggregation.of, writing), 'double')})${filter}`
    case 'percentile': {
      const at = writeExpression(aggregation.at, writing)
      const of = writeExpression(aggregation.of, writing)
      if (aggregation.discrete) return sql`percentile_disc(${at}) within group (order by ${of})${filter}`
      return sql`percentile_cont(${at}) within group (order by ${writeCast(writing.dialect, of, 'double')})${filter}`
    }
    case 'first':
    case 'last':
      return endmost(aggregation, where, writing)
    default:
      return unreachable(aggregation)
  }
}

const FUNCTIONS = {
  count: sql`count`,
  sum: sql`sum`,
  min: sql`min`,
  max: sql`max`,
  stddev: sql`stddev_samp`,
  variance: sql`var_samp`,
} as const

/** Rows without a value or without a time cannot be first or last. */
function endmost(
  { kind, of, over, ties }: Extract<Measure['aggregation'], { kind: 'first' | 'last' }>,
  where: Measure['where'],
  writing: Writing,
): Sql {
  const value = writeExpression(of, writing)
  const time = writeExpression(over, writing)
  const direction = kind === 'first' ? sql`asc` : sql`desc`
  const order = [over, ...ties].map((term) => sql`${writeOrdered(term, writing)} ${direction}`)
  const own = where === undefined ? sql`` : sql` and (${writePredicate(where, writing)})`
  return sql`(array_agg(${value} order by ${sql.join(order)}) filter (where ${value} is not null and ${time} is not null${own}))[1]`
}
