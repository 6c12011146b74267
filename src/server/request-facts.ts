import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** What a context factory may know about the HTTP request behind an operation. */
export interface RequestFacts {
  /** Taken from `x-request-id` if that is well formed, made up otherwise; returned as a header, in every error and in the log. */
  readonly requestId: string
  readonly headers: IncomingHttpHeaders
  /** Fires when the client goes away, and when a stopping server has waited long enough. */
  readonly signal: AbortSignal
  /** As the client says, so for logs and traces only. */
  readonly operationName?: string
}

const wellFormedId = /^[\w.:-]{1,100}$/

export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && wellFormedId.test(given) ? given : randomUUID()
}
