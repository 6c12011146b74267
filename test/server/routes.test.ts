import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, type Example, startExample } from './start-example.ts'

let example: Example

beforeAll(async () => {
  example = await startExample()
})
afterAll(() => example.server.stop())

async function get(path: string, init?: RequestInit) {
  const response = await fetch(`${example.url}${path}`, init)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('routes', () => {
  test('an operation is answered by POST', async () => {
    expect(await ask(example.url, '{ hello }')).toMatchObject({ status: 200, body: { data: { hello: 'world' } } })
  })

  test('an operation is answered by GET to clients that a form on another site cannot be', async () => {
    const query = `/graphql?query=${encodeURIComponent('{ hello }')}`
    const answer = await get(query, { headers: { 'apollo-require-preflight': 'yes' } })
    expect(JSON.parse(answer.text)).toEqual({ data: { hello: 'world' } })
    expect((await get(query)).status).toBe(400)
  })

  test('a GraphQL answer is in the media type that the client prefers, and is kept by no cache', async () => {
    const { headers } = await ask(example.url, '{ hello }', { headers: { accept: 'application/graphql-response+json' } })
    expect(headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('/healthz says that the process is up', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"status":"up"}\n' })
  })

  test('/readyz says that the server is ready', async () => {
    expect(await get('/readyz')).toMatchObject({ status: 200, text: '{"status":"ready"}\n' })
  })

  test('a HEAD of a probe has no body', async () => {
    expect(await get('/healthz', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  })

  test('everything else is a 404 that names what there is', async () => {
    const { status, text } = await get('/admin?x=1', { headers: { 'x-request-id': 'r-1' } })
    expect(status).toBe(404)
    const message = 'There is nothing at this path. There is something at "/graphql", "/", "/healthz", "/readyz".'
    expect(JSON.parse(text)).toEqual({ errors: [{ message, extensions: { code: 'not-found', requestId: 'r-1' } }] })
  })

  test('no path leads out of the assets', async () => {
    for (const path of ['/assets/', '/assets/..%2fpackage.json', '/assets/../package.json', '//assets/react.js', '/assets/__proto__']) {
      expect((await get(path)).status).toBe(404)
    }
  })

  test('a route says which methods it answers', async () => {
    const { status, headers, text } = await get('/healthz', { method: 'POST', headers: { 'x-request-id': 'r-2' } })
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe('GET, HEAD')
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: 'This path answers GET, HEAD only.', extensions: { code: 'method-not-allowed', requestId: 'r-2' } }],
    })
    expect((await get('/graphql', { method: 'PUT' })).status).toBe(405)
  })

  test.each(['/graphql', '/', '/healthz', '/nowhere', '/assets/graphiql.js'])('%s carries the security headers', async (path) => {
    const { headers } = await get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    expect(headers.get('x-powered-by')).toBeNull()
  })
})

describe('request ids', () => {
  test('a well-formed id of the client is kept', async () => {
    const { headers } = await ask(example.url, '{ hello }', { headers: { 'x-request-id': 'trace:7.a_b-c' } })
    expect(headers.get('x-request-id')).toBe('trace:7.a_b-c')
    expect(example.world.seen.at(-1)?.requestId).toBe('trace:7.a_b-c')
  })

  test.each(['', 'a b', '<script>', 'x'.repeat(101)])('the id "%s" is replaced', async (id) => {
    const { headers } = await ask(example.url, '{ hello }', { headers: { 'x-request-id': id } })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  })
})

describe('the context factory', () => {
  test('gets headers and the name of the operation', async () => {
    await ask(example.url, 'query Sales { hello }', { headers: { authorization: 'Bearer t' }, more: { operationName: 'Sales' } })
    const facts = example.world.seen.at(-1)
    expect(facts?.headers.authorization).toBe('Bearer t')
    expect(facts?.operationName).toBe('Sales')
    expect(facts?.signal.aborted).toBe(false)
  })

  test('gets no operation name that GraphQL would not take', async () => {
    await ask(example.url, '{ hello }', { more: { operationName: 'a\nb' } })
    expect(example.world.seen.at(-1)).not.toHaveProperty('operationName')
  })
})
