import { sql } from 'kysely'
import type { Expression } from '../expression/expression.ts'
import type { TableGrain, UnitGrain } from '../expression/time-grain.ts'
import type { Buckets, Fill } from '../plan/plan-node.ts'
import { TOO_MANY_BUCKETS } from '../plan/too-many-buckets.ts'
import { identifier } from './identifier.ts'
import { type Named, selectList } from './layout.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { type Writing, writeCast, writeExpression } from './write-expression.ts'
import { groupBy, type WrittenQuery, writeCalculate, writeKeys } from './write-groups.ts'
import { type WithQueries, whereClause } from './write-scan.ts'
import { STEPS, timeBucket } from './write-time.ts'

/** The groups, and under them one row of nulls for each bucket, entity and combination, so that grouping once more fills the gaps. */
export function writeFill(fill: Fill, dialect: SqlDialect): WrittenQuery {
  const { input, empty } = fill
  const groups = writeCalculate(input, dialect)
  const added = writeAdded(fill, dialect)
  const refusal = input.refusals.length > 0 ? ['refusal'] : []
  const guards = [...refusal.map((name) => sql`max(${identifier(name)})`), ...tooMany(fill, dialect)]
  const divided = new Set(input.columns.filter(({ of }) => divides(of)).map(({ name }) => name))
  const marked = empty.some(({ name, of }) => divided.has(name) && !isNull(of))
  const values = [...input.columns.map(({ name }) => name), ...refusal]
  const skeleton = sql`select ${sql.join([...input.keys.map(({ name }) => identifier(name)), ...values.map(() => sql`null`), ...(marked ? [sql`null`] : [])])} from ${added.from}`
  const filled = empty.map(({ name, of }): Named => {
    const value = sql`max(${identifier(name)})`
    if (isNull(of)) return { name, of: value }
    const none = writeExpression(of, { dialect, column: identifier })
    return {
      name,
      of: divided.has(name) ? sql`case when bool_or("is present") then ${value} else ${none} end` : sql`coalesce(${value}, ${none})`,
    }
  })
  const columns = [
    ...input.keys.map(({ name }): Named => ({ name })),
    ...filled,
    ...(guards.length === 0 ? [] : [{ name: 'refusal', of: guards.length === 1 ? sql`${guards[0]}` : sql`coalesce(${sql.join(guards)})` }]),
  ]
  return {
    queries: [...groups.queries, { name: 'groups', query: groups.query, materialized: true }, ...added.queries],
    query: sql`${selectList(columns)}\nfrom (\n  select *${marked ? sql`, true as "is present"` : sql``} from "groups"\n  union all\n  ${skeleton}\n) as "filled"${groupBy(input.keys.length)}`,
  }
}

/** The keys of groups that are to be there: what is filled, beside each combination of the others. */
function writeAdded({ input, buckets, entities, beside, within }: Fill, dialect: SqlDialect): WithQueries {
  const writing: Writing = { dialect, column: identifier }
  const written = entities.map((entity) => ({ name: entity.name, ...writeKeys(entity, writing) }))
  const filled = new Set([...(buckets === undefined ? [] : [buckets.key]), ...entities.flatMap(({ keys }) => keys)].map(({ name }) => name))
  const others = input.keys.filter(({ name }) => !filled.has(name))
  const crossed = [
    ...(buckets === undefined ? [] : [sql`"buckets"`]),
    ...written.map(({ name }) => identifier(name)),
    ...(others.length === 0 ? [] : [writeCombinations(others, beside, writing)]),
  ]
  return {
    queries: [
      ...(buckets === undefined ? [] : [{ name: 'buckets', query: writeBuckets(buckets, dialect) }]),
      ...written.flatMap(({ name, queries, query }) => [...queries, { name, query }]),
    ],
    from: sql`${sql.join(crossed, sql` cross join `)}${within === undefined ? sql`` : sql` ${whereClause(within, writing)}`}`,
  }
}

