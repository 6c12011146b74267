import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import type { Catalog, DefinitionSource, WarehouseTable } from '../../src/index.ts'

/** The CRM's metrics, and `more` over `tables`. */
export async function benchCatalog(tables: readonly WarehouseTable[], more: readonly DefinitionSource[] = []): Promise<Catalog> {
  const loaded = await loadDefinitions('metrics')
  const definitions = [...loaded.definitions, ...more]
  return linkCatalog({ ...loaded, definitions, tables })
}
