import { sql } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { Arithmetic, Conditional, Elapsed, Expression, Literal, Match, Predicate, Windowed } from '../expression/expression.ts'
import { columnsIn } from '../expression/walk.ts'
import { FaultError, unreachable } from '../problem/problem.ts'
import { identifier } from './identifier.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { movedTime } from './write-moved.ts'
import { openTime } from './write-open-time.ts'
import { datePart, inZone, timeBucket } from './write-time.ts'

/** How columns without a row of their own are written: an aggregated column may stand for its aggregation. */
export type ColumnWriter = (name: string) => Sql

export interface Writing {
  readonly dialect: SqlDialect
  readonly column: ColumnWriter
}

const EXTREMES = { greatest: sql`greatest`, least: sql`least` } as const
const OPERATORS = { add: sql` + `, subtract: sql` - `, multiply: sql` * ` } as const

export function typeName(dialect: SqlDialect, type: ColumnType): Sql {
  if (type === 'other')
    throw new FaultError('A value of an unknown type reached the SQL. This is a fault of Grainline; report it with the question.')
  return dialect.typeNames[type]
}

export function writeCast(dialect: SqlDialect, value: Sql, type: ColumnType): Sql {
  return sql`cast(${value} as ${typeName(dialect, type)})`
}

/** Numbers and times travel as text and are cast, so that no driver guesses; 0 and 1 are read more easily as themselves. */
export function writeLiteral(dialect: SqlDialect, { value, type }: Literal): Sql {
  if (value === null) return writeCast(dialect, sql`null`, type)
  if (type === 'text') return sql`${value}`
  if (type === 'boolean') return String(value) === 'true' ? sql`true` : sql`false`
  if (value === 0) return sql`0`
  if (value === 1) return sql`1`
  return writeCast(dialect, sql`${String(value)}`, type)
}

export function writeExpression(expression: Expression, writing: Writing): Sql {
  const write = (inner: Expression) => writeExpression(inner, writing)
  const { dialect } = writing
  switch (expression.kind) {
    case 'column':
      return expression.of === '' ? writing.column(expression.name) : sql`${identifier(expression.of, expression.name)}`
    case 'literal':
      return writeLiteral(dialect, expression)
    case 'arithmetic':
      return arithmetic(expression, writing)
    case 'coalesce':
      return sql`coalesce(${sql.join(expression.operands.map(write))})`
    case 'greatest':
    case 'least':
      return sql`${EXTREMES[expression.kind]}(${sql.join(expression.operands.map(write))})`
    case 'conditional':
      return conditional(expression, writing)
    case 'jsonField':
      return dialect.jsonField(write(expression.of), sql`${expression.key}`, expression.type)
    case 'elapsed':
      return elapsed(expression, writing)
    case 'moved':
      return movedTime(write(expression.of), expression, dialect)
    case 'bucket':
      return timeBucket(write(expression.of), expression, dialect)
    case 'datePart':
      return datePart(write(expression.of), expression, dialect)
    case 'cast':
      return writeCast(dialect, write(expression.of), expression.type)
    case 'inZone':
      return inZone(write(expression.of), expression, dialect)
    case 'codePoints':
      return dialect.codePoints(write(expression.of))
    case 'joined':
      return sql.join(
        expression.operands.map((operand) => (operand.type === 'text' ? write(operand) : writeCast(dialect, write(operand), 'text'))),
        sql` || ' ' || `,
      )
    case 'rawSql':
      return sql`(${rawSql(
        expression.parts,
        expression.columns.map((column) => (column.kind === 'arithmetic' ? sql`(${write(column)})` : write(column))),
      )})`
    case 'windowed':
      return windowed(expression, writing)
    case 'ceiling':
      return ceiling(write(expression.of), dialect)
    case 'now':
    case 'parameter':
    case 'converted':
      throw new FaultError(
        'An amount without its rate, or a now without its instant, reached the SQL. This is a fault of Grainline; report it with the question.',
      )
    default:
      return unreachable(expression)
  }
}

function elapsed({ from, to, hours }: Elapsed, writing: Writing): Sql {
  const [first, second] = [writeExpression(from, writing), writeExpression(to, writing)]
  if (hours === undefined) return writing.dialect.elapsed(first, second, from.type)
  if (hours === 'business')
    throw new FaultError('Business hours without their hours reached the SQL. This is a fault of Grainline; report it with the question.')
  return openTime({ from: first, to: second, type: from.type }, hours, writing.dialect)
}

/** 21 / 0.7 is 30.000000000000004 in doubles, and 30 is meant: what lies behind the ninth decimal is not rounded up. */
function ceiling(value: Sql, dialect: SqlDialect): Sql {
  return writeCast(dialect, sql`ceil(round(${writeCast(dialect, value, 'decimal')}, 9))`, 'double')
}

/** A term of an order: text goes by code points, so that equals come in the same order everywhere. */
export function writeOrdered(of: Expression, writing: Writing): Sql {
  const written = writeExpression(of, writing)
  return of.type === 'text' ? writing.dialect.codePoints(written) : written
}

const TAKES = { previous: sql`lag`, next: sql`lead`, first: sql`first_value`, last: sql`first_value` } as const

