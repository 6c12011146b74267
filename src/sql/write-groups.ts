import { sql } from 'kysely'
import type { ColumnType } from '../expression/column-type.ts'
import type { Expression } from '../expression/expression.ts'
import { RANK_COLUMNS } from '../expression/rank-columns.ts'
import type { Aggregate, Calculate, Combine, LatestRow, Rank, Reframe, Scan, Succession } from '../plan/plan-node.ts'
import { FaultError } from '../problem/problem.ts'
import { identifier } from './identifier.ts'
import { type Named, type NamedQuery, selectList } from './layout.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { writeMeasure } from './write-aggregation.ts'
import { type Writing, writeCast, writeConjunction, writeExpression, writeOrdered } from './write-expression.ts'
import { type WithQueries, whereClause, writeFrameJoin, writeScan } from './write-scan.ts'

/** A query, and the queries that it names. */
export interface WrittenQuery {
  readonly queries: readonly NamedQuery[]
  readonly query: Sql
}

/** Groups with their metrics. */
export function writeCalculate({ input, keys, columns, present, refusals }: Calculate, dialect: SqlDialect): WrittenQuery {
  const source = input.kind === 'aggregate' ? alone(input, dialect) : combined(input, dialect)
  const writing: Writing = { dialect, column: source.column }
  const metrics = columns.map(({ name, of }) => ({ name, of: writeExpression(of, writing) }))
  const refusal = refusals.length === 0 ? [] : [{ name: 'refusal', of: least(refusals.map(source.column)) }]
  const keyColumns = keys.map(({ name }, index): Named => ({ name, ...source.keys[index] }))
  const kept =
    present.length === 0
      ? sql``
      : sql`\n${source.keep} ${sql.join(
          present.map((name) => sql`${source.column(name)} > 0`),
          sql` or `,
        )}`
  return { queries: source.queries, query: sql`${selectList([...keyColumns, ...metrics, ...refusal])}\n${source.from}${kept}` }
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
  /** What a test of groups begins with. */
  readonly keep: Sql
}

const HAVING = sql`having`

function alone(aggregate: Aggregate, dialect: SqlDialect): Source {
  const { queries, keys, measures, from } = writeAggregate(aggregate, dialect)
  return { queries, keys, column: (name) => found(measures, name), from, keep: HAVING }
}

function found(measures: ReadonlyMap<string, Sql>, name: string): Sql {
  const measure = measures.get(name)
  if (measure === undefined) throw new FaultError(`No step computes "${name}". This is a fault of Grainline; report it with the question.`)
  return measure
}

/** Aggregates stacked and grouped once more: every group of any of them is there once, and null meets null. */
function combined({ inputs }: Combine, dialect: SqlDialect): Source {
  const written = inputs.map((aggregate) => ({ name: `${aggregate.name} totals`, ...writeAggregate(aggregate, dialect) }))
  const queries = written.map(({ name, keys, measures, from }): NamedQuery => {
    const columns = [...keys, ...[...measures].map(([column, of]) => ({ name: column, of }))]
    return { name, query: sql`${selectList(columns)}\n${from}` }
  })
  const named = [...written.flatMap((one) => one.queries), ...queries]
  const keys = inputs[0]?.keys.map(({ name }) => name) ?? []
  const names = queries.map(({ name }) => identifier(name))
  if (keys.length === 0)
    return {
      queries: named,
      keys: [],
      column: (name) => identifier(name),
      from: queries.length === 0 ? sql`` : sql`from ${sql.join(names, sql`\ncross join `)}`,
      keep: sql`where`,
    }
  const stacked = inputs.map(
    (input, index) =>
      sql`  select ${sql.join(stackedColumns(inputs, input, keys, dialect))} from ${identifier(queries[index]?.name ?? '')}`,
  )
  const from = sql`from (\n${sql.join(stacked, sql`\n  union all\n`)}\n) as "totals"${groupBy(keys.length)}`
  if (inputs.some(({ spread }) => spread.length > 0)) return spreadGroups(inputs, keys, named, from)
  return { queries: named, keys: keys.map(() => ({})), column: (name) => sql`max(${identifier(name)})`, from, keep: HAVING }
}

