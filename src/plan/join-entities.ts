import { columnOf, type Expression, everyOf, type Predicate } from '../expression/expression.ts'
import { columnsIn } from '../expression/walk.ts'
import type { Aggregate, EntityJoin, Measure, Scan } from './plan-node.ts'

/**
 * The aggregate with values of entities beside its rows. Where a guard of theirs found something, a test that reads them may
 * be wrong: its rows stay, and a guard sees them, so that the answer is refused.
 */
export function joinEntities(aggregate: Aggregate, joins: readonly EntityJoin[]): Aggregate {
  const { input, name } = aggregate
  if (joins.length === 0 || (input.kind !== 'scan' && input.kind !== 'latestRow')) return aggregate
  const doubtful = joins.filter((join) => join.input.refusals.length > 0)
  if (input.kind === 'scan') {
    const measures = [...aggregate.measures, ...doubtful.map(({ as }) => guard(name, as, refusalOf(as)))]
    return { ...aggregate, input: beside(input, joins, doubtful), measures }
  }
  const columns = doubtful.map(({ as }) => ({ name: `${as} refusal`, of: refusalOf(as) }))
  const guards = doubtful.map(({ as }) => guard(name, as, columnOf(`${as} refusal`, 'text')))
  const kept = { ...input, input: beside(input.input, joins, doubtful), columns: [...input.columns, ...columns] }
  return { ...aggregate, input: kept, measures: [...aggregate.measures, ...guards] }
}

function beside(scan: Scan, joins: readonly EntityJoin[], doubtful: readonly EntityJoin[]): Scan {
  const names = new Set(doubtful.map(({ as }) => as))
  const tests = scan.where === undefined ? [] : conjuncts(scan.where)
  return { ...scan, entities: joins, where: everyOf(tests.map((test) => orDoubtful(test, names))) }
}

function conjuncts(test: Predicate): readonly Predicate[] {
  return test.kind === 'every' && test.of.length > 0 ? test.of.flatMap(conjuncts) : [test]
}

function orDoubtful(test: Predicate, names: ReadonlySet<string>): Predicate {
  const read = [...new Set(columnsIn(test).map(({ of }) => of))].filter((of) => names.has(of))
  if (read.length === 0) return test
  return { kind: 'some', of: [test, ...read.map((as): Predicate => ({ kind: 'isNull', value: refusalOf(as), negated: true }))] }
}

function refusalOf(as: string): Expression {
  return { kind: 'column', of: as, name: 'refusal', type: 'text' }
}

function guard(aggregate: string, as: string, of: Expression): Measure {
  return { name: `${aggregate} ${as} refusal`, aggregation: { kind: 'min', of, type: 'text' }, where: undefined, guard: true }
}
