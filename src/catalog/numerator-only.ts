import { didYouMean } from '../problem/suggest.ts'
import type { Metric } from './catalog.ts'
import { mayHave } from './doubt.ts'
import type { KnownModels } from './metric-scope.ts'
import { renamed } from './narrow-input.ts'
import { type Report, under } from './report.ts'
import { mapRowParts, rowParts } from './row-parts.ts'

/** A metric that some dimensions do not tell apart, under names that begin with `id`: it stands beside the metric as it is otherwise. */
export function notToldApart(
  { parts, formula }: Pick<Metric, 'parts' | 'formula'>,
  dimensions: readonly string[],
  id: string,
): Pick<Metric, 'parts' | 'formula'> {
  if (dimensions.length === 0) return { parts, formula }
  return renamed(
    mapRowParts(parts, (part) => ({ ...part, ignores: [...(part.ignores ?? []), ...dimensions] })),
    formula,
    id,
  )
}

/** Reports dimensions that a metric's rows do not lead to, and those of none of the metrics beside it. */
export function checkDimensions(
  dimensions: readonly string[],
  { parts, beside = [] }: Pick<Metric, 'parts'> & { readonly beside?: readonly Metric[] },
  { models, doubts }: KnownModels,
  report: Report,
): void {
  const mayLead = (model: string, dimension: string) =>
    models.get(model)?.members.has(dimension) !== false || mayHave(doubts.get(model), dimension)
  const leads = (metric: Metric, dimension: string) => rowParts(metric.parts).every(({ model }) => mayLead(model, dimension))
  for (const [index, dimension] of dimensions.entries()) {
    if (beside.some((metric) => leads(metric, dimension))) continue
    const read = rowParts(parts).filter(({ ignores = [] }) => !ignores.includes(dimension))
    const lacking = read.find(({ model }) => !mayLead(model, dimension))
    const known = lacking && models.get(lacking.model)?.members.keys()
    if (lacking !== undefined)
      under(report, index)(
        'unknown-dimension',
        `"${lacking.model}" does not lead to "${dimension}".${didYouMean(dimension, known ?? [])}`,
        [],
      )
  }
}
