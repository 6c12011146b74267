import type { Answer } from '../../src/engine/answer.ts'
import { answer, type Caller, type MetricsLayer } from '../../src/metrics-layer.ts'
import type { Policy } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import type { World } from '../oracle/case.ts'
import { CALLER } from '../oracle/check-question.ts'
import type { Choices } from '../oracle/choices.ts'

/** What a law is tried on: a world in one engine, a question about it, and further choices. */
export interface Trial {
  readonly world: World
  readonly layer: MetricsLayer
  readonly question: Question
  readonly choices: Choices
  /** Metrics that are the same to nine digits only. */
  readonly approximate: ReadonlySet<string>
}

export type Values = Answer['groups'][number]['metrics']

/** Something that a law forbids; nothing where it holds. */
export type Breach = { readonly law: string; readonly question: Question; readonly expected: unknown; readonly got: unknown } | undefined

/** The groups of an answer; nothing where there are more than one answer holds. */
export async function groupsOf({ layer }: Trial, question: Question, policy?: Policy): Promise<Answer['groups']> {
  const caller: Caller = policy === undefined ? CALLER : { ...CALLER, policy }
  const [found] = await answer(layer, [question], caller)
  return found?.groups ?? []
}

export function keyText(group: Answer['groups'][number]): string {
  return JSON.stringify(Object.entries(group.key).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Whether two values are equal: to the last digit, or to nine where the order of addition matters. */
export function close(left: unknown, right: unknown, exactly: boolean): boolean {
  const [a, b] = [Number(left), Number(right)]
  if (left === null || right === null || left === undefined || right === undefined) return (left ?? null) === (right ?? null)
  return exactly ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

/** Whether two rows have the same values, of the named metrics. */
export function sameValues({ approximate }: Trial, names: readonly string[], left: Values | undefined, right: Values | undefined): boolean {
  return names.every((name) => close(left?.[name], right?.[name], !approximate.has(name)))
}

/** The question without what cuts, fills or orders its answer. */
export function plain({ metrics, by, period, where, timezone, asOf }: Question): Question {
  return { metrics, by, period, where, timezone, asOf }
}

/** The metrics of a question that can be added up. */
export function additive({ layer, question }: Trial): readonly string[] {
  return question.metrics.filter((name) => layer.catalog.metrics.get(name)?.additivity === 'additive')
}
