import type { Shift } from '../expression/time-frame.ts'

/** The comparisons that have names, as shifts. */
export const NAMED_SHIFTS: Readonly<Record<string, readonly Shift[]>> = {
  previousPeriod: [{ kind: 'previousPeriod' }],
  previousPeriodToDate: [{ kind: 'previousPeriodToDate' }],
  samePeriodLastYear: [{ kind: 'back', count: 1, grain: 'year' }],
  sameWeekdaysLastYear: [{ kind: 'sameWeekdaysLastYear' }],
}
