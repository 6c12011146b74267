import type { Catalog } from '../catalog/catalog.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { usedColumns } from '../catalog/used-columns.ts'
import { fillCheck } from '../sql/check-statements.ts'
import type { CheckOptions } from './check-warehouse.ts'
import type { Engine } from './engine.ts'

/** A table without rows, or a column that holds nothing in any of them. */
export interface EmptyColumn {
  readonly table: string
  /** Nothing where the table has no rows at all. */
  readonly column: string | undefined
  readonly rows: number
  /** The metrics that read it. */
  readonly metrics: readonly string[]
  /** What else does: dimensions and entities, as `orders.cancelReason`. */
  readonly others: readonly string[]
}

const DEFAULT_DEADLINE_MS = 600_000

/**
 * Finds what the catalog reads and the warehouse holds nothing in. Reads every table of a model in full.
 *
 * @throws EngineError where the warehouse does not answer
 */
export async function emptyColumns(catalog: Catalog, engine: Engine, options: CheckOptions = {}): Promise<readonly EmptyColumn[]> {
  const { signal, deadlineMs = DEFAULT_DEADLINE_MS } = options
  const used = usedColumns(catalog)
  const found: EmptyColumn[] = []
  // One after the other: each statement takes the whole warehouse already.
  for (const table of [...new Set(used.map((column) => column.table))]) {
    const columns = used.filter((column) => column.table === table)
    const names = columns.map(({ name }) => name)
    const [row = []] = await engine.run(fillCheck(table, names, engine.dialect), { signal, deadlineMs })
    const [rows = 0, ...filled] = row.map(Number)
    if (rows === 0) found.push({ table, column: undefined, rows, metrics: metricsOver(table, catalog), others: [] })
    else
      columns.forEach(({ name, usedBy }, index) => {
        if (filled[index] !== 0) return
        const metrics = usedBy.filter((by) => catalog.metrics.has(by))
        found.push({ table, column: name, rows, metrics, others: usedBy.filter((by) => !catalog.metrics.has(by)) })
      })
  }
  return found
}

function metricsOver(table: string, { metrics, models }: Catalog): readonly string[] {
  return [...metrics.values()]
    .filter(({ parts }) => rowParts(parts).some(({ model }) => models.get(model)?.table === table))
    .map(({ name }) => name)
}
