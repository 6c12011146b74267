import { sql } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { Bucket, DatePartOf, InZone } from '../expression/expression.ts'
import { isDayOrCoarser } from '../expression/time-grain.ts'
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

/** The step from one bucket to the next; hours are stepped through by half hours, since some zones shift by that much. */
export const STEPS: GrainField = {
  second: sql`interval '1 second'`,
  minute: sql`interval '1 minute'`,
  hour: sql`interval '30 minutes'`,
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
  { of, zone }: { readonly of: { readonly type: ColumnType }; readonly zone: string },
  dialect: SqlDialect,
): Sql {
  if (of.type === 'timestamptz') return dialect.wallTime(time, zone)
  return of.type === 'date' ? sql`cast(${time} as timestamp)` : time
}

/** The start of a bucket. An hour that the clock goes through twice is two buckets, so finer grains are cut back from the instant. */
export function timeBucket(time: Sql, bucket: Bucket, dialect: SqlDialect): Sql {
  if (bucket.grain === 'day' && bucket.of.type === 'date') return time
  const wall = wallTime(time, bucket, dialect)
  const start = sql`date_trunc(${GRAINS[bucket.grain]}, ${wall})`
  if (isDayOrCoarser(bucket.grain)) return bucket.grain === 'day' ? sql`cast(${wall} as date)` : sql`cast(${start} as date)`
  return bucket.of.type === 'timestamptz' ? sql`${time} - (${wall} - ${start})` : start
}

export function datePart(time: Sql, part: DatePartOf, dialect: SqlDialect): Sql {
  return sql`cast(extract(${PARTS[part.part]} from ${wallTime(time, part, dialect)}) as bigint)`
}
