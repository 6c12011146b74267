import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { openPostgres } from '../../src/engine/postgres.ts'
import { createDatabase, runSql, type TestDatabase } from '../postgres.ts'
import { ask, endlessStatement } from './engines.ts'
import { startStallingProxy } from './stalling-proxy.ts'

let database: TestDatabase
let engine: Engine
let observer: pg.Client

beforeAll(async () => {
  database = await createDatabase()
  engine = await openPostgres(database.url, { maxConnections: 4 })
  observer = new pg.Client(database.url)
  await observer.connect()
})
afterAll(async () => {
  await observer.end()
  await engine.close()
  await database.drop()
})

async function running(mark: string): Promise<number> {
  const { rowCount } = await observer.query(
    "select from pg_stat_activity where state = 'active' and query like $1 and pid <> pg_backend_pid()",
    [`%/* ${mark} */%`],
  )
  return rowCount ?? 0
}

/** Whether `condition` comes to hold within five seconds. */
async function eventually(condition: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await condition()) return true
    await delay(50)
  }
  return false
}

function withLogin(user: string, password: string): string {
  const url = new URL(database.url)
  url.username = user
  url.password = password
  return url.href
}

describe('a statement of PostgreSQL', () => {
  test('is gone from pg_stat_activity after its deadline', async () => {
    const late = engine.run({ text: endlessStatement('late'), parameters: [] }, { deadlineMs: 1_000 })
    const failed = expect(late).rejects.toMatchObject({ code: 'warehouse-deadline' })
    expect(await eventually(async () => (await running('late')) === 1)).toBe(true)
    await failed
    expect(await eventually(async () => (await running('late')) === 0)).toBe(true)
  })

  test('is gone from pg_stat_activity after its caller left', async () => {
    const caller = new AbortController()
    const left = engine.run({ text: endlessStatement('left'), parameters: [] }, { deadlineMs: 60_000, signal: caller.signal })
    const failed = expect(left).rejects.toMatchObject({ code: 'warehouse-cancelled' })
    expect(await eventually(async () => (await running('left')) === 1)).toBe(true)
    caller.abort()
    await failed
    expect(await eventually(async () => (await running('left')) === 0)).toBe(true)
  })

  test('has its deadline on the server too', async () => {
    const limit = () => engine.run({ text: 'show statement_timeout', parameters: [] }, { deadlineMs: 4_321 })
    expect(await limit()).toEqual([['4321ms']])
    expect(await limit()).toEqual([['4321ms']])
  })

  test('that somebody else stops says so', async () => {
    const stopped = engine.run({ text: endlessStatement('elsewhere'), parameters: [] }, { deadlineMs: 60_000 })
    const failed = expect(stopped).rejects.toMatchObject({
      code: 'warehouse-failed',
      message: 'Somebody else stopped the statement in the warehouse. Asking again may help.',
    })
    expect(await eventually(async () => (await running('elsewhere')) === 1)).toBe(true)
    await observer.query(
      "select pg_cancel_backend(pid) from pg_stat_activity where query like '%/* elsewhere */%' and pid <> pg_backend_pid()",
    )
    await failed
  })

  test('runs in a session whose settings do not depend on the database or the URL', async () => {
    const url = new URL(database.url)
    url.searchParams.set('options', '-c timezone=America/New_York -c default_transaction_read_only=off -c search_path=pg_catalog')
    const other = await openPostgres(url.href)
    const text = `select current_setting('timezone'), current_setting('datestyle'), current_setting('transaction_read_only'),
                         current_setting('extra_float_digits'), current_setting('search_path')`
    expect(await ask(other, text)).toEqual([['UTC', 'ISO, YMD', 'on', '1', 'pg_catalog']])
    await other.close()
  })

  test('is never a named prepared statement', async () => {
    await ask(engine, 'select cast($1 as integer)', [1])
    expect(await ask(engine, 'select count(*) from pg_prepared_statements')).toEqual([['0']])
  })
})

