import { Temporal } from 'temporal-polyfill'
import type { Report } from '../catalog/report.ts'
import type { TimeGrains } from '../catalog/time-grains.ts'
import { numberOf, type Reach, type Shift, type TimeFrame } from '../expression/time-frame.ts'
import type { TimeGrain } from '../expression/time-grain.ts'
import { isFarAway } from './far-away.ts'
import { moveTime, startOf, type Zoned } from './move-time.ts'
import type { Clock } from './resolve-time.ts'
import { earliest, type Interval, latest, type ShiftScope, shiftInterval } from './shift-interval.ts'

/** The rows that count for one bucket: those in the interval, or those valid just before its end. */
export interface FrameCell {
  /** The start of the bucket; nothing where the question does not go by time. */
  readonly bucket: Zoned | undefined
  readonly from: Zoned | undefined
  readonly to: Zoned | undefined
}

export interface FrameScope {
  readonly metric: string
  readonly period: Interval
  readonly asOf: Zoned
  readonly grains: TimeGrains
  readonly grain: TimeGrain | undefined
  /** Comparisons that the question was moved by, outermost first. */
  readonly compared: readonly Shift[]
  readonly report: Report
}

const MOST_CELLS = 20_000

/** The buckets of a period, the first and last one cut to it. */
export function bucketsOf({ from, to }: Interval, grain: TimeGrain): readonly (Interval & { readonly bucket: Zoned })[] {
  if (from === undefined || to === undefined) return []
  const buckets: (Interval & { bucket: Zoned })[] = []
  for (let bucket = startOf(from, grain); Temporal.ZonedDateTime.compare(bucket, to) < 0 && buckets.length <= MOST_CELLS; ) {
    const next = moveTime(bucket, grain, 1)
    buckets.push({ bucket, from: latest(bucket, from), to: earliest(next, to) })
    bucket = next
  }
  return buckets
}

/** A period moved by comparisons, one after the other; nothing where it has not both ends to be moved by. */
export function movedPeriod(period: Interval, compared: readonly Shift[], clock: Clock): Interval | undefined {
  if (compared.length === 0) return period
  const moved = compared.reduce<Interval | undefined>(
    (interval, shift) => interval && shiftInterval(interval, shift, { ...clock, period: interval, grain: undefined }),
    period,
  )
  return moved?.from === undefined || moved.to === undefined ? undefined : moved
}

/** How far a frame reaches back, each time that it does. */
function counts({ shifts, reach }: TimeFrame): readonly { readonly grain: TimeGrain; readonly count: number }[] {
  const back = [...shifts.flatMap((shift) => (shift.kind === 'back' ? [shift] : [])), ...(reach.kind === 'trailing' ? [reach] : [])]
  return back.map(({ grain, count }) => ({ grain, count: numberOf(count) }))
}

/** Which rows count for each bucket of a question, or for its period: none for a bucket that meets none. Reports what has no answer. */
export function resolveFrame(frame: TimeFrame, scope: FrameScope): readonly FrameCell[] | undefined {
  const { grain, period, compared, metric } = scope
  const far = counts(frame).find((one) => isFarAway(scope.asOf, one.grain, one.count))
  if (far !== undefined) {
    scope.report(
      'too-far',
      `"${metric}" reads what was ${far.count} ${far.grain.name}s earlier, and times cannot be told so far from now. Take a smaller number.`,
      ['metrics'],
    )
    return undefined
  }
  const needs = (message: string) => {
    scope.report('needs-period', message, ['period'])
    return undefined
  }
  const moved = movedPeriod(period, compared, scope)
  if (moved === undefined)
    return needs('A comparison moves a period, and this question has none with both ends. Give it one: period: { between: { from, to } }.')
  const within = { ...scope, period: moved }
  const noPeriod = `"${metric}" looks at another time, and this question has no period to go from. Give it one: period: { between: { from, to } }.`
  if (grain === undefined) {
    const cell = cellOf(undefined, moved, frame, within)
    return cell === undefined ? needs(noPeriod) : [cell]
  }
  const buckets = bucketsOf(period, grain)
  if (buckets.length === 0)
    return needs(
      `"${metric}" reads other times than those of each bucket, so a question that goes by time needs a period with both ends. Give it one: period: { between: { from, to } } or period: { last: { count: 12, grain: "${grain.name}" } }.`,
    )
  if (buckets.length > MOST_CELLS) {
    scope.report(
      'too-many-buckets',
      `"${metric}" would be computed for more than ${MOST_CELLS} buckets. Take a coarser time grain or a shorter period.`,
      ['period'],
    )
    return undefined
  }
  const there = compared.length === 0 ? buckets : bucketsOf(moved, grain)
  const met = buckets.slice(0, there.length)
  const cells = met.map(({ bucket }, index) => cellOf(bucket, there[index] ?? moved, frame, within)).filter((cell) => cell !== undefined)
  return cells.length < met.length ? needs(noPeriod) : cells
}

function cellOf(bucket: Zoned | undefined, interval: Interval, { shifts, reach }: TimeFrame, scope: ShiftScope): FrameCell | undefined {
  // What is read at an instant is read now where no period says when.
  const given = reach.kind === 'within' || reach.kind === 'whole' ? interval : { from: interval.from, to: interval.to ?? scope.asOf }
  const moved = shifts.reduce<Interval | undefined>((current, shift) => current && shiftInterval(current, shift, scope), given)
  const isOpen = (reach.kind === 'within' || reach.kind === 'whole') && shifts.length > 0 && moved?.to === undefined
  return moved === undefined || isOpen ? undefined : { bucket, ...reached(moved, reach, scope.asOf) }
}

/** From a bucket or period to the rows that count for it. */
function reached({ from, to }: Interval, reach: Reach, asOf: Zoned): Interval {
  if (reach.kind === 'within' || reach.kind === 'whole') return { from, to }
  const end = to ?? asOf
  switch (reach.kind) {
    case 'trailing':
      return { from: moveTime(end, reach.grain, -numberOf(reach.count)), to: end }
    case 'toDate':
      return { from: startOf(end.subtract({ microseconds: 1 }), reach.grain), to: end }
    case 'allTime':
    case 'valid':
      return { from: undefined, to: end }
  }
}
