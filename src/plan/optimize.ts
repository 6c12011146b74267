import type { Plan } from './plan-node.ts'
import { filterEarly } from './pass/filter-early.ts'

/** The passes, in order. None changes an answer. */
const PASSES: readonly ((plan: Plan) => Plan)[] = [filterEarly]

export function optimize(plan: Plan): Plan {
  return PASSES.reduce((improved, pass) => pass(improved), plan)
}
