import type { AnswerColumn } from '../plan/plan-node.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import { writeCursor } from '../query/cursor.ts'
import { partialGroups } from '../query/partial.ts'
import type { ResolvedQuestion } from '../query/resolved-question.ts'
import type { Answer, AnswerGroup } from './answer.ts'
import { decodeKey, decodeMetric } from './decode.ts'
import type { RawValue } from './engine.ts'
import { refusedAnswer } from './refused-answer.ts'

type Row = readonly RawValue[]

/** Makes the answer of the rows that its statement gave; refuses one that cannot be right. */
export function readAnswer(question: ResolvedQuestion, columns: readonly AnswerColumn[], rows: readonly Row[]): Answer {
  const place = new Map(columns.map(({ name, role }, index) => [role === 'key' || role === 'metric' ? name : role, index]))
  const value = (row: Row, name: string): RawValue => row[place.get(name) ?? -1] ?? null
  const refusal = rows[0] && value(rows[0], 'refusal')
  if (refusal !== undefined && refusal !== null) throw refusedAnswer(question, refusal)
  const limit = question.first ?? question.maxGroups
  if (question.first === undefined && rows.length > limit) throw tooManyGroups(limit)
  const counted = rows[0] && value(rows[0], 'groupCount')
  const isPartial = partialGroups(question)
  const groups = rows.map((row) => readGroup(question, (name) => value(row, name), isPartial))
  return {
    groups: question.depth === 0 ? groups.slice(0, limit) : groups,
    hasNextPage: question.depth === 0 && rows.length > limit,
    totalCount: question.totalCount && counted !== null ? Number(counted ?? 0) : undefined,
  }
}

function readGroup(
  question: ResolvedQuestion,
  value: (name: string) => RawValue,
  isPartial: (rawKey: readonly RawValue[]) => boolean,
): AnswerGroup {
  const { keys, metrics, order } = question
  const rawKey = keys.map(({ name }) => value(name))
  return {
    key: Object.fromEntries(keys.map(({ name, type }) => [name, decodeKey(value(name), type)])),
    rawKey,
    metrics: Object.fromEntries(metrics.map(({ name, type }) => [name, decodeMetric(value(name), name, type)])),
    isPartial: isPartial(rawKey),
    groupCount: question.depth > 0 && question.totalCount ? Number(value('groupCount')) : undefined,
    cursor: writeCursor(
      order,
      order.map(({ name }) => value(name)),
    ),
  }
}

function tooManyGroups(limit: number): InvalidQuestionError {
  return new InvalidQuestionError([
    {
      code: 'too-many-groups',
      message: `The answer has more than ${limit} groups. Ask for fewer with "first", a filter or a coarser time grain, or page through them.`,
      path: ['by'],
    },
  ])
}
