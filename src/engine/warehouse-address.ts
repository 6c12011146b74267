import { isAbsolute, join } from 'node:path'
import { InvalidConfigurationError } from '../problem/problem.ts'

/** Where a warehouse is. */
export type WarehouseAddress =
  /** `url` holds the password: it is for the driver only, never for a message or a log. */
  { readonly kind: 'postgres'; readonly url: string } | { readonly kind: 'duckdb'; readonly path: string }

/** The address that `text` spells, or undefined. A relative path starts at `folder`. */
export function warehouseAddress(text: string, folder = ''): WarehouseAddress | undefined {
  const [, path] = /^duckdb:(.+)$/is.exec(text) ?? []
  if (path !== undefined) return { kind: 'duckdb', path: isAbsolute(path) ? path : join(folder, path) }
  return /^postgres(ql)?:\/\//i.test(text) && URL.canParse(text) ? { kind: 'postgres', url: text } : undefined
}

/** Why a text is no address. It says as little as it can of what was written: the password is in it. */
export function unreadableWarehouse(text: string): InvalidConfigurationError {
  const refused = (code: string, message: string) => new InvalidConfigurationError([{ code, message, path: ['WAREHOUSE_URL'] }])
  if (/^postgres(ql)?:\/\//i.test(text))
    return refused(
      'unreadable-warehouse-url',
      'WAREHOUSE_URL cannot be read as an address. It looks like "postgres://user:password@host:5432/database", and characters such as "@", "/" and "#" in a password are written "%40", "%2F" and "%23".',
    )
  // What stands before the first colon is shown only if it is surely a scheme: without one it could be part of a secret.
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text) ?? []
  const known =
    scheme === undefined
      ? 'WAREHOUSE_URL names no database.'
      : `WAREHOUSE_URL begins with "${scheme}:", which is none of the databases that Grainline reads.`
  return refused('unknown-warehouse', `${known} It can be "postgres://user:password@host:5432/database" or "duckdb:path/to/file.duckdb".`)
}
