import { sql } from 'kysely'
import type { Aggregate, AnswerColumn, Calculate, Combine, Fill } from '../plan/plan-node.ts'
import { FaultError } from '../problem/problem.ts'
import { type Named, type NamedQuery, selectList } from './layout.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { type Writing, writeCast, writeExpression } from './write-expression.ts'
import { writePredicate } from './write-predicate.ts'
import { frameName, groupBy, writeAggregate, writeFrame, writeRates } from './write-scan.ts'
import { STEPS, timeBucket } from './write-time.ts'

/** A query, and the queries that it names. */
export interface WrittenQuery {
  readonly queries: readonly NamedQuery[]
  readonly query: Sql
}

/** Finished groups: each key, each metric, and the missing rates if amounts were converted. */
export function writeGroups(node: Calculate | Fill, dialect: SqlDialect): WrittenQuery {
  return node.kind === 'fill' ? writeFill(node, dialect) : writeCalculate(node, dialect)
}

function writeCalculate({ input, keys, columns, having, missingRates }: Calculate, dialect: SqlDialect): WrittenQuery {
  const source = input.kind === 'aggregate' ? alone(input, dialect) : combined(input, dialect)
  const writing: Writing = { dialect, column: source.column }
  const metrics = columns.map(({ name, of }) => ({ name, of: writeExpression(of, writing) }))
  const missing = missingRates.length === 0 ? [] : [{ name: 'missing rate', of: least(missingRates.map(source.column)) }]
  const keyColumns = keys.map(({ name }, index): Named => ({ name, ...source.keys[index] }))
  const kept = having === undefined ? sql`` : sql`\nhaving ${writePredicate(having, writing)}`
  return { queries: source.queries, query: sql`${selectList([...keyColumns, ...metrics, ...missing])}\n${source.from}${kept}` }
}

function least(columns: readonly Sql[]): Sql {
  return columns.length === 1 ? sql`${columns[0]}` : sql`least(${sql.join(columns)})`
}

/** What a select takes its columns from. */
interface Source {
  readonly queries: readonly NamedQuery[]
  readonly keys: readonly { readonly of?: Sql }[]
  readonly column: (name: string) => Sql
  readonly from: Sql
}

function sourceQueries(aggregates: readonly Aggregate[], dialect: SqlDialect): readonly NamedQuery[] {
  const rates = new Map(aggregates.flatMap(({ input }) => input.rates.map((rate) => [rate.as, rate] as const)))
  const frames = aggregates.flatMap(({ name, input }) =>
    input.frame === undefined ? [] : [{ name: frameName(name), query: writeFrame(input.frame, dialect) }],
  )
  return [...[...rates.values()].map((rate) => ({ ...writeRates(rate, dialect), materialized: true })), ...frames]
}

function alone(aggregate: Aggregate, dialect: SqlDialect): Source {
  const { keys, measures, from } = writeAggregate(aggregate, dialect)
  return { queries: sourceQueries([aggregate], dialect), keys, column: (name) => found(measures, name), from }
}

function found(measures: ReadonlyMap<string, Sql>, name: string): Sql {
  const measure = measures.get(name)
  if (measure === undefined) throw new FaultError(`No step computes "${name}". This is a fault of Grainline; report it with the question.`)
  return measure
}

/** Aggregates stacked and grouped once more: every group of any of them is there once, and null meets null. */
function combined({ inputs }: Combine, dialect: SqlDialect): Source {
  const queries: NamedQuery[] = inputs.map((aggregate) => {
    const { keys, measures, from } = writeAggregate(aggregate, dialect)
    const columns = [...keys, ...[...measures].map(([name, of]) => ({ name, of }))]
    return { name: `${aggregate.name} totals`, query: sql`${selectList(columns)}\n${from}` }
  })
  const named = [...sourceQueries(inputs, dialect), ...queries]
  const keys = inputs[0]?.keys.map(({ name }) => name) ?? []
  if (keys.length === 0)
    return {
      queries: named,
      keys: [],
      column: (name) => sql.ref(name),
      from: sql`from ${sql.join(
        queries.map(({ name }) => sql.id(name)),
        sql`\ncross join `,
      )}`,
    }
  const stacked = inputs.map(
    (input, index) => sql`  select ${sql.join(stackedColumns(inputs, input, keys, dialect))} from ${sql.id(queries[index]?.name ?? '')}`,
  )
  return {
    queries: named,
    keys: keys.map(() => ({})),
    column: (name) => sql`max(${sql.ref(name)})`,
    from: sql`from (\n${sql.join(stacked, sql`\n  union all\n`)}\n) as "totals"${groupBy(keys.length)}`,
  }
}

