import { resolve } from '../metrics-layer.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'
import type { OperationContext } from './operation-context.ts'

/** Whether a caller may see all that a question of a definition reads. It was checked for callers without limits, so whatever is said against it is for the policy. */
export function maySeeQuestion(question: Question, { layer, caller }: Pick<OperationContext, 'layer' | 'caller'>): boolean {
  if (caller.policy.kind === 'everything') return true
  try {
    resolve(layer, question, caller)
    return true
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error
    return false
  }
}
