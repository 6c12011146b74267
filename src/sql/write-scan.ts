import { sql } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { Predicate } from '../expression/expression.ts'
import { FRAME } from '../expression/time-frame.ts'
import { columnsIn } from '../expression/walk.ts'
import type { OutcomeJoin } from '../plan/outcome-join.ts'
import { keyName } from '../plan/outcome-join.ts'
import type { CalendarJoin, EntityJoin, FrameJoin, Join, RateJoin, Scan, TallyJoin, WindowedRows } from '../plan/plan-node.ts'
import { identifier } from './identifier.ts'
import { type NamedQuery, selectList } from './layout.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { writeMeasure } from './write-aggregation.ts'
import { type Writing, writeCast, writeConjunction, writeExpression } from './write-expression.ts'
import { writeOutcome } from './write-outcome.ts'
import { writeRates } from './write-rates.ts'
import { STEPS } from './write-time.ts'

/** A piece of SQL that names queries, and those queries. */
export interface WithQueries {
  readonly queries: readonly NamedQuery[]
  readonly from: Sql
}

/** The buckets of a frame: each list is one parameter, so that the text does not grow with them. */
function writeFrame({ bucketType, momentType, buckets, starts, ends }: FrameJoin, dialect: SqlDialect): Sql {
  const column = (values: readonly string[], type: ColumnType) =>
    writeCast(dialect, sql`unnest(string_to_array(${values.join(',')}, ','))`, type)
  const columns = [
    { name: 'bucket', of: column(buckets, bucketType) },
    ...(starts.length === 0 ? [] : [{ name: 'start', of: column(starts, momentType) }]),
    { name: 'end', of: column(ends, momentType) },
  ]
  return selectList(columns)
}

/** The join to the buckets of a frame; `name` tells them from those of other frames. */
export function writeFrameJoin(frame: FrameJoin, name: string, writing: Writing): WithQueries {
  const buckets = `${name} buckets`
  const test = sql.join(writeConjunction(frame.test, writing), sql` and `)
  return {
    queries: [{ name: buckets, query: writeFrame(frame, writing.dialect) }],
    from: sql`join ${identifier(buckets)} as ${identifier(FRAME)} on ${test}`,
  }
}

function dayQueries({ calendars }: Pick<Scan, 'calendars'>, name: string, { dialect }: Writing): readonly NamedQuery[] {
  return calendars.map((calendar) => ({ name: `${name} ${calendar.as}`, query: writeDays(calendar, dialect) }))
}

/** Each day of a calendar with the first day of its bucket; the buckets are one parameter. */
function writeDays({ starts, end }: CalendarJoin, dialect: SqlDialect): Sql {
  const dates = (days: readonly string[]) => writeCast(dialect, sql`unnest(string_to_array(${days.join(',')}, ','))`, 'timestamp')
  const spans = sql`select ${dates(starts)} as "bucket", ${dates([...starts.slice(1), end])} as "end"`
  const days = dialect.series(sql`"bucket"`, sql`"end" - interval '1 day'`, STEPS.day)
  return sql`select ${writeCast(dialect, sql`"bucket"`, 'date')} as "bucket", ${writeCast(dialect, days, 'date')} as "day"\nfrom (${spans}) as "spans"`
}

/**
 * The rows of a scan, as all that stands behind the select list; `name` tells its frame from those of other scans. The queries of
 * its entities are left to the caller.
 */
export function writeScan(
  { table, as, windows, joins, rates, calendars, outcomes, entities, frame, where }: Scan,
  name: string,
  writing: Writing,
): WithQueries {
  const frames = frame === undefined ? [] : [writeFrameJoin(frame, name, writing)]
  const framed = frames.map(({ from }) => from)
  const later = behindFrame(joins)
  const joined = (chosen: readonly Join[]) => chosen.map((join) => leftJoin(join, writing))
  const lines = [
    sql`from ${aliased(table, as, windows, writing)}`,
    ...joined(joins.filter(({ as: alias }) => !later.has(alias))),
    ...(later.size === 0 ? [] : [...framed, ...joined(joins.filter(({ as: alias }) => later.has(alias)))]),
    ...rates.map((rate) => rateJoin(rate, writing)),
    ...outcomes.map((outcome) => outcomeJoin(outcome, writing)),
    ...calendars.map((calendar) => calendarJoin(calendar, name, writing)),
    ...entities.map((join) => entityJoin(join, writing)),
    ...(later.size === 0 ? framed : []),
  ]
  const rateQueries = rates.map((rate): NamedQuery => ({ name: rate.as, query: writeRates(rate, writing.dialect), materialized: true }))
  const outcomeQueries = outcomes.flatMap((outcome) => [
    ...[outcome.base, outcome.later].flatMap(({ rows }) => dayQueries(rows, name, writing)),
    ...writeOutcome(outcome, writing, (rows) => writeScan(rows, name, writing).from),
  ])
  return {
    queries: [...rateQueries, ...dayQueries({ calendars }, name, writing), ...outcomeQueries, ...frames.flatMap((one) => one.queries)],
    from: sql`${sql.join(lines, sql`\n`)}${whereClause(where, writing)}`,
  }
}

