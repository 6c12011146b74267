import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll } from 'vitest'
import { openDuckdb } from '../../src/engine/duckdb.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openPostgres } from '../../src/engine/postgres.ts'
import { createDatabase, runSql } from '../postgres.ts'

export interface OpenedEngine {
  readonly engine: Engine
  /** The URL of the database or the path of the file. */
  readonly place: string
  close(): Promise<void>
}

/** A new DuckDB file with what `setup` makes, in a folder of its own. */
export async function createDuckdbFile(setup: readonly string[]): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'grainline-duckdb-'))
  const path = join(folder, 'world.duckdb')
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  for (const statement of setup) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function postgres(setup: readonly string[]): Promise<OpenedEngine> {
  const database = await createDatabase()
  await runSql(database.url, setup)
  const engine = await openPostgres(database.url, { maxConnections: 4 })
  const close = async () => {
    await engine.close()
    await database.drop()
  }
  return { engine, place: database.url, close }
}

async function duckdb(setup: readonly string[]): Promise<OpenedEngine> {
  const file = await createDuckdbFile(setup)
  const engine = await openDuckdb(file.path)
  const close = async () => {
    await engine.close()
    await file.remove()
  }
  return { engine, place: file.path, close }
}

/** Both engines over a new database each, for suites that hold for all of them. */
export const engines = [
  { name: 'PostgreSQL', open: postgres },
  { name: 'DuckDB', open: duckdb },
] as const

/** For a suite: opens before its tests, closes after them, and gives what is open in between. */
export function useEngine(open: (setup: readonly string[]) => Promise<OpenedEngine>, setup: readonly string[]): () => Engine {
  let opened: OpenedEngine | undefined
  beforeAll(async () => {
    opened = await open(setup)
  })
  afterAll(() => opened?.close())
  return () => {
    if (opened === undefined) throw new Error('The engine is open only while the tests of the suite run.')
    return opened.engine
  }
}

/** Runs for minutes on either engine. The comment finds it in `pg_stat_activity`. */
export function endlessStatement(mark = 'endless'): string {
  return `select sum((a.i + b.j) % 7) from generate_series(1, 1000000) a(i), generate_series(1, 1000000) b(j) /* ${mark} */`
}

/** All rows of a text without parameters, with time enough. */
export function ask(engine: Engine, text: string, parameters: readonly (string | number | boolean | null)[] = []) {
  return engine.run({ text, parameters }, { deadlineMs: 20_000 })
}
