export type DialectName = 'postgres' | 'duckdb'

/** A value bound to a statement: text is sent as text and cast in the statement, so that no driver guesses a type. */
export type SqlParameter = string | number | boolean | null

/** One statement: text with `$1`, `$2` … placeholders, and their values. */
export interface CompiledSql {
  readonly text: string
  readonly parameters: readonly SqlParameter[]
}
