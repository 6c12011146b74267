import type { Alert, AlertOnGoal, AlertOnMetric } from '../catalog/alert.ts'
import type { Report } from '../catalog/report.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Zoned } from '../query/move-time.ts'
import type { Question } from '../query/question.ts'
import { alertQuestions } from '../standing/alert-questions.ts'
import { alertSteps } from '../standing/alert-steps.ts'
import { type GoalClock, goalClock } from '../standing/goal-clock.ts'
import { GoalQuestions } from '../standing/goal-questions.ts'
import { maySeeQuestion } from './may-see-question.ts'
import type { OperationContext } from './operation-context.ts'
import type { Path, QuestionNode } from './operation-tree.ts'
import { visibleGoals } from './read-goals.ts'
import type { StandingAsked } from './read-standing.ts'
import { zonedInstant } from './resolve-during.ts'

type Context = Pick<OperationContext, 'layer' | 'caller'>

/** What an alert asks at one of its steps, each in its place; of a goal, also where the goal's time stands then. */
export interface AskedStep {
  readonly at: Zoned
  readonly clock: GoalClock | undefined
  readonly nodes: Readonly<Record<string, QuestionNode>>
}

/** The alerts that a root field asks for, but for those that read what the caller may not see; reports names that there are not. */
export function chosenAlerts({ names, owner, tag }: StandingAsked, context: Context, report: Report): readonly Alert[] {
  const { alerts } = context.layer.catalog
  const seen = new Map([...alerts].filter(([, alert]) => maySeeAlert(alert, context)))
  for (const name of names ?? [])
    if (!seen.has(name)) report('unknown-alert', `There is no alert "${name}".${didYouMean(name, seen.keys())}`, [])
  return [...seen.values()].filter(
    ({ name, words }) =>
      (names?.includes(name) ?? true) &&
      (owner === undefined || owner === words.owner) &&
      (tag === undefined || words.tags?.includes(tag) === true),
  )
}

/** Every question of an alert, one step after the other, the latest first; reports what is wrong with the arguments. */
export function alertNodes({ of, ...alert }: Alert, asked: StandingAsked, context: Context, report: Report): readonly AskedStep[] {
  const { grains } = context.layer.catalog
  return alertSteps({ of, ...alert }, { ...asked, grains }, report).map((at, index) => {
    const node = (question: Question, ...path: Path): QuestionNode => ({
      kind: 'question',
      question,
      path: [asked.key, alert.name, index, ...path],
    })
    return of.kind === 'metric' ? metricStep(of, at, { asked, context, node }) : goalStep(of, at, { asked, context, node }, report)
  })
}

interface Asking {
  readonly asked: StandingAsked
  readonly context: Context
  node(question: Question, ...path: Path): QuestionNode
}

function metricStep(of: AlertOnMetric, at: Zoned, { asked, context, node }: Asking): AskedStep {
  const { now, earlier } = alertQuestions(of, at, context.layer.catalog.grains, asked)
  return { at, clock: undefined, nodes: { now: node(now, 'now'), ...(earlier === undefined ? {} : { earlier: node(earlier, 'earlier') }) } }
}

function goalStep(of: AlertOnGoal, at: Zoned, { asked, context, node }: Asking, report: Report): AskedStep {
  const goal = context.layer.catalog.goals.get(of.goal)
  const clock = goal && goalClock(goal, { timezone: at.timeZoneId, now: at.toInstant().toString() }, report)
  if (goal === undefined || clock === undefined) return { at, clock: undefined, nodes: {} }
  const questions = new GoalQuestions(goal, clock, asked)
  const [now, earlier] = [questions.actual(), questions.baseline()]
  return {
    at,
    clock,
    nodes: {
      ...(now === undefined ? {} : { now: node(now, 'now') }),
      ...(earlier === undefined ? {} : { earlier: node(earlier, 'earlier') }),
    },
  }
}

/** Whether a caller may see all that an alert is about: one who may not is told that there is no such alert. */
function maySeeAlert({ of }: Alert, context: Context): boolean {
  if (of.kind === 'goal') return visibleGoals(context).has(of.goal)
  const now = zonedInstant(context.caller.now.toISOString(), 'UTC')
  return now !== undefined && maySeeQuestion(alertQuestions(of, now, context.layer.catalog.grains, UNBOUND).now, context)
}

const UNBOUND = { where: [], currency: undefined }
