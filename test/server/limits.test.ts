import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, type Example, startExample } from './start-example.ts'

let example: Example

beforeAll(async () => {
  example = await startExample()
})
afterAll(() => example.server.stop())

async function post(body: string | Buffer, headers: Record<string, string>) {
  const response = await fetch(`${example.url}/graphql`, { method: 'POST', headers: { 'x-request-id': 'p-1', ...headers }, body })
  const answer: unknown = await response.json()
  return { status: response.status, body: answer }
}

function refused(code: string, message: string) {
  return { errors: [{ message, extensions: { code, requestId: 'p-1' } }] }
}

const json = { 'content-type': 'application/json' }

describe('an operation', () => {
  test('with more than 250 input objects is refused, however deep they lie', async () => {
    const message =
      'The operation and its variables hold more than 250 input objects, the most that are read. A list of values in one test takes the place of many tests: { in: ["DE", "FR"] }.'
    const expected = { status: 413, body: refused('too-many-objects', message) }
    const nested = (depth: number) => `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`
    const sent = (query: string, variables: string) => post(`{"query":${JSON.stringify(query)},"variables":{"v":${variables}}}`, json)
    expect(await sent('{ __typename }', nested(20_000))).toEqual(expected)
    expect(await sent('{ __typename }', `[${Array.from({ length: 250 }, () => '{}').join()}]`)).toEqual(expected)
    expect((await sent('{ __typename }', nested(248))).status).toBe(200)
    expect(await sent(`{ metrics(where: ${'{not:'.repeat(250)}{}${'}'.repeat(250)}) { orderCount } }`, '1')).toEqual(expected)
    expect(
      (await sent(`{ ${Array.from({ length: 300 }, (_, index) => `a${index}: metrics { orderCount }`).join(' ')} }`, '1')).status,
    ).toBe(200)
    const search = new URLSearchParams({ query: '{ __typename }', variables: nested(250) })
    const response = await fetch(`${example.url}/graphql?${search}`, { headers: { 'apollo-require-preflight': 'true' } })
    expect(response.status).toBe(413)
  })
})

