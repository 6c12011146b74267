import { Temporal } from 'temporal-polyfill'
import type { TimeGrain } from '../expression/time-grain.ts'
import type { Zoned } from '../query/move-time.ts'
import { moveTime } from '../query/move-time.ts'
import { isInstant } from '../query/resolve-time.ts'
import { earliest, latest } from '../query/shift-interval.ts'
import { runningTotals } from './exact-sum.ts'
import { elapsedShare, type GoalClock } from './goal-clock.ts'
import { expectedAt, type GoalCourse } from './goal-figures.ts'

/** A bucket of a goal's time: how far its number had come at the bucket's end, and how far it should have. */
export interface GoalPoint {
  readonly from: Zoned
  readonly to: Zoned
  readonly actual: number | null
  readonly expected: number | null
}

/** The metric of one bucket, which is named by its start. */
export interface BucketValue {
  readonly start: string
  readonly value: number | null
}

/** The course of a goal by buckets: what adds up is the total to date, the others are the value of the bucket. */
export function goalHistory(course: GoalCourse, grain: TimeGrain, values: readonly BucketValue[]): readonly GoalPoint[] {
  const { metric, clock } = course
  const totals = metric.additivity === 'additive' ? runningTotals(values.map(({ value }) => value ?? 0)) : values.map(({ value }) => value)
  return values.map(({ start }, index) => {
    const bucket = bucketOf(start, grain, clock)
    // Distinct counts of buckets do not add up to the count to date, so there is no pace for them.
    const isToDate = metric.additivity === 'additive' || !course.growsFromNothing
    return { ...bucket, actual: totals[index] ?? null, expected: isToDate ? expectedAt(course, elapsedShare(clock, bucket.to)) : null }
  })
}

/** A bucket as far as the goal's time has come. */
function bucketOf(start: string, grain: TimeGrain, { zone, from, to, asOf }: GoalClock): { readonly from: Zoned; readonly to: Zoned } {
  const begins = isInstant(start)
    ? Temporal.Instant.from(start).toZonedDateTimeISO(zone)
    : Temporal.PlainDateTime.from(start).toZonedDateTime(zone)
  return { from: latest(begins, from), to: earliest(earliest(moveTime(begins, grain, 1), to), asOf) }
}
