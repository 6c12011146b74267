import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { readCalendars } from '../../src/engine/read-calendars.ts'
import { answerResolved, DEFAULTS, type MetricsLayer, resolve } from '../../src/metrics-layer.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import { everything } from '../../src/query/policy.ts'
import type { ResolvedQuestion } from '../../src/query/resolved-question.ts'
import { Choices } from './choices.ts'
import { KindsOracle, type OracleRows } from './kinds-answer.ts'
import { calendars, calendarTable, type WeekStart } from './kinds-calendar.ts'
import { businessHours, kindsDefinitions } from './kinds-definitions.ts'
import { visibleWorld } from './kinds-filter.ts'
import type { KindsQuestion } from './kinds-question.ts'
import { type KindsWorld, someKindsWorld, tablesOf } from './kinds-world.ts'
import { type FilledWarehouses, openFilled } from './warehouses.ts'

/** Layers over one engine each, by the day on which weeks begin. */
type KindsLayers = Readonly<Record<WeekStart, readonly MetricsLayer[]>>

/** A layer over the tables of these worlds. */
async function kindsLayer(engine: Engine, weekStart: WeekStart): Promise<MetricsLayer> {
  const definitions = kindsDefinitions.map((definition) => ({ definition }))
  const options = { businessHours, calendars, weekStart }
  const tables = await engine.inspect()
  const catalog = linkCatalog({ definitions, tables, options, calendars: await readCalendars(options, engine, tables) })
  return { catalog, engine, defaults: DEFAULTS, deadlineMs: 20_000 }
}

async function kindsLayers(engines: readonly Engine[]): Promise<KindsLayers> {
  const of = (weekStart: WeekStart) => Promise.all(engines.map((engine) => kindsLayer(engine, weekStart)))
  return { monday: await of('monday'), sunday: await of('sunday'), thursday: await of('thursday') }
}

/** Both engines, whose rows are replaced by those of world after world, and layers over them. */
export interface OpenedKinds extends Pick<FilledWarehouses, 'close'> {
  readonly layers: KindsLayers
  fill(world: KindsWorld): Promise<void>
}

export async function openKinds(): Promise<OpenedKinds> {
  const { engines, fill, close } = await openFilled([...tablesOf(someKindsWorld(new Choices([]))), calendarTable])
  return { layers: await kindsLayers(engines), fill: (world) => fill(tablesOf(world)), close }
}

/** What an engine said where the oracle says something else. */
export interface KindsDifference {
  readonly engine: string
  readonly asked: KindsQuestion
  readonly expected: unknown
  readonly got: unknown
}

/** The question against the tables as one of the engines describes them, each in its turn, since all describe them alike; or why it is refused. */
function resolved(layers: readonly MetricsLayer[], { question, policy }: KindsQuestion): ResolvedQuestion | string | undefined {
  const caller = { policy: policy === undefined ? everything : { kind: 'rows' as const, models: policy }, now: new Date(0) }
  const layer = layers[question.metrics.length % layers.length]
  try {
    return layer && resolve(layer, question, caller)
  } catch (error) {
    return told(error)
  }
}

function told(error: unknown): string {
  if (error instanceof InvalidQuestionError) return error.problems.map(({ code, message }) => `${code}: ${message}`).join(' ')
  return `failed: ${error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error)}`
}

async function engineAnswer(
  layer: MetricsLayer,
  question: ResolvedQuestion,
  { metrics, also = [] }: KindsQuestion['question'],
): Promise<OracleRows | string> {
  try {
    const [found] = await answerResolved(layer, [question])
    const { groups = [], hasNextPage = false, totalCount = 0 } = found ?? {}
    const rows = groups.map(({ key, metrics: values }) => ({
      key: Object.values(key),
      values: [...metrics, ...also].map((name) => (values[name] === null || values[name] === undefined ? null : Number(values[name]))),
    }))
    return { rows, hasNextPage, totalCount }
  } catch (error) {
    return told(error)
  }
}

/** To eleven digits, since engines add doubles in orders of their own; page and count where they were asked for. */
function shown({ rows, hasNextPage, totalCount }: OracleRows, { question }: KindsQuestion): unknown {
  const counted = question.totalCount === true && question.within === undefined
  return {
    rows: rows.map(({ key, values }) => [...key, ...values.map((value) => (value === null ? null : Number(value.toPrecision(11)) + 0))]),
    ...(counted ? { hasNextPage, totalCount } : {}),
  }
}

/** Where the engines differ from the oracle. */
export async function kindsDifferences(
  world: KindsWorld,
  { [world.weekStart]: layers }: KindsLayers,
  asked: KindsQuestion,
): Promise<readonly KindsDifference[]> {
  const { question, shifts, policy } = asked
  const expected = KindsOracle.answer(policy === undefined ? world : visibleWorld(world, policy), question, shifts)
  const given = resolved(layers, asked)
  const found = await Promise.all(
    layers.map(async (layer): Promise<readonly KindsDifference[]> => {
      const got = typeof given === 'object' ? await engineAnswer(layer, given, question) : (given ?? '')
      const differs = (wanted: unknown, one: unknown) => [{ engine: layer.engine.dialect, asked, expected: wanted, got: one }]
      if (typeof got === 'string')
        return expected === undefined && !got.startsWith('failed') ? [] : differs(expected && shown(expected, asked), got)
      if (expected === undefined) return differs('refused', shown(got, asked))
      const [wanted, shownHere] = [shown(expected, asked), shown(got, asked)]
      return JSON.stringify(wanted) === JSON.stringify(shownHere) ? [] : differs(wanted, shownHere)
    }),
  )
  return found.flat()
}
