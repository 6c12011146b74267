import { sql } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { Expression } from '../expression/expression.ts'
import { MICROSECONDS, type TableGrain, type TimeUnit } from '../expression/time-grain.ts'
import type { CohortJoin, ConversionJoin, EventRows, OutcomeJoin, OutcomeWindow } from '../plan/outcome-join.ts'
import { keyName } from '../plan/outcome-join.ts'
import type { Scan } from '../plan/plan-node.ts'
import { FaultError, unreachable } from '../problem/problem.ts'
import { identifier } from './identifier.ts'
import { type Named, type NamedQuery, selectList } from './layout.ts'
import type { Sql } from './sql-dialect.ts'
import { type Writing, writeCast, writeExpression, writeOrdered } from './write-expression.ts'
import { wallTime } from './write-time.ts'

type FromOf = (rows: Scan) => Sql

/** The queries that make what came of rows, the last one under the join's own name. */
export function writeOutcome(outcome: OutcomeJoin, writing: Writing, fromOf: FromOf): readonly NamedQuery[] {
  switch (outcome.kind) {
    case 'credited':
      return writeCredits(outcome, writing, fromOf)
    case 'followed':
      return writeFollowed(outcome, writing, fromOf)
    case 'cohort':
      return writeCohorts(outcome, writing, fromOf)
    default:
      return unreachable(outcome)
  }
}

const TIME = sql`"time"`
const LATER = sql`"is later"`

/** Events of both sides in one list; those that come later have no key. */
function stacked({ key, base, later, timeType, zone }: ConversionJoin, writing: Writing, fromOf: FromOf): Sql {
  const side = ({ rows, entity, constants, time }: EventRows, isLater: boolean) => {
    const keys = key.map(
      (of, index): Named => ({
        name: keyName(index),
        of: isLater ? writeCast(writing.dialect, sql`null`, of.type) : writeExpression(of, writing),
      }),
    )
    const who = [entity, ...constants].map((of, index): Named => ({ name: whoName(index), of: writeExpression(of, writing) }))
    const columns = [
      ...who,
      { name: 'time', of: timeAs(time, timeType, zone, writing) },
      { name: 'is later', of: sql.raw(String(isLater)) },
    ]
    return sql`${selectList([...columns, ...keys])}\n${fromOf(rows)}`
  }
  return sql`${side(base, false)}\nunion all\n${side(later, true)}`
}

function whoName(index: number): string {
  return index === 0 ? 'entity' : `constant ${index}`
}

/** A day and a time meet as times of the zone's clock: a day is its midnight. */
function timeAs(time: Expression, type: ColumnType, zone: string, { dialect, ...writing }: Writing): Sql {
  const written = writeExpression(time, { dialect, ...writing })
  return time.type === type ? written : wallTime(written, { of: time, zone }, dialect)
}

function who({ base }: ConversionJoin): Sql {
  return sql.join([base.entity, ...base.constants].map((_, index) => identifier(whoName(index))))
}

/** In the order of their times, at one instant those of the base first, by their keys. */
function keysInOrder({ key }: ConversionJoin, { dialect }: Writing): Sql {
  return sql.join(
    key.map(({ type }, index) => {
      const name = identifier(keyName(index))
      return type === 'text' ? dialect.codePoints(name) : name
    }),
  )
}

/** Each row of the base begins a run, up to the next one of its entity; what lies in the run is credited to it. */
function writeCredits(join: ConversionJoin, writing: Writing, fromOf: FromOf): readonly NamedQuery[] {
  const { as, key, values } = join
  const [events, runs] = [`${as} events`, `${as} runs`]
  const over = sql`over (partition by ${who(join)} order by ${TIME}, ${LATER}, ${keysInOrder(join, writing)})`
  const run = sql`count(${identifier(keyName(0))}) ${over} as "run"`
  const since = sql`max(case when not ${LATER} then ${TIME} end) ${over} as "since"`
  const running = values.some(({ window }) => window !== undefined) ? [run, since] : [run]
  const numbered = sql`select\n  ${sql.join([sql`*`, ...running], sql`,\n  `)}\nfrom ${identifier(events)}`
  const columns: Named[] = [
    ...key.map((_, index) => ({ name: keyName(index), of: sql`max(${identifier(keyName(index))})` })),
    ...values.map(({ name, window }) => {
      const within = window === undefined ? sql`` : sql` and ${inWindow(join, window, sql`"since"`, TIME, writing)}`
      return { name, of: sql`count(case when ${LATER}${within} then 1 end)` }
    }),
  ]
  return [
    { name: events, query: stacked(join, writing, fromOf) },
    { name: runs, query: numbered },
    { name: as, query: sql`${selectList(columns)}\nfrom ${identifier(runs)}\nwhere "run" > 0\ngroup by ${who(join)}, "run"` },
  ]
}

/** Looking back from the end, the next of the later events is the earliest seen so far. */
function writeFollowed(join: ConversionJoin, writing: Writing, fromOf: FromOf): readonly NamedQuery[] {
  const { as, key, values } = join
  const [events, ahead] = [`${as} events`, `${as} ahead`]
  const next = sql`min(case when ${LATER} then ${TIME} end) over (partition by ${who(join)} order by ${TIME} desc, ${LATER} desc rows unbounded preceding)`
  const columns: Named[] = [
    ...key.map((_, index) => ({ name: keyName(index) })),
    ...values.map(({ name, window }) => {
      const within = window === undefined ? sql`"next" is not null` : inWindow(join, window, TIME, sql`"next"`, writing)
      return { name, of: sql`case when ${within} then 1 else 0 end` }
    }),
  ]
  return [
    { name: events, query: stacked(join, writing, fromOf) },
    { name: ahead, query: sql`select\n  *,\n  ${next} as "next"\nfrom ${identifier(events)}` },
    { name: as, query: sql`${selectList(columns)}\nfrom ${identifier(ahead)}\nwhere not ${LATER}` },
  ]
}

