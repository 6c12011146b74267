import { connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { warehouseReadiness } from '../../src/cli/warehouse-readiness.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openPostgres } from '../../src/engine/postgres.ts'
import { createDatabase, type TestDatabase } from '../postgres.ts'

let database: TestDatabase
let engine: Engine
let isFrozen = false
const sockets = new Set<Socket>()

/** Hands everything on to the database, until it is frozen: then connections stay open, and nothing comes of them. */
const between = createServer((client) => {
  const { hostname, port } = new URL(database.url)
  const server = connect(Number(port), hostname)
  for (const [from, to] of [
    [client, server],
    [server, client],
  ] as const) {
    sockets.add(from)
    from.on('data', (data) => isFrozen || to.write(data))
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }
})

beforeAll(async () => {
  database = await createDatabase()
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const url = new URL(database.url)
  const address = between.address()
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  engine = await openPostgres(url.href, { maxConnections: 2 })
})

afterAll(async () => {
  isFrozen = false
  for (const socket of sockets) socket.destroy()
  await engine.close()
  between.close()
  await database.drop()
})

test('a database that is frozen is not ready, however often it is asked, and is ready again once it goes on', async () => {
  const isReady = warehouseReadiness(engine)
  expect(await isReady()).toEqual({ ready: true })
  isFrozen = true
  for (const _ of Array.from({ length: 3 })) {
    const begun = performance.now()
    expect(await isReady()).toEqual({ ready: false, reason: 'The warehouse did not answer the shortest of statements within 2 s.' })
    expect(performance.now() - begun).toBeLessThan(15_000)
  }
  isFrozen = false
  await expect.poll(isReady, { timeout: 20_000, interval: 200 }).toEqual({ ready: true })
}, 60_000)
