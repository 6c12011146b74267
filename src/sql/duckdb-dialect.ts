import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type { ClockSpan } from '../expression/expression.ts'
import { MICROSECONDS } from '../expression/time-grain.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'

/** How many microseconds a clock is ahead of UTC at an instant. */
function ahead(instant: Sql, clock: readonly ClockSpan[]): Sql {
  const spans = clock.map(({ ahead, until }) => {
    const shown = sql.lit(ahead)
    return until === undefined ? sql` else ${shown}` : sql` when ${instant} < cast(${until} as timestamptz) then ${shown}`
  })
  const [only, ...others] = clock
  return only !== undefined && others.length === 0 ? sql.lit(only.ahead) : sql`case${sql.join(spans, sql``)} end`
}

/** What DuckDB (1.5) has of its own: PostgreSQL's grammar, with other functions. */
export const duckdbDialect: SqlDialect = {
  name: 'duckdb',
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
    // A bare `numeric` is DECIMAL(18,3) in DuckDB and would round: https://duckdb.org/docs/stable/sql/data_types/numeric
    decimal: sql`decimal(38, 12)`,
    double: sql`double`,
    text: sql`text`,
    boolean: sql`boolean`,
    date: sql`date`,
    timestamp: sql`timestamp`,
    timestamptz: sql`timestamptz`,
    json: sql`json`,
  },
  codePoints: (text) => text,
  // Time zones go through ICU, which is many times slower than arithmetic; UTC needs none.
  wallTime(instant, zone, clock) {
    if (zone === 'UTC') return sql`make_timestamp(epoch_us(${instant}))`
    return clock === undefined ? sql`${instant} at time zone ${zone}` : sql`make_timestamp(epoch_us(${instant}) + ${ahead(instant, clock)})`
  },
  elapsed: (from, to, type) =>
    type === 'date' ? sql`(date_diff('day', ${from}, ${to}) * 86400000000)` : sql`(epoch_us(${to}) - epoch_us(${from}))`,
  // Days and hours are no intervals: DuckDB (1.5) takes 30 days and a month for equal, and computes two sums that differ in them as one.
  later: (time, count, unit, type) =>
    sql`${type === 'timestamptz' ? sql`make_timestamptz` : sql`make_timestamp`}(epoch_us(${time}) + cast(${String(count * MICROSECONDS[unit])} as bigint))`,
  jsonField(json, key, type) {
    const value = sql`${json} ->> cast(${key} as text)`
    const kind = sql`json_type(${json} -> cast(${key} as text))`
    const number = sql`${kind} in ('BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE')`
    if (type === 'text') return sql`case when ${kind} = 'VARCHAR' then ${value} end`
    if (type === 'boolean') return sql`case when ${kind} = 'BOOLEAN' then cast(${value} as boolean) end`
    // What does not fit is null in `try_cast`, and so is what it is compared with.
    const exact = sql`try_cast(${value} as decimal(38, 12))`
    if (type === 'integer') return sql`case when ${number} and ${exact} = trunc(${exact}) then try_cast(${exact} as bigint) end`
    return sql`case when ${number} then cast(${value} as ${type === 'double' ? sql`double` : sql`decimal(38, 12)`}) end`
  },
  // The scales of factors add up, and 38 digits are all that there are.
  factor: (text) => sql`cast(${text} as decimal(38, ${sql.raw(String(scaleOf(text)))}))`,
  series: (first, last, step) => sql`unnest(generate_series(${first}, ${last}, ${step}))`,
}

/** How many digits a number has behind its point: `0.35` and `3.5e-1` have two. */
function scaleOf(text: string): number {
  const [, fraction = '', exponent = '0'] = /^-?\d*\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? []
  return Math.min(38, Math.max(0, fraction.length - Number(exponent)))
}
