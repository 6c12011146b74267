import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Runs statements one after the other on a connection of their own. */
export async function runSql(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** An empty database, on the server of this test run unless another is named. */
export async function createDatabase(server: string = inject('postgresUrl')): Promise<TestDatabase> {
  const name = `grainline_test_${randomBytes(6).toString('hex')}`
  // Defaults that nobody would guess, so that nothing comes to lean on UTC or on ISO dates.
  await runSql(server, [
    `create database ${name}`,
    `alter database ${name} set timezone = 'Asia/Tokyo'`,
    `alter database ${name} set datestyle = 'SQL, DMY'`,
    `alter database ${name} set extra_float_digits = 0`,
  ])
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => runSql(server, [`drop database if exists ${name} with (force)`]) }
}
