import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type Example, startExample } from './start-example.ts'

const APP = 'https://app.example.com'
let example: Example
let closed: Example

beforeAll(async () => {
  example = await startExample({ allowedOrigins: ['http://localhost:5173', APP] })
  closed = await startExample()
})
afterAll(() => Promise.all([example.server.stop(), closed.server.stop()]))

function preflight(url: string, origin: string, path = '/graphql') {
  return fetch(`${url}${path}`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' },
  })
}

test('a page of an allowed origin may ask, and reads the answer and the id of its request', async () => {
  const before = await preflight(example.url, APP)
  expect(before.status).toBe(204)
  expect(Object.fromEntries(before.headers)).toMatchObject({
    'access-control-allow-origin': APP,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
    vary: 'Origin',
  })
  const { status, headers } = await ask(example.url, '{ hello }', { headers: { origin: APP } })
  expect(status).toBe(200)
  expect(headers.get('access-control-allow-origin')).toBe(APP)
  expect(headers.get('access-control-expose-headers')).toBe('x-request-id')
})

test('a page of an allowed origin reads why its request was refused', async () => {
  const answer = await fetch(`${example.url}/graphql`, {
    method: 'POST',
    body: '{',
    headers: { origin: APP, 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(400)
  expect(answer.headers.get('access-control-allow-origin')).toBe(APP)
})

test('a page of another origin may not, nor one of a name that only begins alike', async () => {
  for (const origin of ['https://evil.example', `${APP}.evil.example`, 'null']) {
    const before = await preflight(example.url, origin)
    expect(before.status).toBe(405)
    expect(before.headers.get('access-control-allow-origin')).toBeNull()
    const { headers } = await ask(example.url, '{ hello }', { headers: { origin } })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('no page of another origin may ask unless one is allowed', async () => {
  const before = await preflight(closed.url, APP)
  expect(before.status).toBe(405)
  expect(before.headers.get('access-control-allow-origin')).toBeNull()
})