/** Rows that do not pass stand in partitions of their own and get nothing. */
function windowed({ take, of, per, over, ties, where }: Windowed, writing: Writing): Sql {
  const write = (inner: Expression) => writeExpression(inner, writing)
  const test = where === undefined ? undefined : sql`(${writePredicate(where, writing)})`
  const partition = [...per.map(write), ...(test === undefined ? [] : [test])]
  const value = take === 'number' ? sql`row_number()` : sql`${TAKES[take]}(${write(of)})`
  const parts = partition.length === 0 ? sql`` : sql`partition by ${sql.join(partition)} `
  // The last row is the first one from behind: a window ends at the current row unless told otherwise.
  const order = [over, ...ties].map((term) => (take === 'last' ? sql`${writeOrdered(term, writing)} desc` : writeOrdered(term, writing)))
  const place = sql`${value} over (${parts}order by ${sql.join(order)})`
  return test === undefined ? place : sql`case when ${test} then ${place} end`
}

/** An author's own SQL around the columns that it names: definitions are code, and nothing that a caller sends comes here. */
function rawSql(parts: readonly string[], columns: readonly Sql[]): Sql {
  return sql.join(
    parts.flatMap((part, index) => [sql.raw(part), columns[index] ?? sql.raw('')]),
    sql.raw(''),
  )
}

function arithmetic(expression: Arithmetic, writing: Writing): Sql {
  const { operator, operands, type } = expression
  if (operator === 'divide') return division(operands, writing)
  const written = operands.map((operand) => {
    if (operator === 'multiply' && operand.kind === 'literal' && operand.type === 'decimal' && type === 'decimal')
      return operand.value === null ? writeLiteral(writing.dialect, operand) : writing.dialect.factor(String(operand.value))
    const value = asDouble(operand, type, writing)
    return isBare(operand, type) ? sql`(${value})` : value
  })
  const [first, ...rest] = operands
  // Columns of 32 bits would overflow: both databases calculate in the width of the operands.
  if (
    type === 'integer' &&
    first !== undefined &&
    first.kind !== 'arithmetic' &&
    [first, ...rest].flatMap(columnsIn).some(({ of }) => of !== '')
  )
    written[0] = writeCast(writing.dialect, writeExpression(first, writing), 'integer')
  return sql`${sql.join(written, OPERATORS[operator])}`
}

/** One double makes the division one of doubles; a divisor that is a number other than zero needs no guard. */
function division([dividend, divisor]: Arithmetic['operands'], writing: Writing): Sql {
  if (dividend === undefined || divisor === undefined)
    throw new FaultError('A division has no two operands. This is a fault of Grainline; report it with the question.')
  const value = asDouble(dividend, 'double', writing)
  const left = isBare(dividend, 'double') && dividend.operator !== 'divide' ? sql`(${value})` : value
  const never = divisor.kind === 'literal' && divisor.value !== null && divisor.value !== 0
  const right = never ? writeLiteral(writing.dialect, { ...divisor, type: 'double' }) : sql`nullif(${writeExpression(divisor, writing)}, 0)`
  return sql`${left} / ${right}`
}

function asDouble(operand: Expression, type: ColumnType, writing: Writing): Sql {
  if (type === 'double' && operand.kind === 'literal') return writeLiteral(writing.dialect, { ...operand, type })
  const written = writeExpression(operand, writing)
  return type === 'double' && operand.type !== 'double' ? writeCast(writing.dialect, written, 'double') : written
}

/** Whether an operand is arithmetic itself and no cast stands around it. */
function isBare(operand: Expression, type: ColumnType): operand is Arithmetic {
  return operand.kind === 'arithmetic' && (type !== 'double' || operand.type === 'double')
}

function conditional({ branches, otherwise, type }: Conditional, writing: Writing): Sql {
  const written = branches.map(({ test, value }) => sql`when ${writePredicate(test, writing)} then ${branchValue(value, type, writing)}`)
  const none = otherwise.kind === 'literal' && otherwise.value === null ? sql`` : sql` else ${branchValue(otherwise, type, writing)}`
  return sql`case ${sql.join(written, sql` `)}${none} end`
}

/** A bare parameter has no type where all branches are parameters. */
function branchValue(value: Expression, type: ColumnType, writing: Writing): Sql {
  const written = writeExpression(value, writing)
  return value.kind === 'literal' && type === 'text' ? writeCast(writing.dialect, written, 'text') : written
}

const COMPARISONS = { eq: sql`=`, ne: sql`<>`, gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const

/** A test as SQL; junctions inside junctions stand in parentheses. */
export function writePredicate(test: Predicate, writing: Writing): Sql {
  switch (test.kind) {
    case 'compare':
      return sql`${writeExpression(test.left, writing)} ${COMPARISONS[test.operator]} ${writeExpression(test.right, writing)}`
    case 'oneOf': {
      const value = writeExpression(test.value, writing)
      // No option is equal to a value, and of null it cannot be told, so that "not" keeps nulls out as well.
      if (test.options.length === 0) return test.negated ? sql`(${value} is not null or null)` : sql`(${value} is null and null)`
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
