import { comparedPeriod } from '../query/compared-period.ts'
import { isPartialPeriod } from '../query/partial.ts'
import type { OperationContext } from './operation-context.ts'
import type { Base } from './operation-tree.ts'
import { sliceTime } from './slice-time.ts'

/** Whether a slice's period, moved where it is compared, reaches past the instant that counts as now (S16). */
export function isPartialSlice(base: Base, context: OperationContext): boolean {
  const time = sliceTime(base, context)
  if (time === undefined || (base.period === undefined && time.compared.length === 0)) return false
  return isPartialPeriod(comparedPeriod(time.period, time.compared, time.clock), time.clock.asOf.toInstant().toString())
}
