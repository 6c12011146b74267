import { sql } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { Predicate } from '../expression/expression.ts'
import type { Aggregate, FrameJoin, Join, RateJoin, Scan } from '../plan/plan-node.ts'
import { selectList } from './layout.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { writeMeasure } from './write-aggregation.ts'
import { type Writing, writeCast, writeExpression } from './write-expression.ts'
import { writeConjunction } from './write-predicate.ts'
import { STEPS } from './write-time.ts'

/** Columns of rows are always qualified. */
export function rowWriting(dialect: SqlDialect): Writing {
  return { dialect, column: (name) => sql.ref(name) }
}

/** The select list of an aggregate, as expressions by name. */
export interface WrittenAggregate {
  readonly keys: readonly { readonly name: string; readonly of: Sql }[]
  readonly measures: ReadonlyMap<string, Sql>
  readonly from: Sql
}

/** An aggregate in pieces, so that whatever stands on it can take its columns in without a query around it. */
export function writeAggregate(aggregate: Aggregate, dialect: SqlDialect): WrittenAggregate {
  const writing = rowWriting(dialect)
  return {
    keys: aggregate.keys.map(({ name, of }) => ({ name, of: writeExpression(of, writing) })),
    measures: new Map(aggregate.measures.map((measure) => [measure.name, writeMeasure(measure, writing)])),
    from: sql`${scanFrom(aggregate.input, aggregate.name, writing)}${groupBy(aggregate.keys.length)}`,
  }
}

/** The query that gives the buckets of an aggregate's frame. */
export function frameName(aggregate: string): string {
  return `${aggregate} buckets`
}

/** The buckets of a frame: each list is one parameter, so that the text does not grow with them. */
export function writeFrame({ bucketType, momentType, buckets, starts, ends }: FrameJoin, dialect: SqlDialect): Sql {
  const column = (values: readonly string[], type: ColumnType) =>
    writeCast(dialect, sql`unnest(string_to_array(${values.join(',')}, ','))`, type)
  const columns = [
    { name: 'bucket', of: column(buckets, bucketType) },
    ...(starts.length === 0 ? [] : [{ name: 'start', of: column(starts, momentType) }]),
    { name: 'end', of: column(ends, momentType) },
  ]
  return selectList(columns)
}

/** By position: an expression written twice would number its parameters anew and no longer be the same to the database. */
export function groupBy(count: number): Sql {
  return count === 0 ? sql`` : sql`\ngroup by ${sql.join(Array.from({ length: count }, (_, index) => sql.raw(String(index + 1))))}`
}

function scanFrom({ table, as, joins, rates, frame, where }: Scan, name: string, writing: Writing): Sql {
  const lines = [
    sql`from ${aliased(table, as)}`,
    ...joins.map((join) => leftJoin(join, writing)),
    ...rates.map((rate) => rateJoin(rate, writing)),
    ...(frame === undefined
      ? []
      : [sql`join ${sql.id(frameName(name))} as "frame" on ${sql.join(writeConjunction(frame.test, writing), sql` and `)}`]),
  ]
  return sql`${sql.join(lines, sql`\n`)}${whereClause(where, writing)}`
}

export function whereClause(where: Predicate | undefined, writing: Writing): Sql {
  return where === undefined ? sql`` : sql`\nwhere ${sql.join(writeConjunction(where, writing), sql`\n  and `)}`
}

function aliased(table: string, as: string): Sql {
  return table === as ? sql`${sql.table(table)}` : sql`${sql.table(table)} as ${sql.id(as)}`
}

function leftJoin({ table, as, on, where }: Join, writing: Writing): Sql {
  const keys = on.map(({ from, column, key }) => sql`${sql.ref(`${as}.${key}`)} = ${sql.ref(`${from}.${column}`)}`)
  const tests = where === undefined ? keys : [...keys, ...writeConjunction(where, writing)]
  return sql`left join ${aliased(table, as)} on ${sql.join(tests, sql` and `)}`
}

function rateJoin({ as, currency, on }: RateJoin, writing: Writing): Sql {
  const day = writeExpression(on, writing)
  return sql`left join ${sql.id(as)} on ${sql.ref(`${as}.currency`)} = ${writeExpression(currency, writing)} and ${sql.ref(`${as}.day`)} = least(${day}, (select max("day") from ${sql.id(as)}))`
}

/** Each rate on each day from its own to the one before the next; days after the last rate of all take the last. */
export function writeRates(rate: RateJoin, dialect: SqlDialect): { readonly name: string; readonly query: Sql } {
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
  const query = sql`select "currency", "rate", cast(${days} as date) as "day"\nfrom (\n  select\n    ${sql.join(spans, sql`,\n    `)}\n  from ${sql.table(rate.table)}\n  where ${sql.ref(to)} = ${rate.to}\n) as "spans"`
  return { name: rate.as, query }
}
