import type { Alert } from '../catalog/alert.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import { alertQuestions } from './alert-questions.ts'
import { alertSteps } from './alert-steps.ts'
import { checkQuestion } from './check-question.ts'

/** Resolves what an alert asks at a step; reports what could not be answered. */
export function checkAlert({ of, ...alert }: Alert, catalog: Catalog, report: Report): void {
  const [step] = alertSteps({ of, ...alert }, { timezone: 'UTC', now: SOME_DAY, grains: catalog.grains }, report)
  if (step === undefined || of.kind === 'goal') return
  const { now, earlier } = alertQuestions(of, step, catalog.grains, { where: [], currency: undefined })
  const said = new Set<string>()
  for (const question of earlier === undefined ? [now] : [now, earlier])
    checkQuestion(question, catalog, (code, message, path) => {
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
