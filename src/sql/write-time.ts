import { sql } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { Bucket, DatePartOf, InZone } from '../expression/expression.ts'
import { isDayOrCoarser, type UnitGrain } from '../expression/time-grain.ts'
import { shiftsByPartOfHour } from '../expression/zone-shifts.ts'
import { FaultError } from '../problem/problem.ts'
import type { DatePartField, GrainField, Sql, SqlDialect } from './sql-dialect.ts'

const GRAINS: GrainField = {
  second: sql`'second'`,
  minute: sql`'minute'`,
  hour: sql`'hour'`,
  day: sql`'day'`,
  week: sql`'week'`,
  month: sql`'month'`,
  quarter: sql`'quarter'`,
  year: sql`'year'`,
}

const PARTS: DatePartField = {
  hourOfDay: sql`hour`,
  dayOfWeek: sql`isodow`,
  dayOfMonth: sql`day`,
  dayOfYear: sql`doy`,
  weekOfYear: sql`week`,
  monthOfYear: sql`month`,
  quarterOfYear: sql`quarter`,
}

/** The step from one bucket to the next; hours are stepped through by quarters, since the clocks of some zones were set by that much. */
export const STEPS: GrainField = {
  second: sql`interval '1 second'`,
  minute: sql`interval '1 minute'`,
  hour: sql`interval '15 minutes'`,
  day: sql`interval '1 day'`,
  week: sql`interval '7 days'`,
  month: sql`interval '1 month'`,
  quarter: sql`interval '3 months'`,
  year: sql`interval '1 year'`,
}

/** A time as another type: a day is the midnight that begins it in the zone. */
export function inZone(time: Sql, { of, zone, type }: InZone, dialect: SqlDialect): Sql {
  const wall = wallTime(time, { of, zone }, dialect)
  if (type === 'timestamptz') return sql`(${wall} at time zone ${zone})`
  return type === 'date' ? sql`cast(${wall} as date)` : wall
}

/** Wall-clock time: what the clock on the wall of the zone shows; days and zoneless times show themselves. */
export function wallTime(
  time: Sql,
  { of, zone, clock }: { readonly of: { readonly type: ColumnType }; readonly zone: string; readonly clock?: Bucket['clock'] },
  dialect: SqlDialect,
): Sql {
  if (of.type === 'timestamptz') return dialect.wallTime(time, zone, clock)
  return of.type === 'date' ? sql`cast(${time} as timestamp)` : time
}

/** The start of a bucket. An hour that the clock goes through twice is two buckets, so finer grains are cut back from the instant. */
export function timeBucket(time: Sql, bucket: Bucket, dialect: SqlDialect): Sql {
  const { grain, of } = bucket
  if (grain.kind === 'table')
    throw new FaultError(`Buckets of "${grain.name}" were not joined. This is a fault of Grainline; report it with the question.`)
  if (grain.unit === 'day') return of.type === 'date' ? time : sql`cast(${wallTime(time, bucket, dialect)} as date)`
  const wall = wallTime(time, bucket, dialect)
  const start = startOfUnit(wall, grain)
  if (isDayOrCoarser(grain)) return sql`cast(${start} as date)`
  if (of.type !== 'timestamptz') return start
  const cut = sql`${time} - (${wall} - ${start})`
  if (grain.unit !== 'hour' || !shiftsByPartOfHour(bucket.zone)) return cut
  // Where the clock was set by a part of an hour since, it shows another time there: as much too early or late as that is from the full hour.
  return sql`${cut} - (${wallTime(sql`(${cut})`, bucket, dialect)} - ${start})`
}

/** Of a unit that begins later than the calendar's own: moved back to that, cut, and moved on again. */
function startOfUnit(wall: Sql, { unit, later: { months, days } }: UnitGrain): Sql {
  const back = plus(plus(wall, -days, 'day'), -months, 'month')
  return plus(plus(sql`date_trunc(${GRAINS[unit]}, ${back})`, months, 'month'), days, 'day')
}

function plus(time: Sql, count: number, unit: 'day' | 'month'): Sql {
  if (count === 0) return time
  const length = Math.abs(count)
  const interval = sql.lit(`${length} ${unit}${length === 1 ? '' : 's'}`)
  return count > 0 ? sql`${time} + interval ${interval}` : sql`${time} - interval ${interval}`
}

export function datePart(time: Sql, part: DatePartOf, dialect: SqlDialect): Sql {
  return sql`cast(extract(${PARTS[part.part]} from ${wallTime(time, part, dialect)}) as bigint)`
}
