import type { ServerResponse } from 'node:http'
import type { RefusedRequestError } from './refused-request-error.ts'

/** A whole answer, before it goes out. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: `${JSON.stringify(value)}\n`,
  }
}

/** The same shape as the errors of GraphQL, so that clients have one. */
export function errorReply({ status, code, message, headers }: RefusedRequestError, requestId: string): Reply {
  return jsonReply(status, { errors: [{ message, extensions: { code, requestId } }] }, headers)
}

export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { ...securityHeaders, ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
