import { Temporal } from 'temporal-polyfill'
import type { TimeGrains } from '../catalog/time-grains.ts'
import { numberOf, type Shift } from '../expression/time-frame.ts'
import { isDayOrCoarser, plainGrain, type TimeGrain } from '../expression/time-grain.ts'
import { beginsBucket, moveEnd, moveTime, startOf, type Zoned } from './move-time.ts'
import { parseMoment } from './resolve-time.ts'

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
  readonly grains: TimeGrains
  /** The grain of the buckets that are shifted, where there are any. */
  readonly grain: TimeGrain | undefined
}

/** The coarsest grain of which a period is a whole number, and that number. */
export function wholeUnits({ from, to }: Interval, grains: TimeGrains): { readonly count: number; readonly grain: TimeGrain } | undefined {
  if (from === undefined || to === undefined) return undefined
  for (const grain of [...grains.values()].filter(isDayOrCoarser).sort((a, b) => daysIn(b) - daysIn(a))) {
    if (!beginsBucket(from, grain) || !beginsBucket(to, grain)) continue
    const count = bucketsBetween(from, to, grain)
    if (count > 0 && moveTime(from, grain, count).equals(to)) return { count, grain }
  }
  return undefined
}

/** About how many days a bucket has. */
function daysIn(grain: TimeGrain): number {
  if (grain.kind === 'unit') return { second: 0, minute: 0, hour: 0, day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.2 }[grain.unit]
  const [first = grain.end] = grain.starts
  return Temporal.PlainDate.from(first).until(grain.end, { largestUnit: 'days' }).days / grain.starts.length
}

function bucketsBetween(from: Zoned, to: Zoned, grain: TimeGrain): number {
  if (grain.kind === 'table') {
    const [first, last] = [from.toPlainDate().toString(), to.toPlainDate().toString()]
    return grain.starts.filter((start) => start >= first && start < last).length
  }
  const months = (to.year - from.year) * 12 + (to.month - from.month)
  if (grain.unit === 'year') return to.year - from.year
  if (grain.unit === 'quarter') return Math.round(months / 3)
  if (grain.unit === 'month') return months
  const { days } = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' })
  return grain.unit === 'week' ? Math.round(days / 7) : days
}

/** A bucket or period moved as a shift says; nothing where it has no end to be moved by. */
export function shiftInterval(interval: Interval, shift: Shift, scope: ShiftScope): Interval | undefined {
  const { from, to } = interval
  switch (shift.kind) {
    case 'back':
      return moveBack(interval, shift.grain, numberOf(shift.count), scope.grain)
    case 'toStartOf':
      return from && ofBucket(startOf(startOf(from, shift.grain), scope.grain ?? shift.grain), interval, scope)
    case 'previousPeriod':
      return previousPeriod(interval, scope)
    case 'previousPeriodToDate':
      return previousToDate(scope)
    case 'sameWeekdaysLastYear':
      return moveBack(interval, plainGrain('day'), 364, scope.grain)
    case 'samePeriodLastYear':
      return moveBack(interval, yearOf(scope), 1, scope.grain)
    case 'to': {
      const zone = (from ?? to ?? scope.asOf).timeZoneId
      return { from: parseMoment(shift.from, zone), to: parseMoment(shift.to, zone) }
    }
    case 'atStart':
      return from && { from, to: from }
  }
}

/** Of a period of whole buckets of a calendar that has years, the year of that calendar; else the calendar year. */
function yearOf({ period, grains }: ShiftScope): TimeGrain {
  const whole = wholeUnits(period, grains)?.grain
  const isYear = (grain: TimeGrain) =>
    grain.kind === 'table' && whole?.kind === 'table' && grain.calendar === whole.calendar && daysIn(grain) > 350
  return [...grains.values()].find((grain) => isYear(grain) && daysIn(grain) < 380) ?? plainGrain('year')
}

/** Buckets up to a week long, and those of calendars made of tables, meet whole buckets; others move both ends by the calendar, which keeps whole units whole. */
function moveBack({ from, to }: Interval, grain: TimeGrain, count: number, bucket: TimeGrain | undefined): Interval {
  const movedFrom = from && moveTime(from, grain, -count)
  const moved = { from: movedFrom, to: to && moveEnd(to, from, grain, -count) }
  if (bucket === undefined || movedFrom === undefined || from === undefined || to === undefined) return moved
  if (!beginsBucket(from, bucket) || !moveTime(from, bucket, 1).equals(to)) return moved
  if (bucket.kind === 'unit')
    return bucket.unit === 'week' || daysIn(bucket) <= 1 ? { from: movedFrom, to: moveTime(movedFrom, bucket, 1) } : moved
  if (grain.kind === 'unit') return moved
  const start = startOf(movedFrom, bucket)
  return { from: start, to: moveTime(start, bucket, 1) }
}

/** A bucket from its start on, or a period as long as the given one: as many whole calendar units, else the same length. */
function ofBucket(start: Zoned, { from, to }: Interval, { grain, grains }: ShiftScope): Interval {
  if (grain !== undefined) return { from: start, to: moveTime(start, grain, 1) }
  const units = wholeUnits({ from, to }, grains)
  if (units !== undefined) return { from: start, to: moveTime(start, units.grain, units.count) }
  return { from: start, to: from && to && start.add(from.until(to, { largestUnit: 'hours' })) }
}

function previousPeriod(interval: Interval, scope: ShiftScope): Interval | undefined {
  if (scope.grain !== undefined) return moveBack(interval, scope.grain, 1, scope.grain)
  const units = wholeUnits(scope.period, scope.grains)
  if (units !== undefined) return moveBack(interval, units.grain, units.count, scope.grain)
  const { from, to } = scope.period
  if (from === undefined || to === undefined) return undefined
  const length = from.until(to, { largestUnit: 'hours' })
  return { from: interval.from?.subtract(length), to: interval.to?.subtract(length) }
}

/** The previous period, as far as the current one has come; one that has not begun has come nowhere. */
function previousToDate(scope: ShiftScope): Interval | undefined {
  const { from, to } = scope.period
  if (from === undefined || to === undefined) return undefined
  return previousPeriod({ from, to: latest(from, earliest(to, scope.asOf)) }, scope)
}

export function earliest(left: Zoned, right: Zoned | undefined): Zoned {
  return right !== undefined && Temporal.ZonedDateTime.compare(right, left) < 0 ? right : left
}

export function latest(left: Zoned, right: Zoned | undefined): Zoned {
  return right !== undefined && Temporal.ZonedDateTime.compare(right, left) > 0 ? right : left
}