/** The joins that read for which bucket a row counts, and those on from them. */
function behindFrame(joins: readonly Join[]): ReadonlySet<string> {
  const behind = new Set<string>([FRAME])
  for (const { as, on, where } of joins) {
    const read = [...on.map(({ from }) => from), ...(where === undefined ? [] : columnsIn(where).map(({ of }) => of))]
    if (read.some((alias) => behind.has(alias))) behind.add(as)
  }
  behind.delete(FRAME)
  return behind
}

export function whereClause(where: Predicate | undefined, writing: Writing): Sql {
  return where === undefined ? sql`` : sql`\nwhere ${sql.join(writeConjunction(where, writing), sql`\n  and `)}`
}

/** A table under its alias; with columns that rows have of each other or of rows that lead to them, the query that makes them. */
function aliased(table: string, as: string, windows: WindowedRows | undefined, writing: Writing): Sql {
  if (windows === undefined) return table === as ? sql`${sql.table(table)}` : sql`${sql.table(table)} as ${identifier(as)}`
  const own = identifier(windows.as)
  const columns = windows.columns.map(({ name, of }) => sql`${writeExpression(of, writing)} as ${identifier(name)}`)
  const tallied = windows.tallies.flatMap(({ as: of, columns }) => columns.map(({ name }) => sql`${identifier(of, name)}`))
  const joins = windows.tallies.map((tally) => tallyJoin(tally, windows.as, writing))
  const from = sql.join([sql`from ${aliased(table, windows.as, undefined, writing)}`, ...joins], sql`\n  `)
  return sql`(\n  select ${sql.join([sql`${own}.*`, ...columns, ...tallied])}\n  ${from}${whereClause(windows.where, writing)}\n) as ${identifier(as)}`
}

/** Rows aggregated by the key that they lead to before anything is joined, so that no row is repeated. */
function tallyJoin({ as, key, by, rows, columns }: TallyJoin, own: string, writing: Writing): Sql {
  const { from } = writeScan(rows, as, writing)
  const values = columns.map(({ name, aggregation }) => {
    const value = writeMeasure({ name, aggregation, where: undefined }, writing)
    // The sum of whole numbers is of a wider type than they are.
    const typed = aggregation.kind === 'sum' && aggregation.type === 'integer' ? writeCast(writing.dialect, value, 'integer') : value
    return sql`${typed} as ${identifier(name)}`
  })
  const made = sql`select ${sql.join([sql`${writeExpression(by, writing)} as "own key"`, ...values])}\n    ${from}\n    group by 1`
  return sql`left join (\n    ${made}\n  ) as ${identifier(as)} on ${identifier(as, 'own key')} = ${identifier(own, key)}`
}

function leftJoin({ table, as, windows, on, where }: Join, writing: Writing): Sql {
  const keys = on.map(({ from, column, key }) => sql`${identifier(as, key)} = ${identifier(from, column)}`)
  const tests = where === undefined ? keys : [...keys, ...writeConjunction(where, writing)]
  return sql`left join ${aliased(table, as, windows, writing)} on ${sql.join(tests, sql` and `)}`
}

function entityJoin({ as, key, on }: EntityJoin, writing: Writing): Sql {
  return sql`left join ${identifier(as)} on ${identifier(as, key)} = ${writeExpression(on, writing)}`
}

function outcomeJoin({ as, key }: OutcomeJoin, writing: Writing): Sql {
  const keys = key.map((of, index) => sql`${identifier(as, keyName(index))} = ${writeExpression(of, writing)}`)
  return sql`left join ${identifier(as)} on ${sql.join(keys, sql` and `)}`
}

function rateJoin({ as, currency, on }: RateJoin, writing: Writing): Sql {
  const day = sql`least(${writeExpression(on, writing)}, (select max("day") from ${identifier(as)}))`
  return sql`left join ${identifier(as)} on ${identifier(as, 'currency')} = ${writeExpression(currency, writing)} and ${identifier(as, 'day')} = ${day}`
}

/** To at most one day: the days are made of buckets that do not meet. */
function calendarJoin({ as, day }: CalendarJoin, name: string, writing: Writing): Sql {
  return sql`left join ${identifier(`${name} ${as}`)} as ${identifier(as)} on ${identifier(as, 'day')} = ${writeExpression(day, writing)}`
}
