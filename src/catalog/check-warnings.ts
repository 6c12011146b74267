import { didYouMean } from '../problem/suggest.ts'
import type { Catalog } from './catalog.ts'
import type { Declared } from './doubt.ts'
import { requestedMetric } from './metric-request.ts'
import { type Report, under } from './report.ts'

/** Checks that what metrics warn by is there, can be asked for by its name alone, and has a limit. */
export function checkWarnings(
  catalog: Pick<Catalog, 'metrics' | 'models'>,
  { declared, isKnown }: { readonly declared: Declared; isKnown(metric: string): boolean },
  reportOn: (metric: string) => Report,
): void {
  for (const { name, warnings } of catalog.metrics.values())
    for (const [place, { metric, above, below }] of warnings.entries()) {
      const report = under(reportOn(name), 'warnings', place)
      if (above === undefined && below === undefined)
        report('needs-limit', `"${name}" warns by "${metric}", and does not say from when on. Say above: 0.05, or below: 0.95.`, [])
      if (metric === name) report('warns-of-itself', `"${name}" warns by itself. A limit of its own is an alert.`, ['metric'])
      else if (!declared.has(metric))
        report('unknown-metric', `There is no metric "${metric}".${didYouMean(metric, declared.names)}`, ['metric'])
      else if (isKnown(metric)) requestedMetric(metric, catalog, (code, message) => report(code, message, ['metric']))
    }
}
