import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { CompiledSql } from '../sql/compiled-sql.ts'
import type { RawValue } from './engine.ts'
import { groupColumns } from './group-columns.ts'

const families = new Map<string, ColumnType>([
  ['TINYINT', 'integer'],
  ['SMALLINT', 'integer'],
  ['INTEGER', 'integer'],
  ['BIGINT', 'integer'],
  ['HUGEINT', 'integer'],
  ['UTINYINT', 'integer'],
  ['USMALLINT', 'integer'],
  ['UINTEGER', 'integer'],
  ['UBIGINT', 'integer'],
  ['UHUGEINT', 'integer'],
  ['BIGNUM', 'integer'],
  ['DECIMAL', 'decimal'],
  ['FLOAT', 'double'],
  ['DOUBLE', 'double'],
  ['VARCHAR', 'text'],
  ['UUID', 'text'],
  ['ENUM', 'text'],
  ['BOOLEAN', 'boolean'],
  ['DATE', 'date'],
  ['TIMESTAMP', 'timestamp'],
  ['TIMESTAMP_S', 'timestamp'],
  ['TIMESTAMP_MS', 'timestamp'],
  ['TIMESTAMP_NS', 'timestamp'],
  ['TIMESTAMP WITH TIME ZONE', 'timestamptz'],
  ['JSON', 'json'],
])

// The base type is what stands before the brackets, as in DECIMAL(12,2); a list, as in DECIMAL(12,2)[], is none of the families.
const columnsOfSchema = `
  select table_name,
         column_name,
         case when data_type like '%]' then data_type else regexp_replace(data_type, '\\(.*$', '') end,
         data_type,
         is_nullable = 'YES'
    from information_schema.columns
   where table_catalog = current_database()
     and table_schema = current_schema()
   order by table_name, ordinal_position`

/** The tables and views of the file's own schema. */
export async function inspectDuckdb(
  run: (statement: CompiledSql) => Promise<readonly (readonly RawValue[])[]>,
): Promise<readonly WarehouseTable[]> {
  const rows = await run({ text: columnsOfSchema, parameters: [] })
  return groupColumns(rows, (type) => families.get(type) ?? 'other')
}
