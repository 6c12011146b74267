import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { crossOriginHeaders, preflightReply } from './cross-origin.ts'
import { RefusedRequestError } from './refused-request-error.ts'
import { errorReply, type Reply, send } from './reply.ts'
import { requestIdOf } from './request-facts.ts'
import { currentRequest, type RequestRecord } from './request-record.ts'
import type { IncomingRequest, Route } from './route.ts'

export interface AnsweringOptions {
  readonly routes: ReadonlyMap<string, Route>
  readonly logger: Logger
  readonly idleMs: number
  readonly isStopping: () => boolean
  /** Of pages that may ask, beside those of this server. */
  readonly allowedOrigins: readonly string[]
  /** Requests that are being answered, so that a stopping server can abort them. */
  readonly inFlight: Set<AbortController>
}

function routeFor({ path }: IncomingRequest, routes: AnsweringOptions['routes']): Route {
  const route = routes.get(path)
  if (route === undefined) {
    const known = [...routes.keys()].filter((each) => !each.startsWith('/assets/')).map((each) => `"${each}"`)
    throw new RefusedRequestError(404, 'not-found', `There is nothing at this path. There is something at ${known.join(', ')}.`)
  }
  return route
}

function answerBy(route: Route, incoming: IncomingRequest, allowedOrigins: readonly string[]): Reply | Promise<Reply> {
  const { request } = incoming
  const preflight = preflightReply(request, route, allowedOrigins)
  if (preflight !== undefined) return preflight
  const { methods } = route
  if (!methods.includes(request.method ?? '')) {
    const allowed = methods.join(', ')
    throw new RefusedRequestError(405, 'method-not-allowed', `This path answers ${allowed} only.`, { allow: allowed })
  }
  return route.answer(incoming)
}

async function replyTo(incoming: IncomingRequest, { routes, logger, allowedOrigins }: AnsweringOptions): Promise<Reply> {
  const { record } = incoming
  try {
    return await answerBy(routeFor(incoming, routes), incoming, allowedOrigins)
  } catch (error) {
    if (error instanceof RefusedRequestError) {
      record.codes.add(error.code)
      return errorReply(error, record.requestId)
    }
    record.codes.add('internal')
    logger.error({ requestId: record.requestId, code: 'internal', err: error }, 'Grainline failed')
    const message = `Something went wrong inside Grainline. The log has the details under request id "${record.requestId}".`
    return errorReply(new RefusedRequestError(500, 'internal', message), record.requestId)
  }
}

function logRequest(
  logger: Logger,
  quiet: boolean,
  { record, request, path }: IncomingRequest,
  { status, startedAt }: { status: number; startedAt: number },
): void {
  const line = {
    requestId: record.requestId,
    method: request.method,
    path,
    operation: record.operationName,
    status,
    durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
    codes: record.codes.size === 0 ? undefined : [...record.codes],
  }
  if (quiet) logger.debug(line, 'request')
  else logger.info(line, 'request')
}

/** Answers one HTTP request, whatever happens, and logs one line about it. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, options: AnsweringOptions): Promise<void> {
  const startedAt = performance.now()
  const controller = new AbortController()
  const [path = '/', ...rest] = (request.url ?? '/').split('?')
  const record: RequestRecord = { requestId: requestIdOf(request), codes: new Set(), logged: new Set() }
  const incoming = { request, path, search: rest.length === 0 ? '' : `?${rest.join('?')}`, record, signal: controller.signal }
  options.inFlight.add(controller)
  response.on('close', () => {
    options.inFlight.delete(controller)
    if (!response.writableFinished) controller.abort(new Error('The client closed the connection.'))
    // 499, as nginx has it: the client left before the answer.
    const status = response.headersSent ? response.statusCode : 499
    logRequest(options.logger, options.routes.get(path)?.quiet ?? false, incoming, { status, startedAt })
  })
  response.setHeader('x-request-id', record.requestId)
  for (const [name, value] of Object.entries(crossOriginHeaders(request, options.allowedOrigins))) response.setHeader(name, value)
  const reply = await currentRequest.run(record, () => replyTo(incoming, options))
  if (options.isStopping()) response.setHeader('connection', 'close')
  request.socket.setTimeout(options.idleMs)
  send(response, reply)
}
