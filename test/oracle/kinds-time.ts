import { Temporal } from 'temporal-polyfill'

export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'
export type Zoned = Temporal.ZonedDateTime

/** Half-open; an end that is missing is open. */
export interface Span {
  readonly from: Zoned | undefined
  readonly to: Zoned | undefined
}

/** A span with both ends. */
export interface Bounded extends Span {
  readonly from: Zoned
  readonly to: Zoned
}

export type OracleShift =
  | { readonly kind: 'back'; readonly count: number; readonly grain: Grain }
  | { readonly kind: 'previousPeriod' }
  | { readonly kind: 'previousPeriodToDate' }
  | { readonly kind: 'sameWeekdaysLastYear' }
  | { readonly kind: 'to'; readonly from: string; readonly to: string }

export function isBounded(span: Span | undefined): span is Bounded {
  return span?.from !== undefined && span.to !== undefined
}

export function isBefore(left: Zoned, right: Zoned): boolean {
  return left.epochMilliseconds < right.epochMilliseconds
}

function midnight(date: Temporal.PlainDate, zone: string): Zoned {
  return date.toZonedDateTime({ timeZone: zone })
}

/** The first day of the bucket that holds a day. */
export function firstDay(date: Temporal.PlainDate, grain: Exclude<Grain, 'hour'>): Temporal.PlainDate {
  if (grain === 'day') return date
  if (grain === 'week') return date.subtract({ days: date.dayOfWeek - 1 })
  if (grain === 'month') return date.with({ day: 1 })
  return grain === 'year' ? date.with({ day: 1, month: 1 }) : date.with({ day: 1, month: date.month - ((date.month - 1) % 3) })
}

/** An instant in a zone. */
export function zoned(millis: number, zone: string): Zoned {
  return Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(zone)
}

/** Questions by the hour are asked in zones whose clocks only ever move by whole hours. */
export function bucketStart(time: Zoned, grain: Grain): Zoned {
  if (grain !== 'hour') return midnight(firstDay(time.toPlainDate(), grain), time.timeZoneId)
  const offset = time.offsetNanoseconds / 1_000_000
  return zoned(Math.floor((time.epochMilliseconds + offset) / 3_600_000) * 3_600_000 - offset, time.timeZoneId)
}

const STEP = { hour: { hours: 1 }, day: { days: 1 }, week: { days: 7 }, month: { months: 1 }, quarter: { months: 3 }, year: { years: 1 } }

export function bucketAfter(start: Zoned, grain: Grain): Zoned {
  return start.add(STEP[grain])
}

/** Each bucket that a span touches, as far as the span goes. */
export function bucketsIn({ from, to }: Bounded, grain: Grain): readonly { readonly start: Zoned; readonly span: Bounded }[] {
  const found: { start: Zoned; span: Bounded }[] = []
  for (let start = bucketStart(from, grain); isBefore(start, to); start = bucketAfter(start, grain)) {
    const next = bucketAfter(start, grain)
    found.push({ start, span: { from: isBefore(start, from) ? from : start, to: isBefore(to, next) ? to : next } })
  }
  return found
}

export function back(time: Zoned, grain: Grain, count: number): Zoned {
  let moved = time
  if (grain === 'hour') return time.subtract({ hours: count })
  const months = { month: count, quarter: 3 * count, year: 12 * count, day: 0, week: 0 }[grain]
  const days = { day: count, week: 7 * count, month: 0, quarter: 0, year: 0 }[grain]
  moved = moved.subtract({ months })
  return moved.subtract({ days })
}

/** The end behind all that a span's days are moved to: where several meet the last day of a month, that one counts whole. */
function endBack({ from, to }: Span, grain: Grain, count: number): Zoned | undefined {
  if (to === undefined) return undefined
  let end = back(to, grain, count)
  if (grain === 'hour' || grain === 'day' || grain === 'week') return end
  const first = from?.toPlainDate() ?? to.toPlainDate().subtract({ days: 40 })
  for (let day = first; Temporal.PlainDate.compare(day, to.toPlainDate()) < 0; day = day.add({ days: 1 })) {
    const met = back(midnight(day, to.timeZoneId), grain, count).toPlainDate()
    const behind = midnight(met.add({ days: 1 }), to.timeZoneId)
    if (isBefore(end, behind)) end = behind
  }
  return end
}

/** Buckets up to a week meet buckets of their own length. */
export function spanBack(span: Span, grain: Grain, count: number, bucket: Grain | undefined): Span {
  const from = span.from && back(span.from, grain, count)
  const isShort = bucket === 'hour' || bucket === 'day' || bucket === 'week'
  const isWhole =
    isShort && isBounded(span) && span.from.equals(bucketStart(span.from, bucket)) && bucketAfter(span.from, bucket).equals(span.to)
  return { from, to: isWhole && from !== undefined ? bucketAfter(from, bucket) : endBack(span, grain, count) }
}

/** As many of the coarsest calendar unit as fill a span; nothing where none does. */
export function wholeUnits({ from, to }: Bounded): { readonly grain: Grain; readonly count: number } | undefined {
  for (const grain of ['year', 'quarter', 'month', 'week', 'day'] as const) {
    if (!from.equals(bucketStart(from, grain)) || !to.equals(bucketStart(to, grain))) continue
    let count = 0
    for (let start = from; isBefore(start, to); start = bucketAfter(start, grain)) count += 1
    return { grain, count }
  }
  return undefined
}

export function lengthOf({ from, to }: Bounded): Temporal.Duration {
  return Temporal.Duration.from({ milliseconds: to.epochMilliseconds - from.epochMilliseconds })
}

/** A span moved as far as the period before `period` lies before it. */
export function previous(span: Span, period: Bounded, bucket: Grain | undefined): Span {
  const units = wholeUnits(period)
  if (units !== undefined) return spanBack(span, units.grain, units.count, bucket)
  const length = lengthOf(period)
  return { from: span.from?.subtract(length), to: span.to?.subtract(length) }
}

export function compared(period: Span, shift: OracleShift, asOf: Zoned): Span | undefined {
  if (shift.kind === 'to')
    return {
      from: Temporal.PlainDateTime.from(shift.from).toZonedDateTime(asOf.timeZoneId),
      to: Temporal.PlainDateTime.from(shift.to).toZonedDateTime(asOf.timeZoneId),
    }
  if (shift.kind === 'back') return spanBack(period, shift.grain, shift.count, undefined)
  if (shift.kind === 'sameWeekdaysLastYear') return spanBack(period, 'day', 364, undefined)
  if (!isBounded(period)) return undefined
  switch (shift.kind) {
    case 'previousPeriod':
      return previous(period, period, undefined)
    case 'previousPeriodToDate': {
      const until = isBefore(asOf, period.to) ? (isBefore(asOf, period.from) ? period.from : asOf) : period.to
      return previous({ from: period.from, to: until }, period, undefined)
    }
  }
}