/** Each combination of some keys once: those that are given, or those of the groups. */
function writeCombinations(keys: Fill['input']['keys'], given: Fill['beside'], writing: Writing): Sql {
  const names = sql.join(keys.map(({ name }) => identifier(name)))
  if (given === undefined) return sql`(select distinct ${names} from "groups") as "combinations"`
  const rows = given.map(
    (combination) =>
      sql`(${sql.join(combination.map((value) => writeCast(writing.dialect, writeExpression(value, writing), value.type)))})`,
  )
  return sql`(values ${sql.join(rows)}) as "combinations"(${names})`
}

function isNull(of: Expression): boolean {
  return of.kind === 'literal' && of.value === null
}

/** Whether a metric of a group that is there can be null although it is not where there are no rows. */
function divides(of: Expression): boolean {
  if (of.kind === 'arithmetic') return of.operator === 'divide' || of.operands.some(divides)
  return of.kind === 'conditional' && [...of.branches.map(({ value }) => value), of.otherwise].some(divides)
}

/** The first and the last bucket, and the furthest that may be. */
function endsOf({ key, from, to, most }: Buckets, { unit }: UnitGrain, dialect: SqlDialect) {
  const wall = key.type === 'timestamptz' ? 'timestamptz' : 'timestamp'
  const end = (text: string | undefined, edge: Sql) =>
    writeCast(dialect, text === undefined ? sql`(select ${edge}(${identifier(key.name)}) from "groups")` : sql`${text}`, wall)
  const first = end(from, sql`min`)
  const steps = most === undefined || unit !== 'hour' ? most : most * 4
  const furthest = steps === undefined ? undefined : sql`${first} + ${STEPS[unit]} * ${writeCast(dialect, sql`${steps}`, 'integer')}`
  return { first, last: end(to, sql`max`), furthest, wall } as const
}

/** Says so where there would be more buckets than there may be. */
function tooMany({ buckets }: Fill, dialect: SqlDialect): readonly Sql[] {
  if (buckets === undefined || buckets.key.grain.kind === 'table') return []
  const { last, furthest } = endsOf(buckets, buckets.key.grain, dialect)
  if (furthest === undefined) return []
  return [sql`(select case when ${last} > ${furthest} then ${writeCast(dialect, sql`${TOO_MANY_BUCKETS}`, 'text')} end)`]
}

function writeBuckets(buckets: Buckets, dialect: SqlDialect): Sql {
  const { key, zone, from, to } = buckets
  const column = identifier(key.name)
  if (key.grain.kind === 'table') return writeTableBuckets(key.name, key.grain, { from, to }, dialect)
  const { first, last, furthest, wall } = endsOf(buckets, key.grain, dialect)
  // Not the least of both: where there is no last bucket, there are none.
  const until = furthest === undefined ? last : sql`case when ${last} > ${furthest} then ${furthest} else ${last} end`
  const series = dialect.series(first, until, STEPS[key.grain.unit])
  // Days and coarser buckets step from start to start; the clock can shift hours.
  if (key.type === 'date') return sql`select ${writeCast(dialect, series, 'date')} as ${column}`
  const cut = timeBucket(
    sql`"step"`,
    { kind: 'bucket', of: { kind: 'column', of: '', name: 'step', type: wall }, grain: key.grain, zone, type: key.type },
    dialect,
  )
  return sql`select distinct ${cut} as ${column}\nfrom (select ${series} as "step") as "steps"`
}

/** The buckets of a calendar made of a table: those that are known to be wanted are one parameter, and the groups end them where they are open. */
function writeTableBuckets(
  name: string,
  { starts }: TableGrain,
  { from = '', to }: Pick<Buckets, 'from' | 'to'>,
  dialect: SqlDialect,
): Sql {
  const column = identifier(name)
  const wanted = starts.filter((start) => start >= from && (to === undefined || start <= to))
  const all = sql`select ${writeCast(dialect, sql`unnest(string_to_array(${wanted.join(',')}, ','))`, 'date')} as ${column}`
  const edges = [
    ...(from === '' ? [sql`${column} >= (select min(${column}) from "groups")`] : []),
    ...(to === undefined ? [sql`${column} <= (select max(${column}) from "groups")`] : []),
  ]
  return edges.length === 0 ? all : sql`select ${column}\nfrom (${all}) as "all buckets"\nwhere ${sql.join(edges, sql` and `)}`
}
