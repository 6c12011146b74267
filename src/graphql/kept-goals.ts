import { type KeptGoal, readGoalRows } from '../standing/goal-row.ts'
import type { OperationContext } from './operation-context.ts'

/** The goals of kept rows that the caller may see; none where the catalog knows of no such table. */
export async function keptGoals({ layer, run }: OperationContext): Promise<readonly KeptGoal[]> {
  if (!layer.catalog.kept.has('goals')) return []
  const [rows, milestones] = await Promise.all([run.keptRows('goals'), run.keptRows('goalMilestones')])
  return readGoalRows(rows, milestones, run.visible())
}
