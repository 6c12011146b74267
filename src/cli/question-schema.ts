import { schemaIssues } from '../definition/schema-issue.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'
import { writtenQuestionSchema } from '../query/read-question.ts'

/** A question as data, with its shape checked; whether its names exist is for the catalog to say. */
export function questionOf(data: unknown): Question {
  const parsed = writtenQuestionSchema.safeParse(data, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new InvalidQuestionError(schemaIssues(parsed.error).map(({ path, message }) => ({ code: 'malformed-question', message, path })))
}
