import { openDuckdb } from './duckdb.ts'
import type { Engine } from './engine.ts'
import { openPostgres, type PostgresOptions } from './postgres.ts'
import { unreadableWarehouse, type WarehouseAddress, warehouseAddress } from './warehouse-address.ts'

/** Opens a warehouse for reading only. */
export async function openWarehouse(address: WarehouseAddress, options: PostgresOptions = {}): Promise<Engine> {
  return address.kind === 'postgres' ? openPostgres(address.url, options) : openDuckdb(address.path)
}

/** Opens what `WAREHOUSE_URL` names: `postgres://…`, `postgresql://…` or `duckdb:path/to/file.duckdb`. */
export async function openEngine(url: string): Promise<Engine> {
  const address = warehouseAddress(url)
  if (address === undefined) throw unreadableWarehouse(url)
  return openWarehouse(address)
}
