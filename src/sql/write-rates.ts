import { sql } from 'kysely'
import type { RateJoin } from '../plan/plan-node.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { writeCast } from './write-expression.ts'
import { STEPS } from './write-time.ts'

/** Each rate on each day from its own to the one before the next; days up to the last rate of all take the last before them. A rate that is null is none. */
export function writeRates(rate: RateJoin, dialect: SqlDialect): Sql {
  return dialect.name === 'duckdb' ? seriesOfEachRate(rate, dialect) : ratesOfEachDay(rate, dialect)
}

function seriesOfEachRate(rate: RateJoin, dialect: SqlDialect): Sql {
  const { from, to, date, rate: value } = rate.columns
  const next = sql`lead(${sql.ref(date)}) over (partition by ${sql.ref(from)} order by ${sql.ref(date)})`
  const last = sql`(select max(${sql.ref(date)}) from ${sql.table(rate.table)})`
  const days = dialect.series(sql`cast("first_day" as timestamp)`, sql`cast("last_day" as timestamp)`, STEPS.day)
  const spans = [
    sql`${sql.ref(from)} as "currency"`,
    // Of two decimals of up to 18 digits DuckDB (1.5) makes a product of 18, too few for a large amount: https://duckdb.org/docs/stable/sql/data_types/numeric
    sql`${writeCast(dialect, sql.ref(value), 'decimal')} as "rate"`,
    sql`${sql.ref(date)} as "first_day"`,
    sql`coalesce(cast(${next} - interval '1 day' as date), ${last}) as "last_day"`,
  ]
  return sql`select "currency", "rate", cast(${days} as date) as "day"\nfrom (\n  select\n    ${sql.join(spans, sql`,\n    `)}\n  from ${sql.table(rate.table)}\n  where ${sql.ref(to)} = ${rate.to} and ${sql.ref(value)} is not null\n) as "spans"`
}

/**
 * PostgreSQL (18 and before) takes a series between two columns for a thousand days. With one series for each rate it would expect
 * millions of rows, and sort everything to join them.
 */
function ratesOfEachDay(rate: RateJoin, dialect: SqlDialect): Sql {
  const { from, to, date, rate: value } = rate.columns
  const table = sql.table(rate.table)
  const end = (edge: Sql) => sql`cast(${edge}(${sql.ref(date)}) as timestamp)`
  const days = sql`cast(${dialect.series(end(sql`min`), end(sql`max`), STEPS.day)} as date)`
  const known = sql.ref(`known.${value}`)
  const on = [
    sql`${sql.ref(`known.${from}`)} = "currencies"."currency"`,
    sql`${sql.ref(`known.${date}`)} = "days"."day"`,
    sql`${sql.ref(`known.${to}`)} = ${rate.to}`,
  ]
  return sql`select "currency", "day", max("rate") over (partition by "currency", "span") as "rate"
from (
  select "currencies"."currency", "days"."day", ${known} as "rate", count(${known}) over (partition by "currencies"."currency" order by "days"."day") as "span"
  from (select distinct ${sql.ref(from)} as "currency" from ${table} where ${sql.ref(to)} = ${rate.to}) as "currencies"
  cross join (select ${days} as "day" from ${table}) as "days"
  left join ${table} as "known" on ${sql.join(on, sql` and `)}
) as "spans"`
}
