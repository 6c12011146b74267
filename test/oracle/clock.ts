import { Temporal } from 'temporal-polyfill'
import type { PeriodInput } from '../../src/query/question.ts'
import { exact } from './exact.ts'
import { type Moment, parseMicros, type Value } from './value.ts'

/** A time grain by its name. */
export type Grain = string

const DAY = 86_400_000_000n
const HOUR = 3_600_000_000n
const QUARTER = 900_000_000n
const LENGTHS: Readonly<Record<string, bigint>> = { second: 1_000_000n, minute: 60_000_000n, hour: HOUR }

const offsets = new Map<string, bigint>()

/** Microseconds that a zone's clocks are ahead of UTC at an instant. No zone has changed inside a quarter of an hour since 1972. */
function offsetAt(zone: string, instant: bigint): bigint {
  const quarter = floorTo(instant, QUARTER)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = BigInt(Temporal.Instant.fromEpochNanoseconds(quarter * 1000n).toZonedDateTimeISO(zone).offsetNanoseconds) / 1000n
  offsets.set(key, offset)
  return offset
}

function floorTo(micros: bigint, unit: bigint): bigint {
  return micros - (((micros % unit) + unit) % unit)
}

/** What the clock on the wall shows. */
export function wallOf(moment: Moment, zone: string): bigint {
  return moment.kind === 'timestamptz' ? moment.micros + offsetAt(zone, moment.micros) : moment.micros
}

function calendar(wall: bigint): Date {
  return new Date(Number(floorTo(wall, DAY) / 1000n))
}

function micros(date: Date): bigint {
  return BigInt(date.getTime()) * 1000n
}

function isoWeekday(date: Date): number {
  return ((date.getUTCDay() + 6) % 7) + 1
}

/** The first day of the calendar bucket that holds a day. */
function firstDay(wall: bigint, grain: Grain): bigint {
  const day = calendar(wall)
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()]
  if (grain === 'day') return micros(day)
  if (grain === 'week') return micros(day) - BigInt(isoWeekday(day) - 1) * DAY
  if (grain === 'month') return micros(new Date(Date.UTC(year, month, 1)))
  if (grain === 'quarter') return micros(new Date(Date.UTC(year, month - (month % 3), 1)))
  return micros(new Date(Date.UTC(year, 0, 1)))
}

/** The last instant up to a time at which the clock showed a full hour or had just skipped it. */
function hourStart(instant: bigint, zone: string): bigint {
  let start = floorTo(instant, QUARTER)
  for (;;) {
    const before = start - QUARTER
    const [hour, hourBefore] = [start + offsetAt(zone, start), before + offsetAt(zone, before)].map((wall) => floorTo(wall, HOUR))
    if (start + offsetAt(zone, start) === hour || (hour ?? 0n) > (hourBefore ?? 0n)) return start
    start = before
  }
}

/** The start of the bucket in which a time falls (S12). */
export function bucketOf(moment: Moment, grain: Grain, zone: string): Moment {
  const wall = wallOf(moment, zone)
  const unit = LENGTHS[grain]
  if (unit === undefined) return { kind: 'date', micros: firstDay(wall, grain) }
  if (grain === 'hour' && moment.kind === 'timestamptz') return { kind: moment.kind, micros: hourStart(moment.micros, zone) }
  return { kind: moment.kind, micros: moment.micros - (wall - floorTo(wall, unit)) }
}

/** The bucket `count` further on. */
function later(day: bigint, grain: Grain, count: number): bigint {
  const date = calendar(day)
  const months = { month: 1, quarter: 3, year: 12 }[String(grain)]
  if (months !== undefined) return micros(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months * count, 1)))
  return day + BigInt(count * (grain === 'week' ? 7 : 1)) * DAY
}

/** Every bucket from the one that holds `first` to the one that holds `last`. */
export function bucketsBetween(first: Moment, last: Moment, grain: Grain, zone: string): readonly Moment[] {
  const buckets: Moment[] = []
  const unit = LENGTHS[grain]
  if (unit === undefined) {
    for (let at = bucketOf(first, grain, zone); at.micros <= last.micros; at = { kind: 'date', micros: later(at.micros, grain, 1) })
      buckets.push(at)
    return buckets
  }
  // A quarter of an hour meets every hour of every zone, whatever its offset.
  const step = unit > QUARTER ? QUARTER : unit
  const seen = new Set<bigint>()
  for (let at = first.micros; at <= last.micros; at += step) {
    const bucket = bucketOf({ kind: first.kind, micros: at }, grain, zone)
    if (!seen.has(bucket.micros)) buckets.push(bucket)
    seen.add(bucket.micros)
  }
  return buckets
}

