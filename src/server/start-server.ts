import { createServer, type Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { GraphQLSchema } from 'graphql'
import { type Logger, stdSerializers } from 'pino'
import { answerRequest } from './answer-request.ts'
import { createApolloServer } from './create-apollo-server.ts'
import { graphiqlRoutes } from './graphiql-routes.ts'
import { graphqlRoute } from './graphql-route.ts'
import { healthRoutes, type ReadyReport } from './health-routes.ts'
import { listen } from './listen.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Route } from './route.ts'
import { defaultLimits, type ServerLimits } from './server-limits.ts'

export interface ServerOptions<Context extends object> {
  readonly schema: GraphQLSchema
  /**
   * Makes the context of one operation. A `GraphQLError` with a `code` in its extensions reaches the caller as it is, with
   * `extensions.http.status` as the status; any other error is a fault.
   */
  readonly contextFor: (request: RequestFacts) => Context | Promise<Context>
  /** 0 for any free one. */
  readonly port: number
  /** 127.0.0.1 unless told. */
  readonly host?: string
  readonly logger: Logger
  readonly isReady: () => Promise<ReadyReport>
  /** On unless told: without it clients can neither read the schema nor get names suggested, and there is no GraphiQL page. */
  readonly introspection?: boolean
  /** Origins such as "https://app.example.com", of pages that may ask beside those of this server; none unless told. */
  readonly allowedOrigins?: readonly string[]
  /** What GraphiQL shows at first. */
  readonly exampleQuery?: string
  readonly limits?: Partial<ServerLimits>
}

export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string
  readonly port: number
  /** Turns readiness off, takes no more connections after a short notice, lets requests finish within the grace period and aborts the rest. */
  stop(): Promise<void>
}

function createHttpServer({ headersMs, requestMs, idleMs }: ServerLimits): Server {
  const http = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: idleMs,
  })
  http.setTimeout(idleMs)
  return http
}

/** Starts the GraphQL server; the answer says where it listens. */
export async function startServer<Context extends object>(options: ServerOptions<Context>): Promise<RunningServer> {
  const { schema, contextFor, isReady, introspection = true, exampleQuery = '', allowedOrigins = [] } = options
  const limits: ServerLimits = { ...defaultLimits, ...options.limits }
  const logger = options.logger.child({}, { serializers: { err: stdSerializers.errWithCause } })
  const http = createHttpServer(limits)
  const apollo = createApolloServer<Context>({ schema, http, logger, limits, introspection })
  const inFlight = new Set<AbortController>()
  let stopped: Promise<void> | undefined
  const isStopping = () => stopped !== undefined

  const routes = new Map<string, Route>(
    Object.entries({
      '/graphql': graphqlRoute({ apollo, contextFor, limits }),
      ...(introspection ? graphiqlRoutes(exampleQuery) : {}),
      ...healthRoutes({ isReady, isStopping, readyMs: limits.readyMs, logger }),
    }),
  )
  http.on('request', (request, response) => {
    answerRequest(request, response, { routes, logger, idleMs: limits.idleMs, isStopping, allowedOrigins, inFlight }).catch(
      (error: unknown) => {
        logger.error({ err: error }, 'an answer could not be sent')
        response.destroy()
      },
    )
  })

  async function stop(): Promise<void> {
    await wait(limits.stopNoticeMs)
    const abortTheRest = setTimeout(() => {
      for (const controller of inFlight) controller.abort(new Error('The server is stopping.'))
    }, limits.stopGraceMs)
    await apollo.stop()
    clearTimeout(abortTheRest)
  }

  await apollo.start()
  const place = await listen(http, options.port, options.host ?? '127.0.0.1')
  return {
    ...place,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}
