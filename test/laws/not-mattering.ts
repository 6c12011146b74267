import type { FilterInput } from '../../src/definition/filter-input.ts'
import { readAnswer } from '../../src/engine/read-answer.ts'
import { compile, resolve } from '../../src/metrics-layer.ts'
import { optimize } from '../../src/plan/optimize.ts'
import { planQuestions } from '../../src/plan/plan-questions.ts'
import type { Question } from '../../src/query/question.ts'
import { compilePlan } from '../../src/sql/compile-plan.ts'
import { CALLER } from '../oracle/check-question.ts'
import { type Breach, groupsOf, keyText, plain, sameValues, type Trial } from './asked.ts'

/** The rows of `left` that `right` does not have with the same values. */
function lost(
  trial: Trial,
  names: readonly string[],
  left: Awaited<ReturnType<typeof groupsOf>>,
  right: Awaited<ReturnType<typeof groupsOf>>,
) {
  const byKey = new Map(right.map((group) => [keyText(group), group]))
  return left.filter((group) => !byKey.has(keyText(group)) || !sameValues(trial, names, group.metrics, byKey.get(keyText(group))?.metrics))
}

/** What one metric says does not hang on which others are asked for. */
export async function otherMetricsDoNotMatter(trial: Trial): Promise<Breach> {
  const question = plain(trial.question)
  const [name = ''] = question.metrics
  const alone = { ...question, metrics: [name] }
  const [one, all] = await Promise.all([groupsOf(trial, alone), groupsOf(trial, question)])
  const wrong = lost(trial, [name], one, all)
  return wrong.length === 0 ? undefined : { law: 'other metrics do not matter', question, expected: wrong, got: all }
}

/** The order in which metrics, filters and keys are named changes no value. */
export async function orderOfNamesDoesNotMatter(trial: Trial): Promise<Breach> {
  const question = plain(trial.question)
  const turned = { ...question, metrics: question.metrics.toReversed(), by: question.by?.toReversed(), where: question.where?.toReversed() }
  const [one, other] = await Promise.all([groupsOf(trial, question), groupsOf(trial, turned)])
  const wrong = [...lost(trial, question.metrics, one, other), ...lost(trial, question.metrics, other, one)]
  return wrong.length === 0 ? undefined : { law: 'the order of names does not matter', question, expected: one, got: other }
}

/** A pass changes no answer: neither a value nor which groups there are. */
export async function passesDoNotMatter(trial: Trial): Promise<Breach> {
  const { layer } = trial
  const question = { ...trial.question, first: undefined }
  const resolved = resolve(layer, question, CALLER)
  const [plan] = planQuestions([resolved])
  if (plan === undefined) return undefined
  const run = async (one: typeof plan) =>
    readAnswer(resolved, one.columns, await layer.engine.run(compilePlan(one, layer.engine.dialect), { deadlineMs: layer.deadlineMs }))
  const [before, after] = await Promise.all([run(plan), run(optimize(plan))])
  const wrong = [
    ...lost(trial, question.metrics, after.groups, before.groups),
    ...lost(trial, question.metrics, before.groups, after.groups),
  ]
  return wrong.length === 0 ? undefined : { law: 'passes do not matter', question, expected: before.groups, got: after.groups }
}

/** Another text, and another number that is neither nothing nor one, which SQL spells out. */
function otherValue(value: unknown): unknown {
  if (typeof value === 'string' && !/^\d{4}-/.test(value)) return `${value}; drop table "x" --`
  if (typeof value === 'number' && value !== 0 && value !== 1) return value < 0 ? value - 7 : value + 7
  return Array.isArray(value) ? value.map(otherValue) : value
}

function isFilter(value: unknown): value is FilterInput {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function otherValues(filter: FilterInput): FilterInput {
  const changed = Object.entries(filter).map(([name, given]) => {
    if ((name === 'and' || name === 'or') && Array.isArray(given)) return [name, given.filter(isFilter).map(otherValues)]
    if (name === 'not' && isFilter(given)) return [name, otherValues(given)]
    return [
      name,
      isFilter(given)
        ? Object.fromEntries(Object.entries(given).map(([operator, value]) => [operator, otherValue(value)]))
        : otherValue(given),
    ]
  })
  return Object.fromEntries(changed)
}

/** Statements hold no value of a question, so other values make the same text. */
export async function valuesAreNotInTheText({ layer, question }: Trial): Promise<Breach> {
  const text = (one: Question) => compile(layer, [resolve(layer, one, CALLER)]).map((statement) => statement.text)
  const other = { ...question, where: question.where?.map(otherValues) }
  const [one, two] = [text(question), text(other)]
  return JSON.stringify(one) === JSON.stringify(two)
    ? undefined
    : { law: 'values are not in the text', question: other, expected: one, got: two }
}
