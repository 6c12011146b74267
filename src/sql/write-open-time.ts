import { sql } from 'kysely'
import type { BusinessHours } from '../expression/business-hours.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { datePart, wallTime } from './write-time.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** Whole microseconds from one time to another that lie in open hours: what was open since the first Monday, of the one less that of the other. */
export function openTime(
  { from, to, type }: { readonly from: Sql; readonly to: Sql; readonly type: ColumnType },
  hours: BusinessHours,
  dialect: SqlDialect,
): Sql {
  const since = (time: Sql) => openSince(wallTime(time, { of: { type }, zone: hours.zone }, dialect), hours, dialect)
  return sql`(${since(to)} - ${since(from)})`
}

/** Numbers of a schedule stand in the text: they are an author's, and few. */
function number(value: number): Sql {
  return sql.raw(String(Math.trunc(value)))
}

/** Open microseconds from Monday, the first of January of the year 1, until a wall-clock time: whole weeks and whole days of its week less the holidays among them, and its own day. */
function openSince(wall: Sql, { days, holidays, opens, closes }: BusinessHours, dialect: SqlDialect): Sql {
  const length = number(closes - opens)
  const weekday = datePart(
    wall,
    { kind: 'datePart', of: { kind: 'now', type: 'timestamp' }, part: 'dayOfWeek', zone: 'UTC', type: 'integer' },
    dialect,
  )
  const before = WEEKDAYS.map((day) => number(days.filter((open) => open < day).length))
  const isOpen = WEEKDAYS.map((day) => number(days.includes(day) ? 1 : 0))
  const weeks = sql`cast((cast(date_trunc('week', ${wall}) as date) - date '0001-01-01') * ${number(days.length)} / 7 as bigint)`
  const today = dialect.elapsed(sql`date_trunc('day', ${wall})`, wall, 'timestamp')
  const open = sql`least(greatest(${today} - ${number(opens)}, 0), ${length})`
  const opened = sql`(array[${sql.join(isOpen)}])[${weekday}]`
  const full = sql`${weeks} + (array[${sql.join(before)}])[${weekday}]`
  if (holidays.length === 0) return sql`((${full}) * ${length} + ${open} * ${opened})`
  const day = sql`cast(${wall} as date)`
  const closed = holidays.map((holiday) => sql`date ${sql.lit(holiday)}`)
  const missed = sql.join(
    closed.map((holiday) => sql`cast(${day} > ${holiday} as integer)`),
    sql` - `,
  )
  return sql`((${full} - ${missed}) * ${length} + case when ${day} in (${sql.join(closed)}) then 0 else ${open} * ${opened} end)`
}
