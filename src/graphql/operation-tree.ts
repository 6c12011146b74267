import type { Question } from '../query/question.ts'

/** What all slices below one `metrics` field have in common with it, and what each adds. */
export type Base = Pick<Question, 'where' | 'period' | 'timezone' | 'asOf' | 'currency'>

/** A slice of an operation: its metrics, and the slices made from it, by the names they have in the response. */
export interface SliceNode {
  readonly kind: 'slice'
  readonly base: Base
  /** The names by which its groups are told apart; none at the root. */
  readonly by: readonly string[]
  readonly metrics: readonly string[]
  readonly slices: ReadonlyMap<string, SliceNode>
  readonly breakdowns: ReadonlyMap<string, BreakdownNode>
  /** The breakdown whose groups it narrows; none at the root. */
  readonly within: BreakdownNode | undefined
  readonly path: readonly (string | number)[]
}

/** A slice broken down; `group` stands for each of its groups. */
export interface BreakdownNode {
  readonly kind: 'breakdown'
  readonly question: Question
  readonly group: SliceNode
  /** The breakdown whose groups it divides further; none at the root. */
  readonly within: BreakdownNode | undefined
  readonly path: readonly (string | number)[]
}

export type AskingNode = SliceNode | BreakdownNode

/** The question that a node asks, over the groups of the breakdown around it. */
export function questionOf(node: AskingNode, groups: readonly (readonly (string | null)[])[] | undefined): Question {
  const within = node.within === undefined || groups === undefined ? undefined : { depth: node.within.question.by?.length ?? 0, groups }
  if (node.kind === 'breakdown') return { ...node.question, within }
  return { ...node.base, metrics: node.metrics, by: node.by, within }
}

/** Every node below that asks something, itself included. */
export function askingNodes(node: AskingNode): readonly AskingNode[] {
  if (node.kind === 'breakdown') return [node, ...below(node.group)]
  return node.metrics.length === 0 ? below(node) : [node, ...below(node)]
}

function below(node: SliceNode): readonly AskingNode[] {
  return [...node.slices.values(), ...node.breakdowns.values()].flatMap(askingNodes)
}
