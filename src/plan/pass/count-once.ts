import { columnOf, type Expression, everyOf, literal, type Predicate } from '../../expression/expression.ts'
import { FRAME } from '../../expression/time-frame.ts'
import type { Aggregate, Calculate, Measure, NamedExpression, Plan } from '../plan-node.ts'
import { inCalculate } from './in-calculate.ts'
import { type ByPieces, byPieces, columnIn, overPieces } from './in-pieces.ts'

/** No table, role or model has a name with a space. */
const VALUE = 'counted value'
const NEXT = 'next piece of time'

/**
 * A distinct count over windows that overlap counts each value of a window once, in the last piece of time in which the window has it:
 * the one whose next lies behind the window's end. Such counts add up.
 *
 *   aggregate count(distinct user) by bucket      aggregate sum(users) by bucket
 *     scan visits, repeat for 60 buckets    ->      repeat for 60 buckets in which no next month lies
 *                                                     aggregate users = count(user) by month, next month
 *                                                       the next month of each user
 *                                                         aggregate by month, user
 *                                                           scan visits
 */
export function countOnce(plan: Plan): Plan {
  return inCalculate(plan, (calculate) => {
    const { input } = calculate
    const given = input.kind === 'aggregate' ? [input] : input.inputs
    const inputs = given.flatMap(apart)
    return inputs.every((one, index) => one === given[index]) ? calculate : { ...calculate, input: together(inputs) }
  })
}

function together(inputs: readonly Aggregate[]): Calculate['input'] {
  const [only, ...others] = inputs
  return only !== undefined && others.length === 0 ? only : { kind: 'combine', inputs }
}

/** Each distinct count by itself, and what else an aggregate has: all of them over the same rows, and so with the same groups. */
function apart(aggregate: Aggregate): readonly Aggregate[] {
  const found = byPieces(aggregate)
  if (found === undefined || !found.pieces.overlap) return [aggregate]
  const counts = aggregate.measures.flatMap((measure) => counted(measure, found))
  if (counts.length === 0) return [aggregate]
  const measures = aggregate.measures.filter(({ aggregation }) => aggregation.kind !== 'countDistinct')
  return measures.length === 0 ? counts : [{ ...aggregate, measures }, ...counts]
}

/** A value that is null counts nowhere, and makes groups all the same (S4). */
function counted(measure: Measure, found: ByPieces): readonly Aggregate[] {
  const { aggregation, name } = measure
  if (aggregation.kind !== 'countDistinct') return []
  const { aggregate, scan, pieces, own } = found
  const all = `${aggregate.name} ${name}`
  const keys: readonly NamedExpression[] = [...pieces.of, ...own, { name: VALUE, of: countedValue(aggregation.of, measure) }]
  const values: Aggregate = { ...aggregate, name: `${all} values`, input: scan, keys, measures: [], spread: [] }
  const [{ name: piece } = { name: '' }] = pieces.of
  const once: Aggregate = {
    ...aggregate,
    name: `${all} pieces`,
    input: { kind: 'succession', input: values, of: piece, as: NEXT, within: [...own.map((key) => key.name), VALUE] },
    keys: [
      { name: piece, of: columnOf(piece, 'date') },
      { name: NEXT, of: columnOf(NEXT, 'date') },
      ...own.map((key): NamedExpression => ({ name: key.name, of: columnOf(key.name, key.of.type) })),
    ],
    measures: [{ name, aggregation: { kind: 'count', of: columnOf(VALUE, aggregation.of.type), type: 'integer' }, where: undefined }],
    spread: [],
  }
  const sum: Measure = {
    ...measure,
    aggregation: { kind: 'sum', of: columnIn(once, name, aggregation), type: 'integer' },
    where: undefined,
  }
  const test = everyOf([pieces.test, isBehind()]) ?? pieces.test
  return [overPieces(found, once, { measures: [sum], test, name: all })]
}

function countedValue(of: Expression, { where }: Measure): Expression {
  return where === undefined
    ? of
    : { kind: 'conditional', branches: [{ test: where, value: of }], otherwise: literal(null, of.type), type: of.type }
}

/** Whether the next piece with the same value, if there is one, lies behind the window. */
function isBehind(): Predicate {
  const next = columnOf(NEXT, 'date')
  const end: Expression = { kind: 'column', of: FRAME, name: 'end', type: 'date' }
  return {
    kind: 'some',
    of: [
      { kind: 'isNull', value: next, negated: false },
      { kind: 'compare', operator: 'gte', left: next, right: end },
    ],
  }
}
