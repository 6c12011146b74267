import type { Expression } from '../expression/expression.ts'
import { someExpression } from '../expression/walk.ts'
import type { Metric, Model } from './catalog.ts'
import type { Report } from './report.ts'

/** Reports what counts business hours where the options do not say which these are: dimensions, or else the metrics that do it themselves. */
export function checkBusinessHours(
  models: Iterable<Model>,
  metrics: readonly Metric[],
  reportOn: { readonly model: (name: string) => Report; readonly metric: (name: string) => Report },
): void {
  const counting = [...models].flatMap(({ name, dimensions }) =>
    [...dimensions].flatMap(([dimension, { expression }]) => (countsOpenHours(expression) ? [{ name, dimension }] : [])),
  )
  for (const { name, dimension } of counting) reportOn.model(name)('no-business-hours', NONE, ['dimensions', dimension, 'hours'])
  if (counting.length > 0) return
  for (const { name, kind, parts } of metrics)
    if (kind === 'simple' && parts.some((part) => part.kind === 'rows' && 'of' in part.aggregation && countsOpenHours(part.aggregation.of)))
      reportOn.metric(name)('no-business-hours', NONE, [])
}

const NONE =
  'Business hours need the hours of the week in which the company works. Name them in the options: businessHours: { timezone: "Europe/Berlin", from: "09:00", to: "17:00", days: [1, 2, 3, 4, 5] }.'

function countsOpenHours(of: Expression): boolean {
  return someExpression(of, (node) => node.kind === 'elapsed' && node.hours !== undefined)
}
