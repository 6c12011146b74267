import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import type { Answer } from '../../src/engine/answer.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { answer, type Caller, compile, DEFAULTS, type MetricsLayer, resolve } from '../../src/metrics-layer.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { Oracle, type OracleAnswer, type OracleGroup, TooManyGroups } from './answer-question.ts'
import type { World } from './case.ts'
import { MetricReader, MissingRate } from './evaluate-metric.ts'
import { isApproximate } from './random-metrics.ts'
import { RowReader } from './row-reader.ts'

export const NOW = '2024-06-15T12:34:56Z'
export const CALLER: Caller = { policy: everything, now: new Date(NOW) }

/** A layer for each engine over one world. */
export async function layersOf(world: World, engines: readonly Engine[]): Promise<readonly MetricsLayer[]> {
  const definitions = [...world.models, ...world.metrics].map((definition) => ({ definition }))
  return Promise.all(
    engines.map(async (engine) => {
      const catalog = linkCatalog({
        definitions,
        tables: await engine.inspect(),
        ...(world.rates === undefined ? {} : { options: { rates: world.rates } }),
      })
      return { catalog, engine, defaults: DEFAULTS, deadlineMs: 20_000 }
    }),
  )
}

/** What an engine said where the oracle says something else. */
export interface Disagreement {
  readonly engine: string
  readonly question: Question
  readonly expected: unknown
  readonly got: unknown
  readonly sql: unknown
}

/** The relative error that is left to the order in which an engine adds doubles; everything else is exact. */
const TOLERANCE = 1e-9

function sameValue(expected: string | number | null, got: string | number | null | undefined, isApproximateValue: boolean): boolean {
  if (!isApproximateValue || typeof expected !== 'number' || typeof got !== 'number')
    return Object.is(expected === 0 ? 0 : expected, got === 0 ? 0 : got)
  return Math.abs(expected - got) <= TOLERANCE * Math.max(1, Math.abs(expected), Math.abs(got))
}

function sameGroup(expected: OracleGroup, got: Answer['groups'][number] | undefined, approximate: ReadonlySet<string>): boolean {
  if (got === undefined || JSON.stringify(expected.key) !== JSON.stringify(Object.values(got.key))) return false
  const names = Object.keys(expected.metrics)
  return (
    names.length === Object.keys(got.metrics).length &&
    names.every((name) => sameValue(expected.metrics[name] ?? null, got.metrics[name], approximate.has(name)))
  )
}

function same(expected: OracleAnswer, got: Answer, question: Question, approximate: ReadonlySet<string>): boolean {
  if (expected.groups.length !== got.groups.length || expected.hasNextPage !== got.hasNextPage) return false
  const counted = question.totalCount === true && (question.by ?? []).length > 0 && question.within === undefined
  if (counted && got.totalCount !== expected.totalCount) return false
  return expected.groups.every((group, index) => sameGroup(group, got.groups[index], approximate))
}

/** The names of a world's metrics that engines agree on to nine digits only. */
export function approximateMetrics(world: World): ReadonlySet<string> {
  const rows = new RowReader(world, 'UTC')
  const reader = new MetricReader(world, rows, 'USD')
  return new Set(world.metrics.map(({ name }) => name).filter((name) => isApproximate(reader, rows, name)))
}

function sqlOf(layer: MetricsLayer, question: Question): unknown {
  try {
    return compile(layer, [resolve(layer, question, CALLER)])
  } catch (error) {
    return String(error)
  }
}

/** More pages than this teach nothing, and filled weeks of a decade have hundreds. */
const MOST_PAGES = 100

/** The pages of an answer, walked by cursor, as one; the question's own `first` is the size of a page. */
async function walked(layer: MetricsLayer, question: Question): Promise<{ groups: Answer['groups']; hasMore: boolean }> {
  const groups: Answer['groups'][number][] = []
  let after: string | undefined
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const [page] = await answer(layer, [{ ...question, after }], CALLER)
    groups.push(...(page?.groups ?? []))
    after = page?.groups.at(-1)?.cursor
    if (page?.hasNextPage !== true || after === undefined) return { groups, hasMore: false }
  }
  return { groups, hasMore: true }
}

/** Asks one engine, and says where it differs from the oracle. */
async function differs(
  layer: MetricsLayer,
  question: Question,
  expected: OracleAnswer | string,
  whole: OracleAnswer | string | undefined,
  approximate: ReadonlySet<string>,
): Promise<Disagreement | undefined> {
  const disagree = (wanted: unknown, got: unknown): Disagreement => ({
    engine: layer.engine.dialect,
    question,
    expected: wanted,
    got,
    sql: sqlOf(layer, question),
  })
  try {
    const [got] = await answer(layer, [question], CALLER)
    if (typeof expected === 'string' || got === undefined || !same(expected, got, question, approximate)) return disagree(expected, got)
    if (whole === undefined || typeof whole === 'string' || !got.hasNextPage) return undefined
    const { groups, hasMore } = await walked(layer, question)
    const wanted = hasMore ? { ...whole, groups: whole.groups.slice(0, groups.length) } : whole
    const joined = { groups, hasNextPage: false, totalCount: undefined }
    return same(wanted, joined, { ...question, totalCount: false }, approximate) ? undefined : disagree(wanted, joined)
  } catch (error) {
    if (error instanceof InvalidQuestionError && error.problems.length === 1 && error.problems[0]?.code === expected) return undefined
    return disagree(
      expected,
      error instanceof Error ? `${error.name}: ${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : error,
    )
  }
}

/** The oracle's answer, or the error with which such a question is refused because of its rows. */
function answerOf(world: World, question: Question): OracleAnswer | string {
  try {
    return new Oracle(world, question, { now: NOW }).answer()
  } catch (error) {
    if (error instanceof TooManyGroups) return 'too-many-groups'
    if (error instanceof MissingRate) return 'missing-rate'
    throw error
  }
}

/** Every engine that does not answer a question as the oracle does. */
export async function disagreements(
  world: World,
  layers: readonly MetricsLayer[],
  question: Question,
  approximate: ReadonlySet<string>,
): Promise<readonly Disagreement[]> {
  const expected = answerOf(world, question)
  const whole = question.first === undefined || question.within !== undefined ? undefined : answerOf(world, { ...question, first: 10_000 })
  const found = await Promise.all(layers.map((layer) => differs(layer, question, expected, whole, approximate)))
  return found.filter((one) => one !== undefined)
}
