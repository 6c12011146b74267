import { AsyncLocalStorage } from 'node:async_hooks'

/** What the log line of one request will say, filled while the request is answered. */
export interface RequestRecord {
  readonly requestId: string
  operationName?: string
  /** The codes of the errors that were answered. */
  readonly codes: Set<string>
  /** Causes that the log already has: one failed statement can fail many fields. */
  readonly logged: Set<unknown>
}

/** Apollo formats errors without telling for which request; this does. */
export const currentRequest = new AsyncLocalStorage<RequestRecord>()
