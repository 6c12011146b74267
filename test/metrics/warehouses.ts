import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createDuckdbWarehouse } from '../../src/demo/duckdb-warehouse.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { createPostgresWarehouse } from '../../src/demo/postgres-warehouse.ts'
import { type Engine, openEngine } from '../../src/index.ts'
import { createDatabase, runSql } from '../postgres.ts'

interface Place {
  readonly url: string
  /** Runs statements in order. Nothing else may have the place open. */
  run(statements: readonly string[]): Promise<void>
  remove(): Promise<void>
}

/** A CRM warehouse that a test has to itself. */
export interface Warehouse {
  readonly engine: Engine
  close(): Promise<void>
}

/** A hundredth of the demo meets every oddity and is loaded in a second or two. */
const DEMO = { scale: 0.01, seed: 1 }

async function duckdbPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'grainline-metrics-'))
  const path = join(folder, 'warehouse.duckdb')
  const run = async (statements: readonly string[]) => {
    const instance = await DuckDBInstance.create(path)
    const connection = await instance.connect()
    for (const statement of statements) await connection.run(statement)
    connection.closeSync()
    instance.closeSync()
  }
  return { url: `duckdb:${path}`, run, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function postgresPlace(): Promise<Place> {
  const database = await createDatabase()
  return { url: database.url, run: (statements) => runSql(database.url, statements), remove: () => database.drop() }
}

async function open(place: Place): Promise<Warehouse> {
  const engine = await openEngine(place.url)
  const close = async () => {
    await engine.close()
    await place.remove()
  }
  return { engine, close }
}

/** Both engines, each with ways to a new warehouse. */
export const warehouses = [
  {
    name: 'DuckDB',
    async filled(statements: readonly string[]): Promise<Warehouse> {
      const place = await duckdbPlace()
      await createDuckdbWarehouse(place.url.slice('duckdb:'.length))
      await place.run(statements)
      return open(place)
    },
    async demo(statements: readonly string[] = []): Promise<Warehouse> {
      const place = await duckdbPlace()
      await loadDemo({ ...DEMO, url: place.url })
      await place.run(statements)
      return open(place)
    },
  },
  {
    name: 'PostgreSQL',
    async filled(statements: readonly string[]): Promise<Warehouse> {
      const place = await postgresPlace()
      await createPostgresWarehouse(place.url)
      await place.run(statements)
      return open(place)
    },
    async demo(statements: readonly string[] = []): Promise<Warehouse> {
      const place = await postgresPlace()
      await loadDemo({ ...DEMO, url: place.url })
      await place.run(statements)
      return open(place)
    },
  },
] as const
