import { Temporal } from 'temporal-polyfill'
import { isDayOrCoarser, type TimeGrain, type UnitGrain } from '../expression/time-grain.ts'
import { shiftsByPartOfHour } from '../expression/zone-shifts.ts'
import { beginsDay, midnight } from './midnight.ts'
import { dayAt, outside, placeOf } from './table-buckets.ts'

export type Zoned = Temporal.ZonedDateTime

/**
 * The first instant of the bucket that holds `time`.
 *
 * @throws InvalidQuestionError where a calendar made of a table does not reach as far
 */
export function startOf(time: Zoned, grain: TimeGrain): Zoned {
  const date = time.toPlainDate()
  if (grain.kind === 'table') {
    const { index } = placeOf(date, grain)
    if (index === grain.starts.length) throw outside(date.toString(), grain)
    return midnight(dayAt({ index, days: 0 }, grain, date.toString()), time.timeZoneId)
  }
  const { unit } = grain
  if (unit === 'second' || unit === 'minute' || unit === 'hour') return time.round({ smallestUnit: unit, roundingMode: 'floor' })
  return midnight(firstDay(date, grain), time.timeZoneId)
}

/** Whether a time is the first instant of a bucket; the end of a calendar made of a table is one. */
export function beginsBucket(time: Zoned, grain: TimeGrain): boolean {
  if (grain.kind === 'unit') return time.equals(startOf(time, grain))
  const day = time.toPlainDate().toString()
  return beginsDay(time) && (day === grain.end || grain.starts.includes(day))
}

/** The first day of the bucket of a unit of the calendar that holds a day. */
function firstDay(day: Temporal.PlainDate, { unit, later }: UnitGrain): Temporal.PlainDate {
  const earlier = day.subtract({ days: later.days }).subtract({ months: later.months })
  return unitStart(earlier, unit).add({ months: later.months }).add({ days: later.days })
}

function unitStart(date: Temporal.PlainDate, unit: UnitGrain['unit']): Temporal.PlainDate {
  switch (unit) {
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 })
    case 'month':
      return date.with({ day: 1 })
    case 'quarter':
      return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) })
    case 'year':
      return date.with({ day: 1, month: 1 })
    default:
      return date
  }
}

/**
 * Moves a time by whole grains, by the calendar: a day that a bucket is too short for meets its last one. Where the clock skips
 * midnight, a day's first instant is another one, and meets a first instant still.
 *
 * @throws InvalidQuestionError where a calendar made of a table does not reach as far
 */
export function moveTime(time: Zoned, grain: TimeGrain, count: number): Zoned {
  if (!isDayOrCoarser(grain) || !beginsDay(time)) {
    if (grain.kind === 'unit') return grain.unit === 'hour' ? moveHours(time, grain, count) : time.add(lengthOf(grain, count))
    return moveDay(time.toPlainDate(), grain, count).toZonedDateTime({ timeZone: time.timeZoneId, plainTime: time.toPlainTime() })
  }
  return midnight(moveDay(time.toPlainDate(), grain, count), time.timeZoneId)
}

/** From bucket to bucket: where the clock is set by a part of an hour, one of them is that much longer or shorter. */
function moveHours(time: Zoned, grain: UnitGrain, count: number): Zoned {
  const moved = time.add({ hours: count })
  if (!shiftsByPartOfHour(time.timeZoneId) || !beginsBucket(time, grain)) return moved
  const nanoseconds = (moved.offsetNanoseconds - time.offsetNanoseconds) % 3_600_000_000_000
  return startOf(moved.toPlainDateTime().subtract({ nanoseconds }).toZonedDateTime(time.timeZoneId), grain)
}

function moveDay(day: Temporal.PlainDate, grain: TimeGrain, count: number): Temporal.PlainDate {
  if (grain.kind === 'unit') return day.add(lengthOf(grain, count))
  const { index, days } = placeOf(day, grain)
  return dayAt({ index: index + count, days }, grain, day.toString())
}

function lengthOf({ unit }: UnitGrain, count: number): Temporal.DurationLike {
  return unit === 'quarter' ? { months: 3 * count } : { [`${unit}s`]: count }
}

/** Moves an end. The days that a month is too short for meet its last day, which then counts whole: up to the 29th is all of February. */
export function moveEnd(to: Zoned, from: Zoned | undefined, grain: TimeGrain, count: number): Zoned {
  const moved = moveTime(to, grain, count)
  if (!wasShortened(to, moved, grain)) return moved
  const holdsLastDay = from === undefined || Temporal.ZonedDateTime.compare(from, to.startOfDay()) < 0
  return holdsLastDay ? moved.add({ days: 1 }).startOfDay() : moved
}

function wasShortened(time: Zoned, moved: Zoned, grain: TimeGrain): boolean {
  if (grain.kind === 'table') return placeOf(moved.toPlainDate(), grain).days < placeOf(time.toPlainDate(), grain).days
  return (grain.unit === 'month' || grain.unit === 'quarter' || grain.unit === 'year') && moved.day < time.day
}
