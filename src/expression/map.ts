import { unreachable } from '../problem/problem.ts'
import type { Aggregation } from './aggregation.ts'
import {
  type Bucket,
  type Compare,
  type Elapsed,
  type Expression,
  type Moved,
  type Now,
  type Parameter,
  type Predicate,
  testsNothing,
} from './expression.ts'

/** Replaces columns and literals; gives them back to leave them as they are. */
export interface LeafMapping {
  readonly column?: (column: Extract<Expression, { kind: 'column' }>) => Expression
  readonly literal?: (literal: Extract<Expression, { kind: 'literal' }>) => Extract<Expression, { kind: 'literal' }>
  readonly now?: (now: Now) => Expression
  readonly parameter?: (parameter: Parameter) => Expression
  /** Seen before what is inside it is replaced; gives what stands instead of the whole. */
  readonly compare?: (compare: Compare) => Predicate | undefined
  /** Seen after what is inside it was replaced. */
  readonly moved?: (moved: Moved) => Expression
  /** Seen after what is inside it was replaced. */
  readonly bucket?: (bucket: Bucket) => Expression
  /** Seen after what is inside it was replaced. */
  readonly elapsed?: (elapsed: Elapsed) => Expression
  /** Seen after what is inside it was replaced. */
  readonly converted?: (converted: Extract<Expression, { kind: 'converted' }>) => Expression
}

/** A new expression with its leaves replaced. */
export function mapExpression(node: Expression, mapping: LeafMapping): Expression {
  const map = (child: Expression) => mapExpression(child, mapping)
  switch (node.kind) {
    case 'column':
      return mapping.column?.(node) ?? node
    case 'literal':
      return mapping.literal?.(node) ?? node
    case 'arithmetic':
    case 'coalesce':
    case 'greatest':
    case 'least':
    case 'joined':
      return { ...node, operands: node.operands.map(map) }
    case 'conditional':
      return {
        ...node,
        branches: node.branches.map(({ test, value }) => ({ test: mapPredicate(test, mapping), value: map(value) })),
        otherwise: map(node.otherwise),
      }
    case 'moved': {
      const inner = { ...node, of: map(node.of), by: map(node.by) }
      return mapping.moved?.(inner) ?? inner
    }
    case 'elapsed': {
      const { refused } = node
      const inner = { ...node, from: map(node.from), to: map(node.to), ...(refused === undefined ? {} : { refused: map(refused) }) }
      return mapping.elapsed?.(inner) ?? inner
    }
    case 'jsonField':
    case 'datePart':
    case 'cast':
    case 'codePoints':
    case 'inZone':
    case 'ceiling':
      return { ...node, of: map(node.of) }
    case 'bucket': {
      const inner = { ...node, of: map(node.of) }
      return mapping.bucket?.(inner) ?? inner
    }
    case 'rawSql':
      return { ...node, columns: node.columns.map(map) }
    case 'parameter':
      return mapping.parameter?.(node) ?? node
    case 'now':
      return mapping.now?.(node) ?? node
    case 'windowed':
      return {
        ...node,
        of: map(node.of),
        per: node.per.map(map),
        over: map(node.over),
        ties: node.ties.map(map),
        where: node.where && mapPredicate(node.where, mapping),
      }
    case 'converted': {
      const inner = { ...node, amount: map(node.amount), currency: map(node.currency), on: map(node.on) }
      return mapping.converted?.(inner) ?? inner
    }
    default:
      return unreachable(node)
  }
}

/** A new test with its leaves replaced. */
export function mapPredicate(node: Predicate, mapping: LeafMapping): Predicate {
  switch (node.kind) {
    case 'compare':
      return mapping.compare?.(node) ?? { ...node, left: mapExpression(node.left, mapping), right: mapExpression(node.right, mapping) }
    case 'oneOf':
      return {
        ...node,
        value: mapExpression(node.value, mapping),
        options: node.options.map((option) => mapping.literal?.(option) ?? option),
      }
    case 'match':
    case 'isNull':
      return { ...node, value: mapExpression(node.value, mapping) }
    case 'every':
      return { ...node, of: node.of.map((test) => mapPredicate(test, mapping)).filter((test) => !testsNothing(test)) }
    case 'some':
      return { ...node, of: node.of.map((test) => mapPredicate(test, mapping)) }
    case 'not':
      return { ...node, of: mapPredicate(node.of, mapping) }
    default:
      return unreachable(node)
  }
}

/** A new aggregation over replaced expressions. */
export function mapAggregation(aggregation: Aggregation, mapping: LeafMapping): Aggregation {
  const map = (of: Expression) => mapExpression(of, mapping)
  switch (aggregation.kind) {
    case 'countRows':
      return aggregation
    case 'first':
    case 'last':
      return { ...aggregation, of: map(aggregation.of), over: map(aggregation.over), ties: aggregation.ties.map(map) }
    case 'percentile':
      return { ...aggregation, of: map(aggregation.of), at: map(aggregation.at) }
    default:
      return { ...aggregation, of: map(aggregation.of) }
  }
}

/** A formula over aggregated columns with every part replaced by what `change` makes of it, innermost first. */
export function mapFormula(node: Expression, change: (node: Expression) => Expression): Expression {
  const map = (child: Expression) => mapFormula(child, change)
  switch (node.kind) {
    case 'ceiling':
    case 'cast':
      return change({ ...node, of: map(node.of) })
    case 'arithmetic':
    case 'coalesce':
      return change({ ...node, operands: node.operands.map(map) })
    case 'conditional':
      return change({
        ...node,
        branches: node.branches.map(({ test, value }) => ({ test, value: map(value) })),
        otherwise: map(node.otherwise),
      })
    default:
      return change(node)
  }
}
