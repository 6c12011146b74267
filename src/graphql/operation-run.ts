import DataLoader from 'dataloader'
import type { Catalog, Model } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import type { KeptName } from '../definition/kept-tables.ts'
import type { Answer, AnswerGroup } from '../engine/answer.ts'
import { answerResolved, type Caller, type MetricsLayer, resolve } from '../metrics-layer.ts'
import { InvalidQuestionError, type Problem } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'
import type { ResolvedQuestion } from '../query/resolved-question.ts'
import { visibleCatalog } from '../query/visible-catalog.ts'
import { readBenchmarkRows } from '../standing/benchmark-row.ts'
import { Benchmarks } from '../standing/benchmarks.ts'
import type { KeptRow } from '../standing/kept-rows.ts'
import { type Freshness, loadFreshness } from './load-freshness.ts'
import { loadKeptRows } from './load-kept-rows.ts'
import { type AskingNode, askingNodes, identity, type Operation, placeInOperation, questionOf, type RestNode } from './operation-tree.ts'

const MOST_QUESTIONS = 200

/** What groups and rows ask on their own: records of a group, numbers of a goal that was read from a row. */
const MOST_REPEATED = 500

/** An answer, and its groups by their keys. */
export interface IndexedAnswer {
  readonly answer: Answer
  group(key: readonly (string | null)[]): AnswerGroup | undefined
  /** Groups whose key begins with `key`. */
  within(key: readonly (string | null)[]): readonly AnswerGroup[]
}

interface Checked {
  readonly operation: Operation
  readonly refusal: InvalidQuestionError | undefined
}

/** One GraphQL operation under way: everything that its fields ask at one moment is planned together. */
export class OperationRun {
  readonly #layer: MetricsLayer
  readonly #caller: Caller
  readonly #answers = new Map<string, IndexedAnswer>()
  readonly #loader: DataLoader<AskingNode, IndexedAnswer, string>
  readonly #kept = new Map<KeptName, Promise<readonly KeptRow[]>>()
  #visible: Catalog | undefined
  readonly #freshness: DataLoader<Model, Freshness>
  /** What need not be answered and cannot be. */
  readonly #leftOut = new Set<string>()
  #repeated = 0
  #benchmarks: Promise<Benchmarks> | undefined
  #checked: Checked | undefined

  constructor(layer: MetricsLayer, caller: Caller) {
    this.#layer = layer
    this.#caller = caller
    this.#loader = new DataLoader((nodes: readonly AskingNode[]) => this.#answerAll(nodes), { cacheKeyFn: (node) => identity(node) })
    this.#freshness = new DataLoader((models) => loadFreshness(models, layer, caller))
  }

  /**
   * The whole operation, read and checked by the first of its root fields, so that nothing runs where anything is refused.
   *
   * @throws InvalidQuestionError with all that is wrong with all of it
   */
  operation(read: (report: Report) => Operation): Operation {
    this.#checked ??= this.#check(read)
    const { operation, refusal } = this.#checked
    if (refusal !== undefined) throw refusal
    return operation
  }

  /** Whether a question that need not be answered can be. */
  isAsked(node: AskingNode): boolean {
    return !this.#leftOut.has(identity(node))
  }

  load(node: AskingNode): Promise<IndexedAnswer> {
    return this.#loader.load(node)
  }

