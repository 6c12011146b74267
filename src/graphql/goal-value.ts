import type { Metric } from '../catalog/catalog.ts'
import type { Goal } from '../catalog/goal.ts'
import { requestedMetric } from '../catalog/metric-request.ts'
import { resolve } from '../metrics-layer.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'
import { type GoalClock, goalClock } from '../standing/goal-clock.ts'
import { type GoalCourse, type GoalFigures, goalCourse, goalFigures } from '../standing/goal-figures.ts'
import { type GoalPoint, goalHistory } from '../standing/goal-history.ts'
import { type GoalOutlook, goalOutlook } from '../standing/goal-outlook.ts'
import { bucketName, GoalQuestions, type PastPeriod } from '../standing/goal-questions.ts'
import type { KeptGoal } from '../standing/goal-row.ts'
import type { OperationContext } from './operation-context.ts'
import type { Path } from './operation-tree.ts'
import type { StandingAsked } from './read-standing.ts'

/** How a goal stands against the past, with the periods that it is held against. */
export interface PastOutlook extends GoalOutlook {
  readonly past: readonly (Pick<PastPeriod, 'from' | 'to'> & { readonly value: number | null })[]
}

interface Measured {
  readonly metric: Metric
  readonly clock: GoalClock
  readonly questions: GoalQuestions
}

/** A goal of an answer under way: its words are known, its numbers are asked for when they are selected. */
export class GoalValue {
  readonly goal: Goal
  readonly asked: StandingAsked
  /** Why it can't be measured. */
  readonly problem: string | undefined
  readonly #measured: Measured | undefined
  readonly #context: OperationContext
  #figures: Promise<{ readonly course: GoalCourse; readonly figures: GoalFigures }> | undefined

  constructor({ goal, problem }: KeptGoal, asked: StandingAsked, context: OperationContext) {
    const problems: string[] = problem === undefined ? [] : [problem]
    const say = (_code: string, message: string) => problems.push(message)
    const clock = problem === undefined ? goalClock(goal, asked, say) : undefined
    const metric = problem === undefined ? requestedMetric(goal.request, context.layer.catalog, say) : undefined
    const questions = clock && new GoalQuestions(goal, clock, asked)
    if (questions !== undefined) problems.push(...refusals([questions.actual(), questions.baseline()], context))
    this.goal = goal
    this.asked = asked
    this.problem = problems.length === 0 ? undefined : [...new Set(problems)].join(' ')
    this.#context = context
    this.#measured = this.problem === undefined && clock && metric && questions ? { metric, clock, questions } : undefined
  }

  get metric(): Metric | undefined {
    return this.#context.run.visible().metrics.get(this.goal.metric)
  }

  get clock(): GoalClock | undefined {
    return this.#measured?.clock
  }

  get actualQuestion(): Question | undefined {
    return this.#measured?.questions.actual()
  }

  async figures(): Promise<GoalFigures | undefined> {
    return (await this.#load())?.figures
  }

  /** By a time grain of the catalog. */
  async history(name: string): Promise<readonly GoalPoint[]> {
    const question = this.#measured?.questions.history(name)
    const grain = this.#context.layer.catalog.grains.get(name)
    if (question === undefined || grain === undefined) return []
    const node = { kind: 'question', question, path: this.#path('history', name) } as const
    const [loaded, { answer }] = await Promise.all([this.#load(), this.#context.run.load(node)])
    const values = answer.groups.map(({ key, metrics }) => ({
      start: String(key[bucketName(name)]),
      value: toNumber(metrics[this.goal.request]),
    }))
    return loaded === undefined ? [] : goalHistory(loaded.course, grain, values)
  }

  async outlook(): Promise<PastOutlook | undefined> {
    const periods = this.#measured?.questions.past() ?? []
    const values = Promise.all(periods.map(({ question }, index) => this.#value(question, 'past', index)))
    const [loaded, past] = await Promise.all([this.#load(), values])
    if (loaded === undefined) return undefined
    return { ...goalOutlook(loaded.course, past), past: periods.map(({ from, to }, index) => ({ from, to, value: past[index] ?? null })) }
  }

  #load() {
    if (this.#measured === undefined) return undefined
    const { metric, clock, questions } = this.#measured
    this.#figures ??= Promise.all([this.#value(questions.actual(), 'actual'), this.#value(questions.baseline(), 'baseline')]).then(
      ([actual, fromPeriod]) => {
        const course = goalCourse(this.goal, metric, clock, fromPeriod)
        return { course, figures: goalFigures(course, actual) }
      },
    )
    return this.#figures
  }

  async #value(question: Question | undefined, ...place: Path): Promise<number | null> {
    if (question === undefined) return null
    const { answer } = await this.#context.run.load({ kind: 'question', question, path: this.#path(...place) })
    return toNumber(answer.groups[0]?.metrics[this.goal.request])
  }

  #path(...place: Path): Path {
    return [this.asked.key, this.goal.name, ...place]
  }
}

function toNumber(value: number | string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}

/** What is said against questions; a goal of a row is refused by itself. */
function refusals(questions: readonly (Question | undefined)[], { layer, caller }: OperationContext): readonly string[] {
  return questions.flatMap((question) => {
    try {
      if (question !== undefined) resolve(layer, question, caller)
      return []
    } catch (error) {
      if (!(error instanceof InvalidQuestionError)) throw error
      return error.problems.map(({ message }) => message)
    }
  })
}
