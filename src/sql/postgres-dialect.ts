import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type { Sql, SqlDialect } from './sql-dialect.ts'

/** What PostgreSQL (13 and later, Citus included) has of its own. */
export const postgresDialect: SqlDialect = {
  name: 'postgres',
  compiler: new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
  typeNames: {
    integer: sql`bigint`,
    decimal: sql`numeric`,
    double: sql`double precision`,
    text: sql`text`,
    boolean: sql`boolean`,
    date: sql`date`,
    timestamp: sql`timestamp`,
    timestamptz: sql`timestamptz`,
    json: sql`jsonb`,
  },
  codePoints: (text) => sql`${text} collate "C"`,
  wallTime: (instant, zone) => sql`${instant} at time zone ${zone}`,
  elapsed: (from, to, type) =>
    type === 'date'
      ? sql`(cast(${to} - ${from} as bigint) * 86400000000)`
      : // `extract` has been numeric since PostgreSQL 14, and half as fast: https://www.postgresql.org/docs/14/release-14.html
        // A double holds every microsecond of 68 years.
        sql`cast(date_part('epoch', ${to} - ${from}) * 1000000 as bigint)`,
  later: (time, count, unit) => sql`(${time} + cast(${`${count} ${unit}s`} as interval))`,
  jsonField(json, key, type) {
    const value = sql`cast(${json} as jsonb) ->> cast(${key} as text)`
    const kind = sql`jsonb_typeof(cast(${json} as jsonb) -> cast(${key} as text))`
    const guarded = (wanted: Sql, as: Sql) => sql`case when ${kind} = ${wanted} then cast(${value} as ${as}) end`
    if (type === 'text') return guarded(sql`'string'`, sql`text`)
    if (type === 'boolean') return guarded(sql`'boolean'`, sql`boolean`)
    if (type === 'integer') {
      const exact = sql`cast(${value} as numeric)`
      const isWhole = sql`${exact} = trunc(${exact}) and ${exact} between -9223372036854775808 and 9223372036854775807`
      // One case inside the other: PostgreSQL may evaluate the tests of a conjunction in any order.
      return sql`case when ${kind} = 'number' then case when ${isWhole} then cast(${exact} as bigint) end end`
    }
    return guarded(sql`'number'`, type === 'double' ? sql`double precision` : sql`numeric`)
  },
  factor: (text) => sql`cast(${text} as numeric)`,
  series: (first, last, step) => sql`generate_series(${first}, ${last}, ${step})`,
}
