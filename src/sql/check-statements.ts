import { sql } from 'kysely'
import type { Predicate } from '../expression/expression.ts'
import { compileSql } from './compile-sql.ts'
import type { CompiledSql, DialectName } from './compiled-sql.ts'
import { identifier } from './identifier.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'
import { whereClause } from './write-scan.ts'

/** The rows of a table that count, known as `as`. */
export interface CheckedRows {
  readonly table: string
  readonly as: string
  readonly where: Predicate | undefined
}

export interface CheckedReference {
  readonly from: CheckedRows
  readonly to: CheckedRows
  /** A column of `from` for each column of the key of `to`. */
  readonly on: readonly { readonly column: string; readonly key: string }[]
}

function rowsOf({ table, as, where }: CheckedRows, dialect: SqlDialect): Sql {
  return sql`from ${sql.table(table)} as ${identifier(as)}${whereClause(where, { dialect, column: (name) => identifier(name) })}`
}

/** Values as one text, null where one of them is. */
function asText(columns: readonly Sql[]): Sql {
  return sql.join(
    columns.map((column) => sql`cast(${column} as text)`),
    sql` || ', ' || `,
  )
}

/** One row: how many rows have no key, how many keys stand more than once, on how many rows, and one such key as text. */
export function keyCheck(rows: CheckedRows, key: readonly string[], dialectName: DialectName): CompiledSql {
  const columns = key.map((name) => identifier(rows.as, name))
  return compileSql(
    dialectName,
    (dialect) => sql`select
  coalesce(sum("rows") filter (where "key" is null), 0),
  count(*) filter (where "rows" > 1 and "key" is not null),
  coalesce(sum("rows") filter (where "rows" > 1 and "key" is not null), 0),
  min("key") filter (where "rows" > 1)
from (
select ${asText(columns)} as "key", count(*) as "rows"
${rowsOf(rows, dialect)}
group by ${sql.join(columns)}
) as "keys"`,
  )
}

/** One row: how many rows a table has, then for each column how many of them hold something. */
export function fillCheck(table: string, columns: readonly string[], dialectName: DialectName): CompiledSql {
  const counts = columns.map((name) => sql`,\n  count(${identifier('rows', name)})`)
  return compileSql(dialectName, () => sql`select\n  count(*)${sql.join(counts, sql``)}\nfrom ${sql.table(table)} as ${identifier('rows')}`)
}

/** One row: how many rows a table has, how many of them hold something in each column, and how many hold each text in its column. */
export function valueCheck(
  table: string,
  { filled, texts }: { readonly filled: readonly string[]; readonly texts: readonly { readonly column: string; readonly value: string }[] },
  dialectName: DialectName,
): CompiledSql {
  const columns = filled.map((name) => sql`,\n  count(${identifier('rows', name)})`)
  const values = texts.map(
    ({ column, value }) => sql`,\n  count(*) filter (where cast(${identifier('rows', column)} as text) = cast(${value} as text))`,
  )
  return compileSql(
    dialectName,
    () => sql`select\n  count(*)${sql.join([...columns, ...values], sql``)}\nfrom ${sql.table(table)} as ${identifier('rows')}`,
  )
}

/** Some of the values that a column holds, each once. */
export function valuesOf(table: string, column: string, most: number, dialectName: DialectName): CompiledSql {
  const of = identifier('rows', column)
  return compileSql(
    dialectName,
    () => sql`select cast(${of} as text)
from ${sql.table(table)} as ${identifier('rows')}
where ${of} is not null
group by ${of}
limit ${sql.raw(String(most))}`,
  )
}

/** One row: how many versions end before or when they begin, one such key; how many keys have versions that overlap, one such key and when. */
export function versionCheck(
  rows: CheckedRows,
  { key, from, to }: { readonly key: readonly string[]; readonly from: string; readonly to: string },
  dialectName: DialectName,
): CompiledSql {
  const columns = key.map((name) => identifier(rows.as, name))
  const [start, end] = [identifier(rows.as, from), identifier(rows.as, to)]
  return compileSql(
    dialectName,
    (dialect) => sql`select
  count(*) filter (where "to" <= "from"),
  min("key") filter (where "to" <= "from"),
  count(distinct "key") filter (where "to" > "next" or ("to" is null and "next" is not null)),
  min("key" || ' at ' || cast("next" as text)) filter (where "to" > "next" or ("to" is null and "next" is not null))
from (
select ${asText(columns)} as "key", ${start} as "from", ${end} as "to",
  lead(${start}) over (partition by ${sql.join(columns)} order by ${start}, ${end}) as "next"
${rowsOf(rows, dialect)}
) as "versions"`,
  )
}

/** One row: how many rows refer to another, how many of these find none, and the value of one that finds none as text. */
export function referenceCheck({ from, to, on }: CheckedReference, dialectName: DialectName): CompiledSql {
  const foreign = on.map(({ column }) => identifier(from.as, column))
  const keys = on.map(({ key }) => identifier(to.as, key))
  const found = on.map(({ key, column }) => sql`"found".${identifier(key)} = "rows".${identifier(column)}`)
  const nothing = on.map(({ key }) => sql`"found".${identifier(key)} is null`)
  const there = on.map(({ column }) => sql`"rows".${identifier(column)} is not null`)
  return compileSql(
    dialectName,
    (dialect) => sql`select
  count(*),
  count(*) filter (where ${sql.join(nothing, sql` and `)}),
  min(${asText(on.map(({ column }) => sql`"rows".${identifier(column)}`))}) filter (where ${sql.join(nothing, sql` and `)})
from (
select ${sql.join(foreign)}
${rowsOf(from, dialect)}
) as "rows"
left join (
select distinct ${sql.join(keys)}
${rowsOf(to, dialect)}
) as "found" on ${sql.join(found, sql` and `)}
where ${sql.join(there, sql` and `)}`,
  )
}
