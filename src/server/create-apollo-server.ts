import type { Server } from 'node:http'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { formatError } from './format-error.ts'
import { limitDepth } from './limit-depth.ts'
import { currentRequest, type RequestRecord } from './request-record.ts'
import type { ServerLimits } from './server-limits.ts'

export interface ApolloParts {
  readonly schema: GraphQLSchema
  readonly http: Server
  readonly logger: Logger
  readonly limits: ServerLimits
  readonly introspection: boolean
}

const namesTheOperation: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operationName }) {
        const record = currentRequest.getStore()
        if (record !== undefined && operationName !== null) record.operationName = operationName
      },
    }
  },
}

function recordOfRequest(): RequestRecord {
  return currentRequest.getStore() ?? { requestId: 'none', codes: new Set(), logged: new Set() }
}

/** Apollo Server with everything off that Grainline does not use, and every limit on. */
export function createApolloServer<Context extends object>({
  schema,
  http,
  logger,
  limits,
  introspection,
}: ApolloParts): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    logger,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: limits.tokens, maxComments: limits.comments, maxSourceLength: limits.bodyBytes },
    maxRecursiveSelections: limits.selections,
    validationRules: [limitDepth(limits.depth)],
    validationOptions: { maxErrors: limits.validationErrors },
    executionOptions: { maxCoercionErrors: limits.validationErrors },
    formatError: (formatted, error) => formatError(formatted, error, recordOfRequest(), logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Apollo would turn its reporting on by itself where the environment has an APOLLO_KEY.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      // Sockets are cut a second after the requests on them were aborted, so that the aborted can still be answered.
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: limits.stopGraceMs + 1_000 }),
      namesTheOperation,
    ],
  })
}
