import { Temporal } from 'temporal-polyfill'
import type { Milestone } from '../catalog/goal.ts'
import { parseMoment } from '../query/resolve-time.ts'
import type { GoalClock } from './goal-clock.ts'

export const MILESTONE_STATES = ['open', 'done', 'doneLate', 'overdue'] as const
export type MilestoneState = (typeof MILESTONE_STATES)[number]

/** Where a milestone stands: it is due until the end of its day, and what is completed later than now is not completed yet. */
export function milestoneState({ due, completed }: Milestone, { zone, asOf }: Pick<GoalClock, 'zone' | 'asOf'>): MilestoneState {
  const done = completed === undefined ? undefined : parseMoment(completed, zone)
  const lastDay = due === undefined ? undefined : parseMoment(due, zone)?.toPlainDate()
  const isLate = (day: Temporal.PlainDate) => lastDay !== undefined && Temporal.PlainDate.compare(day, lastDay) > 0
  if (done !== undefined && Temporal.ZonedDateTime.compare(done, asOf) <= 0) return isLate(done.toPlainDate()) ? 'doneLate' : 'done'
  return isLate(asOf.toPlainDate()) ? 'overdue' : 'open'
}
