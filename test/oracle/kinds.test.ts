import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { answer, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import { everything } from '../../src/query/policy.ts'
import { asQuestion, type KindsQuestion, type OracleRow, oracleAnswer } from './kinds-answer.ts'
import { KIND_NAMES, kindsDefinitions } from './kinds-metrics.ts'
import type { Grain, OracleShift } from './kinds-time.ts'
import { KindsReader } from './kinds-value.ts'
import { FIRST_DAY, kindsWorld, tablesOf } from './kinds-world.ts'
import { openWarehouses, type Warehouses } from './warehouses.ts'

const WORLDS = Number(process.env.FUZZ_KIND_WORLDS ?? 26)
const QUESTIONS_PER_WORLD = 60

let warehouses: Warehouses

beforeAll(async () => {
  warehouses = await openWarehouses()
})
afterAll(() => warehouses.close())

const grain = fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'year')
const shift: fc.Arbitrary<OracleShift> = fc.oneof(
  fc.record({ kind: fc.constant('back' as const), count: fc.integer({ min: 1, max: 3 }), grain }),
  fc.constantFrom<OracleShift>({ kind: 'previousPeriod' }, { kind: 'previousPeriodToDate' }, { kind: 'sameWeekdaysLastYear' }),
  fc.constant<OracleShift>({ kind: 'to', from: '2024-02-26T00:00', to: '2024-03-18T12:00' }),
)

function wall(days: number, hour: number): string {
  return `${Temporal.PlainDate.from(FIRST_DAY).add({ days })}T${String(hour).padStart(2, '0')}:00`
}

/** Whole months, whole days, and periods that begin and end anywhere; by hour only where that is few. */
const period = fc.oneof(
  fc.constantFrom(
    ['2024-03-01T00:00', '2024-04-01T00:00'],
    ['2024-02-01T00:00', '2024-05-01T00:00'],
    ['2024-01-01T00:00', '2025-01-01T00:00'],
    ['2024-02-29T00:00', '2024-03-01T00:00'],
    ['2024-03-04T00:00', '2024-03-18T00:00'],
  ),
  fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 45 })).map(([day, length]) => [wall(day, 0), wall(day + length, 0)]),
  fc
    .tuple(fc.nat(50), fc.constantFrom(0, 2, 3, 10), fc.nat(40), fc.constantFrom(0, 4, 13))
    .map(([day, hour, length, end]) => [wall(day, hour), wall(day + length + (end > hour ? 0 : 1), end)]),
)

const kindsQuestion: fc.Arbitrary<KindsQuestion> = fc
  .record({
    metrics: fc.uniqueArray(fc.constantFrom(...KIND_NAMES), { minLength: 1, maxLength: 3 }),
    byCountry: fc.boolean(),
    grain: fc.option(fc.oneof(grain, fc.constant<Grain>('hour')), { nil: undefined }),
    period,
    open: fc.constantFrom<'none' | 'from' | 'to' | 'both'>('none', 'none', 'none', 'none', 'none', 'none', 'from', 'to', 'both'),
    compared: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(shift, { minLength: 1, maxLength: 2 }) },
    ),
    country: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('DE', null) }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
    asOf: fc.constantFrom(
      '2024-03-15T12:00:00Z',
      '2024-03-31T00:30:00Z',
      '2024-04-02T00:00:00Z',
      '2024-12-31T23:00:00Z',
      '2024-02-29T10:00:00Z',
    ),
  })
  .map(({ period: [from, to], open, ...rest }) => {
    const isShort = Date.parse(to ?? '') - Date.parse(from ?? '') < 4 * 86_400_000
    const isLong = Date.parse(to ?? '') - Date.parse(from ?? '') > 100 * 86_400_000
    const byTime = rest.grain === 'hour' && !isShort ? 'day' : rest.grain === 'day' && isLong ? 'week' : rest.grain
    const isOpen = byTime === undefined ? open : 'none'
    return {
      ...rest,
      grain: byTime,
      from: isOpen === 'from' || isOpen === 'both' ? undefined : from,
      to: isOpen === 'to' || isOpen === 'both' ? undefined : to,
    }
  })

