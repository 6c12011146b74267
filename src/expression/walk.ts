import { unreachable } from '../problem/problem.ts'
import type { Aggregation } from './aggregation.ts'
import type { Expression, Predicate } from './expression.ts'

/** The expressions and tests directly inside an expression. */
function inside(expression: Expression): readonly (Expression | Predicate)[] {
  switch (expression.kind) {
    case 'column':
    case 'literal':
    case 'now':
    case 'parameter':
      return []
    case 'windowed':
      return [
        expression.of,
        ...expression.per,
        expression.over,
        ...expression.ties,
        ...(expression.where === undefined ? [] : [expression.where]),
      ]
    case 'arithmetic':
    case 'coalesce':
    case 'greatest':
    case 'least':
    case 'joined':
      return expression.operands
    case 'conditional':
      return [...expression.branches.flatMap(({ test, value }) => [test, value]), expression.otherwise]
    case 'moved':
      return [expression.of, expression.by]
    case 'elapsed':
      return [expression.from, expression.to]
    case 'jsonField':
    case 'bucket':
    case 'datePart':
    case 'cast':
    case 'codePoints':
    case 'inZone':
    case 'ceiling':
      return [expression.of]
    case 'rawSql':
      return expression.columns
    case 'converted':
      return [expression.amount, expression.currency, expression.on]
    default:
      return unreachable(expression)
  }
}

function insideTest(test: Predicate): readonly (Expression | Predicate)[] {
  switch (test.kind) {
    case 'compare':
      return [test.left, test.right]
    case 'oneOf':
    case 'match':
    case 'isNull':
      return [test.value]
    case 'every':
    case 'some':
      return test.of
    case 'not':
      return [test.of]
    default:
      return unreachable(test)
  }
}

function isPredicate(node: Expression | Predicate): node is Predicate {
  switch (node.kind) {
    case 'compare':
    case 'oneOf':
    case 'match':
    case 'isNull':
    case 'every':
    case 'some':
    case 'not':
      return true
    default:
      return false
  }
}

/** Whether an expression, or one inside it, passes a test. */
export function someExpression(node: Expression | Predicate, test: (of: Expression) => boolean): boolean {
  if (isPredicate(node)) return insideTest(node).some((inner) => someExpression(inner, test))
  return test(node) || inside(node).some((inner) => someExpression(inner, test))
}

/** The tests that a test is made of, without those that are turned round as a whole. */
export function testsIn(test: Predicate): readonly Predicate[] {
  if (test.kind === 'every' || test.kind === 'some') return test.of.flatMap(testsIn)
  return test.kind === 'not' ? [] : [test]
}

/** Every column that an expression or test reads, in order of appearance, repeats included. */
export function columnsIn(node: Expression | Predicate): readonly Extract<Expression, { kind: 'column' }>[] {
  if (node.kind === 'column') return [node]
  const children = isPredicate(node) ? insideTest(node) : inside(node)
  return children.flatMap(columnsIn)
}

/** The expressions that an aggregation reads of each row. */
export function expressionsIn(aggregation: Aggregation): readonly Expression[] {
  if (aggregation.kind === 'countRows') return []
  return aggregation.kind === 'first' || aggregation.kind === 'last'
    ? [aggregation.of, aggregation.over, ...aggregation.ties]
    : [aggregation.of]
}
