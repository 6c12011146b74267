import type { ColumnType } from '../expression/column-type.ts'
import { EngineError } from '../problem/problem.ts'
import type { KeyValue, MetricValue } from './answer.ts'
import type { RawValue } from './engine.ts'

/** A key as JavaScript: numbers as numbers, days and times as ISO text. */
export function decodeKey(raw: RawValue, type: ColumnType): KeyValue {
  if (raw === null) return null
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'double':
      return Number(raw)
    case 'boolean':
      return raw === 'true'
    default:
      return raw
  }
}

/** A metric as JavaScript. What a JSON number cannot hold exactly where it should is refused, not rounded. */
export function decodeMetric(raw: RawValue, name: string, type: 'integer' | 'double' | 'decimal'): MetricValue {
  if (raw === null) return null
  if (type === 'decimal') return canonicalDecimal(raw)
  const value = Number(raw)
  if (!Number.isFinite(value))
    throw new EngineError('warehouse-failed', `"${name}" came out as ${raw}, which is no number. The rows hold a value that is not finite.`)
  if (type === 'integer' && !Number.isSafeInteger(value))
    throw new EngineError(
      'warehouse-failed',
      `"${name}" came out as ${raw}, which is larger than a JSON number holds exactly. Declare the metric exact: true, so that it travels as text.`,
    )
  return value
}

/** Engines keep different numbers of zeros behind the point; an exact value has none it does not need. */
function canonicalDecimal(raw: string): string {
  const plain = raw.includes('.') ? raw.replace(/\.?0+$/, '') : raw
  return plain === '-0' ? '0' : plain
}
