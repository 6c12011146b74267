import { parseExact } from './exact.ts'
import { double, text, type Value } from './value.ts'

/** A declared field of a JSON column: null where the key is missing, JSON null, or not of the declared type. */
export function evaluateJsonField(of: Value, key: string, type: string): Value {
  if (of === null || of.kind !== 'json' || typeof of.value !== 'object' || of.value === null || Array.isArray(of.value)) return null
  const value: unknown = new Map<string, unknown>(Object.entries(of.value)).get(key)
  if (type === 'boolean') return typeof value === 'boolean' ? { kind: 'boolean', value } : null
  if (type === 'text') return typeof value === 'string' ? text(value) : null
  if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value))) return null
  return type === 'double' ? double(value) : parseExact(String(value))
}
