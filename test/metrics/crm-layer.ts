import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import { type Caller, type Catalog, DEFAULTS, type Engine, everything, type MetricsLayer, type WarehouseTable } from '../../src/index.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'

/** The project's own metrics, loaded as the command line loads them. */
export async function crmCatalog(tables: readonly WarehouseTable[]): Promise<Catalog> {
  return linkCheckedCatalog({ ...(await loadDefinitions('metrics')), tables })
}

export async function crmLayer(engine: Engine): Promise<MetricsLayer> {
  return { catalog: await crmCatalog(await engine.inspect()), engine, defaults: DEFAULTS, deadlineMs: 30_000 }
}

export const caller: Caller = { policy: everything, now: new Date('2026-01-01T00:00:00Z') }
