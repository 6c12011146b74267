import type { Report } from '../catalog/report.ts'
import { under } from '../catalog/report.ts'
import { grainNamed } from '../catalog/time-grains.ts'
import type { Shift } from '../expression/time-frame.ts'
import type { Comparison } from './question.ts'
import { type Clock, resolvePeriod } from './resolve-time.ts'

const FARTHEST = 100_000

/** Comparisons that can be made; reports those with a period that cannot be read, or that go back by no whole number of grains. */
export function checkCompared(compared: readonly Comparison[], clock: Clock, report: Report): readonly Shift[] {
  return compared.flatMap((comparison, index) => checked(comparison, clock, under(report, index)) ?? [])
}

function checked(comparison: Comparison, clock: Clock, report: Report): Shift | undefined {
  if (comparison.kind === 'to') return resolvePeriod({ between: comparison }, clock, report) && comparison
  if (comparison.kind !== 'back') return comparison
  const { count } = comparison
  const grain = grainNamed(comparison.grain, clock.grains, under(report, 'grain'))
  if (Number.isInteger(count) && count >= 1 && count <= FARTHEST) return grain && { kind: 'back', count, grain }
  report('shift-out-of-range', `"back" goes a whole number of grains back, from 1 to ${FARTHEST}, and this is ${count}.`, [])
  return undefined
}
