import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import type { Catalog } from '../../src/catalog/catalog.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { type Caller, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import type { Plan } from '../../src/plan/plan-node.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import { everything } from '../../src/query/policy.ts'
import type { CompiledSql } from '../../src/sql/compiled-sql.ts'
import type { OpenedEngine } from '../engine/engines.ts'
import { exampleCatalog, exampleTables } from '../example-world.ts'

export interface Ran {
  readonly plan: Plan
  readonly statement: CompiledSql
}

/** The response of one operation as JSON, and what ran for it. */
export interface Response {
  readonly data: unknown
  readonly errors: readonly ResponseError[]
  readonly ran: readonly Ran[]
}

/** An error as the core gives it: what the server adds is tested there. */
export interface ResponseError {
  readonly message: string
  readonly path: readonly (string | number)[] | undefined
  readonly thrown: unknown
}

export interface ExampleServer {
  readonly schema: GraphQLSchema
  readonly layer: MetricsLayer
  ask(
    source: string,
    variables?: Readonly<Record<string, unknown>>,
    change?: Partial<Caller & Pick<MetricsLayer, 'engine' | 'deadlineMs' | 'defaults' | 'catalog'>>,
  ): Promise<Response>
}

/** What a refused operation says: each problem with its code and its place in the operation. */
export function problemsOf({ errors }: Response): readonly string[] {
  return errors.flatMap(({ thrown, message }) =>
    thrown instanceof InvalidQuestionError ? thrown.problems.map((one) => `${one.path.join('.')} ${one.code}: ${one.message}`) : [message],
  )
}

/** The instant that counts as now in the examples. */
export const NOW = new Date('2025-04-10T12:00:00Z')

/** GraphQL of a catalog over the example's warehouse. */
export function serveExample(engine: Engine, catalog: Catalog): ExampleServer {
  const schema = createSchema(catalog)
  const layer: MetricsLayer = { catalog, engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  return {
    schema,
    layer,
    async ask(source, variables = {}, { policy = everything, now = NOW, signal, ...changed } = {}) {
      const ran: Ran[] = []
      const watched: MetricsLayer = { ...layer, ...changed, onStatement: (plan, statement) => ran.push({ plan, statement }) }
      const contextValue = operationContext(watched, { policy, now, signal })
      return { ...read(await graphql({ schema, source, variableValues: variables, contextValue })), ran }
    },
  }
}

function read({ data, errors = [] }: ExecutionResult): Omit<Response, 'ran'> {
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: errors.map(({ message, path, originalError }) => ({ message, path, thrown: originalError })),
  }
}

/** For a suite: the example's GraphQL over a database of its own, and tables beside the example's. */
export function startExample(
  open: (setup: readonly string[]) => Promise<OpenedEngine>,
  setup: readonly string[] = [],
): () => ExampleServer {
  let opened: OpenedEngine | undefined
  let server: ExampleServer | undefined
  beforeAll(async () => {
    opened = await open([...exampleTables, ...setup])
    server = serveExample(opened.engine, exampleCatalog(await opened.engine.inspect()))
  })
  afterAll(() => opened?.close())
  return () => {
    if (server === undefined) throw new Error('The example answers only while the tests of the suite run.')
    return server
  }
}
