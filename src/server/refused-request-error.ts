/** A request that is refused before GraphQL sees it. */
export class RefusedRequestError extends Error {
  override readonly name = 'RefusedRequestError'
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}
