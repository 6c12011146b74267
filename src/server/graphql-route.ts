import type { IncomingHttpHeaders } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { FaultError } from '../problem/problem.ts'
import { readJsonBody } from './read-json-body.ts'
import { refuseManyObjects } from './refuse-many-objects.ts'
import type { RequestFacts } from './request-facts.ts'
import type { IncomingRequest, Route } from './route.ts'
import type { ServerLimits } from './server-limits.ts'

export interface GraphqlRouteOptions<Context extends object> {
  readonly apollo: ApolloServer<Context>
  readonly contextFor: (request: RequestFacts) => Context | Promise<Context>
  readonly limits: Pick<ServerLimits, 'bodyBytes' | 'inputObjects'>
}

const graphqlName = /^[_A-Za-z]\w{0,99}$/

function operationNameIn(body: unknown, search: string): string | undefined {
  const named =
    typeof body === 'object' && body !== null && 'operationName' in body
      ? body.operationName
      : new URLSearchParams(search).get('operationName')
  return typeof named === 'string' && graphqlName.test(named) ? named : undefined
}

function headerMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return map
}

function factsOf({ request, record, signal, search }: IncomingRequest, body: unknown): RequestFacts {
  const operationName = operationNameIn(body, search)
  const facts = { requestId: record.requestId, headers: request.headers, signal }
  return operationName === undefined ? facts : { ...facts, operationName }
}

const codesOfRefusedDocuments = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']

/**
 * GraphQL over HTTP wants 200 in the older media type for every well-formed request, whatever was wrong with its document or variables, because
 * clients of that type read `errors` on 200 only. Apollo answers 400.
 */
function statusOf(status: number, contentType: string | undefined, codes: ReadonlySet<string>): number {
  const inOlderType = contentType?.startsWith('application/json') === true
  return status === 400 && inOlderType && codesOfRefusedDocuments.some((code) => codes.has(code)) ? 200 : status
}

/** `POST` and `GET /graphql`, answered by Apollo. */
export function graphqlRoute<Context extends object>({ apollo, contextFor, limits }: GraphqlRouteOptions<Context>): Route {
  return {
    methods: ['GET', 'POST'],
    quiet: false,
    async answer(incoming) {
      const { request, search, record } = incoming
      const body = request.method === 'POST' ? await readJsonBody(request, limits.bodyBytes) : undefined
      refuseManyObjects(body, search, limits.inputObjects)
      // From here on silence means that the warehouse is working, and the deadline of its statements bounds that.
      request.socket.setTimeout(0)
      const {
        status,
        headers,
        body: answer,
      } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? '', headers: headerMap(request.headers), search, body },
        context: async () => contextFor(factsOf(incoming, body)),
      })
      if (answer.kind === 'chunked')
        throw new FaultError(
          'Apollo answered in parts, which graphql 16 cannot ask for. This is a fault of Grainline; report it with the operation.',
        )
      return {
        status: statusOf(status ?? 200, headers.get('content-type'), record.codes),
        headers: { 'cache-control': 'no-store', ...Object.fromEntries(headers) },
        body: answer.string,
      }
    },
  }
}
