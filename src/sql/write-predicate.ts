import { sql } from 'kysely'
import type { Match, Predicate } from '../expression/expression.ts'
import { unreachable } from '../problem/problem.ts'
import type { Sql } from './sql-dialect.ts'
import { type Writing, writeExpression, writeLiteral } from './write-expression.ts'

const COMPARISONS = { eq: sql`=`, ne: sql`<>`, gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const

/** A test as SQL; junctions inside junctions stand in parentheses. */
export function writePredicate(test: Predicate, writing: Writing): Sql {
  switch (test.kind) {
    case 'compare':
      return sql`${writeExpression(test.left, writing)} ${COMPARISONS[test.operator]} ${writeExpression(test.right, writing)}`
    case 'oneOf': {
      const value = writeExpression(test.value, writing)
      if (test.options.length === 0) return test.negated ? sql`${value} is not null` : sql`false`
      const options = sql.join(test.options.map((option) => writeLiteral(writing.dialect, option)))
      return test.negated ? sql`${value} not in (${options})` : sql`${value} in (${options})`
    }
    case 'match':
      return match(test, writing)
    case 'isNull':
      return sql`${writeExpression(test.value, writing)} is ${test.negated ? sql`not null` : sql`null`}`
    case 'every':
      return test.of.length === 0
        ? sql`true`
        : sql.join(
            test.of.map((inner) => grouped(inner, writing)),
            sql` and `,
          )
    case 'some':
      return test.of.length === 0
        ? sql`false`
        : sql.join(
            test.of.map((inner) => grouped(inner, writing)),
            sql` or `,
          )
    case 'not':
      return sql`not (${writePredicate(test.of, writing)})`
    default:
      return unreachable(test)
  }
}

/** A conjunction as one test a line. */
export function writeConjunction(test: Predicate, writing: Writing): readonly Sql[] {
  return test.kind === 'every' && test.of.length > 0
    ? test.of.flatMap((inner) => writeConjunction(inner, writing))
    : [grouped(test, writing)]
}

function grouped(test: Predicate, writing: Writing): Sql {
  const written = writePredicate(test, writing)
  return (test.kind === 'every' || test.kind === 'some') && test.of.length > 1 ? sql`(${written})` : written
}

/** Functions and not patterns, so that `%` and `_` are themselves. */
function match({ operator, value, text }: Match, writing: Writing): Sql {
  const of = writeExpression(value, writing)
  const sought = sql`cast(${writeLiteral(writing.dialect, text)} as text)`
  switch (operator) {
    case 'contains':
      return sql`strpos(${of}, ${sought}) > 0`
    case 'startsWith':
      return sql`starts_with(${of}, ${sought})`
    case 'endsWith':
      return sql`right(${of}, length(${sought})) = ${sought}`
  }
}
