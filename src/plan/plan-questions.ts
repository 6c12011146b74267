import { emptyValue } from '../expression/empty-value.ts'
import { everyOf, literal } from '../expression/expression.ts'
import type { ResolvedQuestion } from '../query/resolved-question.ts'
import { afterCursor } from './after-cursor.ts'
import { planGroups, planKeys } from './plan-groups.ts'
import type { AnswerColumn, Calculate, Fill, Page, Plan } from './plan-node.ts'

/** Plans all the questions of one operation, each by itself for now. */
export function planQuestions(questions: readonly ResolvedQuestion[]): readonly Plan[] {
  return questions.map(planQuestion)
}

function planQuestion(question: ResolvedQuestion): Plan {
  const calculate = planGroups(question, question)
  const filled = question.fill === undefined && question.every.length === 0 ? calculate : planFill(question, calculate)
  const columns = answerColumns(question, calculate.refusals.length > 0 || question.fill?.most !== undefined)
  return { node: question.keys.length === 0 && question.having === undefined ? calculate : planPage(question, filled), columns }
}

function planFill(question: ResolvedQuestion, input: Calculate): Fill {
  const { fill, every, beside, keys, metrics, zone } = question
  return {
    kind: 'fill',
    input,
    buckets: fill && { ...fill, zone },
    entities: every.map(({ role, places, rows }) =>
      planKeys(
        rows,
        places.map((place) => keys[place]?.name ?? ''),
        `every ${role}`,
        question,
      ),
    ),
    beside,
    within: everyOf(every.map(({ within }) => within)),
    empty: metrics.map(({ name, formula }) => ({ name, of: literal(emptyValue(formula), formula.type) })),
  }
}

function planPage(question: ResolvedQuestion, input: Calculate | Fill): Page {
  return {
    kind: 'page',
    input,
    having: question.having,
    order: question.order,
    after: question.after && afterCursor(question.order, question.after),
    limit: (question.first ?? question.maxGroups) + 1,
    // Where all groups are wanted, none needs a place within its outer group.
    depth: question.first === undefined && !question.totalCount ? 0 : question.depth,
    totalCount: question.totalCount,
  }
}

function answerColumns(question: ResolvedQuestion, canBeRefused: boolean): readonly AnswerColumn[] {
  return [
    ...question.keys.map(({ name, type }) => ({ name, type, role: 'key' as const })),
    ...question.metrics.map(({ name, formula }) => ({ name, type: formula.type, role: 'metric' as const })),
    ...(question.totalCount && question.keys.length > 0
      ? [{ name: 'group count', type: 'integer' as const, role: 'groupCount' as const }]
      : []),
    ...(canBeRefused ? [{ name: 'refusal', type: 'text' as const, role: 'refusal' as const }] : []),
  ]
}
