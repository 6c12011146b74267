import type { Catalog } from './catalog/catalog.ts'
import type { Answer } from './engine/answer.ts'
import type { Engine } from './engine/engine.ts'
import { readAnswer } from './engine/read-answer.ts'
import { optimize } from './plan/optimize.ts'
import type { Plan } from './plan/plan-node.ts'
import { planQuestions } from './plan/plan-questions.ts'
import type { Policy } from './query/policy.ts'
import type { Question } from './query/question.ts'
import { type QuestionDefaults, resolveQuestion } from './query/resolve-question.ts'
import type { ResolvedQuestion } from './query/resolved-question.ts'
import { compilePlan } from './sql/compile-plan.ts'
import type { CompiledSql } from './sql/compiled-sql.ts'

/** A catalog over a warehouse. */
export interface MetricsLayer {
  readonly catalog: Catalog
  readonly engine: Engine
  readonly defaults: QuestionDefaults
  /** Milliseconds that one statement may take. */
  readonly deadlineMs: number
  /** Sees each plan and its statement before it runs. */
  readonly onStatement?: ((plan: Plan, statement: CompiledSql) => void) | undefined
}

/** Who asks, and when. */
export interface Caller {
  readonly policy: Policy
  /** The instant that counts as now for all that the caller asks at once. */
  readonly now: Date
  readonly signal?: AbortSignal | undefined
}

export const DEFAULTS: QuestionDefaults = { timezone: 'UTC', currency: 'USD', maxGroups: 10_000 }

/** @throws InvalidQuestionError with everything that is wrong with the question */
export function resolve(layer: MetricsLayer, question: Question, { policy, now }: Caller): ResolvedQuestion {
  return resolveQuestion(question, { catalog: layer.catalog, policy, now, defaults: layer.defaults })
}

/** The plans that answer the questions, in their order. */
export function plan(questions: readonly ResolvedQuestion[]): readonly Plan[] {
  return planQuestions(questions).map(optimize)
}

/** The statements that answer the questions, in their order. */
export function compile(layer: MetricsLayer, questions: readonly ResolvedQuestion[]): readonly CompiledSql[] {
  return plan(questions).map((one) => compilePlan(one, layer.engine.dialect))
}

/**
 * Answers resolved questions, planned together.
 *
 * @throws EngineError where the warehouse does not answer
 * @throws InvalidQuestionError where the data itself forbids an answer, such as a missing rate
 */
export async function answerResolved(
  layer: MetricsLayer,
  questions: readonly ResolvedQuestion[],
  signal?: AbortSignal,
): Promise<readonly Answer[]> {
  const plans = plan(questions)
  const run = async (question: ResolvedQuestion, planned: Plan | undefined): Promise<Answer> => {
    if (planned === undefined) return NOTHING
    const statement = compilePlan(planned, layer.engine.dialect)
    layer.onStatement?.(planned, statement)
    const rows = await layer.engine.run(statement, { signal, deadlineMs: layer.deadlineMs })
    return readAnswer(question, planned.columns, rows)
  }
  return Promise.all(
    questions.map(async (question, index) => {
      const answer = await run(question, plans[index])
      if (answer.groups.length > 0) return answer
      // Without a group there is no row to carry what a guard found, in a group that was left out, say.
      const isWatched = plans[index]?.columns.some(({ role }) => role === 'refusal') === true
      if (isWatched && question.having !== undefined)
        await answerResolved(layer, [{ ...question, after: undefined, having: undefined, first: 1 }], signal)
      if (question.after === undefined || !question.totalCount) return answer
      // A page behind the last group has no row to carry the count.
      const [counted] = await answerResolved(layer, [{ ...question, after: undefined, first: 1 }], signal)
      return { ...answer, totalCount: counted?.totalCount }
    }),
  )
}

const NOTHING: Answer = { groups: [], hasNextPage: false, totalCount: undefined }

/** Answers questions as they come: all are resolved before any SQL runs. */
export async function answer(layer: MetricsLayer, questions: readonly Question[], caller: Caller): Promise<readonly Answer[]> {
  return answerResolved(
    layer,
    questions.map((question) => resolve(layer, question, caller)),
    caller.signal,
  )
}
