import type { Metric } from '../catalog/catalog.ts'
import { requestedOperand } from '../catalog/metric-request.ts'
import { ratioOf } from '../catalog/ratio-of.ts'
import type { Report } from '../catalog/report.ts'
import type { Base, BreakdownNode, DriversNode, Path } from './operation-tree.ts'

/** A metric whose change is asked about, by its request. */
export interface DrivenMetric {
  readonly request: string
  readonly metric: Metric
}

/** What the drivers of a slice have from it. */
export interface DrivenSlice extends Pick<BreakdownNode, 'filtersAt' | 'within' | 'path'> {
  readonly base: Base
  readonly compared: Base
  readonly by: readonly string[]
}

/** How the change of a metric is made of groups: of what adds up, or of a ratio of what does; nothing where it is neither. */
export function drivenBy({ request, metric }: DrivenMetric): readonly string[] | undefined {
  if (metric.additivity !== 'nonAdditive' && metric.variants.size === 0) return [request]
  if (ratioOf(metric) === undefined) return metric.additivity === 'nonAdditive' ? undefined : [request]
  return [requestedOperand(request, 'numerator'), requestedOperand(request, 'denominator')]
}

/** The questions behind the drivers of a change: the same groups now and before. */
export function readDrivers(driven: readonly DrivenMetric[], slice: DrivenSlice, report: Report): DriversNode {
  const requests = driven.flatMap((one) => {
    const by = drivenBy(one)
    if (by === undefined)
      report(
        'no-drivers',
        `The change of "${one.metric.name}" is not made of its groups' changes: it is neither a sum nor a ratio of sums. Ask for the drivers of what it is made of${inputsOf(one.metric)}.`,
        [],
      )
    return by ?? []
  })
  const metrics = [...new Set(requests)]
  const asking = (base: Base, when: string): BreakdownNode => ({
    kind: 'breakdown',
    question: { ...base, by: slice.by, metrics, also: metrics, addsUp: true },
    filtersAt: slice.filtersAt,
    groups: new Map(),
    rest: undefined,
    asks: metrics.length > 0,
    within: slice.within,
    path: [...slice.path, when] satisfies Path,
  })
  return { now: asking(slice.base, 'now'), before: asking(slice.compared, 'before') }
}

function inputsOf({ inputs }: Metric): string {
  return inputs.length === 0
    ? ''
    : `: ${inputs
        .slice(0, 4)
        .map((name) => `"${name}"`)
        .join(', ')}`
}
