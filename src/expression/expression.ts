import type { BusinessHours } from './business-hours.ts'
import type { ColumnType } from './column-type.ts'
import type { DatePart, TimeGrain, TimeUnit } from './time-grain.ts'

/** A value computed from one row. Plain frozen data; every node knows its type. */
export type Expression =
  | Column
  | Literal
  | Arithmetic
  | Conditional
  | Coalesce
  | Extreme
  | JsonField
  | Elapsed
  | Moved
  | Bucket
  | DatePartOf
  | Cast
  | RawSql
  | CodePoints
  | Converted
  | Joined
  | Now
  | Parameter
  | Ceiling
  | InZone
  | Windowed

/** `of` is the row it is read from: a join's alias, or a step's own rows where it is empty. */
export interface Column {
  readonly kind: 'column'
  readonly of: string
  readonly name: string
  readonly type: ColumnType
  /** The time grain of its values, by name, where each is the start of a bucket (S13). */
  readonly grain?: string
}

/** Always a bound parameter. Times are text: `2025-01-01` or an ISO date-time. */
export interface Literal {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
  readonly type: ColumnType
}

/** Division is never integer division, and is null where the divisor is null or zero. */
export interface Arithmetic {
  readonly kind: 'arithmetic'
  readonly operator: 'add' | 'subtract' | 'multiply' | 'divide'
  readonly operands: readonly Expression[]
  readonly type: ColumnType
}

/** The value of the first branch whose test holds. */
export interface Conditional {
  readonly kind: 'conditional'
  readonly branches: readonly { readonly test: Predicate; readonly value: Expression }[]
  readonly otherwise: Expression
  readonly type: ColumnType
}

export interface Coalesce {
  readonly kind: 'coalesce'
  readonly operands: readonly Expression[]
  readonly type: ColumnType
}

/** The greatest or least of the values that are not null; null where all are. */
export interface Extreme {
  readonly kind: 'greatest' | 'least'
  readonly operands: readonly Expression[]
  readonly type: ColumnType
}

/** A declared field of a JSON column: null where the key is missing, JSON null, or not of the declared type. */
export interface JsonField {
  readonly kind: 'jsonField'
  readonly of: Expression
  readonly key: string
  readonly type: ColumnType
}

/**
 * The time between two instants or two days, exact, in whole microseconds; negative where `to` is earlier. With `hours`, the time between
 * them that is open, by the clock on the wall; which hours are open is bound when the question is resolved.
 */
export interface Elapsed {
  readonly kind: 'elapsed'
  readonly from: Expression
  readonly to: Expression
  readonly hours?: 'business' | BusinessHours
  /** Where an answer over a negative span is refused: the day that is named in the refusal. */
  readonly refused?: Expression
  readonly type: 'integer'
}

/**
 * A time so many whole units later: hours and finer by the time that passes, days and coarser by the calendar and the clock on the wall
 * of `zone`, which a definition leaves to the question.
 */
export interface Moved {
  readonly kind: 'moved'
  readonly of: Expression
  readonly by: Expression
  readonly unit: TimeUnit
  readonly zone: string
  readonly type: ColumnType
}

/** The start of the bucket in which a time falls: a date for day and coarser, else a time of the same type. Cut in `zone` (S12), which a definition leaves to the question. */
export interface Bucket {
  readonly kind: 'bucket'
  readonly of: Expression
  readonly grain: TimeGrain
  readonly zone: string
  /** How the clock of the zone is set, one span after the other, where no other times need be told apart. */
  readonly clock?: readonly ClockSpan[] | undefined
  readonly type: ColumnType
}

/** The clock is that many microseconds ahead of UTC, up to an instant; the last span has none. */
export interface ClockSpan {
  readonly ahead: number
  readonly until: string | undefined
}

/** A calendar part of a time, read in `zone`: ISO numbers, Monday is 1. */
export interface DatePartOf {
  readonly kind: 'datePart'
  readonly of: Expression
  readonly part: DatePart
  readonly zone: string
  readonly type: 'integer'
}

/** The same value as another type. */
export interface Cast {
  readonly kind: 'cast'
  readonly of: Expression
  readonly type: ColumnType
}

/** A day, wall-clock time or instant as another of these, read in `zone`: a day is its midnight there. */
export interface InZone {
  readonly kind: 'inZone'
  readonly of: Expression
  readonly zone: string
  readonly type: ColumnType
}

