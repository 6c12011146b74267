import type { Catalog, Metric } from './catalog.ts'
import { MetricLinker, type MetricsToLink } from './link-metric.ts'
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
  const isOther = otherwiseMade(metrics, place)
  const of = (name: string) => finerOf(metrics.get(name), metrics, place) ?? (isOther(name) ? undefined : metrics.get(name))
  const linker = new MetricLinker({ ...toLink, problems, instead: { apart: `finer ${place + 1}`, of } })
  const linked = [...metrics.keys()].filter(isOther).flatMap((name) => linker.link(name) ?? [])
  const isSound = soundMetrics(new Map([...metrics, ...linked.map((metric) => [metric.name, metric] as const)]), problems)
  return new Map(linked.filter(({ name }) => isSound(name)).map((metric) => [metric.name, metric]))
}

function finerOf(metric: Metric | undefined, metrics: Metrics, place: number): Metric | undefined {
  const finer = metrics.get(metric?.finer[Math.min(place, metric.finer.length - 1)] ?? '')
  return finer?.kind === metric?.kind && metric?.kind !== 'variants' ? finer : undefined
}

/** Events are told apart one by one: what becomes of them is not computed over finer rows. */
const OF_EVENTS: readonly Metric['kind'][] = ['conversion', 'retention']

/** Tells the metrics that are made of one that has a finer one in a place, however deep; those over finer rows are what they are. */
function otherwiseMade(metrics: Metrics, place: number): (name: string) => boolean {
  const known = new Map<string, boolean>([...metrics.values()].flatMap(({ finer }) => finer.map((name) => [name, false] as const)))
  const isOther = (name: string): boolean => {
    const before = known.get(name)
    if (before !== undefined) return before
    // A circle has no end.
    known.set(name, false)
    const metric = metrics.get(name)
    const hasPlace = (input: string) =>
      (metrics.get(input)?.finer.length ?? 0) > place && finerOf(metrics.get(input), metrics, place) !== undefined
    const found =
      metric !== undefined && !OF_EVENTS.includes(metric.kind) && metric.inputs.some((input) => hasPlace(input) || isOther(input))
    known.set(name, found)
    return found
  }
  return isOther
}
