import { Temporal } from 'temporal-polyfill'
import type { Report } from '../catalog/report.ts'
import type { Reach, Shift, TimeFrame } from '../expression/time-frame.ts'
import type { TimeGrain } from '../expression/time-grain.ts'
import { addGrains, startOf } from './resolve-time.ts'
import { type Interval, type ShiftScope, shiftInterval, type Zoned } from './shift-interval.ts'

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
  readonly grain: TimeGrain | undefined
  /** Comparisons that the question was moved by, outermost first. */
  readonly compared: readonly Shift[]
  readonly report: Report
}

const MOST_CELLS = 20_000

function earliest(left: Zoned, right: Zoned | undefined): Zoned {
  return right !== undefined && Temporal.ZonedDateTime.compare(right, left) < 0 ? right : left
}

function latest(left: Zoned, right: Zoned | undefined): Zoned {
  return right !== undefined && Temporal.ZonedDateTime.compare(right, left) > 0 ? right : left
}

/** The buckets of a period, the first and last one cut to it. */
function bucketsOf({ from, to }: Interval, grain: TimeGrain): readonly (Interval & { readonly bucket: Zoned })[] {
  if (from === undefined || to === undefined) return []
  const buckets: (Interval & { bucket: Zoned })[] = []
  for (let bucket = startOf(from, grain); Temporal.ZonedDateTime.compare(bucket, to) < 0 && buckets.length <= MOST_CELLS; ) {
    const next = startOf(addGrains(bucket, grain, 1), grain)
    buckets.push({ bucket, from: latest(bucket, from), to: earliest(next, to) })
    bucket = next
  }
  return buckets
}

/** Which rows count for each bucket of a question, or for its period; reports what has no answer. */
export function resolveFrame(frame: TimeFrame, scope: FrameScope): readonly FrameCell[] | undefined {
  const { grain, period, report, metric } = scope
  const moved = scope.compared.reduce<Interval | undefined>(
    (interval, shift) => interval && shiftInterval(interval, shift, { ...scope, period: interval, grain: undefined }),
    period,
  )
  if (moved === undefined || (scope.compared.length > 0 && (moved.from === undefined || moved.to === undefined))) {
    report(
      'needs-period',
      'A comparison moves a period, and this question has none with both ends. Give it one: period: { between: { from, to } }.',
      ['period'],
    )
    return undefined
  }
  if (grain === undefined)
    return [cellOf(undefined, moved, frame, { ...scope, period: moved }, report)].filter((cell) => cell !== undefined)
  const buckets = bucketsOf(period, grain)
  if (buckets.length === 0) {
    report(
      'needs-period',
      `"${metric}" reads other times than those of each bucket, so a question that goes by time needs a period with both ends.`,
      ['period'],
    )
    return undefined
  }
  if (buckets.length > MOST_CELLS) {
    report(
      'too-many-buckets',
      `"${metric}" would be computed for more than ${MOST_CELLS} buckets. Take a coarser time grain or a shorter period.`,
      ['period'],
    )
    return undefined
  }
  const there = scope.compared.length === 0 ? buckets : bucketsOf(moved, grain)
  return buckets.flatMap(({ bucket }, index) => {
    const interval = there[index]
    const cell = interval && cellOf(bucket, interval, frame, { ...scope, period: moved }, report)
    return cell ?? []
  })
}

function cellOf(
  bucket: Zoned | undefined,
  interval: Interval,
  { shifts, reach }: TimeFrame,
  scope: ShiftScope & { metric: string },
  report: Report,
): FrameCell | undefined {
  const moved = shifts.reduce<Interval | undefined>((current, shift) => current && shiftInterval(current, shift, scope), interval)
  if (moved === undefined) {
    report(
      'needs-period',
      `"${scope.metric}" looks at another time, and this question has no period to go from. Give it one: period: { between: { from, to } }.`,
      ['period'],
    )
    return undefined
  }
  return { bucket, ...reached(moved, reach, scope.asOf) }
}

/** From a bucket or period to the rows that count for it; without an end, it ends at `asOf`. */
function reached({ from, to }: Interval, reach: Reach, asOf: Zoned): Interval {
  if (reach.kind === 'within') return { from, to }
  const end = to ?? asOf
  switch (reach.kind) {
    case 'trailing':
      return { from: addGrains(end, reach.grain, -reach.count), to: end }
    case 'toDate':
      return { from: startOf(end.subtract({ microseconds: 1 }), reach.grain), to: end }
    case 'allTime':
    case 'valid':
      return { from: undefined, to: end }
  }
}
