import { Writable } from 'node:stream'
import { GraphQLError, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { pino } from 'pino'
import { EngineError, FaultError, InvalidQuestionError } from '../../src/problem/problem.ts'
import type { ReadyReport } from '../../src/server/health-routes.ts'
import type { RequestFacts } from '../../src/server/request-facts.ts'
import type { ServerLimits } from '../../src/server/server-limits.ts'
import { type RunningServer, startServer } from '../../src/server/start-server.ts'

/** What the example's resolvers see, and a gate that a test opens. */
interface ExampleWorld {
  readonly seen: RequestFacts[]
  /** Resolves once a request waits at the gate. */
  readonly waiting: Promise<void>
  open(): void
  readonly aborted: unknown[]
}

interface ExampleContext {
  readonly facts: RequestFacts
}

class DriverError extends Error {
  readonly sql = 'select secret from orders'
}

function fieldsOf(gate: Promise<void>, arrived: () => void, aborted: unknown[]) {
  const node: GraphQLObjectType<unknown, ExampleContext> = new GraphQLObjectType({
    name: 'Node',
    fields: () => ({
      child: { type: node, resolve: () => ({}) },
      name: { type: GraphQLString, args: { of: { type: GraphQLInt } }, resolve: () => 'leaf' },
    }),
  })
  const failing = (error: () => Error) => ({
    type: GraphQLString,
    resolve: () => {
      throw error()
    },
  })
  return {
    hello: { type: new GraphQLNonNull(GraphQLString), args: { name: { type: GraphQLString } }, resolve: () => 'world' },
    node: { type: node, resolve: () => ({}) },
    numbers: { type: new GraphQLList(GraphQLInt), args: { from: { type: new GraphQLNonNull(GraphQLInt) } }, resolve: () => [1, 2] },
    refused: failing(
      () =>
        new InvalidQuestionError([
          { code: 'unknown-metric', message: 'There is no metric "revenu". Did you mean "revenue"?', path: ['metrics', 0] },
          {
            code: 'unknown-dimension',
            message: 'There is no dimension "contry". Did you mean "country"?',
            path: ['by', 1],
            source: { file: '/etc/secret.ts' },
          },
        ]),
    ),
    late: failing(() => {
      const cause = new DriverError('canceling statement due to user request')
      return new EngineError('warehouse-deadline', 'The warehouse did not answer within 10 s and the statement was stopped.', { cause })
    }),
    faulty: failing(() => new FaultError('no case for {"kind":"stray"} in /srv/plan.ts')),
    tooBig: { type: GraphQLInt, resolve: () => 12_345_678_901 },
    forbidden: failing(() => new GraphQLError('Only admins may see this.', { extensions: { code: 'forbidden', role: 'admin' } })),
    slow: {
      type: GraphQLString,
      resolve: (_source: unknown, _args: unknown, { facts }: ExampleContext) => {
        arrived()
        const stopped = new Promise<string>((_resolve, reject) => {
          facts.signal.addEventListener('abort', () => {
            aborted.push(facts.signal.reason)
            reject(new EngineError('warehouse-cancelled', 'The statement was stopped.'))
          })
        })
        return Promise.race([gate.then(() => 'done'), stopped])
      },
    },
  }
}

export interface Example {
  readonly server: RunningServer
  readonly url: string
  readonly world: ExampleWorld
  /** Every log line so far. */
  readonly lines: () => readonly Record<string, unknown>[]
}

export interface ExampleOptions {
  readonly limits?: Partial<ServerLimits>
  readonly introspection?: boolean
  readonly allowedOrigins?: readonly string[]
  readonly port?: number
  readonly host?: string
  readonly isReady?: () => Promise<ReadyReport>
  readonly contextFor?: (facts: RequestFacts) => ExampleContext | Promise<ExampleContext>
}

/** A server over a small made-up schema, on a free port. */
export async function startExample({ isReady, contextFor, limits, ...options }: ExampleOptions = {}): Promise<Example> {
  const seen: RequestFacts[] = []
  const aborted: unknown[] = []
  let open = () => {}
  let arrived = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const waiting = new Promise<void>((resolve) => {
    arrived = resolve
  })
  let text = ''
  const logger = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk)
        done()
      },
    }),
  )
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: fieldsOf(gate, () => arrived(), aborted) }) })
  const server = await startServer<ExampleContext>({
    schema,
    contextFor:
      contextFor ??
      ((facts) => {
        seen.push(facts)
        return { facts }
      }),
    port: 0,
    logger,
    isReady: isReady ?? (async () => ({ ready: true })),
    exampleQuery: '{ hello(name: "<Ann & Bob>") }',
    limits: { stopNoticeMs: 0, ...limits },
    ...options,
  })
  const lines = () => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  return { server, url: server.url, world: { seen, waiting, open: () => open(), aborted }, lines }
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Sends one operation by POST. */
export async function ask(
  url: string,
  query: string,
  init: { headers?: Record<string, string>; signal?: AbortSignal; more?: object } = {},
): Promise<Answered> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...init.headers },
    body: JSON.stringify({ query, ...init.more }),
    ...(init.signal === undefined ? {} : { signal: init.signal }),
  })
  const body: unknown = await response.json()
  return { status: response.status, headers: response.headers, body }
}
