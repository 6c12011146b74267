import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { ask, startExample } from './start-example.ts'

describe('a client that leaves', () => {
  test('fires the signal of its request, and the log says 499', async () => {
    const { server, url, world, lines } = await startExample()
    const leaving = new AbortController()
    const answer = ask(url, 'query Slow { slow }', { signal: leaving.signal, headers: { 'x-request-id': 's-1' } })
    await world.waiting
    leaving.abort()
    await expect(answer).rejects.toThrow('aborted')
    await expect.poll(() => world.aborted).toEqual([new Error('The client closed the connection.')])
    await expect.poll(() => lines().find((line) => line.requestId === 's-1')).toMatchObject({ status: 499, operation: 'Slow' })
    await server.stop()
  })

  test('who was answered does not fire it', async () => {
    const { server, url, world } = await startExample()
    await ask(url, '{ hello }')
    await server.stop()
    expect(world.seen[0]?.signal.aborted).toBe(false)
  })
})

describe('readiness', () => {
  test('says why not', async () => {
    const { server, url } = await startExample({ isReady: async () => ({ ready: false, reason: 'The warehouse does not answer.' }) })
    const response = await fetch(`${url}/readyz`)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toEqual({ status: 'not-ready', reason: 'The warehouse does not answer.' })
    await server.stop()
  })

  test('does not tell what a failing check ran into', async () => {
    const { server, url, lines } = await startExample({
      isReady() {
        return Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432'))
      },
    })
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
      status: 'not-ready',
      reason: 'The check of readiness failed. The log has the cause.',
    })
    expect(lines().find((line) => line.level === 50)).toMatchObject({ err: { message: 'connect ECONNREFUSED 10.0.0.7:5432' } })
    await server.stop()
  })

  test('does not wait for ever, and many probes are one check', async () => {
    let checks = 0
    const { server, url } = await startExample({
      limits: { readyMs: 200 },
      isReady() {
        checks += 1
        return new Promise(() => {})
      },
    })
    const answers = await Promise.all(Array.from({ length: 5 }, async () => (await fetch(`${url}/readyz`)).json()))
    expect(answers).toEqual(Array(5).fill({ status: 'not-ready', reason: 'The check of readiness did not end within 0.2 s.' }))
    expect(checks).toBe(1)
    await server.stop()
  })
})

/** Asks on a connection of its own, and says how the server wants to go on with it. */
function rawAsk(port: number, query: string): Promise<{ text: string; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    const call = request(
      { port, path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', connection: 'keep-alive' } },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        response.on('end', () => resolve({ text, connection: response.headers.connection }))
      },
    )
    call.on('error', reject)
    call.end(JSON.stringify({ query }))
  })
}

describe('stopping', () => {
  test('lets a request finish and takes no more', async () => {
    const { server, url, world } = await startExample()
    const answer = rawAsk(server.port, '{ slow }')
    await world.waiting
    const stopped = server.stop()
    await expect
      .poll(() =>
        fetch(`${url}/healthz`).then(
          () => 'answered',
          () => 'refused',
        ),
      )
      .toBe('refused')
    world.open()
    expect(await answer).toEqual({ text: '{"data":{"slow":"done"}}\n', connection: 'close' })
    await stopped
    expect(world.aborted).toEqual([])
  })

  test('is announced first: answers go on, readiness is off, and connections are given up', async () => {
    const { server, url } = await startExample({ limits: { stopNoticeMs: 300 } })
    const stopped = server.stop()
    const probe = await fetch(`${url}/readyz`)
    expect(probe.status).toBe(503)
    expect(await probe.json()).toEqual({ status: 'not-ready', reason: 'The server is stopping.' })
    expect(await rawAsk(server.port, '{ hello }')).toEqual({ text: '{"data":{"hello":"world"}}\n', connection: 'close' })
    await stopped
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed')
  })

  test('aborts what takes longer than the grace period, and still answers it', async () => {
    const { server, url, world } = await startExample({ limits: { stopGraceMs: 200 } })
    const answer = ask(url, '{ slow }')
    await world.waiting
    await server.stop()
    expect(world.aborted).toEqual([new Error('The server is stopping.')])
    expect((await answer).body).toMatchObject({
      errors: [{ message: 'The statement was stopped.', extensions: { code: 'warehouse-cancelled' } }],
    })
  })

  test('closes idle connections at once, and twice is once', async () => {
    const { server, url } = await startExample()
    await ask(url, '{ hello }')
    const start = performance.now()
    await Promise.all([server.stop(), server.stop()])
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('the port', () => {
  test('that is taken is named, with the way out', async () => {
    const { server } = await startExample()
    await expect(startExample({ port: server.port })).rejects.toMatchObject({
      problems: [
        {
          code: 'cannot-listen',
          message: `Port ${server.port} of "127.0.0.1" is taken by another program. Set PORT to another one, or to 0 for any that is free.`,
          path: ['port'],
        },
      ],
    })
    await server.stop()
  })

  test('on a host that is not this machine is named', async () => {
    await expect(startExample({ host: '192.0.2.1' })).rejects.toThrow(
      'This machine has no address "192.0.2.1". Set HOST to "127.0.0.1" for this machine only, or to "0.0.0.0" for all of its addresses.',
    )
  })

  test('on all addresses can be reached by name', async () => {
    const { server, url } = await startExample({ host: '0.0.0.0' })
    expect(url).toBe(`http://localhost:${server.port}`)
    await server.stop()
  })
})

const children: ReturnType<typeof spawn>[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Starts the server of `stoppable-process.ts` in a process of its own. */
async function startProcess() {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL('stoppable-process.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const words: string[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => words.push(line))
  await expect.poll(() => words.length, { timeout: 15_000 }).toBeGreaterThan(0)
  return { child, url: words[0] ?? '', words, ended: once(child, 'exit') }
}

describe('signals', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends the process with 0 after the last answer, then what hangs on it',
    async (signal) => {
      const { child, url, words, ended } = await startProcess()
      const answer = ask(url, '{ slow }')
      await expect.poll(() => words).toContain('waiting')
      child.kill(signal)
      expect((await answer).body).toEqual({ data: { slow: 'done' } })
      expect(await ended).toEqual([0, null])
      expect(words.slice(1)).toEqual(['waiting', 'answered', 'engine closed'])
    },
    30_000,
  )

  test('the same keystroke sent twice lets the last answer go out', async () => {
    const { child, url, ended } = await startProcess()
    const answer = ask(url, '{ slow }')
    await delay(100)
    child.kill('SIGINT')
    await delay(50)
    child.kill('SIGINT')
    expect((await answer).body).toEqual({ data: { slow: 'done' } })
    expect(await ended).toEqual([0, null])
  }, 30_000)

  test('a second signal ends it at once', async () => {
    const { child, url, words, ended } = await startProcess()
    const answer = ask(url, '{ stuck }').catch(() => 'cut')
    await expect.poll(() => words).toContain('waiting')
    child.kill('SIGTERM')
    await delay(1_200)
    child.kill('SIGTERM')
    expect(await ended).toEqual([143, null])
    expect(await answer).toBe('cut')
  }, 30_000)
})
