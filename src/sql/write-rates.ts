import { sql } from 'kysely'
import type { RateJoin } from '../plan/plan-node.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { STEPS } from './write-time.ts'

/** Each rate on each day from its own to the one before the next; days after the last rate of all take the last. */
export function writeRates(rate: RateJoin, dialect: SqlDialect): Sql {
  const { from, to, date, rate: value } = rate.columns
  const next = sql`lead(${sql.ref(date)}) over (partition by ${sql.ref(from)} order by ${sql.ref(date)})`
  const last = sql`(select max(${sql.ref(date)}) from ${sql.table(rate.table)})`
  const days = dialect.series(sql`cast("first_day" as timestamp)`, sql`cast("last_day" as timestamp)`, STEPS.day)
  const spans = [
    sql`${sql.ref(from)} as "currency"`,
    sql`${sql.ref(value)} as "rate"`,
    sql`${sql.ref(date)} as "first_day"`,
    sql`coalesce(cast(${next} - interval '1 day' as date), ${last}) as "last_day"`,
  ]
  return sql`select "currency", "rate", cast(${days} as date) as "day"\nfrom (\n  select\n    ${sql.join(spans, sql`,\n    `)}\n  from ${sql.table(rate.table)}\n  where ${sql.ref(to)} = ${rate.to}\n) as "spans"`
}