  /**
   * Notes questions that cannot be counted before others are answered.
   *
   * @throws InvalidQuestionError once there are more of them than one operation may ask
   */
  repeat(questions: number): void {
    this.#repeated += questions
    if (this.#repeated <= MOST_REPEATED) return
    const message = `The operation asks for the records of groups, or the numbers of goals, more than ${MOST_REPEATED} times. Take fewer groups with "first", or ask for some of them in another operation.`
    throw new InvalidQuestionError([{ code: 'too-many-slices', message, path: [] }])
  }

  /** How new the rows of a model are; those of several models are asked for at once. */
  freshness(model: Model): Promise<Freshness> {
    return this.#freshness.load(model)
  }

  /** What of the catalog the caller may know of. */
  visible(): Catalog {
    this.#visible ??= visibleCatalog(this.#layer.catalog, this.#caller.policy)
    return this.#visible
  }

  /** The rows of a kept table that the caller may see; read once. */
  keptRows(name: KeptName): Promise<readonly KeptRow[]> {
    const known = this.#kept.get(name)
    if (known !== undefined) return known
    const rows = loadKeptRows(name, this.#layer, this.#caller)
    this.#kept.set(name, rows)
    return rows
  }

  /** The benchmarks that the caller may see; read once. */
  benchmarks(): Promise<Benchmarks> {
    this.#benchmarks ??= this.keptRows('benchmarks').then((rows) => new Benchmarks(readBenchmarkRows(rows, this.visible())))
    return this.#benchmarks
  }

  #check(read: (report: Report) => Operation): Checked {
    const problems: Problem[] = []
    const operation = read((code, message, path) => problems.push({ code, message, path }))
    const nodes = askingNodes(operation)
    if (nodes.length > MOST_QUESTIONS)
      problems.push({
        code: 'too-many-slices',
        message: `The operation asks for ${nodes.length} slices and breakdowns, and ${MOST_QUESTIONS} is the most. Ask the rest in another operation.`,
        path: [],
      })
    else
      for (const node of nodes) {
        const found = this.#problemsOf(node)
        if (!isOptional(node)) problems.push(...found)
        else if (found.length > 0) this.#leftOut.add(identity(node))
      }
    return { operation, refusal: problems.length === 0 ? undefined : new InvalidQuestionError(onceEach(withoutEchoes(problems))) }
  }

  #problemsOf(node: AskingNode): readonly Problem[] {
    try {
      resolve(this.#layer, questionOf(node), this.#caller)
      return []
    } catch (error) {
      if (!(error instanceof InvalidQuestionError)) throw error
      return error.problems.map((problem) => ({ ...problem, path: placeInOperation(node, problem.path) }))
    }
  }

  async #answerAll(nodes: readonly AskingNode[]): Promise<IndexedAnswer[]> {
    this.repeat(nodes.filter(({ kind }) => kind === 'question').length)
    const questions = nodes.map((node) => this.#question(node))
    const merged = mergeTotals(questions)
    const resolved = new Map<string, ResolvedQuestion>(
      [...merged].map(([key, question]) => [key, resolve(this.#layer, question, this.#caller)]),
    )
    const answers = await answerResolved(this.#layer, [...resolved.values()], this.#caller.signal)
    const byKey = new Map([...resolved.keys()].map((key, index) => [key, answers[index]]))
    return nodes.map((node, index) => {
      const question = questions[index]
      const answer = question && byKey.get(sharingKey(question))
      const indexed = indexAnswer(answer ?? { groups: [], hasNextPage: false, totalCount: undefined })
      this.#answers.set(identity(node), indexed)
      return indexed
    })
  }

  #question(node: AskingNode): Question {
    const around = node.kind === 'table' || node.kind === 'question' ? undefined : node.within && this.#answers.get(identity(node.within))
    const page = node.kind === 'rest' ? shown(node, this.#answers.get(node.of)) : undefined
    const passing = node.kind === 'rest' ? node.passing : undefined
    return questionOf(
      node,
      around?.answer.groups.map(({ rawKey }) => rawKey),
      page,
      passing && groupsBeside(page ?? [], this.#answers.get(identity(passing))),
    )
  }
}

function isOptional(node: AskingNode): boolean {
  return node.kind === 'slice' && node.isOptional
}

/** The groups on the pages of a breakdown: one more than a page has was fetched within each group around it. */
function shown({ question, first }: RestNode, indexed: IndexedAnswer | undefined): readonly (readonly (string | null)[])[] {
  const depth = question.by?.length ?? 0
  const counts = new Map<string, number>()
  const keys = indexed?.answer.groups.map(({ rawKey }) => rawKey) ?? []
  return keys.filter((rawKey) => {
    const around = JSON.stringify(rawKey.slice(0, depth))
    const count = (counts.get(around) ?? 0) + 1
    counts.set(around, count)
    return count <= first
  })
}

/** Groups that are not on a page. */
function groupsBeside(
  page: readonly (readonly (string | null)[])[],
  indexed: IndexedAnswer | undefined,
): readonly (readonly (string | null)[])[] {
  const shownKeys = new Set(page.map((key) => JSON.stringify(key)))
  const keys = indexed?.answer.groups.map(({ rawKey }) => rawKey) ?? []
  return keys.filter((key) => !shownKeys.has(JSON.stringify(key)))
}

/** A variable without a value leaves an empty filter behind; that is one slip. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const missing = problems.filter(({ code }) => code === 'missing-variable').map(({ path }) => path.join('.'))
  return problems.filter(({ code, path }) => code !== 'empty-filter' || !missing.some((other) => other.startsWith(path.join('.'))))
}

/** A slip in what slices have in common is met by each of them, and said where it is met first. */
function onceEach(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    ({ code, message }, index) => problems.findIndex((other) => other.code === code && other.message === message) === index,
  )
}

/** Totals over the same rows do not touch each other and can be asked at once; breakdowns with other metrics have other groups. */
function sharingKey(question: Question): string {
  return JSON.stringify(question.by?.length === 0 ? { ...question, metrics: [] } : question)
}

function mergeTotals(questions: readonly Question[]): ReadonlyMap<string, Question> {
  const merged = new Map<string, Question>()
  for (const question of questions) {
    const key = sharingKey(question)
    const known = merged.get(key)
    merged.set(key, known === undefined ? question : { ...known, metrics: [...new Set([...known.metrics, ...question.metrics])] })
  }
  return merged
}

function indexAnswer(answer: Answer): IndexedAnswer {
  const byKey = new Map(answer.groups.map((group) => [JSON.stringify(group.rawKey), group]))
  const byPrefix = new Map<number, Map<string, AnswerGroup[]>>()
  const prefixes = (length: number) => {
    const known = byPrefix.get(length)
    if (known !== undefined) return known
    const index = new Map<string, AnswerGroup[]>()
    for (const group of answer.groups) {
      const prefix = JSON.stringify(group.rawKey.slice(0, length))
      const groups = index.get(prefix)
      if (groups === undefined) index.set(prefix, [group])
      else groups.push(group)
    }
    byPrefix.set(length, index)
    return index
  }
  return {
    answer,
    group: (key) => byKey.get(JSON.stringify(key)),
    within: (key) => prefixes(key.length).get(JSON.stringify(key)) ?? [],
  }
}
