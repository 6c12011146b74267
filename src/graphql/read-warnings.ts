import type { Metric, MetricWarning } from '../catalog/catalog.ts'
import type { SliceNode, WatchedNode } from './operation-tree.ts'

/** A metric that is selected in a slice, and which of its variants. */
export interface SelectedMetric {
  readonly metric: Metric
  readonly variant: string | undefined
}

/** What metrics of a slice, and those that they are made of, are doubtful by, each once: other metrics of the same slice. */
export function watchedNodes(
  selected: readonly SelectedMetric[],
  metrics: ReadonlyMap<string, Metric>,
  slice: SliceNode,
): readonly WatchedNode[] {
  const found = new Map<string, WatchedNode>()
  const watch = (of: string, warning: MetricWarning) => {
    const own: SliceNode = { ...slice, metrics: [warning.metric], isOptional: true, path: [...slice.path, warning.metric] }
    found.set(JSON.stringify([of, warning]), { of, warning, slice: own })
  }
  for (const { metric, variant } of selected)
    for (const part of madeOf(metric, variant, metrics)) for (const warning of part.warnings) watch(metric.name, warning)
  return [...found.values()]
}

/** A metric, the variant that is meant, and all that this is made of. */
function madeOf(metric: Metric, variant: string | undefined, metrics: ReadonlyMap<string, Metric>): ReadonlySet<Metric> {
  const all = new Set([metric])
  // A set goes on with what is added to it on the way.
  for (const part of all) {
    const chosen = part === metric ? (variant ?? part.defaultVariant) : part.defaultVariant
    const meant = chosen === undefined ? part.inputs.map((input) => metrics.get(input)) : [part.variants.get(chosen)]
    for (const one of meant) if (one !== undefined) all.add(one)
  }
  return all
}
