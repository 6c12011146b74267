import { GraphQLError, Lexer, Source, TokenKind } from 'graphql'
import { RefusedRequestError } from './refused-request-error.ts'

/**
 * Refuses an operation that holds more than `limit` input objects, variables included, however deep they lie: GraphQL holds each of them
 * against every field of its type, again and again, and a filter has as many fields as there are dimensions.
 */
export function refuseManyObjects(body: unknown, search: string, limit: number): void {
  const { query, variables } = operationIn(body, search)
  const objects = (typeof query === 'string' ? objectsInDocument(query) : 0) + objectsInValue(variables, limit)
  if (objects > limit)
    throw new RefusedRequestError(
      413,
      'too-many-objects',
      `The operation and its variables hold more than ${limit} input objects, the most that are read. A list of values in one test takes the place of many tests: { in: ["DE", "FR"] }.`,
    )
}

function operationIn(body: unknown, search: string): { readonly query?: unknown; readonly variables?: unknown } {
  if (typeof body === 'object' && body !== null) return body
  const given = new URLSearchParams(search)
  return { query: given.get('query'), variables: parsed(given.get('variables') ?? 'null') }
}

/** What is no JSON is refused by Apollo, which says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Braces within parentheses are objects, and selections stand outside of them. What is no GraphQL is refused by Apollo. */
function objectsInDocument(query: string): number {
  const lexer = new Lexer(new Source(query))
  let [objects, depth] = [0, 0]
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      if (kind === TokenKind.PAREN_L) depth += 1
      else if (kind === TokenKind.PAREN_R) depth -= 1
      else if (kind === TokenKind.BRACE_L && depth > 0) objects += 1
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
  }
  return objects
}

/** Counted until there are more than enough. */
function objectsInValue(given: unknown, enough: number): number {
  const left = [given]
  let objects = 0
  while (left.length > 0 && objects <= enough) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) objects += 1
    for (const inner of Object.values(value)) left.push(inner)
  }
  return objects
}
