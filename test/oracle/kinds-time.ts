import { Temporal } from 'temporal-polyfill'
import { DATE_GRAINS, type DateGrain, dayBack, firstDay, isOfTable, nextFirstDay, type WeekStart } from './kinds-calendar.ts'

export type Grain = 'hour' | DateGrain
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
  | { readonly kind: 'samePeriodLastYear' }
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

/** An instant in a zone. */
export function zoned(millis: number, zone: string): Zoned {
  return Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(zone)
}

export function lengthOf({ from, to }: Bounded): Temporal.Duration {
  return Temporal.Duration.from({ milliseconds: to.epochMilliseconds - from.epochMilliseconds })
}

/** Buckets and moves of time, for weeks that begin on a day. */
export class KindsCalendar {
  readonly #weekStart: WeekStart

  constructor(weekStart: WeekStart) {
    this.#weekStart = weekStart
  }

  /** Questions by the hour are asked in zones whose clocks only ever move by whole hours. */
  bucketStart(time: Zoned, grain: Grain): Zoned {
    if (grain !== 'hour') return midnight(firstDay(time.toPlainDate(), grain, this.#weekStart), time.timeZoneId)
    const offset = time.offsetNanoseconds / 1_000_000
    return zoned(Math.floor((time.epochMilliseconds + offset) / 3_600_000) * 3_600_000 - offset, time.timeZoneId)
  }

  bucketAfter(start: Zoned, grain: Grain): Zoned {
    return grain === 'hour' ? start.add({ hours: 1 }) : midnight(nextFirstDay(start.toPlainDate(), grain), start.timeZoneId)
  }

  /** Each bucket that a span touches, as far as the span goes. */
  bucketsIn({ from, to }: Bounded, grain: Grain): readonly { readonly start: Zoned; readonly span: Bounded }[] {
    const found: { start: Zoned; span: Bounded }[] = []
    for (let start = this.bucketStart(from, grain); isBefore(start, to); start = this.bucketAfter(start, grain)) {
      const next = this.bucketAfter(start, grain)
      found.push({ start, span: { from: isBefore(start, from) ? from : start, to: isBefore(to, next) ? to : next } })
    }
    return found
  }

  back(time: Zoned, grain: Grain, count: number): Zoned {
    if (grain === 'hour') return time.subtract({ hours: count })
    const day = dayBack(time.toPlainDate(), grain, count)
    return day.toZonedDateTime({ timeZone: time.timeZoneId, plainTime: time.toPlainTime() })
  }

  /** The end behind all that a span's days are moved to: where several meet the last day of a bucket, that one counts whole. */
  #endBack({ from, to }: Span, grain: Grain, count: number): Zoned | undefined {
    if (to === undefined) return undefined
    let end = this.back(to, grain, count)
    if (grain === 'hour' || grain === 'day' || grain === 'week') return end
    const first = from?.toPlainDate() ?? to.toPlainDate().subtract({ days: 40 })
    for (let day = first; Temporal.PlainDate.compare(day, to.toPlainDate()) < 0; day = day.add({ days: 1 })) {
      const behind = midnight(dayBack(day, grain, count).add({ days: 1 }), to.timeZoneId)
      if (isBefore(end, behind)) end = behind
    }
    return end
  }

  /** Buckets up to a week meet buckets of their own length; those of a table, moved by its buckets, meet whole ones. */
  spanBack(span: Span, grain: Grain, count: number, bucket: Grain | undefined): Span {
    const from = span.from && this.back(span.from, grain, count)
    const moved = { from, to: this.#endBack(span, grain, count) }
    if (bucket === undefined || from === undefined || !isBounded(span)) return moved
    const isWhole = span.from.equals(this.bucketStart(span.from, bucket)) && this.bucketAfter(span.from, bucket).equals(span.to)
    if (!isWhole) return moved
    if (bucket === 'day' || bucket === 'week') return { from, to: this.back(from, bucket, -1) }
    if (bucket === 'hour') return { from, to: from.add({ hours: 1 }) }
    if (!isOfTable(bucket) || !isOfTable(grain)) return moved
    const start = this.bucketStart(from, bucket)
    return { from: start, to: this.bucketAfter(start, bucket) }
  }

  /** As many of the coarsest calendar unit as fill a span; nothing where none does. */
  wholeUnits({ from, to }: Bounded): { readonly grain: Grain; readonly count: number } | undefined {
    for (const grain of DATE_GRAINS) {
      if (!from.equals(this.bucketStart(from, grain)) || !to.equals(this.bucketStart(to, grain))) continue
      let count = 0
      for (let start = from; isBefore(start, to); start = this.bucketAfter(start, grain)) count += 1
      return { grain, count }
    }
    return undefined
  }

  /** A span moved as far as the period before `period` lies before it. */
  previous(span: Span, period: Bounded, bucket: Grain | undefined): Span {
    const units = this.wholeUnits(period)
    if (units !== undefined) return this.spanBack(span, units.grain, units.count, bucket)
    const length = lengthOf(period)
    return { from: span.from?.subtract(length), to: span.to?.subtract(length) }
  }

  compared(period: Span, shift: OracleShift, asOf: Zoned): Span | undefined {
    switch (shift.kind) {
      case 'to':
        return {
          from: Temporal.PlainDateTime.from(shift.from).toZonedDateTime(asOf.timeZoneId),
          to: Temporal.PlainDateTime.from(shift.to).toZonedDateTime(asOf.timeZoneId),
        }
      case 'back':
        return this.spanBack(period, shift.grain, shift.count, undefined)
      case 'sameWeekdaysLastYear':
        return this.spanBack(period, 'day', 364, undefined)
      case 'samePeriodLastYear': {
        const isRetail = isBounded(period) && this.wholeUnits(period)?.grain.startsWith('retail') === true
        return this.spanBack(period, isRetail ? 'retailYear' : 'year', 1, undefined)
      }
      case 'previousPeriod':
        return isBounded(period) ? this.previous(period, period, undefined) : undefined
      case 'previousPeriodToDate': {
        if (!isBounded(period)) return undefined
        const until = isBefore(asOf, period.to) ? (isBefore(asOf, period.from) ? period.from : asOf) : period.to
        return this.previous({ from: period.from, to: until }, period, undefined)
      }
    }
  }
}
