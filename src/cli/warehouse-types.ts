import type { WarehouseColumn, WarehouseTable } from '../definition/warehouse-table.ts'
import type { ColumnType } from '../expression/column-type.ts'

export interface WarehouseTypesOptions {
  /** The command that makes the file again, for its first line. */
  readonly command: string
  /** Where the file imports Grainline from. */
  readonly library: string
}

/** What each family of columns is called in the file: read as text, and inserted as whatever the database takes for it. */
const ALIASES: Readonly<Record<ColumnType, { readonly name: string; readonly type: string }>> = {
  integer: { name: 'Integer', type: 'ColumnType<string, bigint | number | string>' },
  decimal: { name: 'Decimal', type: 'ColumnType<string, number | string>' },
  double: { name: 'Double', type: 'ColumnType<number, number | string>' },
  text: { name: 'string', type: 'string' },
  boolean: { name: 'boolean', type: 'boolean' },
  date: { name: 'Day', type: 'ColumnType<string, Date | string>' },
  timestamp: { name: 'LocalTime', type: 'ColumnType<string, Date | string>' },
  timestamptz: { name: 'Instant', type: 'ColumnType<string, Date | string>' },
  json: { name: 'Json', type: 'ColumnType<unknown, string>' },
  other: { name: 'Other', type: 'ColumnType<unknown, string>' },
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
}

function property(name: string): string {
  return IDENTIFIER.test(name) ? name : quote(name)
}

function aliases(tables: readonly WarehouseTable[]): string {
  const used = new Set(tables.flatMap(({ columns }) => columns.map(({ type }) => type)))
  return [...used]
    .sort()
    .map((family) => ALIASES[family])
    .filter(({ name, type }) => name !== type)
    .map(({ name, type }) => `type ${name} = ${type}\n`)
    .join('')
}

function columnType({ name, type, nullable }: WarehouseColumn): string {
  return `    ${property(name)}: ${ALIASES[type].name}${nullable ? ' | null' : ''}\n`
}

function tableType({ name, columns }: WarehouseTable): string {
  return `  ${property(name)}: {\n${columns.map(columnType).join('')}  }\n`
}

function columnData({ name, type, databaseType, nullable }: WarehouseColumn): string {
  return `      { name: ${quote(name)}, type: ${quote(type)}, databaseType: ${quote(databaseType)}, nullable: ${nullable} },\n`
}

function tableData({ name, columns }: WarehouseTable): string {
  return `  {\n    name: ${quote(name)},\n    columns: [\n${columns.map(columnData).join('')}    ],\n  },\n`
}

/**
 * The schema of a warehouse as a TypeScript file: its tables as a Kysely database interface, `Warehouse`, against which definitions are
 * checked, and as data, `warehouseTables`, with which a catalog is linked where no database is at hand.
 */
export function warehouseTypes(tables: readonly WarehouseTable[], { command, library }: WarehouseTypesOptions): string {
  const sorted = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1))
  const typed = aliases(sorted)
  return [
    `// Made by "${command}". Changes are lost when it is made again.\n`,
    typed.includes('ColumnType<') ? `import type { ColumnType } from 'kysely'\n` : '',
    `import type { WarehouseTable } from ${quote(library)}\n\n`,
    typed === '' ? '' : `${typed}\n`,
    `/** The tables and views of the warehouse, with their columns. */\nexport interface Warehouse {\n${sorted.map(tableType).join('')}}\n\n`,
    `/** The same as data. */\nexport const warehouseTables: readonly WarehouseTable[] = [\n${sorted.map(tableData).join('')}]\n`,
  ].join('')
}
