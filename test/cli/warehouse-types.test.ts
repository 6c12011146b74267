import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { warehouseTypes } from '../../src/cli/warehouse-types.ts'
import type { WarehouseTable } from '../../src/index.ts'
import { warehouses } from '../metrics/warehouses.ts'

const [duckdb, postgres] = warehouses
const options = { command: 'grainline codegen', library: '../src/index.ts' }

async function inspect({ filled }: (typeof warehouses)[number]): Promise<readonly WarehouseTable[]> {
  const { engine, close } = await filled([])
  const tables = await engine.inspect()
  await close()
  return tables
}

function families(tables: readonly WarehouseTable[]) {
  return tables.map(({ name, columns }) => [name, columns.map((column) => `${column.name} ${column.type}`)]).sort()
}

test('schema/warehouse.ts is what is made of schema/warehouse.sql', async () => {
  expect(warehouseTypes(await inspect(duckdb), options)).toBe(readFileSync('schema/warehouse.ts', 'utf8'))
})

test('PostgreSQL reads the same columns, of the same families', async () => {
  expect(families(await inspect(postgres))).toEqual(families(warehouseTables))
})

test('names that are no identifiers are quoted, whatever they hold', () => {
  const columns = [{ name: "o'clock \\ day", type: 'timestamp', databaseType: 'TIMESTAMP', nullable: true }] as const
  expect(warehouseTypes([{ name: 'order-lines', columns }], { command: 'make types', library: 'grainline' })).toBe(`\
// Made by "make types". Changes are lost when it is made again.
import type { ColumnType } from 'kysely'
import type { WarehouseTable } from 'grainline'

type LocalTime = ColumnType<string, Date | string>

/** The tables and views of the warehouse, with their columns. */
export interface Warehouse {
  'order-lines': {
    'o\\'clock \\\\ day': LocalTime | null
  }
}

/** The same as data. */
export const warehouseTables: readonly WarehouseTable[] = [
  {
    name: 'order-lines',
    columns: [
      { name: 'o\\'clock \\\\ day', type: 'timestamp', databaseType: 'TIMESTAMP', nullable: true },
    ],
  },
]
`)
})

test('a warehouse without tables is a file all the same', () => {
  expect(warehouseTypes([], { command: 'make types', library: 'grainline' })).toBe(`\
// Made by "make types". Changes are lost when it is made again.
import type { WarehouseTable } from 'grainline'

/** The tables and views of the warehouse, with their columns. */
export interface Warehouse {
}

/** The same as data. */
export const warehouseTables: readonly WarehouseTable[] = [
]
`)
})
