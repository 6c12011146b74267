import { isoTimestamp } from './timestamp-text.ts'

type TextParser = (text: string) => string

// PostgreSQL writes 1e+20 where DuckDB's driver and JavaScript write 100000000000000000000; both are the shortest digits of one double.
const double: TextParser = (text) => String(Number(text))

// float4 and float8 share the spelling: PostgreSQL writes the shortest digits of each, and reading them as a double loses none.
const parsers = new Map<number, TextParser>([
  [16, (text) => (text === 't' ? 'true' : 'false')],
  [700, double],
  [701, double],
  [1114, isoTimestamp],
  [1184, isoTimestamp],
])

const asWritten: TextParser = (text) => text

/** For `pg`: text for every type, by the type's number in `pg_type`. */
export function postgresTextParser(type: number): TextParser {
  return parsers.get(type) ?? asWritten
}