/** Values that a key does not tell apart are those of the one row in which that key is null: the largest of all its groups. */
function spreadGroups(inputs: Combine['inputs'], keys: readonly string[], queries: readonly NamedQuery[], from: Sql): Source {
  const columns = inputs.flatMap(({ measures, spread }) => {
    const told = keys.filter((key) => !spread.includes(key)).map((key) => identifier(key))
    const over = told.length === 0 ? sql`()` : sql`(partition by ${sql.join(told)})`
    return measures.map(({ name }) => {
      const value = sql`max(${identifier(name)})`
      return { name, of: spread.length === 0 ? value : sql`max(${value}) over ${over}` }
    })
  })
  return {
    queries,
    keys: keys.map(() => ({})),
    column: (name) => identifier(name),
    from: sql`from (\n${selectList([...keys.map((name) => ({ name })), ...columns])}\n${from}\n) as "spread"`,
    keep: sql`where`,
  }
}

function stackedColumns(all: readonly Aggregate[], own: Aggregate, keys: readonly string[], dialect: SqlDialect): readonly Sql[] {
  const measures = all.flatMap((aggregate) =>
    aggregate.measures.map(({ name, aggregation }) =>
      aggregate === own ? identifier(name) : sql`${nullOf(aggregation.type, dialect)} as ${identifier(name)}`,
    ),
  )
  return [...keys.map((name) => identifier(name)), ...measures]
}

/** DuckDB finds the type by itself, and its own `decimal` would cut digits off. */
function nullOf(type: ColumnType, dialect: SqlDialect): Sql {
  return dialect.name === 'duckdb' ? sql`null` : writeCast(dialect, sql`null`, type)
}

/** An aggregate in pieces, so that whatever stands on it can take its columns in without a query around it. */
interface WrittenAggregate {
  readonly queries: readonly NamedQuery[]
  readonly keys: readonly Named[]
  readonly measures: ReadonlyMap<string, Sql>
  readonly from: Sql
}

function writeAggregate(aggregate: Aggregate, dialect: SqlDialect): WrittenAggregate {
  const writing: Writing = { dialect, column: (name) => identifier(name) }
  const { queries, from } = writeInput(aggregate, writing)
  return {
    queries,
    keys: aggregate.keys.map(({ name, of }) => (isNamed(of, name) ? { name } : { name, of: writeExpression(of, writing) })),
    measures: new Map(aggregate.measures.map((measure) => [measure.name, writeMeasure(measure, writing)])),
    from: sql`${from}${groupBy(aggregate.keys.length)}`,
  }
}

function isNamed(of: Expression, name: string): boolean {
  return of.kind === 'column' && of.of === '' && of.name === name
}

/** The keys of groups alone. */
export function writeKeys(aggregate: Aggregate, { dialect }: Pick<Writing, 'dialect'>): WrittenQuery {
  const { queries, keys, from } = writeAggregate(aggregate, dialect)
  return { queries, query: sql`${selectList(keys)}\n${from}` }
}

/** By position: an expression written twice would number its parameters anew and no longer be the same to the database. */
export function groupBy(count: number): Sql {
  return count === 0 ? sql`` : sql`\ngroup by ${sql.join(Array.from({ length: count }, (_, index) => sql.raw(String(index + 1))))}`
}