/** SQL written by an author, the last resort: `parts` around the `columns` that it names. Never holds anything a caller sent. */
export interface RawSql {
  readonly kind: 'rawSql'
  readonly parts: readonly string[]
  readonly columns: readonly Expression[]
  readonly type: ColumnType
}

/** Text that orders and compares by code point, whatever the database's collation (S9). */
export interface CodePoints {
  readonly kind: 'codePoints'
  readonly of: Expression
  readonly type: 'text'
}

/** An amount in the currency `to`, at the latest rate on or before the day `on`; `to` is bound when the question is resolved (S29). */
export interface Converted {
  readonly kind: 'converted'
  readonly amount: Expression
  readonly currency: Expression
  readonly on: Expression
  readonly to: string | undefined
  readonly type: 'decimal'
}

/** The values as text, one after the other with a space between; null where one is. */
export interface Joined {
  readonly kind: 'joined'
  readonly operands: readonly Expression[]
  readonly type: 'text'
}

/** The instant that counts as now for the question, or its day or wall-clock time; bound when it is resolved. */
export interface Now {
  readonly kind: 'now'
  readonly type: 'timestamptz' | 'timestamp' | 'date'
}

/** A value that a question may set; its default until then, null where there is none. */
export interface Parameter {
  readonly kind: 'parameter'
  readonly name: string
  readonly value: number | string | null
  readonly type: 'integer' | 'decimal' | 'text'
  /** What it may be set to, where it is a number. */
  readonly limits?: { readonly min: number; readonly max: number }
}

/** The smallest whole number that is not below a value. */
export interface Ceiling {
  readonly kind: 'ceiling'
  readonly of: Expression
  readonly type: 'double'
}

/**
 * What a row has from its place among the rows of the same `per` that pass `where`, ordered by `over`: its number from 1 on,
 * or a value of the row before or after it, or of the first or last of them. Null where the row itself does not pass. Over all rows of a model, whatever is asked.
 */
export interface Windowed {
  readonly kind: 'windowed'
  readonly take: 'number' | 'previous' | 'next' | 'first' | 'last'
  readonly of: Expression
  readonly per: readonly Expression[]
  readonly over: Expression
  readonly ties: readonly Expression[]
  readonly where: Predicate | undefined
  readonly type: ColumnType
}

/** A test of one row: true, false or, as in SQL, null. */
export type Predicate = Compare | OneOf | Match | IsNull | Every | Some | Not

export interface Compare {
  readonly kind: 'compare'
  readonly operator: ComparisonOperator
  readonly left: Expression
  readonly right: Expression
}

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte'

export interface OneOf {
  readonly kind: 'oneOf'
  readonly value: Expression
  readonly options: readonly Literal[]
  readonly negated: boolean
}

/** Literal text, never a pattern. */
export interface Match {
  readonly kind: 'match'
  readonly operator: 'contains' | 'startsWith' | 'endsWith'
  readonly value: Expression
  readonly text: Literal
}

export interface IsNull {
  readonly kind: 'isNull'
  readonly value: Expression
  readonly negated: boolean
}

/** True when all hold; of nothing, true. */
export interface Every {
  readonly kind: 'every'
  readonly of: readonly Predicate[]
}

/** True when one holds; of nothing, false. */
export interface Some {
  readonly kind: 'some'
  readonly of: readonly Predicate[]
}

export interface Not {
  readonly kind: 'not'
  readonly of: Predicate
}

/** A column of a step's own rows. */
export function columnOf(name: string, type: ColumnType): Column {
  return { kind: 'column', of: '', name, type }
}

export function literal(value: Literal['value'], type: ColumnType): Literal {
  return { kind: 'literal', value, type }
}

/** Division of doubles, null where the divisor is null or zero (S5). */
export function divide(dividend: Expression, divisor: Expression): Arithmetic {
  return { kind: 'arithmetic', operator: 'divide', operands: [dividend, divisor], type: 'double' }
}

/** Whether every row passes, as nothing is tested. */
export function testsNothing(test: Predicate): boolean {
  return test.kind === 'every' && test.of.length === 0
}

/** The conjunction of the tests that are given; nothing where none is. */
export function everyOf(tests: readonly (Predicate | undefined)[]): Predicate | undefined {
  const given = tests.filter((test) => test !== undefined).filter((test) => !testsNothing(test))
  return given.length > 1 ? { kind: 'every', of: given } : given[0]
}
