import type { Question } from '../query/question.ts'

export type Path = readonly (string | number)[]

/** What all slices below one `metrics` field have in common with it, and what each adds. */
export type Base = Pick<Question, 'where' | 'period' | 'timezone' | 'asOf' | 'currency'>

/** All that an operation asks, by the names that its root fields have in the response. */
export interface Operation {
  readonly slices: ReadonlyMap<string, SliceNode>
  readonly tables: ReadonlyMap<string, TableNode>
}

/** A slice of an operation: its metrics, and the slices made from it, by the names they have in the response. */
export interface SliceNode {
  readonly kind: 'slice'
  readonly base: Base
  /** The fields whose `where` is each filter of `base`. */
  readonly filtersAt: readonly Path[]
  /** The names by which its groups are told apart; none at the root. */
  readonly by: readonly string[]
  readonly metrics: readonly string[]
  readonly slices: ReadonlyMap<string, SliceNode>
  readonly breakdowns: ReadonlyMap<string, BreakdownNode>
  /** Whether it stands for each group of `within` as it is, and not narrowed. */
  readonly isGroup: boolean
  /** The breakdown whose groups it narrows; none at the root. */
  readonly within: BreakdownNode | undefined
  readonly path: Path
}

/** A slice broken down. */
export interface BreakdownNode {
  readonly kind: 'breakdown'
  readonly question: Question
  readonly filtersAt: readonly Path[]
  /** What is selected of each group, by the place in the response: `nodes` and `edges` may stand there several times. */
  readonly groups: ReadonlyMap<string, SliceNode>
  /** Whether anything is selected that needs an answer. */
  readonly asks: boolean
  /** The breakdown whose groups it divides further; none at the root. */
  readonly within: BreakdownNode | undefined
  readonly path: Path
}

/** A question whose answer is wanted as data. */
export interface TableNode {
  readonly kind: 'table'
  readonly question: Question
  readonly path: Path
}

export type AskingNode = SliceNode | BreakdownNode | TableNode

/** The question that a node asks, over the groups of the breakdown around it. */
export function questionOf(node: AskingNode, groups?: readonly (readonly (string | null)[])[]): Question {
  if (node.kind === 'table') return node.question
  const within = node.within === undefined || groups === undefined ? undefined : { depth: depthOf(node), groups }
  if (node.kind === 'breakdown') return { ...node.question, within }
  return { ...node.base, metrics: node.metrics, by: node.by, within }
}

/** How many of its first names in `by` come from the breakdown around it. */
function depthOf({ within }: SliceNode | BreakdownNode): number {
  return within?.question.by?.length ?? 0
}

/** Every node of an operation that asks something, outer ones first. */
export function askingNodes({ slices, tables }: Operation): readonly AskingNode[] {
  return [...[...slices.values()].flatMap(inSlice), ...tables.values()]
}

function inSlice(node: SliceNode): readonly AskingNode[] {
  return node.metrics.length === 0 || node.isGroup ? belowSlice(node) : [node, ...belowSlice(node)]
}

function belowSlice({ slices, breakdowns }: SliceNode): readonly AskingNode[] {
  return [...[...slices.values()].flatMap(inSlice), ...[...breakdowns.values()].flatMap(inBreakdown)]
}

function inBreakdown(node: BreakdownNode): readonly AskingNode[] {
  return node.asks ? [node, ...[...node.groups.values()].flatMap(inSlice)] : []
}

const OF_THE_ROOT = ['period', 'timezone', 'asOf', 'currency']

/** Where in the operation a problem of a node's question stands: in the argument of the field that says it. */
export function placeInOperation(node: AskingNode, path: Path): Path {
  const [first, index, ...rest] = path
  if (node.kind === 'table') return [...node.path, 'input', ...(first === 'where' ? ['where', ...rest] : path)]
  if (first === 'where' && typeof index === 'number') return [...(node.filtersAt[index] ?? node.path), 'where', ...rest]
  if (first === 'by' && typeof index === 'number') return [...node.path, 'by', index - depthOf(node)]
  if (first === 'metrics') return node.path
  return typeof first === 'string' && OF_THE_ROOT.includes(first) ? [...node.path.slice(0, 1), ...path] : [...node.path, ...path]
}
