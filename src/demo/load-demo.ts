import { warehouseAddress } from '../engine/warehouse-address.ts'
import { InvalidConfigurationError } from '../problem/problem.ts'
import { loadDuckdb } from './load-duckdb.ts'
import { loadPostgres } from './load-postgres.ts'
import type { LoadOptions } from './load-watch.ts'

/**
 * Fills the warehouse that `url` names with the demo: a new file for `duckdb:path/to/file.duckdb`, or a database without these tables
 * for `postgres://…`. It is there as a whole or not at all. Throws `EngineError` when something stands in its place already.
 */
export async function loadDemo(options: LoadOptions & { readonly url: string }): Promise<void> {
  const address = warehouseAddress(options.url)
  if (address?.kind === 'postgres') return loadPostgres(address.url, options)
  if (address?.kind === 'duckdb') return loadDuckdb(address.path, options)
  const message = 'The demo can be loaded into "duckdb:path/to/file.duckdb" or "postgres://user:password@host:5432/database".'
  throw new InvalidConfigurationError([{ code: 'unknown-warehouse', message, path: ['url'] }])
}
