import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { EngineError } from '../problem/problem.ts'
import { csvChunks } from './csv.ts'
import type { DemoTable } from './demo-table.ts'
import { demoTables } from './demo-tables.ts'
import { createDuckdbTables } from './duckdb-warehouse.ts'
import { type LoadOptions, LoadWatch } from './load-watch.ts'

/** The end of the name of a directory in which a file is being made. */
export const partialSuffix = '.partial'

interface Build {
  readonly connection: DuckDBConnection
  readonly directory: string
  readonly watch: LoadWatch
}

function csvFile({ directory }: Build, table: DemoTable): string {
  return join(directory, `${table.table}.csv`)
}

async function writeCsv(build: Build, table: DemoTable): Promise<void> {
  const file = await open(csvFile(build, table), 'w')
  try {
    for (const chunk of csvChunks(table, build.watch)) await file.write(chunk)
  } finally {
    await file.close()
  }
}

async function copyCsv(build: Build, table: DemoTable): Promise<void> {
  const file = csvFile(build, table)
  const form = `format csv, auto_detect false, header false, delimiter ',', quote '"', escape '"', nullstr '', allow_quoted_nulls false`
  await build.connection.run(`copy ${table.table} (${table.columns.join(', ')}) from '${file.replaceAll("'", "''")}' (${form})`)
  await rm(file)
}

/** While DuckDB reads one table, the next is made: these are two processors' work. */
async function fill(build: Build, tables: readonly DemoTable[]): Promise<void> {
  for (let index = 0; index <= tables.length; index += 1) {
    const [ready, next] = [tables[index - 1], tables[index]]
    const steps = await Promise.allSettled([ready && copyCsv(build, ready), next && writeCsv(build, next)])
    for (const step of steps) if (step.status === 'rejected') throw step.reason
  }
}

async function buildFile(file: string, directory: string, options: LoadOptions): Promise<LoadWatch> {
  const instance = await DuckDBInstance.create(file)
  try {
    const connection = await instance.connect()
    try {
      const build = { connection, directory, watch: new LoadWatch(options) }
      await createDuckdbTables(connection)
      await fill(build, demoTables(options))
      await connection.run('checkpoint')
      return build.watch
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

/**
 * Makes a DuckDB file with the demo. It appears under its name only when it is complete; until then it grows in a directory beside it
 * that ends in `partialSuffix`. An existing file is never touched.
 */
export async function loadDuckdb(path: string, options: LoadOptions): Promise<void> {
  if (existsSync(path)) {
    throw new EngineError(
      'warehouse-refused',
      `The file "${path}" exists already. Nothing is ever overwritten: the demo needs a name that is free.`,
    )
  }
  await mkdir(dirname(path), { recursive: true })
  const directory = `${path}.${randomUUID()}${partialSuffix}`
  await mkdir(directory)
  try {
    const file = join(directory, 'warehouse.duckdb')
    const watch = await buildFile(file, directory, options)
    await rename(file, path)
    watch.finish()
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
