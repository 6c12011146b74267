import type { Metric } from '../catalog/catalog.ts'
import type { Goal } from '../catalog/goal.ts'
import { isOwnBucket } from '../expression/time-frame.ts'
import type { GoalClock } from './goal-clock.ts'

export const GOAL_STATES = ['notBegun', 'running', 'reached', 'missed', 'ended'] as const
export type GoalState = (typeof GOAL_STATES)[number]

/** The numbers of a goal, in the unit of its metric; null where there is nothing to tell them from. */
export interface GoalFigures {
  readonly baseline: number | null
  readonly target: number | null
  readonly actual: number | null
  /** `(actual - baseline) / (target - baseline)`; null where the target is the baseline. */
  readonly progress: number | null
  /** What the value has still to change by: `target - actual`. */
  readonly remaining: number | null
  /** What the value would be now at a steady pace. */
  readonly expected: number | null
  readonly onTrack: boolean | null
  readonly state: GoalState
  /** What the value will be at the end, if it goes on as it has. */
  readonly projected: number | null
}

/** What a goal's numbers are made of. */
export interface GoalCourse {
  readonly metric: Pick<Metric, 'additivity' | 'unit' | 'goodWhen' | 'parts'>
  readonly clock: GoalClock
  readonly baseline: number | null
  readonly target: number | null
  /** Whether its number begins at nothing and grows with the rows: sums, counts, distinct counts. */
  readonly growsFromNothing: boolean
  /** Whether more is better: by the way from baseline to target, else by what is good for the metric. */
  readonly direction: 'up' | 'down' | undefined
}

/** The course of a goal, once its baseline is known: `fromPeriod` is the metric in the baseline's period. */
export function goalCourse(goal: Goal, metric: GoalCourse['metric'], clock: GoalClock, fromPeriod: number | null): GoalCourse {
  const grows = growsFromNothing(metric)
  // Where another number starts from can't be guessed.
  const unknown = grows || metric.unit.kind === 'count' ? 0 : null
  const baseline = typeof goal.baseline === 'number' ? goal.baseline : goal.baseline === undefined ? unknown : fromPeriod
  const target = typeof goal.target === 'number' ? goal.target : baseline === null ? null : relativeTarget(baseline, goal.target.change)
  const good = metric.goodWhen === 'neutral' ? undefined : metric.goodWhen
  const isAway = baseline !== null && target !== null && baseline !== target
  const towards = isAway ? (target > baseline ? 'up' : 'down') : undefined
  const direction = goal.baseline === undefined ? (good ?? towards) : (towards ?? good)
  return { metric, clock, baseline, target, growsFromNothing: grows, direction }
}

function growsFromNothing({ additivity, parts }: GoalCourse['metric']): boolean {
  const [part, ...others] = parts
  if (additivity === 'additive') return true
  if (part?.kind !== 'rows' || others.length > 0) return false
  return part.aggregation.kind === 'countDistinct' && isOwnBucket(part.frame) && part.latest === undefined
}

/** As relative changes are reckoned everywhere (S18), so that a fifth more of a negative number is above it. */
function relativeTarget(baseline: number, change: number): number {
  return baseline + change * Math.abs(baseline)
}

/** The value that a steady pace has after a share of the time: what grows from nothing starts from zero, the others from the baseline. */
export function expectedAt({ baseline, target, growsFromNothing: grows }: GoalCourse, elapsed: number): number | null {
  if (target === null) return null
  if (grows) return target * elapsed
  return baseline === null ? null : baseline + (target - baseline) * elapsed
}

/** All numbers of a goal whose metric has come to `actual`. */
export function goalFigures(course: GoalCourse, actual: number | null): GoalFigures {
  const { baseline, target, clock } = course
  const isApart = baseline !== null && target !== null && target !== baseline
  const expected = expectedAt(course, clock.elapsed)
  return {
    baseline,
    target,
    actual,
    progress: isApart && actual !== null ? (actual - baseline) / (target - baseline) : null,
    remaining: target === null || actual === null ? null : target - actual,
    expected,
    onTrack: isAsGood(course, actual, expected),
    state: goalState(course, actual),
    projected: projectedValue(course, actual),
  }
}

/** Whether a value is as good as another one; null where either is missing, or no direction is good. */
export function isAsGood({ direction }: Pick<GoalCourse, 'direction'>, value: number | null, other: number | null): boolean | null {
  if (value === null || other === null || direction === undefined) return null
  return direction === 'up' ? value >= other : value <= other
}

/**
 * Before its end, a goal is reached (or missed) only where its number grows from nothing: what was won stays won. Any other number may come and go, and is
 * told by `onTrack` until the end. A goal that ended without a value, or without a good direction, is `ended`.
 */
function goalState(course: GoalCourse, actual: number | null): GoalState {
  const { clock, target, direction } = course
  if (clock.until === undefined) return 'notBegun'
  const isMet = isAsGood(course, actual, target)
  if (clock.hasEnded) return isMet === null ? 'ended' : isMet ? 'reached' : 'missed'
  if (!course.growsFromNothing || isMet === null) return 'running'
  if (direction === 'up') return isMet ? 'reached' : 'running'
  return isMet ? 'running' : 'missed'
}

/**
 * The value at the end, if it goes on as it has.
 *
 * - what grows from nothing: the run rate, `actual / elapsed` (a forecast at completion of earned-value analysis with a constant rate)
 * - semi-additive: the straight line from the baseline through now, `baseline + (actual - baseline) / elapsed`
 * - others, such as ratios: `actual`, since later rows weigh no more than those of now
 */
function projectedValue({ metric, clock, baseline, growsFromNothing: grows }: GoalCourse, actual: number | null): number | null {
  if (actual === null || clock.elapsed === 0) return null
  if (clock.hasEnded) return actual
  if (grows) return actual / clock.elapsed
  if (metric.additivity === 'semiAdditive' && baseline !== null) return baseline + (actual - baseline) / clock.elapsed
  return actual
}
