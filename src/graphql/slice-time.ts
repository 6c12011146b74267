import { checkCompared } from '../query/check-compared.ts'
import { resolvePeriod } from '../query/resolve-time.ts'
import type { SliceTime } from '../standing/benchmark-instant.ts'
import type { OperationContext } from './operation-context.ts'
import type { Base } from './operation-tree.ts'
import { zonedInstant } from './resolve-during.ts'

/** The times of a slice; nothing where its zone or instant cannot be read. What is wrong with any of them is reported with the question. */
export function sliceTime({ period, compared = [], timezone, asOf }: Base, { layer, caller }: OperationContext): SliceTime | undefined {
  const now = zonedInstant(asOf ?? caller.now.toISOString(), timezone ?? layer.defaults.timezone)
  if (now === undefined) return undefined
  const clock = { asOf: now, grains: layer.catalog.grains }
  const ignored = () => undefined
  return { clock, period: period && resolvePeriod(period, clock, ignored), compared: checkCompared(compared, clock, ignored) }
}
