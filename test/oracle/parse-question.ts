import type { Question } from '../../src/query/question.ts'

function isQuestion(json: unknown): json is Question {
  return typeof json === 'object' && json !== null && 'metrics' in json
}

/** A question as it comes over the wire: nothing but its outermost shape is sure. */
export function parseQuestion(json: unknown): Question {
  if (!isQuestion(json)) throw new Error('A question names its metrics.')
  return json
}
