import type { Comparison } from './question.ts'

/** The comparisons that have names. */
export const NAMED_SHIFTS: Readonly<Record<string, readonly Comparison[]>> = {
  previousPeriod: [{ kind: 'previousPeriod' }],
  previousPeriodToDate: [{ kind: 'previousPeriodToDate' }],
  samePeriodLastYear: [{ kind: 'samePeriodLastYear' }],
  sameWeekdaysLastYear: [{ kind: 'sameWeekdaysLastYear' }],
}