function writeInput({ input, name, where }: Aggregate, writing: Writing): WithQueries {
  if (input.kind === 'scan') return writeRows(input, name, writing)
  if (input.kind === 'succession') return writeSuccession(input, writing)
  if (input.kind === 'reframe') return writeReframe(input, name, where, writing)
  if (input.kind === 'latestRow') {
    const { queries, query } = writeLatestRow(input, name, writing)
    const rows = `${name} rows`
    const tests = where === undefined ? [] : writeConjunction(where, writing)
    const kept = sql.join([sql`"place" = 1`, ...tests], sql`\n  and `)
    return { queries: [...queries, { name: rows, query }], from: sql`from ${identifier(rows)}\nwhere ${kept}` }
  }
  const { queries, query } = writeCalculate(input.kind === 'rank' ? input.input : input, writing.dialect)
  const named: NamedQuery[] = [...queries, { name, query }]
  if (input.kind === 'calculate') return { queries: named, from: sql`from ${identifier(name)}${whereClause(where, writing)}` }
  const ranked = `${name} ranked`
  return {
    queries: [...named, { name: ranked, query: writeRank(input, name, writing) }],
    from: sql`from ${identifier(ranked)}${whereClause(where, writing)}`,
  }
}

/** Rows beside the next of their kind. */
function writeSuccession({ input, of, as, within }: Succession, writing: Writing): WithQueries {
  const { queries, query } = writeKeys(input, writing)
  const next = sql`lead(${identifier(of)}) over (partition by ${sql.join(within.map((name) => identifier(name)))} order by ${identifier(of)})`
  const rows = `${input.name} in turn`
  const beside = sql`select\n  ${sql.join([sql`*`, sql`${next} as ${identifier(as)}`], sql`,\n  `)}\nfrom ${identifier(input.name)}`
  return { queries: [...queries, { name: input.name, query }, { name: rows, query: beside }], from: sql`from ${identifier(rows)}` }
}

/** Pieces of time beside the buckets that each counts for. */
function writeReframe({ input, frame }: Reframe, name: string, where: Aggregate['where'], writing: Writing): WithQueries {
  const pieces = writeAggregate(input, writing.dialect)
  const columns = [...pieces.keys, ...[...pieces.measures].map(([column, of]) => ({ name: column, of }))]
  const framed = writeFrameJoin(frame, name, writing)
  return {
    queries: [...pieces.queries, { name: input.name, query: sql`${selectList(columns)}\n${pieces.from}` }, ...framed.queries],
    from: sql`from ${identifier(input.name)}\n${framed.from}${whereClause(where, writing)}`,
  }
}

/** The rows of a scan, with the queries of the entities that they are joined to. */
function writeRows(scan: Scan, name: string, writing: Writing): WithQueries {
  const { queries, from } = writeScan(scan, name, writing)
  const entities = scan.entities.flatMap(({ as, input }): readonly NamedQuery[] => {
    const values = writeCalculate(input, writing.dialect)
    return [...values.queries, { name: as, query: values.query }]
  })
  return { queries: [...queries, ...entities], from }
}

/** Rows numbered by their time; rows at the same time share a place. */
function writeLatestRow(
  { input, keys, columns, partition, over, at }: LatestRow,
  name: string,
  writing: Writing,
): { queries: readonly NamedQuery[]; query: Sql } {
  const { queries, from } = writeRows(input, name, writing)
  const order = sql`order by ${writeExpression(over, writing)}${at === 'last' ? sql` desc` : sql``}`
  const parts = partition.length === 0 ? sql`` : sql`partition by ${sql.join(partition.map((of) => writeExpression(of, writing)))} `
  const select = [...keys, ...columns].map((column) => ({ name: column.name, of: writeExpression(column.of, writing) }))
  return { queries, query: sql`${selectList([...select, { name: 'place', of: sql`rank() over (${parts}${order})` }])}\n${from}` }
}

function writeRank({ partition, by, entity }: Rank, name: string, writing: Writing): Sql {
  const parts = partition.length === 0 ? sql`` : sql`partition by ${sql.join(partition.map((key) => identifier(key)))} `
  const order = sql`order by ${identifier(by)} desc nulls last, ${writeOrdered(entity, writing)}`
  const columns = [
    sql`*`,
    sql`row_number() over (${parts}${order}) as ${identifier(RANK_COLUMNS.place)}`,
    sql`count(*) over (${parts}) as ${identifier(RANK_COLUMNS.size)}`,
  ]
  return sql`select\n  ${sql.join(columns, sql`,\n  `)}\nfrom ${identifier(name)}\nwhere ${writeExpression(entity, writing)} is not null`
}
