import { sql } from 'kysely'
import { identifier } from './identifier.ts'
import type { Sql } from './sql-dialect.ts'

/** A column of a select list; without `of`, a column of that name as it is. */
export interface Named {
  readonly name: string
  readonly of?: Sql
}

/** `select` with one column a line. */
export function selectList(columns: readonly Named[]): Sql {
  const written = columns.map(({ name, of }) => (of === undefined ? identifier(name) : sql`${of} as ${identifier(name)}`))
  return sql`select\n  ${sql.join(written, sql`,\n  `)}`
}

export interface NamedQuery {
  readonly name: string
  readonly query: Sql
  readonly materialized?: boolean
}

/** The queries that a statement names, each once, before the statement itself. */
export function withQueries(queries: readonly NamedQuery[], statement: Sql): Sql {
  if (queries.length === 0) return statement
  const once = [...new Map(queries.map((named) => [named.name, named])).values()]
  const written = once.map(
    ({ name, query, materialized }) => sql`${identifier(name)} as ${materialized === true ? sql`materialized ` : sql``}(\n${query}\n)`,
  )
  return sql`with ${sql.join(written, sql`, `)}\n${statement}`
}
