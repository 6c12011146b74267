import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { EngineError, ProblemsError } from '../problem/problem.ts'
import type { RequestRecord } from './request-record.ts'

interface Answer {
  readonly message: string
  readonly code: string
  readonly more?: Readonly<Record<string, unknown>>
}

/** The error that was thrown, under the wrappers that GraphQL put around it. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError
  return cause
}

function codeOf(formatted: GraphQLFormattedError): string | undefined {
  const code = formatted.extensions?.code
  return typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR' ? code : undefined
}

/** What graphql 16 says of a document that is longer than the limit, which helps nobody. */
const TOO_LONG = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/

/** An error of GraphQL itself in its own words, but for one that says no way out. */
function wordsOf({ message }: GraphQLFormattedError): string {
  const [, most] = TOO_LONG.exec(message) ?? []
  return most === undefined
    ? message
    : `The operation has more than ${most} words and signs, the most that are read. Long lists go into its variables.`
}

function answerFor(formatted: GraphQLFormattedError, cause: unknown, requestId: string): Answer {
  if (cause instanceof ProblemsError) {
    const problems = cause.problems.map(({ code, message, path }) => ({ code, message, path }))
    const message = problems.map((problem) => problem.message).join('\n')
    return { message, code: problems[0]?.code ?? 'internal', more: { problems } }
  }
  if (cause instanceof EngineError) return { message: cause.message, code: cause.code }
  const code = codeOf(formatted)
  if (code !== undefined) return { message: wordsOf(formatted), code, more: formatted.extensions ?? {} }
  // An argument that GraphQL could not coerce while executing names its place in the document; an output that it could not serialize does not.
  if (cause instanceof GraphQLError && cause.nodes !== undefined && cause.path === undefined)
    return { message: formatted.message, code: 'BAD_USER_INPUT' }
  return { message: `Something went wrong inside Grainline. The log has the details under request id "${requestId}".`, code: 'internal' }
}

function log(logger: Logger, record: RequestRecord, { code }: Answer, cause: unknown): void {
  if (record.logged.has(cause)) return
  const line = { requestId: record.requestId, operation: record.operationName, code, err: cause }
  if (code === 'internal') logger.error(line, 'Grainline failed')
  else if (cause instanceof EngineError && code !== 'warehouse-cancelled') logger.warn(line, 'the warehouse failed')
  record.logged.add(cause)
}

/**
 * An error as callers see it: message, code and request id, with all problems of a refused question. What was not meant for callers becomes code
 * `internal` and goes to the log, cause included. Errors of GraphQL itself keep their text and Apollo's codes.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  record: RequestRecord,
  logger: Logger,
): GraphQLFormattedError {
  const cause = causeOf(error)
  const answer = answerFor(formatted, cause, record.requestId)
  record.codes.add(answer.code)
  log(logger, record, answer, cause)
  return { ...formatted, message: answer.message, extensions: { ...answer.more, code: answer.code, requestId: record.requestId } }
}
