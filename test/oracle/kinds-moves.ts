import type { Moved } from './kinds-metrics.ts'
import {
  bucketAfter,
  bucketStart,
  type Grain,
  isBounded,
  lengthOf,
  previous,
  type Span,
  spanBack,
  wholeUnits,
  type Zoned,
} from './kinds-time.ts'

/** A metric that has no answer for the question that is asked. */
export class Refused extends Error {}

/** Where in time a metric is read. */
export interface Place {
  readonly span: Span
  readonly bucket: Grain | undefined
  readonly period: Span
  readonly asOf: Zoned
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

function moveAll({ span, bucket, period, asOf, moves = [] }: Place, isWithin: boolean): Span {
  const start = isWithin ? span : { from: span.from, to: span.to ?? asOf }
  const moved = moves.reduce<Span>((current, move) => moveOnce(current, move, bucket, period), start)
  const isMoved = moves.some(({ offset, at }) => offset !== undefined || at !== undefined)
  if (isWithin && isMoved && moved.to === undefined) throw new Refused()
  return moved
}

function moveOnce(span: Span, { offset, at }: Moved, bucket: Grain | undefined, period: Span): Span {
  if (at === 'start') {
    if (span.from === undefined) throw new Refused()
    return { from: span.from, to: span.from }
  }
  if (offset === undefined) return span
  if (offset === 'previousPeriod') {
    if (bucket !== undefined) return spanBack(span, bucket, 1, bucket)
    if (!isBounded(period)) throw new Refused()
    return previous(span, period, bucket)
  }
  if ('count' in offset) return spanBack(span, offset.grain, offset.count, bucket)
  if (span.from === undefined) throw new Refused()
  const start = bucketStart(span.from, offset.toStartOf)
  if (bucket !== undefined) return { from: bucketStart(start, bucket), to: bucketAfter(bucketStart(start, bucket), bucket) }
  return { from: start, to: asLong(start, span) }
}

function asLong(start: Zoned, span: Span): Zoned | undefined {
  if (!isBounded(span)) return undefined
  const units = wholeUnits(span)
  if (units === undefined) return start.add(lengthOf(span))
  return Array.from({ length: units.count }).reduce<Zoned>((end) => bucketAfter(end, units.grain), start)
}
