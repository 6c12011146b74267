import type { Catalog, Metric } from './catalog.ts'
import { type Instead, MetricLinker, type MetricsToLink } from './link-metric.ts'
import { soundMetrics } from './sound-metrics.ts'

/** What all metrics are linked by. */
export type ToLink = Omit<MetricsToLink, 'problems' | 'instead'>
type Metrics = ReadonlyMap<string, Metric>

/**
 * Metrics once more, made of what their inputs are over finer rows: orders per customer, by product, are the orders that hold such a product
 * per customer who bought it. Only a count of rows stands for a count of rows, and one of entities for one of entities.
 */
export function linkFiner(toLink: ToLink, metrics: Metrics): Catalog['finer'] {
  const most = Math.max(0, ...[...metrics.values()].map(({ finer }) => finer.length))
  return Array.from({ length: most }, (_, place) => madeOfFiner(toLink, metrics, place))
}

/** The metrics that are others where, of the finer ones of each, that in a place is taken, or else the last. */
function madeOfFiner(toLink: ToLink, metrics: Metrics, place: number): Metrics {
  const problems: MetricsToLink['problems'] = []
  const instead: Instead = { apart: `finer ${place + 1}`, of: (name) => standsFor(metrics.get(name), metrics, place) }
  const linker = new MetricLinker({ ...toLink, problems, instead })
  const linked = [...metrics.keys()].flatMap((name) => linker.link(name) ?? [])
  const all = new Map(linked.map((metric) => [metric.name, metric]))
  const isSound = soundMetrics(all, problems)
  return new Map([...all].filter(([name]) => linker.isReplaced(name) && isSound(name)))
}

function standsFor(metric: Metric | undefined, metrics: Metrics, place: number): Metric | undefined {
  if (metric === undefined) return undefined
  const finer = metrics.get(metric.finer[Math.min(place, metric.finer.length - 1)] ?? '')
  if (finer?.kind === metric.kind && metric.kind !== 'variants') return finer
  // These are made of rows, not of other metrics, or of events that are told apart one by one.
  return ['simple', 'scored', 'conversion', 'retention'].includes(metric.kind) ? metric : undefined
}
