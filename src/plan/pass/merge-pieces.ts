import type { Aggregation } from '../../expression/aggregation.ts'
import type { Aggregate, Measure, Plan } from '../plan-node.ts'
import { inCalculate, mapAggregates } from './in-calculate.ts'
import { byPieces, columnIn, overPieces } from './in-pieces.ts'

/**
 * What can be merged is aggregated once for each piece of time, and the pieces are repeated for each bucket instead of their rows.
 *
 *   aggregate sum(amount) by bucket               aggregate sum(amount) by bucket
 *     scan orders, repeat for 60 buckets    ->      repeat for 60 buckets
 *                                                     aggregate amount = sum(amount) by month
 *                                                       scan orders
 */
export function mergePieces(plan: Plan): Plan {
  return inCalculate(plan, (calculate) => mapAggregates(calculate, inPieces))
}

function inPieces(aggregate: Aggregate): Aggregate {
  const found = byPieces(aggregate)
  if (found === undefined) return aggregate
  const { scan, pieces, own } = found
  const input: Aggregate = { ...aggregate, name: `${aggregate.name} pieces`, input: scan, keys: [...pieces.of, ...own], spread: [] }
  const measures = aggregate.measures.map((measure) => merged(measure, input)).filter((measure) => measure !== undefined)
  return measures.length < aggregate.measures.length ? aggregate : overPieces(found, input, { measures })
}

/** A measure of the rows of several pieces, from those of each; nothing where it can be told from the rows only. */
function merged(measure: Measure, pieces: Aggregate): Measure | undefined {
  const { name, aggregation } = measure
  const of = columnIn(pieces, name, aggregation)
  const over = (merging: Aggregation): Measure => ({ ...measure, aggregation: merging, where: undefined })
  switch (aggregation.kind) {
    case 'countRows':
    case 'count':
      return over({ kind: 'sum', of, type: 'integer' })
    case 'sum':
    case 'min':
    case 'max':
      return over({ kind: aggregation.kind, of, type: aggregation.type })
    default:
      return undefined
  }
}
