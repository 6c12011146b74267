import type { CompiledSql, DialectName, SqlParameter } from './compiled-sql.ts'
import { duckdbDialect } from './duckdb-dialect.ts'
import { postgresDialect } from './postgres-dialect.ts'
import type { Sql, SqlDialect } from './sql-dialect.ts'

const DIALECTS: Readonly<Record<DialectName, SqlDialect>> = { postgres: postgresDialect, duckdb: duckdbDialect }

function isParameter(value: unknown): value is SqlParameter {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** One statement, written for one database. */
export function compileSql(dialectName: DialectName, write: (dialect: SqlDialect) => Sql): CompiledSql {
  const dialect = DIALECTS[dialectName]
  const { sql: text, parameters } = write(dialect).compile(dialect.compiler)
  return { text, parameters: parameters.filter(isParameter) }
}
