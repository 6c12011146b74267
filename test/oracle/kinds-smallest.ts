import type { Question } from '../../src/query/question.ts'
import type { KindsQuestion } from './kinds-question.ts'
import type { KindsWorld } from './kinds-world.ts'

/** A world and a question, in which an engine and the oracle may differ. */
export interface Tried {
  readonly world: KindsWorld
  readonly asked: KindsQuestion
}

function without<T>(all: readonly T[]): readonly (readonly T[])[] {
  const half = Math.ceil(all.length / 2)
  const halves = all.length > 2 ? [all.slice(half), all.slice(0, half)] : []
  return [...halves, ...all.map((_, index) => all.toSpliced(index, 1))]
}

function smallerWorlds(world: KindsWorld): readonly KindsWorld[] {
  return [
    ...without(world.orders).map((orders) => ({ ...world, orders })),
    ...without(world.visits).map((visits) => ({ ...world, visits })),
    ...without(world.validities).map((validities) => ({ ...world, validities })),
    ...without(world.balances).map((balances) => ({ ...world, balances })),
    ...without(world.terms).map((terms) => ({ ...world, terms })),
    ...world.accounts.flatMap((account, index) => (account === null ? [] : [{ ...world, accounts: world.accounts.with(index, null) }])),
  ]
}

const OPTIONS = ['having', 'orderBy', 'first', 'fill', 'within', 'outside', 'totalCount'] as const

function smallerQuestions(asked: KindsQuestion): readonly KindsQuestion[] {
  const { policy, ...free } = asked
  const { question, shifts } = asked
  const changed = (change: Partial<Question>) => ({ ...asked, question: { ...question, ...change } })
  return [
    ...(policy === undefined ? [] : [free]),
    ...OPTIONS.filter((name) => question[name] !== undefined).map((name) => changed({ [name]: undefined })),
    ...without(shifts).map((some) => ({ ...changed({ compared: some.length === 0 ? undefined : some }), shifts: some })),
    ...(question.metrics.length < 2 ? [] : without(question.metrics).map((metrics) => changed({ metrics }))),
    ...without(question.also ?? []).map((also) => changed({ also })),
    ...without(question.by ?? []).map((by) => changed({ by })),
    ...without(question.where ?? []).map((where) => changed({ where })),
  ]
}

/** The smallest of a failure that still fails: rows and parts of the question are left out one after the other. */
export async function smallest(failing: Tried, fails: (tried: Tried) => Promise<boolean>): Promise<Tried> {
  const smaller = [
    ...smallerQuestions(failing.asked).map((asked) => ({ ...failing, asked })),
    ...smallerWorlds(failing.world).map((world) => ({ ...failing, world })),
  ]
  for (const tried of smaller) if (await fails(tried)) return smallest(tried, fails)
  return failing
}
