import { Temporal } from 'temporal-polyfill'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import { isDayOrCoarser } from '../expression/time-grain.ts'
import { moveTime } from './move-time.ts'
import type { ResolvedKey, ResolvedQuestion } from './resolved-question.ts'
import { isWaiting, settledAt } from './settled.ts'

/** Whether a period reaches past the instant that counts as now, so that its numbers may still change (S16). */
export function isPartialPeriod(period: ResolvedPeriod | undefined, asOf: string): boolean {
  if (period === undefined) return false
  return period.to === undefined || Temporal.Instant.compare(period.to.instant, asOf) > 0
}

/**
 * Tells of each group of a question whether its period, or one of its buckets as far as the period goes, reaches past `asOf` (S16), or
 * what comes of its rows does (S25, S26).
 */
export function partialGroups(question: ResolvedQuestion): (rawKey: readonly (string | null)[]) => boolean {
  const { keys, zone, asOf, period, compared, parts } = question
  const buckets = keys.map((key, index) => ({ ...key, index })).filter(({ grain }) => grain !== undefined)
  // Of a comparison, the buckets shown are not those that are read; those end with its period at the latest.
  const told = compared === undefined ? buckets : buckets.filter(({ isMetricTime }) => !isMetricTime)
  const now = Temporal.Instant.from(asOf)
  const isOpen = (end: Temporal.Instant) => Temporal.Instant.compare(settledAt(parts, end.toZonedDateTimeISO(zone)).toInstant(), now) > 0
  if (!told.some(({ isMetricTime }) => isMetricTime) && isPartialRead(compared ?? period, isWaiting(parts), isOpen)) return () => true
  const to = period?.to && Temporal.Instant.from(period.to.instant)
  return (rawKey) =>
    told.some(({ index, ...key }) => {
      const end = bucketEnd(rawKey[index] ?? null, key, zone)
      if (end === undefined) return false
      if (!key.isMetricTime) return Temporal.Instant.compare(end, now) > 0
      return isOpen(to !== undefined && Temporal.Instant.compare(to, end) < 0 ? to : end)
    })
}

function isPartialRead(period: ResolvedPeriod | undefined, waiting: boolean, isOpen: (end: Temporal.Instant) => boolean): boolean {
  if (period === undefined) return waiting
  return period.to === undefined || isOpen(Temporal.Instant.from(period.to.instant))
}

function bucketEnd(start: string | null, { grain, type }: ResolvedKey, zone: string): Temporal.Instant | undefined {
  if (start === null || grain === undefined) return undefined
  const from =
    type === 'timestamptz' && !isDayOrCoarser(grain)
      ? Temporal.Instant.from(start).toZonedDateTimeISO(zone)
      : Temporal.PlainDateTime.from(start).toZonedDateTime(zone)
  return moveTime(from, grain, 1).toInstant()
}
