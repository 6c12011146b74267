import { resolve } from '../metrics-layer.ts'
import { comparedPeriod } from '../query/compared-period.ts'
import { isPartialPeriod, partialGroups } from '../query/partial.ts'
import type { OperationContext } from './operation-context.ts'
import { type Base, questionOf } from './operation-tree.ts'
import { sliceTime } from './slice-time.ts'
import type { SliceValue } from './slice-value.ts'

/**
 * Whether the values of a slice may still change: its period, moved where it is compared, reaches past the instant that counts as now
 * (S16), or what comes of the rows of its metrics does (S25, S26). Within a group, those of the group.
 */
export function isPartialSlice({ node, group }: SliceValue, context: OperationContext): boolean | Promise<boolean> {
  if (node.metrics.length === 0) return reachesPastNow(node.base, context)
  if (node.by.length === 0) return partialGroups(resolve(context.layer, questionOf(node), context.caller))([])
  const key = group?.rawKey ?? []
  // Where the slice has no rows in a group, it is over as soon as that is.
  const around = node.base.compared === undefined ? group?.isPartial : undefined
  return context.run.load(node).then((indexed) => indexed.group(key)?.isPartial ?? around ?? reachesPastNow(node.base, context))
}

function reachesPastNow(base: Base, context: OperationContext): boolean {
  const time = sliceTime(base, context)
  if (time === undefined || (base.period === undefined && time.compared.length === 0)) return false
  return isPartialPeriod(comparedPeriod(time.period, time.compared, time.clock), time.clock.asOf.toInstant().toString())
}
