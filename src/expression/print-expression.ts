import { unreachable } from '../problem/problem.ts'
import type { Aggregation } from './aggregation.ts'
import type { Expression, Predicate } from './expression.ts'

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/', eq: '=', ne: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

/** An expression on one line, for people: `account.country`, `sum / count`, `month of orders.ordered_at in UTC`. */
export function printExpression(node: Expression): string {
  switch (node.kind) {
    case 'column':
      return node.of === '' ? quoted(node.name) : `${node.of}.${node.name}`
    case 'literal':
      return JSON.stringify(node.value)
    case 'arithmetic':
      return `(${node.operands.map(printExpression).join(` ${SIGNS[node.operator]} `)})`
    case 'coalesce':
      return `coalesce(${list(node.operands)})`
    case 'greatest':
    case 'least':
      return `${node.kind}(${list(node.operands)})`
    case 'joined':
      return `join(${list(node.operands)})`
    case 'conditional':
      return `case ${node.branches.map(({ test, value }) => `when ${printPredicate(test)} then ${printExpression(value)}`).join(' ')} else ${printExpression(node.otherwise)}`
    case 'jsonField':
      return `${printExpression(node.of)}.${node.key} as ${node.type}`
    case 'elapsed':
      return `${node.hours === undefined ? 'elapsed' : 'open hours'}(${printExpression(node.from)}, ${printExpression(node.to)})`
    case 'moved':
      return `${printExpression(node.of)} + ${printExpression(node.by)} ${node.unit}s${inZone(node)}`
    case 'bucket':
      return `${node.grain.name} of ${printExpression(node.of)}${inZone(node)}`
    case 'datePart':
      return `${node.part} of ${printExpression(node.of)}${inZone(node)}`
    case 'cast':
      return `${printExpression(node.of)} as ${node.type}`
    case 'inZone':
      return `${printExpression(node.of)} as ${node.type} in ${node.zone}`
    case 'codePoints':
      return printExpression(node.of)
    case 'rawSql':
      return `sql(${list(node.columns)})`
    case 'converted':
      return `${printExpression(node.amount)} from ${printExpression(node.currency)} to ${node.to ?? 'the currency asked for'} on ${printExpression(node.on)}`
    case 'parameter':
      return `${node.name} (${node.value})`
    case 'ceiling':
      return `ceil(${printExpression(node.of)})`
    case 'now':
      return 'now'
    case 'windowed':
      return `${node.take} ${printExpression(node.of)} by ${printExpression(node.over)} for each ${list(node.per)}`
    default:
      return unreachable(node)
  }
}

/** Names that a step makes up may hold spaces. */
function quoted(name: string): string {
  return name.includes(' ') ? `"${name}"` : name
}

function list(nodes: readonly Expression[]): string {
  return nodes.map(printExpression).join(', ')
}

/** Days have no zone. */
function inZone({ of, zone }: { readonly of: Expression; readonly zone: string }): string {
  return of.type === 'timestamptz' ? ` in ${zone}` : ''
}

/** A test on one line. */
export function printPredicate(test: Predicate): string {
  switch (test.kind) {
    case 'compare':
      return `${printExpression(test.left)} ${SIGNS[test.operator]} ${printExpression(test.right)}`
    case 'oneOf':
      return `${printExpression(test.value)} ${test.negated ? 'not in' : 'in'} (${list(test.options)})`
    case 'match':
      return `${printExpression(test.value)} ${test.operator} ${printExpression(test.text)}`
    case 'isNull':
      return `${printExpression(test.value)} is ${test.negated ? 'not ' : ''}null`
    case 'every':
      return test.of.length === 0 ? 'true' : conjuncts(test).map(inside).join(' and ')
    case 'some':
      return test.of.length === 0 ? 'false' : test.of.map(inside).join(' or ')
    case 'not':
      return `not (${printPredicate(test.of)})`
    default:
      return unreachable(test)
  }
}

function conjuncts(test: Predicate): readonly Predicate[] {
  return test.kind === 'every' && test.of.length > 0 ? test.of.flatMap(conjuncts) : [test]
}

function inside(test: Predicate): string {
  return (test.kind === 'every' || test.kind === 'some') && test.of.length > 1 ? `(${printPredicate(test)})` : printPredicate(test)
}

/** An aggregation on one line: `count rows`, `sum of orders.amount`. */
export function printAggregation(aggregation: Aggregation): string {
  switch (aggregation.kind) {
    case 'countRows':
      return 'count rows'
    case 'percentile':
      return `${aggregation.discrete ? 'discrete ' : ''}percentile ${printExpression(aggregation.at)} of ${printExpression(aggregation.of)}`
    case 'first':
    case 'last':
      return `${aggregation.kind} of ${printExpression(aggregation.of)} by ${list([aggregation.over, ...aggregation.ties])}`
    default:
      return `${aggregation.kind} of ${printExpression(aggregation.of)}`
  }
}
