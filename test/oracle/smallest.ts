import type { Question } from '../../src/query/question.ts'

/** A list without its first or second half, or without one of its members. */
export function without<T>(all: readonly T[]): readonly (readonly T[])[] {
  const half = Math.ceil(all.length / 2)
  const halves = all.length > 2 ? [all.slice(half), all.slice(0, half)] : []
  return [...halves, ...all.map((_, index) => all.toSpliced(index, 1))]
}

const OPTIONS = ['having', 'orderBy', 'first', 'after', 'fill', 'within', 'outside', 'totalCount'] as const

/** A question without one of its parts, in every way. */
export function smallerQuestions(question: Question): readonly Question[] {
  const { metrics, also = [], by = [], where = [], every = [] } = question
  return [
    ...OPTIONS.filter((name) => question[name] !== undefined).map((name) => ({ ...question, [name]: undefined })),
    ...(metrics.length < 2 ? [] : without(metrics).map((some) => ({ ...question, metrics: some }))),
    ...without(also).map((some) => ({ ...question, also: some })),
    ...without(every).map((some) => ({ ...question, every: some })),
    ...without(by).map((some) => ({ ...question, by: some })),
    ...without(where).map((some) => ({ ...question, where: some })),
  ]
}

/** The smallest of a failure that still fails: of what it is made of, one part after the other is left out. */
export async function smallest<T>(failing: T, smaller: (of: T) => readonly T[], fails: (tried: T) => Promise<boolean>): Promise<T> {
  for (const tried of smaller(failing)) if (await fails(tried)) return smallest(tried, smaller, fails)
  return failing
}

/** Whether two failures are alike: a question that lost what its other parts name is refused for another reason. */
export function alike(one: { readonly got: unknown }, other: { readonly got: unknown } | undefined): boolean {
  if (typeof one.got !== 'string') return other !== undefined && typeof other.got !== 'string'
  return other?.got === one.got
}
