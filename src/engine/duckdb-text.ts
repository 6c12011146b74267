import {
  DuckDBDateValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { RawValue } from './engine.ts'
import { isoTimestamp } from './timestamp-text.ts'

/** The shortest digits that name a float4, as PostgreSQL writes it: 0.1, and not the 0.10000000149011612 of the double beside it. */
function float4Text(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits))
    if (Math.fround(shorter) === value) return String(shorter)
  }
  return String(value)
}

function dateText(value: DuckDBDateValue): string {
  if (value.isFinite) return value.toString()
  return value.days > 0 ? 'infinity' : '-infinity'
}

/** The value itself is in UTC; the driver would write it in the zone of this process. */
function instantText(value: DuckDBTimestampTZValue): string {
  const text = new DuckDBTimestampValue(value.micros).toString()
  return value.isFinite ? `${text}+00` : text
}

/** For the driver's `convertRows`: exact text, spelled as PostgreSQL's is after `postgresTextParser`. */
export function duckdbText(value: DuckDBValue, type: DuckDBType): RawValue {
  if (value === null) return null
  switch (type.typeId) {
    case DuckDBTypeId.FLOAT:
      return typeof value === 'number' ? float4Text(value) : String(value)
    case DuckDBTypeId.DATE:
      return value instanceof DuckDBDateValue ? dateText(value) : String(value)
    case DuckDBTypeId.TIMESTAMP_TZ:
      return isoTimestamp(value instanceof DuckDBTimestampTZValue ? instantText(value) : String(value))
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
      return isoTimestamp(String(value))
    default:
      return String(value)
  }
}
