import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, type Example, startExample } from './start-example.ts'

let example: Example

beforeAll(async () => {
  example = await startExample()
})
afterAll(() => example.server.stop())

async function errorsOf(query: string, requestId: string, more?: object) {
  const { body } = await ask(example.url, query, { headers: { 'x-request-id': requestId }, ...(more === undefined ? {} : { more }) })
  return body
}

function linesUnder(requestId: string, { lines }: Example = example) {
  return lines().filter((line) => line.requestId === requestId)
}

const internal = (requestId: string) => ({
  message: `Something went wrong inside Grainline. The log has the details under request id "${requestId}".`,
  extensions: { code: 'internal', requestId },
})

describe('errors of resolvers', () => {
  test('a refused question says all that is wrong, and no file', async () => {
    expect(await errorsOf('{ refused }', 'e-1')).toEqual({
      data: { refused: null },
      errors: [
        {
          message: 'There is no metric "revenu". Did you mean "revenue"?\nThere is no dimension "contry". Did you mean "country"?',
          locations: [{ line: 1, column: 3 }],
          path: ['refused'],
          extensions: {
            code: 'unknown-metric',
            problems: [
              { code: 'unknown-metric', message: 'There is no metric "revenu". Did you mean "revenue"?', path: ['metrics', 0] },
              { code: 'unknown-dimension', message: 'There is no dimension "contry". Did you mean "country"?', path: ['by', 1] },
            ],
            requestId: 'e-1',
          },
        },
      ],
    })
  })

  test('a failure of the warehouse has its code and message, and its SQL is in the log only', async () => {
    expect(await errorsOf('{ late again: late }', 'e-2')).toEqual({
      data: { late: null, again: null },
      errors: [
        {
          message: 'The warehouse did not answer within 10 s and the statement was stopped.',
          locations: [{ line: 1, column: 3 }],
          path: ['late'],
          extensions: { code: 'warehouse-deadline', requestId: 'e-2' },
        },
        {
          message: 'The warehouse did not answer within 10 s and the statement was stopped.',
          locations: [{ line: 1, column: 8 }],
          path: ['again'],
          extensions: { code: 'warehouse-deadline', requestId: 'e-2' },
        },
      ],
    })
    const [line] = linesUnder('e-2')
    expect(line).toMatchObject({
      level: 40,
      msg: 'the warehouse failed',
      code: 'warehouse-deadline',
      err: { type: 'EngineError', cause: { message: 'canceling statement due to user request', sql: 'select secret from orders' } },
    })
  })

  test('a fault of Grainline shows nothing but the request id, and the log has its cause', async () => {
    expect(await errorsOf('{ faulty }', 'e-3')).toEqual({
      data: { faulty: null },
      errors: [{ ...internal('e-3'), locations: [{ line: 1, column: 3 }], path: ['faulty'] }],
    })
    const [line] = linesUnder('e-3')
    expect(line).toMatchObject({
      level: 50,
      msg: 'Grainline failed',
      err: { type: 'FaultError', message: 'no case for {"kind":"stray"} in /srv/plan.ts' },
    })
  })

  test('a value that does not fit its type is a fault, and is not shown', async () => {
    expect(await errorsOf('{ tooBig }', 'e-4')).toEqual({
      data: { tooBig: null },
      errors: [{ ...internal('e-4'), locations: [{ line: 1, column: 3 }], path: ['tooBig'] }],
    })
  })

  test('an error that a resolver wrote for callers keeps its text and extensions', async () => {
    expect(await errorsOf('{ forbidden }', 'e-5')).toEqual({
      data: { forbidden: null },
      errors: [
        {
          message: 'Only admins may see this.',
          locations: [{ line: 1, column: 3 }],
          path: ['forbidden'],
          extensions: { code: 'forbidden', role: 'admin', requestId: 'e-5' },
        },
      ],
    })
  })
})

