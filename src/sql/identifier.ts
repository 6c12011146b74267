import { sql } from 'kysely'
import type { Sql } from './sql-dialect.ts'

/** PostgreSQL cuts names after 63 bytes, so that two long ones could become one: https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
const LONGEST = 63

/** A name that a step makes up, or a column of one; names that are too long end in a mark made of all of them. */
export function identifier(...names: readonly string[]): Sql {
  return sql.id(...names.map(fitting))
}

function fitting(name: string): string {
  return Buffer.byteLength(name) <= LONGEST
    ? name
    : `${Buffer.from(name)
        .subarray(0, LONGEST - 12)
        .toString('utf8')
        .replace(/\uFFFD+$/, '')} ${fingerprint(name)}`
}

/** FNV-1a over the name's bytes, twice, as 11 letters and digits at most. */
function fingerprint(name: string): string {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (const byte of Buffer.from(name)) {
    low = Math.imul(low ^ byte, 0x01000193) >>> 0
    high = Math.imul(high ^ byte, 0x85ebca6b) >>> 0
  }
  return (BigInt(high) * 4294967296n + BigInt(low)).toString(36).slice(0, 11)
}