describe('a broken connection to PostgreSQL', () => {
  test('is a coded failure, and the next statement is answered', async () => {
    const broken = engine.run({ text: endlessStatement('broken'), parameters: [] }, { deadlineMs: 60_000 })
    const failed = expect(broken).rejects.toMatchObject({
      code: 'warehouse-unreachable',
      message: 'The warehouse cannot be reached. It may be restarting or out of connections; asking again later may help.',
    })
    expect(await eventually(async () => (await running('broken')) === 1)).toBe(true)
    await observer.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await failed
    expect(await ask(engine, 'select 1')).toEqual([['1']])
  })

  test('while idle does no harm', async () => {
    await Promise.all(Array.from({ length: 4 }, () => ask(engine, 'select 1')))
    await observer.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await delay(200)
    expect(await ask(engine, 'select 1')).toEqual([['1']])
  })

  test('that only goes silent ends at the deadline, and healing is enough to go on', async () => {
    const { hostname, port } = new URL(database.url)
    const proxy = await startStallingProxy({ host: hostname, port: Number(port) })
    const url = new URL(database.url)
    url.host = `127.0.0.1:${proxy.port}`
    const far = await openPostgres(url.href, { maxConnections: 2 })
    expect(await ask(far, 'select 1')).toEqual([['1']])
    proxy.stall()
    const began = performance.now()
    await expect(far.run({ text: 'select 1', parameters: [] }, { deadlineMs: 500 })).rejects.toMatchObject({ code: 'warehouse-deadline' })
    expect(performance.now() - began).toBeLessThan(15_000)
    proxy.heal()
    expect(await ask(far, 'select 1')).toEqual([['1']])
    await far.close()
    await proxy.close()
  })
})

describe('rights in PostgreSQL', () => {
  // Roles belong to the whole server, which other test runs may share.
  const reader = `grainline_reader_${randomBytes(6).toString('hex')}`

  test('are told about when they are missing, and what may not be read is not listed', async () => {
    await runSql(database.url, [
      `create role ${reader} login password 'only-reading'`,
      'create table secret (id integer)',
      'create table half (shown integer, hidden integer)',
      `grant select (shown) on half to ${reader}`,
    ])
    const limited = await openPostgres(withLogin(reader, 'only-reading'))
    await expect(ask(limited, 'select * from secret')).rejects.toMatchObject({
      code: 'warehouse-refused',
      message:
        'The warehouse does not let Grainline read all that this question needs. Its user needs the right to select from the tables and views of the models.',
    })
    const tables = await limited.inspect()
    expect(tables).toEqual([{ name: 'half', columns: [{ name: 'shown', type: 'integer', databaseType: 'integer', nullable: true }] }])
    await limited.close()
    await runSql(database.url, [`drop owned by ${reader}`, `drop role ${reader}`, 'drop table secret, half'])
  })
})

describe('the catalog of PostgreSQL', () => {
  test('has every schema of the search path, materialized views and domains, and the first of two tables with one name', async () => {
    await runSql(database.url, [
      'create schema sales',
      'create domain money_amount as numeric(12, 2) not null',
      'create table sales.deal (id integer, price money_amount, kind character(3))',
      'create table public.deal (other integer)',
      'create materialized view public.deal_count as select count(*) as deals from sales.deal',
      'create schema hidden',
      'create table hidden.unseen (id integer)',
    ])
    const url = new URL(database.url)
    url.searchParams.set('options', '-c search_path=sales,public')
    const wide = await openPostgres(url.href)
    expect(await wide.inspect()).toEqual([
      {
        name: 'deal',
        columns: [
          { name: 'id', type: 'integer', databaseType: 'integer', nullable: true },
          { name: 'price', type: 'decimal', databaseType: 'money_amount', nullable: false },
          { name: 'kind', type: 'text', databaseType: 'character(3)', nullable: true },
        ],
      },
      { name: 'deal_count', columns: [{ name: 'deals', type: 'integer', databaseType: 'bigint', nullable: true }] },
    ])
    await wide.close()
  })
})

describe('opening PostgreSQL', () => {
  test('says where no server answers', async () => {
    const proxy = await startStallingProxy({ host: '127.0.0.1', port: 1 })
    await proxy.close()
    await expect(openPostgres(`postgres://me:s3cret@127.0.0.1:${proxy.port}/sales`)).rejects.toMatchObject({
      name: 'EngineError',
      code: 'warehouse-unreachable',
      message: `No PostgreSQL server answers at "127.0.0.1:${proxy.port}". It has to be running, and WAREHOUSE_URL names its host and its port.`,
    })
  })

  test('says which user is not let in, and never the password', async () => {
    const { host } = new URL(inject('postgresUrl'))
    await expect(openPostgres(withLogin('grainline_nobody', 's3cret'))).rejects.toMatchObject({
      code: 'warehouse-refused',
      message: `The PostgreSQL server at "${host}" does not let "grainline_nobody" in. WAREHOUSE_URL names the user and the password, and the server's pg_hba.conf says from where they are accepted.`,
    })
  })

  test('says which database is missing', async () => {
    const url = new URL(database.url)
    url.pathname = '/grainline_missing'
    await expect(openPostgres(url.href)).rejects.toMatchObject({
      code: 'warehouse-refused',
      message: `The PostgreSQL server at "${url.host}" has no database "grainline_missing". WAREHOUSE_URL names the database.`,
    })
  })
})
