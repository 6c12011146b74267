import type { Report } from '../catalog/report.ts'
import { under } from '../catalog/report.ts'
import type { Shift } from '../expression/time-frame.ts'
import { resolvePeriod } from './resolve-time.ts'
import type { Zoned } from './shift-interval.ts'

const FARTHEST = 100_000

/** Comparisons that can be made; reports those with a period that cannot be read, or that go back by no whole number of grains. */
export function checkCompared(compared: readonly Shift[], asOf: Zoned, report: Report): readonly Shift[] {
  return compared.filter((shift, index) => {
    if (shift.kind === 'to') return resolvePeriod({ between: shift }, asOf.timeZoneId, asOf, under(report, index)) !== undefined
    if (shift.kind !== 'back' || (Number.isInteger(shift.count) && shift.count >= 1 && shift.count <= FARTHEST)) return true
    report('shift-out-of-range', `"back" goes a whole number of grains back, from 1 to ${FARTHEST}, and this is ${shift.count}.`, [index])
    return false
  })
}
