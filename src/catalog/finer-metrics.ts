import type { Catalog, Metric } from './catalog.ts'
import { requestedMetric } from './metric-request.ts'

/** What says the same as a metric over finer rows: the metrics that it names for it, and itself, made of what its inputs are over finer rows. */
export function finerMetrics({ name, finer }: Metric, { metrics, models, finer: remade }: Catalog): readonly Metric[] {
  return [
    ...finer.flatMap((one) => metrics.get(one) ?? []),
    ...remade.flatMap((one) => requestedMetric(name, { metrics: one, models }, () => {}) ?? []),
  ]
}
