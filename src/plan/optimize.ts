import { countOnce } from './pass/count-once.ts'
import { dropNeedlessPresence } from './pass/drop-needless-presence.ts'
import { dropNeedlessZero } from './pass/drop-needless-zero.ts'
import { filterEarly } from './pass/filter-early.ts'
import { mergePieces } from './pass/merge-pieces.ts'
import { shareMeasures } from './pass/share-measures.ts'
import type { Plan } from './plan-node.ts'

/** The passes, in order. None changes an answer. */
export const PASSES: readonly ((plan: Plan) => Plan)[] = [
  filterEarly,
  dropNeedlessPresence,
  shareMeasures,
  dropNeedlessZero,
  countOnce,
  mergePieces,
]

export function optimize(plan: Plan): Plan {
  return PASSES.reduce((improved, pass) => pass(improved), plan)
}
