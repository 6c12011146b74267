import { requestedOperand } from '../catalog/metric-request.ts'
import { ratioOf } from '../catalog/ratio-of.ts'
import type { Report } from '../catalog/report.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { CONFIDENCES } from '../standing/rate-difference.ts'
import type { Base, BreakdownNode, DriversNode } from './operation-tree.ts'
import type { DrivenMetric, DrivenSlice } from './read-drivers.ts'

/** Which groups an experiment has, by one dimension. */
export interface ExperimentAsked {
  readonly by: string
  readonly control: string
  readonly treatment: string
  readonly confidence: number
}

/** Whether a metric is a count over a count, so that it is a share of so many. */
function isRateOfCounts({ metric }: DrivenMetric): boolean {
  return (
    metric.unit.kind === 'ratio' &&
    ratioOf(metric) !== undefined &&
    rowParts(metric.parts).every(({ aggregation }) => aggregation.kind === 'count' || aggregation.kind === 'countRows')
  )
}

/** The questions behind an experiment: what its rates are made of, in each of its groups; `now` is the treatment, `before` the control. */
export function readExperiment(
  driven: readonly DrivenMetric[],
  asked: ExperimentAsked,
  slice: Omit<DrivenSlice, 'compared'>,
  report: Report,
): DriversNode {
  if (!CONFIDENCES.includes(asked.confidence))
    report('unknown-confidence', `"confidence" is one of ${CONFIDENCES.join(', ')}, and this is ${asked.confidence}.`, ['confidence'])
  if (asked.control === asked.treatment)
    report('one-group', `"control" and "treatment" are both "${asked.control}", and an experiment has two groups.`, ['treatment'])
  const requests = driven.flatMap((one) => {
    if (isRateOfCounts(one)) return [requestedOperand(one.request, 'numerator'), requestedOperand(one.request, 'denominator')]
    report(
      'no-rate',
      `"${one.metric.name}" is no count over a count, so that no interval of its difference can be told. Ask for it in a breakdown by "${asked.by}".`,
      [],
    )
    return []
  })
  const metrics = [...new Set(requests)]
  const asking = (group: string, when: string): BreakdownNode => ({
    kind: 'breakdown',
    question: { ...within(slice.base, asked.by, group), by: slice.by, metrics, also: metrics },
    filtersAt: [...slice.filtersAt, slice.path],
    groups: new Map(),
    rest: undefined,
    asks: metrics.length > 0,
    within: slice.within,
    path: [...slice.path, when],
  })
  return { now: asking(asked.treatment, 'treatment'), before: asking(asked.control, 'control') }
}

function within(base: Base, by: string, group: string): Base {
  return { ...base, where: [...(base.where ?? []), { [by]: { eq: group } }] }
}