export function partOf(moment: Moment, part: string, zone: string): Value {
  const wall = wallOf(moment, zone)
  const day = calendar(wall)
  const year = day.getUTCFullYear()
  const dayOfYear = (from: Date) => Math.round((day.getTime() - from.getTime()) / 86_400_000) + 1
  const thursday = new Date(day.getTime() + (4 - isoWeekday(day)) * 86_400_000)
  const weekOne = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 1))
  const parts: Readonly<Record<string, number>> = {
    hourOfDay: Number((wall - micros(day)) / 3_600_000_000n),
    dayOfWeek: isoWeekday(day),
    dayOfMonth: day.getUTCDate(),
    dayOfYear: dayOfYear(new Date(Date.UTC(year, 0, 1))),
    weekOfYear: Math.floor((thursday.getTime() - weekOne.getTime()) / 604_800_000) + 1,
    monthOfYear: day.getUTCMonth() + 1,
    quarterOfYear: Math.floor(day.getUTCMonth() / 3) + 1,
  }
  return exact(BigInt(parts[part] ?? 0))
}

/** The instant at which a zone's clocks show a wall-clock time; a time that they skip is the first after it. */
function instantAt(wall: bigint, zone: string): bigint {
  const iso = new Date(Number(wall / 1000n)).toISOString().slice(0, -1)
  const microseconds = Number(wall % 1000n)
  return Temporal.PlainDateTime.from(iso).add({ microseconds }).toZonedDateTime(zone).epochNanoseconds / 1000n
}

/** A time so many units later: hours and finer by the time that passes, days and coarser by the clock on the wall. */
export function movedTime(moment: Moment, count: number, unit: Grain, zone: string): Moment {
  const length = LENGTHS[unit]
  if (length !== undefined) return { kind: moment.kind, micros: moment.micros + length * BigInt(count) }
  const wall = wallOf(moment, zone)
  const day = floorTo(wall, DAY)
  const moved = movedDay(calendar(day), count, unit) + (wall - day)
  return { kind: moment.kind, micros: moment.kind === 'timestamptz' ? lastInstantAt(moved, zone) : moved }
}

/** A day that a month is too short for is its last one. */
function movedDay(day: Date, count: number, unit: Grain): bigint {
  const months = { month: 1, quarter: 3, year: 12 }[unit]
  if (months === undefined) return micros(day) + BigInt(count * (unit === 'week' ? 7 : 1)) * DAY
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months * count, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return micros(first) + BigInt(Math.min(day.getUTCDate(), last) - 1) * DAY
}

/** The instant at which clocks show a time; of two the later one, and for a time that they skip as much behind the gap as it is inside. */
function lastInstantAt(wall: bigint, zone: string): bigint {
  const [before, after] = [wall - offsetAt(zone, wall - DAY), wall - offsetAt(zone, wall + DAY)]
  const shown = [before, after].filter((instant) => instant + offsetAt(zone, instant) === wall)
  return shown.length === 0 ? before : shown.reduce((left, right) => (left > right ? left : right))
}

/** A time as a caller writes it, as an instant: a day is the midnight that begins it, a time without offset is the zone's. */
export function instantOf(written: string, zone: string): bigint {
  if (/Z$|[+-]\d\d:\d\d$/.test(written) && written.length > 10)
    return Temporal.Instant.from(written.replace(' ', 'T')).epochNanoseconds / 1000n
  return instantAt(parseMicros(written), zone)
}

export interface Period {
  readonly from: bigint | undefined
  readonly to: bigint | undefined
}

/** A period as instants (S11). */
export function periodOf(period: PeriodInput, zone: string, asOf: bigint): Period {
  if (period.between) {
    const { from, to } = period.between
    return { from: from ? instantOf(from, zone) : undefined, to: to ? instantOf(to, zone) : undefined }
  }
  const now: Moment = { kind: 'timestamptz', micros: asOf }
  const hoursAfter = (start: bigint, count: number): bigint => {
    let at = start
    for (let index = 0; index < -count; index += 1) at = hourStart(at - 1n, zone)
    for (let index = 0; index < count; index += 1) {
      let next = at + QUARTER
      while (hourStart(next, zone) === at) next += QUARTER
      at = next
    }
    return at
  }
  const startAfter = (grain: Grain, count: number): bigint => {
    const start = bucketOf(now, grain, zone)
    const unit = LENGTHS[grain]
    if (grain === 'hour') return hoursAfter(start.micros, count)
    return unit === undefined ? instantAt(later(start.micros, grain, count), zone) : start.micros + unit * BigInt(count)
  }
  if (period.last) {
    const { count, grain, complete } = period.last
    const end = complete === false ? 1 : 0
    return { from: startAfter(grain, end - count), to: startAfter(grain, end) }
  }
  if (period.toDate) return { from: startAfter(period.toDate, 0), to: asOf }
  if (period.current) return { from: startAfter(period.current, 0), to: startAfter(period.current, 1) }
  if (period.previous) return { from: startAfter(period.previous, -1), to: startAfter(period.previous, 0) }
  throw new Error('The oracle met an empty period.')
}

/** Whether a time lies in a period: instants by the instant, everything else by the clock on the wall. */
export function isWithin(moment: Moment, { from, to }: Period, zone: string): boolean {
  const bound = (instant: bigint) => (moment.kind === 'timestamptz' ? instant : wallOf({ kind: 'timestamptz', micros: instant }, zone))
  return (from === undefined || moment.micros >= bound(from)) && (to === undefined || moment.micros < bound(to))
}
