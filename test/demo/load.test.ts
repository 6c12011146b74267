import { execFile } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureDemo } from '../../src/demo/ensure-demo.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import type { LoadProgress } from '../../src/demo/load-watch.ts'
import { createDatabase, type TestDatabase } from '../postgres.ts'
import { askDuckdb, askPostgres, tableDigests } from './table-digests.ts'

const small = { scale: 0.01, seed: 1 }
let directory: string
let database: TestDatabase

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'grainline-demo-'))
  database = await createDatabase()
  await loadDemo({ ...small, url: database.url })
})
afterAll(async () => {
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})

test('the same seed gives the same rows on both engines, in every table and view', async () => {
  const path = join(directory, 'equal.duckdb')
  await loadDemo({ ...small, url: `duckdb:${path}` })
  const onDuckdb = await askDuckdb(path, (ask) => tableDigests(ask, 'main'))
  const onPostgres = await askPostgres(database.url, (ask) => tableDigests(ask, 'public'))
  expect(onDuckdb).toEqual(onPostgres)
  expect(Object.keys(onDuckdb)).toHaveLength(40)
  expect(Object.entries(onDuckdb).filter(([, digest]) => digest.startsWith('0 '))).toEqual([])
})

test('PostgreSQL gets indexes and statistics', async () => {
  const [indexes, analyzed] = await askPostgres(database.url, async (ask) => [
    await ask(`select indexdef from pg_indexes where tablename = 'orders' and indexdef like '%(account_id, ordered_at)'`),
    await ask(`select reltuples from pg_class where relname = 'leads'`),
  ])
  expect(indexes).toHaveLength(1)
  expect(Number(analyzed?.[0]?.[0])).toBe(620)
})

test('a database that has the tables already is refused, and keeps its rows', async () => {
  const name = new URL(database.url).pathname.slice(1)
  await expect(loadDemo({ ...small, seed: 2, url: database.url })).rejects.toThrow(
    `The database "${name}" has tables of these names already: "account_health_daily", "accounts", "activities" (37 more). ` +
      'Nothing is ever overwritten: an empty database can be made with "createdb" and named in the URL.',
  )
  expect(await askPostgres(database.url, (ask) => ask('select count(*) from leads'))).toEqual([['620']])
})

test('a file that exists is refused, and is left as it was', async () => {
  const path = join(directory, 'mine.duckdb')
  writeFileSync(path, 'mine')
  await expect(loadDemo({ ...small, url: `duckdb:${path}` })).rejects.toThrow(
    `The file "${path}" exists already. Nothing is ever overwritten: the demo needs a name that is free.`,
  )
  expect(readdirSync(directory).filter((name) => name.startsWith('mine'))).toEqual(['mine.duckdb'])
})

test('a URL of another kind is refused with the two kinds that can be loaded', async () => {
  await expect(loadDemo({ ...small, url: 'mysql://localhost/demo' })).rejects.toThrow(
    'The demo can be loaded into "duckdb:path/to/file.duckdb" or "postgres://user:password@host:5432/database".',
  )
})

test('progress only grows, and ends at exactly the number of rows', async () => {
  const path = join(directory, 'progress.duckdb')
  const seen: LoadProgress[] = []
  await loadDemo({ ...small, url: `duckdb:${path}`, onProgress: (progress) => seen.push(progress) })
  const counts = seen.map(({ rows }) => rows)
  expect(counts).toEqual([...counts].sort((left, right) => left - right))
  expect(seen.every(({ rows, totalRows }) => rows <= totalRows)).toBe(true)
  expect(seen.at(-1)?.rows).toBe(seen.at(-1)?.totalRows)
  const estimate = seen[0]?.totalRows ?? 0
  expect(Math.abs(estimate - (seen.at(-1)?.rows ?? 0)) / estimate).toBeLessThan(0.15)
})

function stopAfter(rows: number): { signal: AbortSignal; onProgress: (progress: LoadProgress) => void } {
  const stop = new AbortController()
  return { signal: stop.signal, onProgress: (progress) => (progress.rows > rows ? stop.abort(new Error('Enough.')) : undefined) }
}

test('a load that is stopped leaves no file', async () => {
  const path = join(directory, 'stopped.duckdb')
  await expect(loadDemo({ ...small, url: `duckdb:${path}`, ...stopAfter(9000) })).rejects.toThrow('Enough.')
  expect(readdirSync(directory).filter((name) => name.startsWith('stopped'))).toEqual([])
})

test('a load that is stopped leaves no table', async () => {
  const empty = await createDatabase()
  await expect(loadDemo({ ...small, url: empty.url, ...stopAfter(9000) })).rejects.toThrow('Enough.')
  expect(await askPostgres(empty.url, (ask) => ask(`select count(*) from pg_tables where schemaname = 'public'`))).toEqual([['0']])
  await empty.drop()
})

test('a process that is killed while it loads leaves nothing under the name, and the next start makes the file', async () => {
  const home = join(directory, 'killed')
  const program = fileURLToPath(new URL('./killed-load.ts', import.meta.url))
  const ended = await new Promise<string | undefined>((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, home], (error) => resolve(error?.signal ?? undefined))
  })
  expect(ended).toBe('SIGKILL')
  const kept = readdirSync(join(home, '.grainline'))
  expect(kept.filter((name) => name.endsWith('.duckdb'))).toEqual([])
  const { url, created } = await ensureDemo({ ...small, directory: home })
  expect(created).toBe(true)
  expect(await askDuckdb(url.slice('duckdb:'.length), (ask) => ask('select count(*) from leads'))).toEqual([['620']])
})

test('the demo is made once and kept, even when two ask for it at once', async () => {
  const home = join(directory, 'home')
  const both = await Promise.all([ensureDemo({ ...small, directory: home }), ensureDemo({ ...small, directory: home })])
  expect(both[0]?.url).toBe(both[1]?.url)
  expect(await ensureDemo({ ...small, directory: home })).toEqual({ url: both[0]?.url, created: false })
  const path = both[0]?.url.slice('duckdb:'.length) ?? ''
  expect(existsSync(path)).toBe(true)
  expect(readdirSync(join(home, '.grainline'))).toHaveLength(1)
  expect(await askDuckdb(path, (ask) => ask('select count(*) from leads'))).toEqual([['620']])
})
