import { sql } from 'kysely'
import type { Moved } from '../expression/expression.ts'
import type { TimeUnit } from '../expression/time-grain.ts'
import { FaultError } from '../problem/problem.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { wallTime } from './write-time.ts'

/** Units of the calendar, in months. */
const MONTHS: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, year: 12 }
/** Units of days, in days. */
const DAYS: Partial<Record<TimeUnit, number>> = { day: 1, week: 7 }

/** A time so many units later; `time` is that of `moved.of`. */
export function movedTime(time: Sql, moved: Moved, dialect: SqlDialect): Sql {
  const { unit, zone, type } = moved
  const count = countOf(moved)
  const days = DAYS[unit] === undefined ? undefined : DAYS[unit] * count
  const months = MONTHS[unit] === undefined ? undefined : MONTHS[unit] * count
  if (type === 'date') return days === undefined ? sql`cast(${plusMonths(time, months ?? 0)} as date)` : plusDays(time, days)
  const isUtc = type === 'timestamptz' && zone === 'UTC'
  if (days === undefined && months === undefined)
    return dialect.later(time, count, unit === 'second' || unit === 'minute' ? unit : 'hour', type)
  // A day of UTC is always as long, and needs no clock on the wall.
  if (days !== undefined && isUtc) return dialect.later(time, 24 * days, 'hour', type)
  const wall = wallTime(time, moved, dialect)
  const later = days === undefined ? plusMonths(wall, months ?? 0) : dialect.later(wall, days, 'day', 'timestamp')
  return type === 'timestamptz' ? sql`(${later} at time zone ${zone})` : later
}

function countOf({ by }: Moved): number {
  if (by.kind === 'literal' && typeof by.value === 'number') return by.value
  throw new FaultError('A step without its number reached the SQL. This is a fault of Grainline; report it with the question.')
}

function plusDays(day: Sql, count: number): Sql {
  const length = Math.abs(count)
  const days = length === 1 ? sql`1` : sql`cast(${String(length)} as integer)`
  return count < 0 ? sql`(${day} - ${days})` : sql`(${day} + ${days})`
}

function plusMonths(time: Sql, count: number): Sql {
  return sql`(${time} + cast(${`${count} months`} as interval))`
}
