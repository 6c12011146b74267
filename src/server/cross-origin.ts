import type { IncomingMessage } from 'node:http'
import type { Reply } from './reply.ts'
import type { Route } from './route.ts'

/** How long a browser may keep the answer to its preflight, in seconds. */
const PREFLIGHT_SECONDS = '600'

/** What lets a page of another origin read an answer; nothing where it may not, or where the page is one of this server's own. */
export function crossOriginHeaders({ headers }: IncomingMessage, allowed: readonly string[]): Readonly<Record<string, string>> {
  const { origin } = headers
  if (allowed.length === 0) return {}
  if (origin === undefined || !allowed.includes(origin)) return { vary: 'Origin' }
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-request-id' }
}

/** The answer to a browser that asks whether a page of another origin may ask; nothing where this is no such request, or where it may not. */
export function preflightReply({ method, headers }: IncomingMessage, route: Route, allowed: readonly string[]): Reply | undefined {
  const asked = headers['access-control-request-method']
  if (method !== 'OPTIONS' || asked === undefined || !allowed.includes(headers.origin ?? '')) return undefined
  const named = headers['access-control-request-headers']
  const given = {
    'access-control-allow-methods': route.methods.join(', '),
    ...(named === undefined ? {} : { 'access-control-allow-headers': named }),
    'access-control-max-age': PREFLIGHT_SECONDS,
  }
  return { status: 204, headers: given, body: '' }
}
