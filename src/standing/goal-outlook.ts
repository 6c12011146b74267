import { type GoalCourse, isAsGood } from './goal-figures.ts'

export const FEASIBILITIES = ['reachedBefore', 'onTrend', 'beyondTrend', 'unknown'] as const
export type Feasibility = (typeof FEASIBILITIES)[number]

/** How a goal's target stands against the past. */
export interface GoalOutlook {
  readonly feasibility: Feasibility
  /** The best value of the periods of the past. */
  readonly best: number | null
  /** What the straight line through them comes to in the goal's period. */
  readonly trend: number | null
}

/**
 * Holds a target against the values of periods as long as the goal's own, the latest first. The trend is the line of least squares through
 * them, one period further on.
 */
export function goalOutlook(course: GoalCourse, past: readonly (number | null)[]): GoalOutlook {
  const points = past.flatMap((value, index) => (value === null ? [] : [{ at: -index - 1, value }]))
  const values = points.map(({ value }) => value)
  if (values.length < 2 || course.direction === undefined || course.target === null)
    return { feasibility: 'unknown', best: values[0] ?? null, trend: null }
  const best = course.direction === 'up' ? Math.max(...values) : Math.min(...values)
  const trend = lineAt(points, 0)
  const feasibility = isAsGood(course, best, course.target)
    ? 'reachedBefore'
    : isAsGood(course, trend, course.target)
      ? 'onTrend'
      : 'beyondTrend'
  return { feasibility, best, trend }
}

/** The line of least squares through points, at a place. */
function lineAt(points: readonly { readonly at: number; readonly value: number }[], place: number): number {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length
  const center = mean(points.map(({ at }) => at))
  const level = mean(points.map(({ value }) => value))
  const spread = points.reduce((sum, { at }) => sum + (at - center) ** 2, 0)
  const slope = points.reduce((sum, { at, value }) => sum + (at - center) * (value - level), 0) / spread
  return level + slope * (place - center)
}
