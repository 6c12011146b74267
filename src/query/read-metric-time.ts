import type { RowPart } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import { grainOf, isMetricTime, offersReading, type TimeGrains } from '../catalog/time-grains.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { periodTest, type ResolvedPeriod } from '../expression/period-test.ts'
import { isOwnBucket, type Shift } from '../expression/time-frame.ts'
import { boundsTest, cellEnd, cellTest, frameEnd, frameOf, rowTime } from './frame-rows.ts'
import { beginsBucket, type Zoned } from './move-time.ts'
import { tooFine } from './refusal.ts'
import { resolveFrame } from './resolve-frame.ts'
import type { ResolvedFrame } from './resolved-question.ts'
import type { Interval } from './shift-interval.ts'

/** What of a question says when. */
export interface TimeScope {
  readonly asOf: Zoned
  readonly grains: TimeGrains
  readonly period: ResolvedPeriod | undefined
  readonly interval: Interval
  readonly compared: readonly Shift[]
  readonly by: readonly string[]
  readonly report: Report
}

/** Which rows count by their time: a test of them, or a frame that says for which bucket each of them counts. */
export interface MetricTimeRead {
  readonly test?: Predicate | undefined
  readonly frame?: ResolvedFrame | undefined
  /** The end of the one period or of each bucket. */
  readonly end?: Expression | undefined
}

/** Reports and gives nothing where the question's times do not fit the rows. */
export function readMetricTime(metric: string, part: RowPart, scope: TimeScope): MetricTimeRead | undefined {
  const { frame } = part
  const isOwn = isOwnBucket(frame) && scope.compared.length === 0
  if (part.time === undefined && !('from' in frame.reach)) {
    if (scope.period !== undefined || !isOwn)
      scope.report(
        'no-metric-time',
        `"${metric}" has no metric time, so a period cannot restrict it. Give it one in its definition: time: "…".`,
        ['period'],
      )
    return {}
  }
  if (isOwn) {
    const { from, to } = scope.interval
    return fitsStored(metric, part, [from, to], scope)
      ? { test: scope.period && part.time && periodTest(part.time, scope.period) }
      : undefined
  }
  return readFrame(metric, part, scope)
}

function readFrame(metric: string, part: RowPart, scope: TimeScope): MetricTimeRead | undefined {
  const { frame } = part
  const rows = { time: part.time, reach: frame.reach }
  const times = scope.by.filter((name) => isMetricTime(name, scope.grains))
  const grain = times.map((name) => grainOf(name, scope.grains)).find((found) => found !== undefined)
  if (!fitsFrame(metric, part, times, scope)) return undefined
  const { interval, compared } = scope
  const cells = resolveFrame(frame, { ...scope, metric, period: interval, grain })
  if (cells === undefined) return undefined
  const [cell] = cells
  if (
    !fitsStored(
      metric,
      part,
      cells.flatMap(({ from, to }) => [from, to]),
      scope,
    )
  )
    return undefined
  if (grain === undefined) return { test: cell && cellTest(cell, rows), end: cell && cellEnd(cell, rows) }
  const signature = JSON.stringify([frame, compared])
  const end = frameEnd(rows, cells)
  if (cells.length > 0) return { test: boundsTest(cells, rows), frame: frameOf(cells, grain, rows, signature), end }
  const { from } = interval
  return { test: { kind: 'some', of: [] }, frame: frameOf([{ bucket: from, from, to: from }], grain, rows, signature), end }
}

/** A comparison alone leaves the calendar parts of a row as they are; a row that counts for another bucket than its own has none there. */
function fitsFrame(metric: string, part: RowPart, times: readonly string[], { by, grains: known, report }: TimeScope): boolean {
  const grains = times.map((name) => grainOf(name, known)).filter((grain) => grain !== undefined)
  const isOne = times.length === grains.length && times.length <= 1
  if (!isOne && !(isOwnBucket(part.frame) && grains.length === 0)) {
    report(
      'one-time-grain',
      `"${metric}" reads other times than those of each bucket, so "by" can name one time grain of its metric time and no calendar part; it names ${times.map((name) => `"${name}"`).join(', ')}.`,
      ['by'],
    )
    return false
  }
  const [name = ''] = times
  const time = rowTime({ time: part.time, reach: part.frame.reach })
  if (grains.every((grain) => offersReading(time, { grain }, known))) return true
  const { code, message } = tooFine(`"${metric}" cannot be broken down by "${name}"`, 'its metric time', 'time', time, known)
  report(code, message, ['by', by.indexOf(name)])
  return false
}

/** Whether the moments at which rows begin and end to count leave whole the buckets as which their time is stored (S13). */
function fitsStored(metric: string, { time }: RowPart, ends: readonly (Zoned | undefined)[], scope: TimeScope): boolean {
  const { grains, interval, report } = scope
  const stored = time?.kind === 'column' && time.grain !== undefined ? grains.get(time.grain) : undefined
  if (stored === undefined) return true
  const cuts = (end: Zoned | undefined) => end !== undefined && !beginsBucket(end, stored)
  const cut = ends.find(cuts)
  if (cut === undefined) return true
  const way = [interval.from, interval.to].some(cuts)
    ? 'Take a period'
    : 'The period itself cuts none, but a window, an offset or a comparison does: take one'
  report(
    'period-cuts-bucket',
    `The metric time of "${metric}" is stored by ${stored.name}, and its rows would be read up to ${cut.toPlainDateTime().toString()}, inside a ${stored.name}, of which no part is known. ${way} of whole ${stored.name}s.`,
    ['period'],
  )
  return false
}
