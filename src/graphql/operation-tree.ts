import type { MetricWarning } from '../catalog/catalog.ts'
import type { Question } from '../query/question.ts'

export type Path = readonly (string | number)[]

/** What all slices below one `metrics` field have in common with it, and what each adds. */
export type Base = Pick<Question, 'where' | 'period' | 'compared' | 'timezone' | 'asOf' | 'currency'>

/** All that an operation asks, by the names that its root fields have in the response. */
export interface Operation {
  readonly slices: ReadonlyMap<string, SliceNode>
  readonly tables: ReadonlyMap<string, TableNode>
  /** What definitions ask: the questions that goals may need. */
  readonly questions: readonly QuestionNode[]
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
  /** Changes and shares: what its metrics are set against. */
  readonly pairs: ReadonlyMap<string, PairNode>
  /** What explains its changes. */
  readonly drivers: ReadonlyMap<string, DriversNode>
  /** The rows behind its numbers. */
  readonly records: ReadonlyMap<string, RecordsNode>
  /** What its numbers are doubtful by. */
  readonly warnings: ReadonlyMap<string, readonly WatchedNode[]>
  /** Whether it is left out, and refuses nothing, where it cannot be answered. */
  readonly isOptional: boolean
  /** Whether it stands for each group of `within` as it is, and not narrowed. */
  readonly isGroup: boolean
  /** The breakdown whose groups it narrows; none at the root. */
  readonly within: BreakdownNode | undefined
  readonly path: Path
}

/** The metrics of a slice beside those of another: `now` where the slice does not carry them itself. */
export interface PairNode {
  readonly now: SliceNode | undefined
  readonly other: SliceNode
  /** Whether `other` is a slice that this one was made from, and not itself at another time. */
  readonly outer: boolean
}

/** What a metric of a slice is doubtful by: another metric of the same slice. */
export interface WatchedNode {
  readonly of: string
  readonly warning: MetricWarning
  readonly slice: SliceNode
}

/** The rows behind one metric of a slice. */
export interface RecordsNode {
  readonly kind: 'records'
  readonly question: Question
  readonly filtersAt: readonly Path[]
  readonly within: BreakdownNode | undefined
  readonly path: Path
}

/** The groups of a slice at two times. */
export interface DriversNode {
  readonly now: BreakdownNode
  readonly before: BreakdownNode
}

/** A slice broken down. */
export interface BreakdownNode {
  readonly kind: 'breakdown'
  readonly question: Question
  readonly filtersAt: readonly Path[]
  /** What is selected of each group, by the place in the response: `nodes` and `edges` may stand there several times. */
  readonly groups: ReadonlyMap<string, SliceNode>
  /** All groups behind the page taken together, where that was asked for. */
  readonly rest: RestNode | undefined
  /** Whether anything is selected that needs an answer. */
  readonly asks: boolean
  /** The breakdown whose groups it divides further; none at the root. */
  readonly within: BreakdownNode | undefined
  readonly path: Path
}

/** The rows that fall into none of the groups on a breakdown's page, within each group around it. */
export interface RestNode {
  readonly kind: 'rest'
  readonly question: Question
  /** The names by which the groups on the page are told apart. */
  readonly by: readonly string[]
  /** How many groups a page has. */
  readonly first: number
  /** The path of the breakdown. */
  readonly of: string
  /** Every group of the breakdown, page or not, where some are left out by their values. */
  readonly passing: BreakdownNode | undefined
  readonly filtersAt: readonly Path[]
  readonly within: BreakdownNode | undefined
  readonly path: Path
}

/** A question whose answer is wanted as data. */
export interface TableNode {
  readonly kind: 'table'
  readonly question: Question
  readonly path: Path
}

/** A question that a definition asks, under the arguments of a root field. */
export interface QuestionNode {
  readonly kind: 'question'
  readonly question: Question
  /** Begins with the name of the root field, whose `where` is the last filter. */
  readonly path: Path
}

export type AskingNode = SliceNode | BreakdownNode | RestNode | RecordsNode | TableNode | QuestionNode

type Groups = readonly (readonly (string | null)[])[]

/** The question that a node asks, over the groups of the breakdown around it; what is left over asks beside the groups on a page. */
export function questionOf(node: AskingNode, groups?: Groups, page: Groups = [], remaining?: Groups): Question {
  if (node.kind === 'table' || node.kind === 'question') return node.question
  const within = node.within === undefined || groups === undefined ? undefined : { depth: depthOf(node), groups }
  if (node.kind === 'rest') return { ...node.question, within, outside: { by: node.by, groups: page, remaining } }
  if (node.kind === 'breakdown' || node.kind === 'records') return { ...node.question, within }
  return { ...node.base, metrics: node.metrics, by: node.by, within }
}

/** A place in the response is one node, whatever objects stand for it. */
export function identity({ path }: { readonly path: Path }): string {
  return path.join('.')
}

/** How many of its first names in `by` come from the breakdown around it. */
function depthOf({ within }: SliceNode | BreakdownNode | RestNode | RecordsNode): number {
  return within?.question.by?.length ?? 0
}

/** Every node of an operation that asks something, outer ones first. */
export function askingNodes({ slices, tables, questions }: Operation): readonly AskingNode[] {
  return [...[...slices.values()].flatMap(inSlice), ...tables.values(), ...questions]
}

function inSlice(node: SliceNode): readonly AskingNode[] {
  return node.metrics.length === 0 || node.isGroup ? belowSlice(node) : [node, ...belowSlice(node)]
}

function belowSlice({ slices, breakdowns, pairs, drivers, records, warnings }: SliceNode): readonly AskingNode[] {
  const paired = [...pairs.values()].flatMap(({ now, other }) => (now === undefined ? [other] : [now, other]))
  const driven = [...drivers.values()].flatMap(({ now, before }) => [now, before])
  const inside = [...[...slices.values(), ...paired].flatMap(inSlice), ...[...breakdowns.values(), ...driven].flatMap(inBreakdown)]
  const watched = [...warnings.values()].flatMap((all) => all.map(({ slice }) => slice))
  return [...inside, ...records.values(), ...watched]
}

function inBreakdown(node: BreakdownNode): readonly AskingNode[] {
  const rest = node.rest === undefined ? [] : [node.rest.passing ?? [], node.rest].flat()
  return node.asks ? [node, ...rest, ...[...node.groups.values()].flatMap(inSlice)] : []
}

const OF_THE_ROOT = ['period', 'timezone', 'asOf', 'currency']

/** Where in the operation a problem of a node's question stands: in the argument of the field that says it. */
export function placeInOperation(node: AskingNode, path: Path): Path {
  const [first, index, ...rest] = path
  if (node.kind === 'question') return inRootField(node, path)
  if (node.kind === 'table') return [...node.path, 'input', ...(first === 'where' ? ['where', ...rest] : path)]
  if (first === 'where' && typeof index === 'number') return [...(node.filtersAt[index] ?? node.path), 'where', ...rest]
  if (first === 'by' && typeof index === 'number') return [...node.path, 'by', index - depthOf(node)]
  if (first === 'metrics') return node.path
  return typeof first === 'string' && OF_THE_ROOT.includes(first) ? [...node.path.slice(0, 1), ...path] : [...node.path, ...path]
}

function inRootField(node: QuestionNode, [first, index, ...rest]: Path): Path {
  const root = node.path.slice(0, 1)
  if (first === 'where' && typeof index === 'number') return [...root, 'where', ...rest]
  return typeof first === 'string' && OF_THE_ROOT.includes(first) ? [...root, first] : root
}
