import type { Catalog, Metric, RowPart } from '../catalog/catalog.ts'
import { namesTested } from '../catalog/filter-names.ts'
import { finerMetrics } from '../catalog/finer-metrics.ts'
import { ignoredNames } from '../catalog/ignored-names.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { splitReading } from '../catalog/time-grains.ts'
import type { ParsedFilter } from '../definition/filter-input.ts'
import type { Policy } from './policy.ts'
import type { Question } from './question.ts'
import { reach } from './reachable.ts'
import { maySee } from './resolve-access.ts'
import { maySeeMetric } from './visible-metric.ts'

/** What decides which rows a metric can be computed over. */
export interface Asked {
  readonly names: readonly string[]
  readonly catalog: Catalog
  readonly policy: Policy
}

/** What a question groups and filters by, and the entities that its filters test. */
export function namesAsked(
  { by = [], outside }: Pick<Question, 'by' | 'outside'>,
  filters: readonly (ParsedFilter | undefined)[],
): readonly string[] {
  return [...new Set([...by, ...filters.flatMap((filter) => (filter === undefined ? [] : namesTested(filter))), ...(outside?.by ?? [])])]
}

/** The metric, or what says the same over finer rows, where only those know all that is asked by. */
export function finestMetric(metric: Metric, { names, catalog, policy }: Asked): Metric {
  const known = (one: Metric) => names.every((name) => rowParts(one.parts).every((part) => isKnown(part, name, { catalog, policy })))
  if (known(metric)) return metric
  const over = finerMetrics(metric, catalog).find((one) => maySeeMetric(one, catalog, policy) && known(one))
  return over === undefined ? metric : { ...over, name: metric.name }
}

/** Whether the rows of a part lead to what a name stands for, or do without it. */
function isKnown(part: RowPart, name: string, { catalog, policy }: Omit<Asked, 'names'>): boolean {
  const model = catalog.models.get(part.model)
  if (model === undefined) return false
  if (ignoredNames(part, (one) => splitReading(one, catalog.grains)?.base ?? one)(name)) return true
  const found = model.roles.get(name) ?? reach({ model, time: part.time }, name, { zone: 'UTC', grains: catalog.grains })
  return found !== undefined && maySee(policy, model, [found])
}