/**
 * Whether the first time is after the second less the window: hours by the time that passes, days and coarser by the clock on the wall.
 * Days are no intervals: DuckDB (1.5) takes 30 days and a month for equal, and computes two tests that differ in them as one.
 */
function inWindow({ timeType, zone }: ConversionJoin, { count, grain }: OutcomeWindow, first: Sql, second: Sql, { dialect }: Writing): Sql {
  const hours = HOURS[grain]
  const clock = (time: Sql) => wallTime(time, { of: { type: timeType }, zone }, dialect)
  if (hours !== undefined)
    return sql`${dialect.elapsed(first, second, timeType)} < ${writeCast(dialect, sql`${String(count * hours)}`, 'integer')}`
  if (grain === 'day' || grain === 'week') {
    const limit = writeCast(dialect, sql`${String(count * MICROSECONDS[grain])}`, 'integer')
    if (timeType === 'date') return sql`${dialect.elapsed(first, second, timeType)} < ${limit}`
    return sql`${dialect.elapsed(clock(first), clock(second), 'timestamp')} < ${limit}`
  }
  return sql`${clock(first)} > ${clock(second)} - ${interval(count, grain)}`
}

const HOURS: Partial<Record<TimeUnit, number>> = { second: MICROSECONDS.second, minute: MICROSECONDS.minute, hour: MICROSECONDS.hour }

function interval(count: number, grain: TimeUnit): Sql {
  return sql`cast(${grain === 'quarter' ? `${3 * count} months` : `${count} ${grain}s`} as interval)`
}

/** The first row of each entity, beside the buckets in which the entity is active. */
function writeCohorts(join: CohortJoin, writing: Writing, fromOf: FromOf): readonly NamedQuery[] {
  const { as, key, base, later, grain } = join
  const [first, active] = [`${as} first`, `${as} active`]
  const keys = key.map((of, index): Named => ({ name: keyName(index), of: writeExpression(of, writing) }))
  const ties = key.map((of) => writeOrdered(of, writing))
  const order = sql.join([writeExpression(base.time, writing), ...ties])
  const entity = (of: EventRows): Named => ({ name: 'entity', of: writeExpression(of.entity, writing) })
  const place = sql`row_number() over (partition by ${writeExpression(base.entity, writing)} order by ${order})`
  const rows = selectList([...keys, entity(base), { name: 'bucket', of: bucket(base, writing) }, { name: 'place', of: place }])
  const values = join.values.map(({ name, after }): Named => ({ name, of: valueAfter(after, join, writing) }))
  // Nothing but equality: databases find no other rows by hashes, and an entity has one first row.
  const matched = sql`${identifier(active, 'entity')} = ${identifier(first, 'entity')}`
  const turns = grain.kind === 'table' ? join.values.map(({ after }) => inTurn(after)) : []
  const told = [...key.map((_, index) => identifier(keyName(index))), ...['bucket', ...turns].map((name) => identifier(first, name))]
  const firstRows = sql`select * from (\n${rows}\n${fromOf(base.rows)}\n) as "events"`
  return [
    ...(grain.kind === 'table' ? [{ name: `${as} turns`, query: writeTurns(grain, join.values, writing) }] : []),
    {
      name: first,
      query: sql`${firstRows}${grain.kind === 'table' ? sql`\nleft join ${identifier(`${as} turns`)} using ("bucket")` : sql``}\nwhere "place" = 1`,
    },
    {
      name: active,
      query: sql`select distinct ${writeExpression(later.entity, writing)} as "entity", ${bucket(later, writing)} as "bucket"\n${fromOf(later.rows)}`,
    },
    {
      name: as,
      query: sql`${selectList([...key.map((_, index) => ({ name: keyName(index) })), ...values])}
from ${identifier(first)}
left join ${identifier(active)} on ${matched}
group by ${sql.join(told)}`,
    },
  ]
}

function bucket({ bucket: of }: EventRows, writing: Writing): Sql {
  if (of === undefined)
    throw new FaultError('A cohort was planned without buckets. This is a fault of Grainline; report it with the question.')
  return writeExpression(of, writing)
}

/** Each bucket of a calendar made of a table beside those that are so many later; one that the calendar does not reach has not begun. */
function writeTurns({ starts }: TableGrain, values: CohortJoin['values'], { dialect }: Writing): Sql {
  const list = (days: readonly string[]) => writeCast(dialect, sql`unnest(string_to_array(${days.join(',')}, ','))`, 'date')
  const later = values.map(
    ({ after }): Named => ({ name: inTurn(after), of: list(starts.map((_, index) => starts[index + after] ?? NEVER)) }),
  )
  return selectList([{ name: 'bucket', of: list(starts) }, ...later])
}

const NEVER = '9999-12-31'

function inTurn(count: number): string {
  return `after ${count}`
}

/** The bucket that is so many later. */
function laterBucket(count: number, { as, grain }: CohortJoin): Sql {
  const start = identifier(`${as} first`, 'bucket')
  if (grain.kind === 'table') return identifier(`${as} first`, inTurn(count))
  return count === 0 ? start : sql`cast(${start} + ${interval(count, grain.unit)} as date)`
}

function valueAfter(count: number, join: CohortJoin, writing: Writing): Sql {
  const start = laterBucket(count, join)
  const isActive = sql`max(case when ${identifier(`${join.as} active`, 'bucket')} = ${start} then 1 else 0 end)`
  return sql`case when ${start} < ${writeCast(writing.dialect, sql`${join.now}`, 'timestamp')} then ${isActive} end`
}
