import { Temporal } from 'temporal-polyfill'
import type { Shift } from '../expression/time-frame.ts'
import { isDayOrCoarser, type TimeGrain } from '../expression/time-grain.ts'
import { beginsDay, midnight } from './midnight.ts'
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
    if (count > 0 && moveTime(from, grain, count).equals(to)) return { count, grain }
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
      return previousToDate(scope)
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

/** Buckets up to a week long meet whole buckets; longer ones move both ends by the calendar, which keeps whole units whole. */
function moveBack({ from, to }: Interval, grain: TimeGrain, count: number, bucket: TimeGrain | undefined): Interval {
  const movedFrom = from && moveTime(from, grain, -count)
  const moved = { from: movedFrom, to: to && moveEnd(to, from, grain, -count) }
  if (bucket === undefined || movedFrom === undefined || from === undefined || to === undefined) return moved
  const whole = from.equals(startOf(from, bucket)) && moveTime(from, bucket, 1).equals(to)
  const short = bucket === 'week' || CALENDAR.indexOf(bucket) >= CALENDAR.indexOf('day')
  return whole && short ? { from: movedFrom, to: moveTime(movedFrom, bucket, 1) } : moved
}

/** Moves a time by the calendar. Where the clock skips midnight, a day's first instant is another one, and meets a first instant still. */
export function moveTime(time: Zoned, grain: TimeGrain, count: number): Zoned {
  if (!isDayOrCoarser(grain) || !beginsDay(time)) return addGrains(time, grain, count)
  const [unit, each] = grain === 'quarter' ? (['month', 3] as const) : ([grain, 1] as const)
  return midnight(time.toPlainDate().add({ [`${unit}s`]: each * count }), time.timeZoneId)
}

/** Moves an end. The days that a month is too short for meet its last day, which then counts whole: up to the 29th is all of February. */
function moveEnd(to: Zoned, from: Zoned | undefined, grain: TimeGrain, count: number): Zoned {
  const moved = moveTime(to, grain, count)
  const byMonths = grain === 'month' || grain === 'quarter' || grain === 'year'
  if (!byMonths || moved.day >= to.day) return moved
  const holdsLastDay = from === undefined || Temporal.ZonedDateTime.compare(from, to.startOfDay()) < 0
  return holdsLastDay ? moved.add({ days: 1 }).startOfDay() : moved
}

/** A bucket from its start on, or a period as long as the given one: as many whole calendar units, else the same length. */
function ofBucket(start: Zoned, { from, to }: Interval, grain: TimeGrain | undefined): Interval {
  if (grain !== undefined) return { from: start, to: moveTime(start, grain, 1) }
  const units = wholeUnits({ from, to })
  if (units !== undefined) return { from: start, to: moveTime(start, units.grain, units.count) }
  return { from: start, to: from && to && start.add(from.until(to, { largestUnit: 'hours' })) }
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
