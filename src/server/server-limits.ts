/** What one request may cost before any resolver runs, and how long sockets may take. */
export interface ServerLimits {
  readonly bodyBytes: number
  /** Lexical tokens of a document. Time to validate grows with their square in the worst case: 5,000 take some 50 ms. */
  readonly tokens: number
  readonly comments: number
  /** Levels of nested fields, fragments included. */
  readonly depth: number
  /** Selected fields with every fragment written out. */
  readonly selections: number
  readonly validationErrors: number
  /** Input objects of an operation, those of its variables included: a filter of hundreds of tests keeps GraphQL busy for a second. */
  readonly inputObjects: number
  readonly headersMs: number
  /** From the first byte of a request to the last of its body. */
  readonly requestMs: number
  /** Silence on a socket on which no answer is being worked out. */
  readonly idleMs: number
  /**
   * How long a stopping server goes on answering with readiness off and `connection: close`, so that balancers and clients leave by themselves and
   * no request meets a closing socket.
   */
  readonly stopNoticeMs: number
  /** How long after that it lets requests finish before it aborts them. */
  readonly stopGraceMs: number
  readonly readyMs: number
}

export const defaultLimits: ServerLimits = {
  bodyBytes: 262_144,
  tokens: 5_000,
  comments: 1_000,
  depth: 40,
  selections: 5_000,
  validationErrors: 5,
  inputObjects: 250,
  headersMs: 8_000,
  requestMs: 10_000,
  idleMs: 15_000,
  stopNoticeMs: 500,
  stopGraceMs: 10_000,
  readyMs: 5_000,
}
