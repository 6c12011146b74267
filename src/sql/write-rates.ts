import { sql } from 'kysely'
import type { RateJoin } from '../plan/plan-node.ts'
import { identifier } from './identifier.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { STEPS } from './write-time.ts'

/** Each rate on each day from its own to the one before the next; days after the last rate of all take the last. */
export function writeRates(rate: RateJoin, dialect: SqlDialect): Sql {
  const { from, to, date, rate: value } = rate.columns
  const next = sql`lead(${identifier(date)}) over (partition by ${identifier(from)} order by ${identifier(date)})`
  const last = sql`(select max(${identifier(date)}) from ${sql.table(rate.table)})`
  const days = dialect.series(sql`cast("first_day" as timestamp)`, sql`cast("last_day" as timestamp)`, STEPS.day)
  const spans = [
    sql`${identifier(from)} as "currency"`,
    sql`${identifier(value)} as "rate"`,
    sql`${identifier(date)} as "first_day"`,
    sql`coalesce(cast(${next} - interval '1 day' as date), ${last}) as "last_day"`,
  ]
  return sql`select "currency", "rate", cast(${days} as date) as "day"\nfrom (\n  select\n    ${sql.join(spans, sql`,\n    `)}\n  from ${sql.table(rate.table)}\n  where ${identifier(to)} = ${rate.to}\n) as "spans"`
}
