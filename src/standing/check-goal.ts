import type { Goal } from '../catalog/goal.ts'
import type { Draft } from '../catalog/link-catalog.ts'
import { type Report, under } from '../catalog/report.ts'
import { checkQuestion } from './check-question.ts'
import { goalClock, readMoment } from './goal-clock.ts'
import { GoalQuestions } from './goal-questions.ts'

/** Resolves what a goal asks, as if it had just ended; reports what could not be answered. */
export function checkGoal(goal: Goal, draft: Draft, report: Report): void {
  const told = goalClock(goal, { timezone: 'UTC', now: LATER }, report)
  goal.milestones.forEach(({ due, completed }, index) => {
    const at = under(report, 'milestones', index)
    if (due !== undefined) readMoment(due, 'UTC', under(at, 'due'))
    if (completed !== undefined) readMoment(completed, 'UTC', under(at, 'completed'))
  })
  // What else is wrong can be told over any time.
  const clock = told ?? goalClock({ period: SOME_PERIOD, timezone: undefined }, { timezone: 'UTC', now: LATER }, () => {})
  if (clock === undefined) return
  const questions = new GoalQuestions(goal, clock, { where: [], currency: undefined })
  const actual = questions.actual()
  const baseline = questions.baseline()
  if (actual !== undefined)
    checkQuestion(actual, draft, (code, message, path) => report(code, message, code === 'no-metric-time' ? ['metric'] : fieldOf(path)))
  if (baseline !== undefined)
    checkQuestion(baseline, draft, (code, message, [first, ...rest]) => {
      if (first === 'period') report(code, message, ['baseline', 'period', ...rest.filter((key) => key !== 'between')])
    })
}

const LATER = '9999-01-01T00:00:00Z'
const SOME_PERIOD = { from: '2000-01-01', to: '2001-01-01' }

/** The field of a goal that says what is wrong with its question. */
function fieldOf([first, , ...rest]: readonly (string | number)[]): readonly (string | number)[] {
  if (first === 'where') return ['where', ...rest]
  return first === 'period' || first === 'timezone' ? [first] : ['metric']
}
