import { checkCompared } from '../query/check-compared.ts'
import { comparedPeriod } from '../query/compared-period.ts'
import { isPartialPeriod } from '../query/partial.ts'
import { resolvePeriod } from '../query/resolve-time.ts'
import type { OperationContext } from './operation-context.ts'
import type { Base } from './operation-tree.ts'
import { zonedInstant } from './resolve-during.ts'

/** Whether a slice's period, moved where it is compared, reaches past the instant that counts as now (S16). A period that is wrong was reported with the question. */
export function isPartialSlice({ period, compared = [], timezone, asOf }: Base, { layer, caller }: OperationContext): boolean {
  const now = zonedInstant(asOf ?? caller.now.toISOString(), timezone ?? layer.defaults.timezone)
  if (now === undefined || (period === undefined && compared.length === 0)) return false
  const clock = { asOf: now, grains: layer.catalog.grains }
  const own = period && resolvePeriod(period, clock, () => undefined)
  const moves = checkCompared(compared, clock, () => undefined)
  return isPartialPeriod(comparedPeriod(own, moves, clock), now.toInstant().toString())
}
