import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duckdbEngine, openDuckdb } from '../../src/engine/duckdb.ts'
import { ask, createDuckdbFile, endlessStatement, engines, useEngine } from './engines.ts'

const [, duckdb] = engines

describe('opening DuckDB', () => {
  let file: Awaited<ReturnType<typeof createDuckdbFile>>
  beforeAll(async () => {
    file = await createDuckdbFile(['create table sale (id integer)'])
  })
  afterAll(() => file.remove())

  test('says which file is missing, and makes none', async () => {
    const missing = join(dirname(file.path), 'missing.duckdb')
    await expect(openDuckdb(missing)).rejects.toMatchObject({
      name: 'EngineError',
      code: 'warehouse-unreachable',
      message: `There is no DuckDB file "${missing}". WAREHOUSE_URL names it, as seen from "${process.cwd()}".`,
    })
    expect(existsSync(missing)).toBe(false)
  })

  test('says which file is none of DuckDB', async () => {
    const other = join(dirname(file.path), 'other.duckdb')
    await writeFile(other, 'id,amount\n'.repeat(1_000))
    for (const path of [other, dirname(file.path)]) {
      await expect(openDuckdb(path)).rejects.toMatchObject({
        code: 'warehouse-refused',
        message: `"${path}" is not a DuckDB file. WAREHOUSE_URL names the file.`,
      })
    }
  })

  test('says that another process is writing to the file', async () => {
    const script = `
      const { DuckDBInstance } = await import('@duckdb/node-api')
      const instance = await DuckDBInstance.create(${JSON.stringify(file.path)})
      console.log('open')
      process.stdin.resume().on('end', () => instance.closeSync())`
    const writer = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(writer.stdout, 'data')
    await expect(openDuckdb(file.path)).rejects.toMatchObject({
      code: 'warehouse-unreachable',
      message: `Another process has the DuckDB file "${file.path}" open for writing. Grainline can read it once that process has closed it; new data is best loaded into a new file that then takes its place.`,
    })
    writer.stdin.end()
    await once(writer, 'exit')
    const engine = await openDuckdb(file.path)
    expect(await ask(engine, 'select count(*) from sale')).toEqual([['0']])
    await engine.close()
  })
})

describe('a statement of DuckDB', () => {
  const engine = useEngine(duckdb.open, [
    "create table sale (id hugeint, big bignum, tags decimal(4, 2)[], seen timestamp_ns, kind enum ('a'))",
  ])

  test.each([
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/hostname')",
    "select * from 'package.json'",
    "select * from glob('/*')",
  ])('"%s" reaches no file', async (text) => {
    await expect(ask(engine(), text)).rejects.toMatchObject({ code: expect.stringMatching(/^warehouse-(refused|failed)$/) })
  })

  test.each(["attach 'other.duckdb'", 'set threads = 1', 'create temp table mine (id integer)', 'load json'])(
    '"%s" is refused',
    async (text) => {
      await expect(ask(engine(), text)).rejects.toMatchObject({ code: 'warehouse-refused' })
    },
  )

  test('has a catalog with the types that PostgreSQL lacks', async () => {
    const [table] = await engine().inspect()
    expect(table?.columns.map((column) => [column.name, column.type, column.databaseType])).toEqual([
      ['id', 'integer', 'HUGEINT'],
      ['big', 'integer', 'BIGNUM'],
      ['tags', 'other', 'DECIMAL(4,2)[]'],
      ['seen', 'timestamp', 'TIMESTAMP_NS'],
      ['kind', 'text', "ENUM('a')"],
    ])
  })

  test('leaves threads to reading files while every place is taken', async () => {
    let ended = 0
    const crowd = Array.from({ length: 8 }, () =>
      engine()
        .run({ text: endlessStatement(), parameters: [] }, { deadlineMs: 3_000 })
        .catch(() => {
          ended += 1
        }),
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await readFile('package.json', 'utf8')).toContain('"grainline"')
    expect(ended).toBe(0)
    await Promise.all(crowd)
    expect(ended).toBe(8)
  })
})

describe('an engine over an open DuckDB', () => {
  test('answers from memory, only reads, and leaves the database open', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run("create table sale as select 7 as id, timestamptz '2024-01-01 00:00:00+02' as made")
    const engine = await duckdbEngine(instance)
    expect(await ask(engine, 'select * from sale')).toEqual([['7', '2023-12-31T22:00:00Z']])
    await expect(ask(engine, 'delete from sale')).rejects.toMatchObject({ code: 'warehouse-refused' })
    await engine.close()
    await connection.run('insert into sale (id) values (8)')
    instance.closeSync()
  })
})
