import type { WarehouseColumn, WarehouseTable } from '../definition/warehouse-table.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { RawValue } from './engine.ts'

/** Tables from rows of table, column, base type, the database's full name of the type, and whether it can be null. */
export function groupColumns(rows: readonly (readonly RawValue[])[], family: (type: string) => ColumnType): readonly WarehouseTable[] {
  const tables = new Map<string, WarehouseColumn[]>()
  for (const [table, name, type, databaseType, nullable] of rows) {
    if (!table || !name || !type || !databaseType) continue
    const columns = tables.get(table) ?? []
    columns.push({ name, type: family(type), databaseType, nullable: nullable === 'true' })
    tables.set(table, columns)
  }
  return [...tables].map(([name, columns]) => ({ name, columns }))
}