async function layerOf(engine: Engine): Promise<MetricsLayer> {
  const definitions = kindsDefinitions.map((definition) => ({ definition }))
  return { catalog: linkCatalog({ definitions, tables: await engine.inspect() }), engine, defaults: DEFAULTS, deadlineMs: 20_000 }
}

const CALLER = { policy: everything, now: new Date('2024-06-15T12:00:00Z') }

async function engineAnswer(layer: MetricsLayer, question: KindsQuestion): Promise<readonly OracleRow[] | string> {
  try {
    const [found] = await answer(layer, [asQuestion(question)], CALLER)
    return (found?.groups ?? []).map(({ key, metrics }) => ({
      key: Object.values(key).map((value) => (value === null ? null : String(value))),
      values: question.metrics.map((name) => (metrics[name] === null || metrics[name] === undefined ? null : Number(metrics[name]))),
    }))
  } catch (error) {
    if (error instanceof InvalidQuestionError) return error.problems.map(({ code }) => code).join(' ')
    throw error
  }
}

function byKey(rows: readonly OracleRow[]): readonly OracleRow[] {
  return [...rows].sort((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1))
}

function rounded(rows: readonly OracleRow[]): readonly OracleRow[] {
  return byKey(rows).map(({ key, values }) => ({
    key,
    values: values.map((value) => (value === null ? null : Number(value.toPrecision(11)) + 0)),
  }))
}

const DAY_TIMES = [
  'orderLargest',
  'orderSumByDay',
  'trailingByDay',
  'weekToDateByDay',
  'recurring',
  'balance',
  'weekBefore',
  'largest',
  'lost',
  'shrunk',
]

/** Metrics whose times are days have no hours. */
function hasNoHours({ metrics, grain: by }: KindsQuestion): boolean {
  return by === 'hour' && metrics.some((name) => DAY_TIMES.some((prefix) => name.startsWith(prefix)))
}

async function expectSame(layer: MetricsLayer, reader: KindsReader, questions: readonly KindsQuestion[]): Promise<void> {
  for (const question of questions) {
    const expected = hasNoHours(question) ? undefined : oracleAnswer(reader, question)
    const found = await engineAnswer(layer, question)
    const asked = `${layer.engine.dialect}: ${JSON.stringify(asQuestion(question))}`
    if (expected === undefined || typeof found === 'string')
      expect(typeof found === 'string', `${asked} is ${typeof found === 'string' ? `refused: ${found}` : 'answered'}`).toBe(
        expected === undefined,
      )
    else expect(rounded(found), asked).toEqual(rounded(expected))
  }
}

test(`both engines answer ${WORLDS * QUESTIONS_PER_WORLD} random questions about metrics over time and entities as rows in memory do`, {
  timeout: 600_000,
}, async () => {
  const property = fc.asyncProperty(
    kindsWorld,
    fc.array(kindsQuestion, { minLength: QUESTIONS_PER_WORLD, maxLength: QUESTIONS_PER_WORLD, size: 'max' }),
    async (world, questions) => {
      const loaded = await warehouses.load({ tables: tablesOf(world), models: [], metrics: [] })
      const reader = new KindsReader(world)
      try {
        const layers = await Promise.all(loaded.engines.map(layerOf))
        await Promise.all(layers.map((layer) => expectSame(layer, reader, questions)))
      } finally {
        await loaded.close()
      }
    },
  )
  const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
  // Shrinking loads a world for every step; FUZZ_SHRINK=1 takes that time.
  await fc.assert(property, { numRuns: WORLDS, endOnFailure: process.env.FUZZ_SHRINK === undefined, ...seed })
})