function stackedColumns(all: readonly Aggregate[], own: Aggregate, keys: readonly string[], dialect: SqlDialect): readonly Sql[] {
  const measures = all.flatMap((aggregate) =>
    aggregate.measures.map(({ name, aggregation }) =>
      aggregate === own ? sql.ref(name) : sql`${nullOf(aggregation.type, dialect)} as ${sql.id(name)}`,
    ),
  )
  return [...keys.map((name) => sql.ref(name)), ...measures]
}

/** DuckDB finds the type by itself, and its own `decimal` would cut digits off. */
function nullOf(type: AnswerColumn['type'], dialect: SqlDialect): Sql {
  return dialect.name === 'duckdb' ? sql`null` : writeCast(dialect, sql`null`, type)
}

/** The groups, and under them one row of nulls for each bucket and combination, so that grouping once more fills the gaps. */
function writeFill(fill: Fill, dialect: SqlDialect): WrittenQuery {
  const { input, bucket, empty } = fill
  const groups = writeCalculate(input, dialect)
  const others = input.keys.filter(({ name }) => name !== bucket.name)
  const missing = input.missingRates.length > 0 ? ['missing rate'] : []
  const values = [...input.columns.map(({ name }) => name), ...missing]
  const combinations =
    others.length === 0
      ? sql``
      : sql` cross join (select distinct ${sql.join(others.map(({ name }) => sql.ref(name)))} from "groups") as "combinations"`
  const skeleton = sql`select ${sql.join([...input.keys.map(({ name }) => sql.ref(name)), ...values.map(() => sql`null`)])} from "buckets"${combinations}`
  const filled = empty.map(({ name, of }): Named => {
    const value = sql`max(${sql.ref(name)})`
    const isNull = of.kind === 'literal' && of.value === null
    return { name, of: isNull ? value : sql`coalesce(${value}, ${writeExpression(of, { dialect, column: sql.ref })})` }
  })
  const columns = [
    ...input.keys.map(({ name }): Named => ({ name })),
    ...filled,
    ...missing.map((name): Named => ({ name, of: sql`max(${sql.ref(name)})` })),
  ]
  return {
    queries: [
      ...groups.queries,
      { name: 'groups', query: groups.query, materialized: true },
      { name: 'buckets', query: writeBuckets(fill, dialect) },
    ],
    query: sql`${selectList(columns)}\nfrom (\n  select * from "groups"\n  union all\n  ${skeleton}\n) as "filled"${groupBy(input.keys.length)}`,
  }
}

function writeBuckets({ bucket, zone, from, to }: Fill, dialect: SqlDialect): Sql {
  const column = sql.ref(bucket.name)
  const wall = bucket.type === 'timestamptz' ? 'timestamptz' : 'timestamp'
  const end = (text: string | undefined, edge: Sql) =>
    writeCast(dialect, text === undefined ? sql`(select ${edge}(${column}) from "groups")` : sql`${text}`, wall)
  const series = dialect.series(end(from, sql`min`), end(to, sql`max`), STEPS[bucket.grain])
  const cut = timeBucket(
    sql`"step"`,
    { kind: 'bucket', of: { kind: 'column', of: '', name: 'step', type: wall }, grain: bucket.grain, zone, type: bucket.type },
    dialect,
  )
  return sql`select distinct ${cut} as ${column}\nfrom (select ${series} as "step") as "steps"`
}
