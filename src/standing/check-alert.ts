import type { Alert } from '../catalog/alert.ts'
import type { Draft } from '../catalog/link-catalog.ts'
import type { Report } from '../catalog/report.ts'
import { alertQuestions } from './alert-questions.ts'
import { alertSteps } from './alert-steps.ts'
import { checkQuestion } from './check-question.ts'

/** Resolves what an alert asks at a step; reports what could not be answered. */
export function checkAlert({ of, ...alert }: Alert, draft: Draft, report: Report): void {
  const { grains } = draft.catalog
  const time = { timezone: 'UTC', now: SOME_DAY, grains }
  const [told] = alertSteps({ of, ...alert }, time, report)
  // What else is wrong can be told in any zone.
  const [step] = told === undefined ? alertSteps({ of, ...alert, timezone: undefined }, time, () => {}) : [told]
  if (step === undefined || of.kind === 'goal') return
  const { now, earlier } = alertQuestions(of, step, grains, { where: [], currency: undefined })
  const said = new Set<string>()
  for (const question of earlier === undefined ? [now] : [now, earlier])
    checkQuestion(question, draft, (code, message, path) => {
      if (!said.has(message)) report(code, message, fieldOf(path, code))
      said.add(message)
    })
}

const SOME_DAY = '2001-01-01T00:00:00Z'

/** The field of an alert that says what is wrong with its question. */
function fieldOf([first, index, ...rest]: readonly (string | number)[], code: string): readonly (string | number)[] {
  if (first === 'where') return ['where', ...rest]
  if (first === 'by' && typeof index === 'number') return ['by', index]
  if (first === 'period' && code !== 'no-metric-time') return ['period']
  return first === 'compared' || first === 'having' ? ['when'] : ['metric']
}
