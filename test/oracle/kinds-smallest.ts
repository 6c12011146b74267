import type { KindsQuestion } from './kinds-question.ts'
import type { KindsWorld } from './kinds-world.ts'
import { smallerQuestions, without } from './smallest.ts'

/** A world and a question, in which an engine and the oracle may differ. */
export interface KindsTried {
  readonly world: KindsWorld
  readonly asked: KindsQuestion
}

/** Without a row, in every way. */
export function smallerWorlds(world: KindsWorld): readonly KindsWorld[] {
  return [
    ...without(world.orders).map((orders) => ({ ...world, orders })),
    ...without(world.visits).map((visits) => ({ ...world, visits })),
    ...without(world.validities).map((validities) => ({ ...world, validities })),
    ...without(world.balances).map((balances) => ({ ...world, balances })),
    ...without(world.terms).map((terms) => ({ ...world, terms })),
    ...without(world.lines).map((lines) => ({ ...world, lines })),
    ...(world.weekStart === 'monday' ? [] : [{ ...world, weekStart: 'monday' as const }]),
    ...world.accounts.flatMap((account, index) => (account === null ? [] : [{ ...world, accounts: world.accounts.with(index, null) }])),
  ]
}

function smallerAsked(asked: KindsQuestion): readonly KindsQuestion[] {
  const { policy, ...free } = asked
  const { question, shifts } = asked
  return [
    ...(policy === undefined ? [] : [free]),
    ...smallerQuestions(question).map((smaller) => ({ ...asked, question: smaller })),
    ...without(shifts).map((some) => ({
      ...asked,
      shifts: some,
      question: { ...question, compared: some.length === 0 ? undefined : some },
    })),
  ]
}

/** Without a row or a part of the question, in every way. */
export function smallerTried({ world, asked }: KindsTried): readonly KindsTried[] {
  return [
    ...smallerAsked(asked).map((smaller) => ({ world, asked: smaller })),
    ...smallerWorlds(world).map((smaller) => ({ world: smaller, asked })),
  ]
}
