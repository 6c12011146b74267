import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { answer, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import { everything } from '../../src/query/policy.ts'
import { KindsOracle, type OracleRows } from './kinds-answer.ts'
import { businessHours, kindsDefinitions } from './kinds-definitions.ts'
import { visibleWorld } from './kinds-filter.ts'
import type { KindsQuestion } from './kinds-question.ts'
import type { KindsWorld } from './kinds-world.ts'

/** A layer over the tables of these worlds. */
export async function kindsLayer(engine: Engine): Promise<MetricsLayer> {
  const definitions = kindsDefinitions.map((definition) => ({ definition }))
  return {
    catalog: linkCatalog({ definitions, tables: await engine.inspect(), options: { businessHours } }),
    engine,
    defaults: DEFAULTS,
    deadlineMs: 20_000,
  }
}

/** What an engine said where the oracle says something else. */
export interface KindsDifference {
  readonly engine: string
  readonly asked: KindsQuestion
  readonly expected: unknown
  readonly got: unknown
}

async function engineAnswer(layer: MetricsLayer, { question, policy }: KindsQuestion): Promise<OracleRows | string> {
  const caller = { policy: policy === undefined ? everything : { kind: 'rows' as const, models: policy }, now: new Date(0) }
  try {
    const [found] = await answer(layer, [question], caller)
    const { groups = [], hasNextPage = false, totalCount = 0 } = found ?? {}
    const names = [...question.metrics, ...(question.also ?? [])]
    const rows = groups.map(({ key, metrics }) => ({
      key: Object.values(key),
      values: names.map((name) => (metrics[name] === null || metrics[name] === undefined ? null : Number(metrics[name]))),
    }))
    return { rows, hasNextPage, totalCount }
  } catch (error) {
    if (error instanceof InvalidQuestionError) return error.problems.map(({ code, message }) => `${code}: ${message}`).join(' ')
    return `failed: ${error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error)}`
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
  layers: readonly MetricsLayer[],
  asked: KindsQuestion,
): Promise<readonly KindsDifference[]> {
  const { question, shifts, policy } = asked
  const expected = KindsOracle.answer(policy === undefined ? world : visibleWorld(world, policy), question, shifts)
  const found = await Promise.all(
    layers.map(async (layer): Promise<readonly KindsDifference[]> => {
      const got = await engineAnswer(layer, asked)
      const differs = (wanted: unknown, given: unknown) => [{ engine: layer.engine.dialect, asked, expected: wanted, got: given }]
      if (typeof got === 'string')
        return expected === undefined && !got.startsWith('failed') ? [] : differs(expected && shown(expected, asked), got)
      if (expected === undefined) return differs('refused', shown(got, asked))
      const [wanted, given] = [shown(expected, asked), shown(got, asked)]
      return JSON.stringify(wanted) === JSON.stringify(given) ? [] : differs(wanted, given)
    }),
  )
  return found.flat()
}
