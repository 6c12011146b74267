import { Temporal } from 'temporal-polyfill'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import type { ResolvedKey } from './resolved-question.ts'
import { outside } from './table-buckets.ts'

/**
 * Checks that calendars made of tables have a bucket of metric time for every moment of the periods; an open end is where the rows end.
 *
 * @throws InvalidQuestionError where rows of a period would lie in no bucket
 */
export function checkReach(keys: readonly ResolvedKey[], periods: readonly (ResolvedPeriod | undefined)[], zone: string): void {
  const edges = periods.flatMap((period) => [
    ...(period?.from === undefined ? [] : [dayOf(Temporal.Instant.from(period.from.instant), zone)]),
    ...(period?.to === undefined ? [] : [dayOf(Temporal.Instant.from(period.to.instant).subtract({ nanoseconds: 1 }), zone)]),
  ])
  for (const { grain, isMetricTime } of keys) {
    if (!isMetricTime || grain?.kind !== 'table') continue
    const missed = edges.find((day) => day < (grain.starts[0] ?? '') || day >= grain.end)
    if (missed !== undefined) throw outside(missed, grain)
  }
}

function dayOf(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}
