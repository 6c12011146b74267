import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { duckdbEngine } from '../../src/engine/duckdb.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openPostgres } from '../../src/engine/postgres.ts'
import { createDatabase } from '../postgres.ts'
import type { Cell, Family, Table, World } from './case.ts'

/** One world loaded into both engines. */
export interface LoadedWorld {
  readonly engines: readonly Engine[]
  close(): Promise<void>
}

/** Both engines, kept open while world after world goes through them. */
export interface Warehouses {
  load(world: World): Promise<LoadedWorld>
  close(): Promise<void>
}

const TYPES: Readonly<Record<Family, string>> = {
  integer: 'integer',
  decimal: 'decimal(18, 2)',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  json: 'json',
}

function quoted(name: string): string {
  return `"${name}"`
}

function literal(cell: Cell, type: Family): string {
  if (cell === null) return 'null'
  return type === 'integer' || type === 'boolean' ? String(cell) : `'${String(cell).replaceAll("'", "''")}'`
}

/** Statements that make a table; `collation` is what text sorts by unless a statement says otherwise. */
function createTable({ name, columns, rows }: Table, collation = ''): readonly string[] {
  const written = columns.map((column) => `${quoted(column.name)} ${TYPES[column.type]}${column.type === 'text' ? collation : ''}`)
  return [`create table ${quoted(name)} (${written.join(', ')})`, ...insertRows({ name, columns, rows })]
}

function insertRows({ name, columns, rows }: Table): readonly string[] {
  const values = rows.map((row) => `(${columns.map(({ type }, index) => literal(row[index] ?? null, type)).join(', ')})`)
  return values.length === 0 ? [] : [`insert into ${quoted(name)} values ${values.join(', ')}`]
}

async function loadDuckdb(world: World): Promise<LoadedWorld> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const engine = await duckdbEngine(instance)
  const connection = await instance.connect()
  for (const statement of world.tables.flatMap((table) => createTable(table))) await connection.run(statement)
  connection.closeSync()
  const close = async () => {
    await engine.close()
    instance.closeSync()
  }
  return { engines: [engine], close }
}

/** Words sort there as people sort them: what leans on the database's collation differs from code points. */
const HUMAN = ' collate "und-x-icu"'

/** Opens PostgreSQL once; each world is loaded into an empty schema of one database, whose own zone is Asia/Tokyo. */
export async function openWarehouses(server?: string): Promise<Warehouses> {
  const database = await createDatabase(server)
  const engine = await openPostgres(database.url, { maxConnections: 2 })
  const client = new pg.Client(database.url)
  await client.connect()
  const load = async (world: World): Promise<LoadedWorld> => {
    const statements = [
      "set timezone = 'UTC'",
      'drop schema public cascade',
      'create schema public',
      ...world.tables.flatMap((table) => createTable(table, HUMAN)),
    ]
    await client.query(statements.join(';\n'))
    const duckdb = await loadDuckdb(world)
    return { engines: [engine, ...duckdb.engines], close: duckdb.close }
  }
  const close = async () => {
    await engine.close()
    await client.end()
    await database.drop()
  }
  return { load, close }
}

/** Tables that stay, in both engines, while their rows are replaced. */
export interface FilledWarehouses {
  readonly engines: readonly Engine[]
  fill(tables: readonly Table[]): Promise<void>
  close(): Promise<void>
}

export async function openFilled(tables: readonly Table[], server?: string): Promise<FilledWarehouses> {
  const database = await createDatabase(server)
  const postgres = await openPostgres(database.url, { maxConnections: 2 })
  const client = new pg.Client(database.url)
  await client.connect()
  await client.query(["set timezone = 'UTC'", ...tables.flatMap((table) => createTable(table, HUMAN))].join(';\n'))
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const duckdb = await duckdbEngine(instance)
  const connection = await instance.connect()
  for (const statement of tables.flatMap((table) => createTable(table))) await connection.run(statement)
  const fill = async (filled: readonly Table[]) => {
    const statements = filled.flatMap((table) => [`delete from ${quoted(table.name)}`, ...insertRows(table)])
    await client.query(statements.join(';\n'))
    for (const statement of statements) await connection.run(statement)
  }
  const close = async () => {
    connection.closeSync()
    await duckdb.close()
    instance.closeSync()
    await postgres.close()
    await client.end()
    await database.drop()
  }
  return { engines: [postgres, duckdb], fill, close }
}
