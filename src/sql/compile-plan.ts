import { sql } from 'kysely'
import type { AnswerColumn, Page, Plan } from '../plan/plan-node.ts'
import { compileSql } from './compile-sql.ts'
import type { CompiledSql, DialectName } from './compiled-sql.ts'
import { identifier } from './identifier.ts'
import { type NamedQuery, withQueries } from './layout.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { type Writing, writeExpression } from './write-expression.ts'
import { writeFill } from './write-fill.ts'
import { type WrittenQuery, writeCalculate } from './write-groups.ts'
import { whereClause } from './write-scan.ts'

/** A plan written for one database. Its text depends on the plan's shape and names, never on a value. */
export function compilePlan(plan: Plan, dialectName: DialectName): CompiledSql {
  return compileSql(dialectName, (dialect) => write(plan, dialect))
}

/** The same statement giving no row: the database reads and checks the whole of it, and computes nothing. */
export function compileWithoutRows(plan: Plan, dialectName: DialectName): CompiledSql {
  return compileSql(dialectName, (dialect) => sql`select * from (\n${write(plan, dialect)}\n) as "nothing" limit 0`)
}

function write({ node, columns }: Plan, dialect: SqlDialect): Sql {
  if (node.kind === 'page') return writePage(node, columns, dialect)
  const { queries, query } = writeGroups(node, dialect)
  return withQueries(queries, query)
}

/** Sorts the finished groups and not the rows: ordering by a key inside the grouping query makes databases sort every row. */
function writePage(page: Page, columns: readonly AnswerColumn[], dialect: SqlDialect): Sql {
  const groups = writeGroups(page.input, dialect)
  const name = page.input.kind === 'fill' ? 'filled groups' : 'groups'
  const queries: NamedQuery[] = [...groups.queries, { name, query: groups.query, materialized: true }]
  const writing: Writing = { dialect, column: (column) => identifier(column) }
  return withQueries(queries, page.depth > 0 ? pageWithin(page, columns, name, writing) : pageOfAll(page, columns, name, writing))
}

/** Finished groups: each key, each metric, and what guards found if some watch over them. */
function writeGroups(node: Exclude<Plan['node'], Page>, dialect: SqlDialect): WrittenQuery {
  return node.kind === 'fill' ? writeFill(node, dialect) : writeCalculate(node, dialect)
}

function orderBy({ order }: Page, writing: Writing): Sql {
  if (order.length === 0) return sql``
  const terms = order.map(
    ({ of, direction, nulls }) =>
      sql`${writeExpression(of, writing)}${direction === 'desc' ? sql` desc` : sql``}${nulls === 'first' ? sql` nulls first` : sql` nulls last`}`,
  )
  return sql`order by ${sql.join(terms)}`
}

function isData({ role }: AnswerColumn): boolean {
  return role === 'key' || role === 'metric'
}

function pageOfAll(page: Page, columns: readonly AnswerColumn[], name: string, writing: Writing): Sql {
  const select = columns.map((column) => {
    if (isData(column)) return identifier(column.name)
    if (column.role === 'refusal')
      return sql`(select min(${identifier(column.name)}) from ${identifier(name)}) as ${identifier(column.name)}`
    return sql`(select count(*) from ${identifier(name)}${inline(page.having, writing)}) as ${identifier(column.name)}`
  })
  const tests = [page.having, page.after].filter((test) => test !== undefined)
  const where = whereClause(tests.length === 0 ? undefined : { kind: 'every', of: tests }, writing)
  const order = orderBy(page, writing)
  return sql`select ${sql.join(select)}\nfrom ${identifier(name)}${where}${page.order.length === 0 ? sql`` : sql`\n${order}`}\nlimit ${page.limit}`
}

function inline(test: Page['having'], writing: Writing): Sql {
  return test === undefined ? sql`` : sql` ${whereClause(test, writing)}`
}

/** One page within each group of the outer keys. */
function pageWithin(page: Page, columns: readonly AnswerColumn[], name: string, writing: Writing): Sql {
  const keys = columns.filter(({ role }) => role === 'key').slice(0, page.depth)
  const partition = sql`partition by ${sql.join(keys.map((key) => identifier(key.name)))}`
  const select = columns.map((column) => {
    if (isData(column)) return identifier(column.name)
    return column.role === 'refusal'
      ? sql`(select min(${identifier(column.name)}) from ${identifier(name)}) as ${identifier(column.name)}`
      : sql`count(*) over (${partition}) as ${identifier(column.name)}`
  })
  const place = sql`row_number() over (${partition} ${orderBy(page, writing)}) as "place in group"`
  const ranked = sql`select ${sql.join([...select, place])}\n  from ${identifier(name)}${inline(page.having, writing)}`
  return sql`select ${sql.join(columns.map((column) => identifier(column.name)))}\nfrom (\n  ${ranked}\n) as "ranked"\nwhere "place in group" <= ${page.limit}\n${orderBy(page, writing)}`
}
