import type { GraphQLFieldResolver } from 'graphql'
import type { Metric } from '../catalog/catalog.ts'
import { requestName } from '../catalog/metric-request.ts'
import type { AnswerGroup, MetricValue } from '../engine/answer.ts'
import { emptyValue } from '../expression/empty-value.ts'
import { argumentsOf } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { readNode } from './operation-of.ts'
import type { SliceNode } from './operation-tree.ts'

/** A slice under way. `group` is the group that it is, or that it narrows; none at the root. */
export interface SliceValue {
  readonly node: SliceNode
  readonly group: AnswerGroup | undefined
  /** Whether the group is all the others taken together. */
  readonly isOther?: boolean
}

export type Resolver<Source> = GraphQLFieldResolver<Source, OperationContext>

/** The value of a metric: of the whole slice, of the group itself, or of the slice narrowed within the group. */
export function resolveMetric(metric: Metric): Resolver<SliceValue> {
  return ({ node, group }, args: Readonly<Record<string, unknown>>, { run }): MetricValue | Promise<MetricValue> => {
    if (node.isGroup) return valueIn(group, metric, args)
    return run.load(node).then((indexed) => valueIn(indexed.group(group?.rawKey ?? []), metric, args))
  }
}

/** A metric's value in a group; where the group is not there, what the metric is without rows. */
export function valueIn(group: AnswerGroup | undefined, metric: Metric, args: Readonly<Record<string, unknown>>): MetricValue {
  const given = argumentsOf(metric, args)
  const name = requestName(metric, given)
  if (group !== undefined && name in group.metrics) return group.metrics[name] ?? null
  const empty = emptyValue(metric.variants.get(given.variant ?? '')?.formula ?? metric.formula)
  return metric.type === 'decimal' && empty !== null ? String(empty) : empty
}

/** The slice that a field makes of another one, still within the same group. */
export const resolveSlice: Resolver<SliceValue> = (value, _args, _context, info): SliceValue => {
  return { node: readNode(value.node.slices, info.path.key), group: value.group }
}
