import { Temporal } from 'temporal-polyfill'
import type { Moment, ResolvedPeriod } from '../expression/period-test.ts'
import type { Shift } from '../expression/time-frame.ts'
import type { Zoned } from './move-time.ts'
import { movedPeriod } from './resolve-frame.ts'
import { type Clock, momentOf } from './resolve-time.ts'
import type { Interval } from './shift-interval.ts'

/** A period in the zone of `asOf`. */
export function intervalOf(period: ResolvedPeriod | undefined, asOf: Zoned): Interval {
  const zoned = (moment: Moment | undefined) => moment && Temporal.Instant.from(moment.instant).toZonedDateTimeISO(asOf.timeZoneId)
  return { from: zoned(period?.from), to: zoned(period?.to) }
}

/** The period that is read where a question compares; its own where it does not. */
export function comparedPeriod(period: ResolvedPeriod | undefined, compared: readonly Shift[], clock: Clock): ResolvedPeriod | undefined {
  if (compared.length === 0) return period
  const moved = movedPeriod(intervalOf(period, clock.asOf), compared, clock)
  return moved && { from: moved.from && momentOf(moved.from), to: moved.to && momentOf(moved.to) }
}
