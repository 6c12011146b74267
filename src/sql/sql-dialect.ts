import type { Kysely, RawBuilder } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { ClockSpan } from '../expression/expression.ts'
import type { DatePart, TimeUnit } from '../expression/time-grain.ts'
import type { DialectName } from './compiled-sql.ts'

/** A piece of SQL under way. */
export type Sql = RawBuilder<unknown>

/** Statements are compiled only, so no table types are needed here: a plan was checked long before. */
export type Compiler = Kysely<Record<string, never>>

/** Units that are always as long; a day where no clock is set. */
export type ExactUnit = 'second' | 'minute' | 'hour' | 'day'

/** All that differs between two databases. */
export interface SqlDialect {
  readonly name: DialectName
  readonly compiler: Compiler
  readonly typeNames: Readonly<Record<Exclude<ColumnType, 'other'>, Sql>>
  /** Text that orders and compares by code point. */
  codePoints(text: Sql): Sql
  /** Wall-clock time in a zone of an instant; where it is known how the clock is set, no database of zones need be asked. */
  wallTime(instant: Sql, zone: string, clock: readonly ClockSpan[] | undefined): Sql
  /** Whole microseconds from one time to a later one, both of `type`. */
  elapsed(from: Sql, to: Sql, type: ColumnType): Sql
  /** A time of `type` so much later, by the time that passes. */
  later(time: Sql, count: number, unit: ExactUnit, type: ColumnType): Sql
  jsonField(json: Sql, key: Sql, type: ColumnType): Sql
  /** A decimal number that others are multiplied by, with all of its digits and no more, so that the product has room. */
  factor(text: string): Sql
  /** One row for each step from the first to the last, both included. */
  series(first: Sql, last: Sql, step: Sql): Sql
}

/** Reads a calendar part of a wall-clock time. */
export type DatePartField = Readonly<Record<DatePart, Sql>>

export type GrainField = Readonly<Record<TimeUnit, Sql>>
