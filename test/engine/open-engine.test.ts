import { expect, inject, test } from 'vitest'
import { openEngine } from '../../src/engine/open-engine.ts'
import { InvalidConfigurationError } from '../../src/problem/problem.ts'
import { ask, createDuckdbFile } from './engines.ts'

const ways = 'It can be "postgres://user:password@host:5432/database" or "duckdb:path/to/file.duckdb".'

test('both names of PostgreSQL open it', async () => {
  for (const scheme of ['postgres:', 'postgresql:']) {
    const engine = await openEngine(inject('postgresUrl').replace(/^\w+:/, scheme))
    expect(engine.dialect).toBe('postgres')
    await engine.close()
  }
})

test('"duckdb:" and a path open a file', async () => {
  const file = await createDuckdbFile(['create table sale as select 1 as id'])
  const engine = await openEngine(`duckdb:${file.path}`)
  expect(engine.dialect).toBe('duckdb')
  expect(await ask(engine, 'select id from sale')).toEqual([['1']])
  await engine.close()
  await file.remove()
})

test.each([
  ['mysql://me:s3cret@host/sales', `WAREHOUSE_URL begins with "mysql:", which is none of the databases that Grainline reads. ${ways}`],
  ['me:s3cret@host/sales', `WAREHOUSE_URL names no database. ${ways}`],
  ['duckdb:', `WAREHOUSE_URL names no database. ${ways}`],
  ['', `WAREHOUSE_URL names no database. ${ways}`],
  [
    'postgres://me:s3/cret#@host:port/sales',
    'WAREHOUSE_URL cannot be read as an address. It looks like "postgres://user:password@host:5432/database", and characters such as "@", "/" and "#" in a password are written "%40", "%2F" and "%23".',
  ],
])('%s is refused without its secrets', async (url, message) => {
  const failure = await openEngine(url).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InvalidConfigurationError)
  expect(failure).toMatchObject({ message, problems: [{ path: ['WAREHOUSE_URL'] }] })
})
