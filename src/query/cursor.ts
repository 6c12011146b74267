import type { OrderTerm } from './resolved-question.ts'

/** What a cursor belongs to: it fits no other order. */
function fingerprint(order: readonly OrderTerm[]): string {
  return order.map(({ name, direction, nulls }) => `${name} ${direction} ${nulls}`).join(', ')
}

/** The place of a group in an order: its values there, as the database wrote them. */
export function writeCursor(order: readonly OrderTerm[], values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify([fingerprint(order), ...values])).toString('base64url')
}

/** The values of a cursor; nothing where it was not made for this order. */
export function readCursor(order: readonly OrderTerm[], cursor: string): readonly (string | null)[] | undefined {
  const parsed = parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Array.isArray(parsed) || parsed.length !== order.length + 1 || parsed[0] !== fingerprint(order)) return undefined
  const values = parsed.slice(1).filter((value) => value === null || typeof value === 'string')
  return values.length === order.length ? values : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