describe('errors of GraphQL itself', () => {
  test('a syntax error keeps its text', async () => {
    expect(await errorsOf('{ hello', 'e-6')).toEqual({
      errors: [
        {
          message: 'Syntax Error: Expected Name, found <EOF>.',
          locations: [{ line: 1, column: 8 }],
          extensions: { code: 'GRAPHQL_PARSE_FAILED', requestId: 'e-6' },
        },
      ],
    })
  })

  test('a refused document is a 400 in the media type of GraphQL, and a 200 in the older one', async () => {
    const modern = await ask(example.url, '{ helo }', { headers: { accept: 'application/graphql-response+json' } })
    const older = await ask(example.url, '{ helo }', { headers: { accept: 'application/json' } })
    expect([modern.status, older.status]).toEqual([400, 200])
  })

  test('a validation error keeps its text', async () => {
    expect(await errorsOf('{ helo }', 'e-7')).toEqual({
      errors: [
        {
          message: 'Cannot query field "helo" on type "Query". Did you mean "hello"?',
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: 'e-7' },
        },
      ],
    })
  })

  test('a variable of another type keeps its text', async () => {
    expect(await errorsOf('query ($from: Int!) { numbers(from: $from) }', 'e-8', { variables: { from: 'x' } })).toEqual({
      errors: [
        {
          message: 'Variable "$from" got invalid value "x"; Int cannot represent non-integer value: "x"',
          locations: [{ line: 1, column: 8 }],
          extensions: { code: 'BAD_USER_INPUT', requestId: 'e-8' },
        },
      ],
    })
  })

  test('an argument that turns out null while executing keeps its text', async () => {
    expect(await errorsOf('query ($from: Int = 1) { numbers(from: $from) }', 'e-9', { variables: { from: null } })).toEqual({
      data: { numbers: null },
      errors: [
        {
          message: 'Argument "from" of non-null type "Int!" must not be null.',
          locations: [{ line: 1, column: 40 }],
          path: ['numbers'],
          extensions: { code: 'BAD_USER_INPUT', requestId: 'e-9' },
        },
      ],
    })
  })

  test('without introspection no name is suggested and no schema is told', async () => {
    const closed = await startExample({ introspection: false })
    const { body } = await ask(closed.url, '{ helo }')
    expect(body).toMatchObject({ errors: [{ message: 'Cannot query field "helo" on type "Query".' }] })
    const schema = await ask(closed.url, '{ __schema { queryType { name } } }')
    expect(schema.body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
    await closed.server.stop()
  })
})

describe('a context factory that fails', () => {
  test('is a fault unless it says otherwise', async () => {
    const failing = await startExample({
      contextFor() {
        throw new Error('no key at /etc/key')
      },
    })
    const { status, body } = await ask(failing.url, '{ hello }', { headers: { 'x-request-id': 'c-1' } })
    expect(status).toBe(500)
    expect(body).toEqual({ errors: [internal('c-1')] })
    expect(linesUnder('c-1', failing)[0]).toMatchObject({ level: 50, err: { message: 'no key at /etc/key' } })
    await failing.server.stop()
  })

  test('may answer a status of its own', async () => {
    const strict = await startExample({
      contextFor() {
        throw new GraphQLError('Send a token.', { extensions: { code: 'unauthenticated', http: { status: 401 } } })
      },
    })
    const { status, body } = await ask(strict.url, '{ hello }', { headers: { 'x-request-id': 'c-2' } })
    expect(status).toBe(401)
    expect(body).toEqual({ errors: [{ message: 'Send a token.', extensions: { code: 'unauthenticated', requestId: 'c-2' } }] })
    await strict.server.stop()
  })
})

describe('the log', () => {
  test('has one line per request, without variables and values', async () => {
    await ask(example.url, 'query Greeting($name: String) { hello(name: $name) refused }', {
      headers: { 'x-request-id': 'l-1' },
      more: { variables: { name: 'Ann Smith' } },
    })
    expect(linesUnder('l-1')).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: process.pid,
        hostname: expect.any(String),
        requestId: 'l-1',
        method: 'POST',
        path: '/graphql',
        operation: 'Greeting',
        status: 200,
        durationMs: expect.any(Number),
        codes: ['unknown-metric'],
        msg: 'request',
      },
    ])
  })

  test('has no query string, as that can carry values', async () => {
    await fetch(`${example.url}/graphql?query={hello}&variables={"name":"Ann"}`, { headers: { 'x-request-id': 'l-2' } })
    expect(JSON.stringify(linesUnder('l-2'))).not.toContain('Ann')
    expect(linesUnder('l-2')).toHaveLength(1)
  })

  test('mentions probes at level debug only', async () => {
    await fetch(`${example.url}/healthz`, { headers: { 'x-request-id': 'l-3' } })
    expect(linesUnder('l-3')).toMatchObject([{ level: 20, path: '/healthz', status: 200 }])
  })
})
