import type { Catalog } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import { everything } from '../query/policy.ts'
import type { Question } from '../query/question.ts'
import { resolveQuestion } from '../query/resolve-question.ts'

const DEFAULTS = { timezone: 'UTC', currency: 'USD', maxGroups: 10_000 }

/** Reports why a question that a definition asks cannot be answered, under the question's own paths. */
export function checkQuestion(question: Question, catalog: Catalog, report: Report): void {
  try {
    resolveQuestion(question, { catalog, policy: everything, now: new Date(0), defaults: DEFAULTS })
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error
    for (const { code, message, path } of error.problems) report(code, message, path)
  }
}
