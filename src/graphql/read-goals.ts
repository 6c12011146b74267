import { type FieldNode, type GraphQLResolveInfo, getArgumentValues, isObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import type { Goal } from '../catalog/goal.ts'
import type { Report } from '../catalog/report.ts'
import { TIME_UNITS, type TimeUnit } from '../expression/time-grain.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Question } from '../query/question.ts'
import { goalClock } from '../standing/goal-clock.ts'
import { GoalQuestions } from '../standing/goal-questions.ts'
import { maySeeQuestion } from './may-see-question.ts'
import type { OperationContext } from './operation-context.ts'
import type { Path, QuestionNode } from './operation-tree.ts'
import { readStandingArguments, type StandingAsked } from './read-standing.ts'

type Arguments = Readonly<Record<string, unknown>>

/** What is selected of goals, wherever they stand: the grains of their histories, whether they are held against the past, how deep their parts go. */
export interface SelectedOfGoals {
  readonly grains: readonly TimeUnit[]
  readonly feasibility: boolean
  readonly depth: number
}

/** Whether a goal is among those that are asked for. */
export function isAskedFor({ name, owner, objective, words }: Goal, asked: StandingAsked): boolean {
  const tags = [...(words.tags ?? []), ...(objective === undefined ? [] : [`objective:${objective}`])]
  return (
    (asked.names?.includes(name) ?? true) &&
    (asked.owner === undefined || asked.owner === owner) &&
    (asked.tag === undefined || tags.includes(asked.tag))
  )
}

/** Names of goals that there are not, as a refusal says them. */
export function reportUnknownGoals({ names = [] }: StandingAsked, known: ReadonlySet<string>, report: Report): void {
  for (const name of names) if (!known.has(name)) report('unknown-goal', `There is no goal "${name}".${didYouMean(name, known)}`, [])
}

/** Configured goals that measure what the caller may see. */
export function visibleGoals(context: Pick<OperationContext, 'layer' | 'caller'>): ReadonlyMap<string, Goal> {
  const isVisible = ({ request, where, period }: Goal) =>
    maySeeQuestion({ metrics: [request], where: where === undefined ? [] : [where], period: { between: period } }, context)
  return new Map([...context.layer.catalog.goals].filter(([, goal]) => isVisible(goal)))
}

/** Every question that the selected numbers of configured goals may need; reports what is wrong with the arguments. */
export function goalQuestions(
  args: Arguments,
  selected: SelectedOfGoals,
  context: OperationContext,
  key: string,
  report: Report,
): readonly QuestionNode[] {
  const asked = readStandingArguments(args, context, key, report)
  const goals = visibleGoals(context)
  if (!context.layer.catalog.kept.has('goals')) reportUnknownGoals(asked, new Set(goals.keys()), report)
  const chosen = new Map([...goals].filter(([, goal]) => isAskedFor(goal, asked)))
  for (let depth = 0; depth < selected.depth; depth += 1)
    for (const { subGoals } of [...chosen.values()])
      for (const name of subGoals) {
        const part = goals.get(name)
        if (part !== undefined) chosen.set(name, part)
      }
  return [...chosen.values()].flatMap((goal) => {
    const clock = goalClock(goal, asked, report)
    if (clock === undefined) return []
    const questions = new GoalQuestions(goal, clock, asked)
    const node = (question: Question | undefined, ...path: Path): readonly QuestionNode[] =>
      question === undefined ? [] : [{ kind: 'question', question, path: [key, goal.name, ...path] }]
    return [
      ...node(questions.actual(), 'actual'),
      ...node(questions.baseline(), 'baseline'),
      ...selected.grains.flatMap((grain) => node(questions.history(grain), 'history', grain)),
      ...(selected.feasibility ? questions.past().flatMap(({ question }, index) => node(question, 'past', index)) : []),
    ]
  })
}

/** What is selected below the fields of one root field. */
export function selectedOfGoals(info: GraphQLResolveInfo, nodes: readonly FieldNode[]): SelectedOfGoals {
  const type = info.schema.getType('Goal')
  if (!isObjectType(type)) return { grains: [], feasibility: false, depth: 0 }
  const grains = new Set<TimeUnit>()
  let feasibility = false
  let depth = 0
  for (const fields of collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes).values()) {
    const [node] = fields
    const field = type.getFields()[node?.name.value ?? '']
    if (node === undefined || field === undefined) continue
    if (field.name === 'feasibility') feasibility = true
    if (field.name === 'history') {
      const { grain } = getArgumentValues(field, node, info.variableValues)
      for (const known of TIME_UNITS) if (known === grain) grains.add(known)
    }
    if (field.name !== 'subGoals') continue
    const inner = selectedOfGoals(info, fields)
    for (const grain of inner.grains) grains.add(grain)
    feasibility ||= inner.feasibility
    depth = Math.max(depth, inner.depth + 1)
  }
  return { grains: [...grains], feasibility, depth }
}
