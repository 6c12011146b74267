import { sameUnit } from '../definition/unit.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Catalog, Metric } from './catalog.ts'
import type { Declared } from './doubt.ts'
import { type Report, under } from './report.ts'

/** Checks that what a metric is over finer rows is there, and could stand in its place in any answer. */
export function checkFiner(
  { metrics }: Pick<Catalog, 'metrics'>,
  { declared, isKnown }: { readonly declared: Declared; isKnown(metric: string): boolean },
  reportOn: (metric: string) => Report,
): void {
  for (const metric of metrics.values()) {
    if (metric.kind === 'variants') continue
    for (const [place, name] of metric.finer.entries()) {
      const report = under(reportOn(metric.name), 'finer', ...(metric.finer.length === 1 ? [] : [place]))
      const finer = metrics.get(name)
      // What metrics compute is not known where they, or their models, have problems of their own.
      const difference = finer && isKnown(metric.name) && isKnown(name) ? unlike(metric, finer) : undefined
      if (finer === undefined && !declared.has(name))
        report('unknown-metric', `There is no metric "${name}".${didYouMean(name, metrics.keys())}`, [])
      else if (difference !== undefined)
        report(
          'finer-unlike',
          `"${name}" cannot stand for "${metric.name}": ${difference}. Over finer rows a metric is the same number, told apart by more.`,
          [],
        )
    }
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
