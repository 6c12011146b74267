import { columnOf, type Expression, type Predicate } from '../../expression/expression.ts'
import { FRAME } from '../../expression/time-frame.ts'
import { columnsIn, expressionsIn } from '../../expression/walk.ts'
import type { Aggregate, FrameJoin, FramePieces, Measure, NamedExpression, Scan } from '../plan-node.ts'

/** An aggregate whose rows count for buckets by nothing but the pieces of time in which they lie. */
export interface ByPieces {
  readonly aggregate: Aggregate
  /** Its rows, each once. */
  readonly scan: Scan
  readonly frame: FrameJoin
  readonly pieces: FramePieces
  /** Its keys but for the bucket. */
  readonly own: readonly NamedExpression[]
}

/** Nothing where rows must be repeated for their buckets before anything else is known of them. */
export function byPieces(aggregate: Aggregate): ByPieces | undefined {
  const { input, keys, measures } = aggregate
  if (input.kind !== 'scan' || input.frame?.pieces === undefined) return undefined
  const { frame } = input
  const own = keys.filter(({ of }) => !isBucket(of))
  const read = [...own.map(({ of }) => of), ...measures.flatMap(readBy), ...besideRows(input)]
  if (own.length + 1 !== keys.length || read.some(readsFrame)) return undefined
  return { aggregate, scan: { ...input, frame: undefined }, frame, pieces: input.frame.pieces, own }
}

/** The aggregate over rows of pieces, which are repeated for each bucket that passes `test`. */
export function overPieces(
  { aggregate, frame, pieces }: ByPieces,
  input: Aggregate,
  {
    measures,
    test = pieces.test,
    name = aggregate.name,
  }: { readonly measures: readonly Measure[]; readonly test?: Predicate; readonly name?: string },
): Aggregate {
  const { starts, ends } = pieces
  const keys = aggregate.keys.map((key): NamedExpression => (isBucket(key.of) ? key : { ...key, of: columnIn(input, key.name, key.of) }))
  const repeated: FrameJoin = { ...frame, momentType: 'date', starts, ends, test, pieces: undefined }
  return { ...aggregate, name, input: { kind: 'reframe', frame: repeated, input }, keys, measures }
}

/** A column of what an aggregate gives. */
export function columnIn({ name: of }: Aggregate, name: string, { type }: Pick<Expression, 'type'>): Expression {
  return { ...columnOf(name, type), of }
}

function isBucket(of: Expression): boolean {
  return of.kind === 'column' && of.of === FRAME && of.name === 'bucket'
}

function readBy({ aggregation, where }: Measure): readonly (Expression | Predicate)[] {
  return [...expressionsIn(aggregation), ...(where === undefined ? [] : [where])]
}

/** What is read to find what stands beside the rows, and which of them there are. */
function besideRows({ where, joins, rates, entities, calendars }: Scan): readonly (Expression | Predicate)[] {
  const tests = [where, ...joins.map((join) => join.where)].filter((test) => test !== undefined)
  return [
    ...tests,
    ...rates.flatMap(({ currency, on }) => [currency, on]),
    ...entities.map(({ on }) => on),
    ...calendars.map(({ day }) => day),
  ]
}

function readsFrame(node: Expression | Predicate): boolean {
  return columnsIn(node).some(({ of }) => of === FRAME)
}
