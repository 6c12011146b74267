import { Temporal } from 'temporal-polyfill'
import type { Shift } from '../expression/time-frame.ts'
import type { TimeGrain } from '../expression/time-grain.ts'
import { addGrains, parseMoment, startOf } from './resolve-time.ts'

export type Zoned = Temporal.ZonedDateTime

/** Half-open; an end that is missing is open. */
export interface Interval {
  readonly from: Zoned | undefined
  readonly to: Zoned | undefined
}

/** What a shift is relative to. */
export interface ShiftScope {
  /** The question's own period, before any shift. */
  readonly period: Interval
  readonly asOf: Zoned
  /** The grain of the buckets that are shifted, where there are any. */
  readonly grain: TimeGrain | undefined
}

const CALENDAR: readonly TimeGrain[] = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second']

/** The coarsest calendar unit of which a period is a whole number, and that number. */
export function wholeUnits({ from, to }: Interval): { readonly count: number; readonly grain: TimeGrain } | undefined {
  if (from === undefined || to === undefined) return undefined
  for (const grain of CALENDAR.slice(0, 5)) {
    if (!from.equals(startOf(from, grain)) || !to.equals(startOf(to, grain))) continue
    const count = unitsBetween(from, to, grain)
    if (count > 0 && addGrains(from, grain, count).equals(to)) return { count, grain }
  }
  return undefined
}

function unitsBetween(from: Zoned, to: Zoned, grain: TimeGrain): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month)
  if (grain === 'year') return to.year - from.year
  if (grain === 'quarter') return Math.round(months / 3)
  if (grain === 'month') return months
  const days = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days
  return grain === 'week' ? Math.round(days / 7) : days
}

/** A bucket or period moved as a shift says; nothing where it has no end to be moved by. */
export function shiftInterval(interval: Interval, shift: Shift, scope: ShiftScope): Interval | undefined {
  const { from, to } = interval
  switch (shift.kind) {
    case 'back':
      return moveBack(interval, shift.grain, shift.count, scope.grain)
    case 'toStartOf':
      return from && ofBucket(startOf(startOf(from, shift.grain), scope.grain ?? shift.grain), interval, scope.grain)
    case 'previousPeriod':
      return previousPeriod(interval, scope)
    case 'previousPeriodToDate':
      return previousToDate(interval, scope)
    case 'sameWeekdaysLastYear':
      return moveBack(interval, 'day', 364, scope.grain)
    case 'to': {
      const zone = (from ?? to ?? scope.asOf).timeZoneId
      return { from: parseMoment(shift.from, zone), to: parseMoment(shift.to, zone) }
    }
    case 'atStart':
      return from && { from, to: from }
  }
}

/** Buckets up to a day long meet whole buckets; longer ones move both ends by the calendar, which keeps whole units whole. */
function moveBack({ from, to }: Interval, grain: TimeGrain, count: number, bucket: TimeGrain | undefined): Interval {
  const movedFrom = from && addGrains(from, grain, -count)
  const movedTo = to && addGrains(to, grain, -count)
  if (bucket === undefined || movedFrom === undefined || from === undefined || to === undefined) return { from: movedFrom, to: movedTo }
  const whole = from.equals(startOf(from, bucket)) && addGrains(from, bucket, 1).equals(to)
  const short = bucket === 'day' || bucket === 'week' || CALENDAR.indexOf(bucket) > CALENDAR.indexOf('day')
  return whole && short ? { from: movedFrom, to: addGrains(movedFrom, bucket, 1) } : { from: movedFrom, to: movedTo }
}

function ofBucket(start: Zoned, { from, to }: Interval, grain: TimeGrain | undefined): Interval {
  if (grain !== undefined) return { from: start, to: addGrains(start, grain, 1) }
  const length = from === undefined || to === undefined ? undefined : from.until(to)
  return { from: start, to: length && start.add(length) }
}

function previousPeriod(interval: Interval, scope: ShiftScope): Interval | undefined {
  if (scope.grain !== undefined) return moveBack(interval, scope.grain, 1, scope.grain)
  const units = wholeUnits(scope.period)
  if (units !== undefined) return moveBack(interval, units.grain, units.count, scope.grain)
  const { from, to } = scope.period
  if (from === undefined || to === undefined) return undefined
  const length = from.until(to, { largestUnit: 'hours' })
  return { from: interval.from?.subtract(length), to: interval.to?.subtract(length) }
}

/** The previous period, cut where the current one has come to. */
function previousToDate(interval: Interval, scope: ShiftScope): Interval | undefined {
  const { from, to } = scope.period
  const previous = previousPeriod(interval, scope)
  if (from === undefined || to === undefined || previous?.from === undefined || previous.to === undefined) return undefined
  if (Temporal.ZonedDateTime.compare(scope.asOf, to) >= 0) return previous
  const start = previousPeriod(scope.period, scope)?.from
  const end = start?.add(from.until(scope.asOf, { largestUnit: 'months' }))
  return end !== undefined && Temporal.ZonedDateTime.compare(end, previous.to) < 0 ? { from: previous.from, to: end } : previous
}