describe('a body', () => {
  test('larger than 256 kB is refused', async () => {
    const expected = { status: 413, body: refused('body-too-large', 'The body is larger than 262144 bytes, the most that is read.') }
    expect(await post(Buffer.alloc(300_000, ' '), json)).toEqual(expected)
  })

  test('larger than 256 kB is refused when its length is not announced', async () => {
    const piece = new TextEncoder().encode(' '.repeat(100_000))
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 5; sent += 1) controller.enqueue(piece)
        controller.close()
      },
    })
    const init: RequestInit = { method: 'POST', headers: json, body: stream, duplex: 'half' }
    expect((await fetch(`${example.url}/graphql`, init)).status).toBe(413)
  })

  test('of another content type is refused', async () => {
    const message = 'A POST to "/graphql" carries JSON: send it with the header "content-type: application/json".'
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonx',
      'json',
    ]) {
      expect(await post('{"query":"{ hello }"}', { 'content-type': type })).toEqual({
        status: 415,
        body: refused('unsupported-content-type', message),
      })
    }
  })

  test('in another charset is refused', async () => {
    const message = 'The body says that its charset is "utf-7". Only "utf-8" is read.'
    const expected = { status: 415, body: refused('unsupported-charset', message) }
    expect(await post('{"query":"{ hello }"}', { 'content-type': 'application/json; charset=utf-7' })).toEqual(expected)
    expect((await post('{"query":"{ hello }"}', { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(200)
  })

  test('that would have to be inflated is refused', async () => {
    const message = 'The body says that it is compressed with "gzip". Only plain bodies are read.'
    const bomb = gzipSync(Buffer.alloc(10_000_000, ' '))
    expect(await post(bomb, { ...json, 'content-encoding': 'gzip' })).toEqual({
      status: 415,
      body: refused('unsupported-encoding', message),
    })
  })

  test('that is not JSON is refused', async () => {
    const message = 'The body is not JSON in UTF-8. It looks like {"query": "{ catalog { metrics { name } } }"}.'
    for (const body of ['', '{', '{"query":}', Buffer.from([0x22, 0xff, 0x22])]) {
      expect(await post(body, json)).toEqual({ status: 400, body: refused('unreadable-json', message) })
    }
  })

  test('that is nested without end does no harm', async () => {
    const { status } = await post(`{"query":"{ hello }","variables":{"v":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`, json)
    expect(status).toBe(200)
  })

  test('with many operations is refused', async () => {
    const { status, body } = await post('[{"query":"{ hello }"},{"query":"{ hello }"}]', json)
    expect(status).toBe(400)
    expect(body).toEqual(refused('BAD_REQUEST', 'Operation batching disabled.'))
  })
})

async function refusal(query: string): Promise<unknown> {
  const { status, body } = await ask(example.url, query, { headers: { accept: 'application/graphql-response+json' } })
  expect(status).toBe(400)
  return body
}

function messages(...texts: readonly string[]) {
  return { errors: texts.map((message) => expect.objectContaining({ message })) }
}

const doubling = (levels: number) =>
  `{ node { ...F0 } } ${Array.from({ length: levels }, (_, i) => `fragment F${i} on Node { a: child { ...F${i + 1} } b: child { ...F${i + 1} } }`).join(' ')} fragment F${levels} on Node { name }`

describe('a document', () => {
  test('of very many tokens is refused', async () => {
    const query = `{ ${'hello '.repeat(20_000)} }`
    expect(await refusal(query)).toEqual(
      messages('The operation has more than 5000 words and signs, the most that are read. Long lists go into its variables.'),
    )
  })

  test('of very many comments is refused', async () => {
    const query = `{ hello }${'#\n'.repeat(50_000)}`
    expect(await refusal(query)).toEqual(messages('Syntax Error: Document contains more than 1000 comments. Parsing aborted.'))
  })

  test('nested too deeply is refused', async () => {
    const message = 'This operation nests fields 60 levels deep, and 40 is the limit. Ask for the inner levels in operations of their own.'
    expect(await refusal(`{ node { ${'child { '.repeat(58)} name ${'} '.repeat(59)}}`)).toEqual(messages(message))
  })

  test('nested too deeply through fragments is refused', async () => {
    const fragments = Array.from({ length: 50 }, (_, i) => `fragment F${i} on Node { child { ...F${i + 1} } }`).join(' ')
    const message = 'This operation nests fields 52 levels deep, and 40 is the limit. Ask for the inner levels in operations of their own.'
    expect(await refusal(`{ node { ...F0 } } ${fragments} fragment F50 on Node { name }`)).toEqual(messages(message))
  })

  test('nested as deeply as the limit is answered', async () => {
    expect((await ask(example.url, `{ node { ${'child { '.repeat(38)} name ${'} '.repeat(39)}}`)).status).toBe(200)
  })

  test.each([16, 24, 100])('whose fragments double %i times is refused at once', async (levels) => {
    const start = performance.now()
    expect(await refusal(doubling(levels))).toEqual(messages('Anonymous operation recursively requests too many selections.'))
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('full of aliases does not hold the server', async () => {
    const aliases = Array.from({ length: 1_500 }, (_, i) => `a${i}: hello`).join(' ')
    const start = performance.now()
    expect((await ask(example.url, `{ ${aliases} }`)).status).toBe(200)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('with conflicting fields without end does not hold the server', async () => {
    const calls = Array.from({ length: 700 }, (_, i) => `name(of: ${i})`).join(' ')
    const start = performance.now()
    await refusal(`{ node { ${calls} } }`)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('whose fragments go round in a circle is refused', async () => {
    const query = '{ node { ...A } } fragment A on Node { child { ...B } } fragment B on Node { child { ...A } }'
    expect(await refusal(query)).toEqual(messages('Cannot spread fragment "A" within itself via "B".'))
  })

  test('with many mistakes has a few of them told', async () => {
    const unknown = Array.from({ length: 100 }, (_, i) => `x${i}`).join(' ')
    const told = Array.from({ length: 5 }, (_, i) => `Cannot query field "x${i}" on type "Query".`)
    expect(await refusal(`{ ${unknown} }`)).toEqual(
      messages(...told, 'Too many validation errors, error limit reached. Validation aborted.'),
    )
  })

  test('known by its hash only is refused', async () => {
    const more = { query: undefined, extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }
    const { body } = await ask(example.url, '', { more })
    expect(body).toEqual(messages('PersistedQueryNotSupported'))
  })
})

/** Milliseconds until the server closes a socket on which the client says `words` and no more. */
function closedAfter(port: number, words: string): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now()
    const socket = connect(port, '127.0.0.1', () => socket.write(words))
    socket.on('error', () => {})
    socket.resume()
    socket.on('close', () => resolve(performance.now() - start))
  })
}

describe('a socket', () => {
  test.each([
    ['says nothing', ''],
    ['stops within its headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\n'],
    ['stops within its body', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'],
  ])('that %s is closed', async (_what, words) => {
    const hasty = await startExample({ limits: { headersMs: 300, requestMs: 400, idleMs: 500 } })
    expect(await closedAfter(hasty.server.port, words)).toBeLessThan(20_000)
    await hasty.server.stop()
  })

  test('that trickles is closed', async () => {
    const hasty = await startExample({ limits: { headersMs: 300, requestMs: 400, idleMs: 500 } })
    const ended = new Promise<void>((resolve) => {
      const socket = connect(hasty.server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n'))
      const drops = setInterval(() => socket.write('x: y\r\n'), 100)
      socket.on('error', () => {})
      socket.resume()
      socket.on('close', () => {
        clearInterval(drops)
        resolve()
      })
    })
    await ended
    await hasty.server.stop()
  })

  test('on which an answer is being worked out is not', async () => {
    const hasty = await startExample({ limits: { headersMs: 100, requestMs: 100, idleMs: 200 } })
    const answer = ask(hasty.url, '{ slow }')
    setTimeout(() => hasty.world.open(), 1_500)
    expect((await answer).body).toEqual({ data: { slow: 'done' } })
    await hasty.server.stop()
  })
})
