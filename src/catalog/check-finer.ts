import { sameUnit } from '../definition/unit.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Metric } from './catalog.ts'
import type { Declared } from './doubt.ts'
import type { Report } from './report.ts'

/** Checks that what a metric is over finer rows is there, and could stand in its place in any answer. */
export function checkFiner(
  metrics: ReadonlyMap<string, Metric>,
  { declared, isKnown }: { readonly declared: Declared; isKnown(metric: string): boolean },
  reportOn: (metric: string) => Report,
): void {
  for (const metric of metrics.values()) {
    if (metric.finer === undefined || metric.kind === 'variants') continue
    const report = reportOn(metric.name)
    const finer = metrics.get(metric.finer)
    if (finer === undefined) {
      if (!declared.has(metric.finer))
        report('unknown-metric', `There is no metric "${metric.finer}".${didYouMean(metric.finer, metrics.keys())}`, ['finer'])
      continue
    }
    // What metrics compute is not known where they, or their models, have problems of their own.
    if (!isKnown(metric.name) || !isKnown(finer.name)) continue
    const difference = unlike(metric, finer)
    if (difference !== undefined)
      report(
        'finer-unlike',
        `"${finer.name}" cannot stand for "${metric.name}": ${difference}. Over finer rows a metric is the same number, told apart by more.`,
        ['finer'],
      )
  }
}

function unlike(metric: Metric, finer: Metric): string | undefined {
  if (finer.name === metric.name) return 'it is the metric itself'
  if (metric.parameters.size + finer.parameters.size > 0) return 'a metric with parameters has no other in its place'
  if (!sameUnit(metric.unit, finer.unit)) return 'they have different units'
  if (metric.type !== finer.type) return 'their values are of different types'
  if (!metric.nullable && finer.nullable) return 'it can be null'
  return undefined
}
