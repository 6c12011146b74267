import type { IncomingMessage } from 'node:http'
import type { Reply } from './reply.ts'
import type { RequestRecord } from './request-record.ts'

/** A request on its way through the server. */
export interface IncomingRequest {
  readonly request: IncomingMessage
  readonly path: string
  /** With its question mark, or empty. */
  readonly search: string
  readonly record: RequestRecord
  readonly signal: AbortSignal
}

export interface Route {
  readonly methods: readonly string[]
  /** Probes and assets are logged at level debug: they would drown the operations. */
  readonly quiet: boolean
  answer(request: IncomingRequest): Reply | Promise<Reply>
}
