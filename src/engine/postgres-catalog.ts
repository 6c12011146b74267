import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { CompiledSql } from '../sql/compiled-sql.ts'
import type { RawValue } from './engine.ts'
import { groupColumns } from './group-columns.ts'

const families = new Map<string, ColumnType>([
  ['int2', 'integer'],
  ['int4', 'integer'],
  ['int8', 'integer'],
  ['numeric', 'decimal'],
  ['float4', 'double'],
  ['float8', 'double'],
  ['text', 'text'],
  ['varchar', 'text'],
  ['bpchar', 'text'],
  ['char', 'text'],
  ['name', 'text'],
  ['citext', 'text'],
  ['uuid', 'text'],
  ['enum', 'text'],
  ['bool', 'boolean'],
  ['date', 'date'],
  ['timestamp', 'timestamp'],
  ['timestamptz', 'timestamptz'],
  ['json', 'json'],
  ['jsonb', 'json'],
])

// information_schema leaves out materialized views. A table that another schema of the search path hides cannot be named without its
// schema, and a column that the user may not select cannot be used: neither is listed. A view's columns all count as nullable.
const columnsOfSearchPath = `
  select c.relname,
         a.attname,
         case when coalesce(base.typtype, t.typtype) = 'e' then 'enum' else coalesce(base.typname, t.typname) end,
         format_type(a.atttypid, a.atttypmod),
         not (a.attnotnull or t.typnotnull)
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type base on t.typtype = 'd' and base.oid = t.typbasetype
   where c.relkind in ('r', 'p', 'v', 'm', 'f')
     and n.nspname = any (current_schemas(false))
     and pg_table_is_visible(c.oid)
     and has_column_privilege(c.oid, a.attnum, 'select')
   order by c.relname collate "C", a.attnum`

/** The tables and views that a statement can name without a schema. */
export async function inspectPostgres(
  run: (statement: CompiledSql) => Promise<readonly (readonly RawValue[])[]>,
): Promise<readonly WarehouseTable[]> {
  const rows = await run({ text: columnsOfSearchPath, parameters: [] })
  return groupColumns(rows, (type) => families.get(type) ?? 'other')
}
