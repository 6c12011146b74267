import type { Catalog, Metric } from '../catalog/catalog.ts'
import { requestedMetric } from '../catalog/metric-request.ts'
import type { Report } from '../catalog/report.ts'
import type { Policy } from './policy.ts'
import { visibleCatalog } from './visible-catalog.ts'
import { visibleMetric } from './visible-metric.ts'

/** The metric that a caller asks for; one that is hidden is answered exactly like one that is not there. */
export function askedMetric(request: string, catalog: Catalog, policy: Policy, report: Report): Metric | undefined {
  return requestedMetric(request, seenFor(request, catalog, policy) ?? visibleCatalog(catalog, policy), report)
}

/** Whether a caller may see what a metric is computed from: one who may not is told that there is no such metric. */
export function maySeeRequest(request: string, catalog: Catalog, policy: Policy): boolean {
  const seen = seenFor(request, catalog, policy)
  return seen !== undefined && requestedMetric(request, seen, () => {}) !== undefined
}

type Metrics = Pick<Catalog, 'metrics' | 'models'>

/** As much of the catalog as a request for a visible metric takes; nothing where there is no such metric for the caller. */
function seenFor(request: string, catalog: Catalog, policy: Policy): Metrics | undefined {
  if (policy.kind === 'everything') return catalog
  const metric = catalog.metrics.get(request.split(' ', 1)[0] ?? '')
  const seen = metric && visibleMetric(metric, catalog, policy)
  return seen && { models: catalog.models, metrics: new Map([[seen.name, seen]]) }
}
