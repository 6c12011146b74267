import { sql } from 'kysely'
import { compileSql } from './compile-sql.ts'
import type { CompiledSql, DialectName } from './compiled-sql.ts'

/** Each day of a calendar's table, with the first days of its buckets, as text; at most `limit` rows. */
export function calendarStatement(
  { table, columns, limit }: { readonly table: string; readonly columns: readonly string[]; readonly limit: number },
  dialectName: DialectName,
): CompiledSql {
  const select = sql.join(columns.map((column) => sql.ref(column)))
  return compileSql(dialectName, () => sql`select ${select}\nfrom ${sql.table(table)}\norder by 1\nlimit ${limit}`)
}
