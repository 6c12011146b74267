import type { Moved } from './kinds-metrics.ts'
import { type Grain, isBounded, type KindsCalendar, lengthOf, type Span, type Zoned } from './kinds-time.ts'

/** A metric that has no answer for the question that is asked. */
export class Refused extends Error {}

/** Where in time a metric is read. */
export interface Place {
  readonly span: Span
  readonly bucket: Grain | undefined
  readonly period: Span
  readonly asOf: Zoned
  readonly calendar: KindsCalendar
  readonly moves?: readonly Moved[]
}

/** What spans were moved to: all groups of a bucket ask for the same. */
const known = new WeakMap<Span, Map<string, Span>>()

/** The bucket or period after all moves; what is read at an instant is read at `asOf` where no period says when. */
export function movedSpan(place: Place, isWithin: boolean): Span {
  const name = JSON.stringify([isWithin, place.bucket, place.moves ?? []])
  const own = known.get(place.span) ?? new Map<string, Span>()
  known.set(place.span, own)
  const moved = own.get(name) ?? moveAll(place, isWithin)
  own.set(name, moved)
  return moved
}

function moveAll({ moves = [], ...place }: Place, isWithin: boolean): Span {
  const { span, asOf } = place
  const start = isWithin ? span : { from: span.from, to: span.to ?? asOf }
  const moved = moves.reduce<Span>((current, move) => moveOnce(current, move, place), start)
  const isMoved = moves.some(({ offset, at }) => offset !== undefined || at !== undefined)
  if (isWithin && isMoved && moved.to === undefined) throw new Refused()
  return moved
}

function moveOnce(span: Span, { offset, at }: Moved, { bucket, period, calendar }: Place): Span {
  if (at === 'start') {
    if (span.from === undefined) throw new Refused()
    return { from: span.from, to: span.from }
  }
  if (offset === undefined) return span
  if (offset === 'previousPeriod') {
    if (bucket !== undefined) return calendar.spanBack(span, bucket, 1, bucket)
    if (!isBounded(period)) throw new Refused()
    return calendar.previous(span, period, bucket)
  }
  if ('count' in offset) return calendar.spanBack(span, offset.grain, offset.count, bucket)
  if (span.from === undefined) throw new Refused()
  const start = calendar.bucketStart(span.from, offset.toStartOf)
  if (bucket === undefined) return { from: start, to: asLong(start, span, calendar) }
  const from = calendar.bucketStart(start, bucket)
  return { from, to: calendar.bucketAfter(from, bucket) }
}

function asLong(start: Zoned, span: Span, calendar: KindsCalendar): Zoned | undefined {
  if (!isBounded(span)) return undefined
  const units = calendar.wholeUnits(span)
  if (units === undefined) return start.add(lengthOf(span))
  return calendar.back(start, units.grain, -units.count)
}
