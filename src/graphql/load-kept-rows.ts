import type { KeptName } from '../definition/kept-tables.ts'
import { answer, type Caller, type MetricsLayer } from '../metrics-layer.ts'
import { type KeptRow, keptPolicy, keptRowsQuestion, readKeptRows } from '../standing/kept-rows.ts'

/** The rows of a kept table, as far as the caller may see them; none where the catalog knows of no such table. */
export async function loadKeptRows(name: KeptName, layer: MetricsLayer, caller: Caller): Promise<readonly KeptRow[]> {
  const catalog = layer.catalog.kept.get(name)
  const policy = keptPolicy(name, caller.policy)
  if (catalog === undefined || policy === undefined) return []
  const [rows] = await answer({ ...layer, catalog }, [keptRowsQuestion(name, catalog)], { ...caller, policy })
  return readKeptRows(
    name,
    catalog,
    (rows?.groups ?? []).map(({ key }) => key),
  )
}
