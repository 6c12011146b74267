import { isWrittenDay, isWrittenTime } from '../catalog/written-time.ts'
import type { ColumnType } from '../expression/column-type.ts'
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
  return values.length === order.length && values.every((value, index) => value === null || fits(value, order[index]?.of.type ?? 'text'))
    ? values
    : undefined
}

/** Anybody can make up a cursor; none may hold what the database cannot read. */
function fits(value: string, type: ColumnType): boolean {
  switch (type) {
    case 'integer':
      return /^-?\d{1,18}$/.test(value)
    case 'decimal':
      return /^-?\d{1,26}(\.\d{1,40})?$/.test(value)
    case 'double':
      return /^-?\d{1,25}(\.\d{1,40})?(e[+-]?\d{1,3})?$/i.test(value) && Number.isFinite(Number(value))
    case 'boolean':
      return value === 'true' || value === 'false'
    case 'date':
      return isWrittenDay(value)
    case 'timestamp':
    case 'timestamptz':
      return isWrittenTime(value)
    default:
      return !value.includes('\u0000')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
