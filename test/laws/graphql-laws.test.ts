import fc from 'fast-check'
import { graphql } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import type { MetricsLayer } from '../../src/metrics-layer.ts'
import { everything, type Policy } from '../../src/query/policy.ts'
import { Choices } from '../oracle/choices.ts'
import { fuzz } from '../oracle/fuzz.ts'
import { type OpenedKinds, openKinds } from '../oracle/kinds-check.ts'
import { KIND_NAMES } from '../oracle/kinds-metrics.ts'
import { someKindsWorld } from '../oracle/kinds-world.ts'

const WORLDS = Math.ceil(Number(process.env.FUZZ_QUESTIONS ?? 2_000) / 400)
const TRIES_PER_WORLD = 6

const ADDITIVE = ['orderCount', 'orderSum', 'orderSumByDay', 'visitCount', 'visitsByDay', 'converted', 'newBuyers'] as const
const DIMENSIONS = ['accountCountry', 'accountParentCountry', 'termTier', 'accountIsBuyer'] as const
const VALUES = { accountCountry: '"DE"', accountParentCountry: '"FR"', termTier: '"x"', accountIsBuyer: 'true' } as const
/** A week's cohorts are those of a month where a question goes by months. */
const ALL = KIND_NAMES.filter((name) => !name.includes(' ') && name !== 'returningWeekly' && name !== 'choice')

/** Rows of these are chosen among all of a slice before they are told apart by group, so a narrower slice chooses others. */
const CHOSEN_FIRST = ['balanceLast', 'balanceFirst', 'balanceOnce', 'balanceBefore', 'convertedShare', 'convertedShareEver']

/** Read at the start of a bucket that months do not begin with: of a month the whole one that holds it, of a period as much from there on. */
const OTHER_BUCKETS = ['startOfRetailMonth', 'startOfTaxYear']

let opened: OpenedKinds

beforeAll(async () => {
  opened = await openKinds()
})
afterAll(() => opened.close())

const value = z.number().nullable()
const slice = z.record(z.string(), z.unknown())
const breakdown = z.object({ nodes: z.array(z.record(z.string(), z.unknown())) })
type Answers = Readonly<Record<string, unknown>>

/** One operation against one engine; an error is a breach of any law. */
class Caller {
  readonly #layer: MetricsLayer

  constructor(layer: MetricsLayer) {
    this.#layer = layer
  }

  async ask(source: string, policy: Policy = everything): Promise<Answers> {
    const contextValue = operationContext(this.#layer, { policy, now: new Date('2025-06-01T00:00:00Z') })
    const { data, errors = [] } = await graphql({ schema: createSchema(this.#layer.catalog), source, contextValue })
    expect(
      errors.map(({ message }) => message),
      source,
    ).toEqual([])
    return z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(data)))
  }
}

function numberIn(given: unknown, metric: string): number | null {
  return value.parse(slice.parse(given)[metric])
}

function nodesOf(given: unknown, field: string): readonly Answers[] {
  return breakdown.parse(slice.parse(given)[field]).nodes
}

function total(given: unknown, field: string, metric: string): number {
  return nodesOf(given, field).reduce((sum, node) => sum + (numberIn(node, metric) ?? 0), 0)
}

/** To eleven digits, since engines add doubles in orders of their own. */
function expectSame(left: number | null, right: number | null, what: string): void {
  const [one, other] = [left, right].map((number) => (number === null ? null : Number(number.toPrecision(11))))
  expect(one, what).toBe(other)
}

/** What a law is tried on. */
interface Trial {
  readonly caller: Caller
  readonly choices: Choices
  /** The first days of a month, of the one before it, and of the one after it. */
  readonly before: string
  readonly from: string
  readonly to: string
}

const periodOf = (from: string, to: string) => `period: { between: { from: "${from}", to: "${to}" } }`

const laws: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  async 'parts of an additive metric add up, by one dimension, by one more, by days, and with all the rest in one group'({
    caller,
    choices,
    from,
    to,
  }) {
    const [metric, one, other] = [choices.pick(ADDITIVE), choices.pick(DIMENSIONS), choices.pick(DIMENSIONS)]
    const { metrics } = await caller.ask(`{ metrics(${periodOf(from, to)}) { ${metric}
      byOne: breakdown(by: [${one}]) { nodes { ${metric} } }
      byBoth: breakdown(by: [${one === other ? one : `${one}, ${other}`}]) { nodes { ${metric} } }
      byDay: breakdown(by: [timeDay]) { nodes { ${metric} } }
      rest: breakdown(by: [${one}], first: 1, other: true) { nodes { ${metric} } } } }`)
    const whole = numberIn(metrics, metric)
    for (const field of ['byOne', 'byBoth', 'byDay', 'rest'])
      expect(total(metrics, field, metric), `${metric} ${field} ${one} ${other}`).toBe(whole)
  },
  async 'what passes a test, what fails it, and what has no value to be tested add up to the whole'({ caller, choices, from, to }) {
    const [metric, name] = [choices.pick(ADDITIVE), choices.pick(DIMENSIONS)]
    const test = `${name}: { eq: ${VALUES[name]} }`
    const { metrics } = await caller.ask(`{ metrics(${periodOf(from, to)}) { ${metric}
      passes: slice(where: { ${test} }) { ${metric} }
      fails: slice(where: { not: { ${test} } }) { ${metric} }
      neither: slice(where: { ${name}: { isNull: true } }) { ${metric} } } }`)
    const parts = ['passes', 'fails', 'neither'].map((field) => numberIn(slice.parse(metrics)[field], metric) ?? 0)
    expect(
      parts.reduce((sum, part) => sum + part, 0),
      `${metric} ${name}`,
    ).toBe(numberIn(metrics, metric))
  },
  async "a filter on a group is that group's row, for every kind of metric whose rows are not chosen first"({ caller, choices, from, to }) {
    const name = choices.pick(DIMENSIONS)
    // Rows that count by their whole span have no one time by which a version is chosen.
    const left = name === 'termTier' ? [...CHOSEN_FIRST, 'wholeSum'] : CHOSEN_FIRST
    const metric = choices.pick(ALL.filter((one) => !left.includes(one)))
    const { metrics } = await caller.ask(`{ metrics(${periodOf(from, to)}) {
      groups: breakdown(by: [${name}]) { nodes { key { ${name} } ${metric} } }
      one: slice(where: { ${name}: { eq: ${VALUES[name]} } }) { ${metric} } } }`)
    const own = nodesOf(metrics, 'groups').find(({ key }) => JSON.stringify(slice.parse(key)[name]) === VALUES[name])
    if (own !== undefined) expectSame(numberIn(own, metric), numberIn(slice.parse(metrics).one, metric), `${metric} ${name}`)
  },
  async 'a comparison is the question about the other period, and a change is made of both'({ caller, choices, before, from, to }) {
    const metric = choices.pick(ALL)
    const answers = await caller.ask(`{ now: metrics(${periodOf(from, to)}) { ${metric}
        compare(to: { back: { count: 1, grain: MONTH } }) { ${metric} } change(from: { back: { count: 1, grain: MONTH } }) { ${metric} } }
      then: metrics(${periodOf(before, from)}) { ${metric} } }`)
    const now = slice.parse(answers.now)
    const [current, then] = [numberIn(now, metric), numberIn(answers.then, metric)]
    expectSame(numberIn(now.compare, metric), then, metric)
    const change = current === null || then === null || then === 0 ? null : (current - then) / Math.abs(then)
    const told = numberIn(now.change, metric)
    expect(told === null || change === null ? told : Math.abs(told - change) < 1e-9, metric).toBe(change === null ? null : true)
  },
  async 'a month of a breakdown is the question about that month, for every kind of metric'({ caller, choices, before, from, to }) {
    const metric = choices.pick(ALL.filter((name) => !OTHER_BUCKETS.includes(name)))
    const answers = await caller.ask(`{ both: metrics(${periodOf(before, to)}) {
        months: breakdown(by: [timeMonth], fill: true) { nodes { key { timeMonth } ${metric} } } }
      first: metrics(${periodOf(before, from)}) { ${metric} } second: metrics(${periodOf(from, to)}) { ${metric} } }`)
    const months = new Map(nodesOf(answers.both, 'months').map((node) => [slice.parse(node.key).timeMonth, numberIn(node, metric)]))
    expectSame(months.get(before) ?? null, numberIn(answers.first, metric), metric)
    expectSame(months.get(from) ?? null, numberIn(answers.second, metric), metric)
  },
  async 'the records of a number make that number'({ caller, choices, from, to }) {
    const where = `where: { ${choices.pick(['accountCountry: { eq: "DE" }', 'accountIsBuyer: { eq: true }', 'termTier: { ne: "x" }'])} }`
    const { metrics } = await caller.ask(`{ metrics(${periodOf(from, to)}, ${where}) { orderCount orderSum
      counted: records(of: orderCount, first: 500) { rows } summed: records(of: orderSum, first: 500) { rows columns { name } } } }`)
    const answers = slice.parse(metrics)
    const table = z.object({ rows: z.array(z.array(z.unknown())) })
    expect(table.parse(answers.counted).rows.length).toBe(answers.orderCount)
    const { rows, columns } = table.extend({ columns: z.array(z.object({ name: z.string() })) }).parse(answers.summed)
    const place = columns.findIndex(({ name }) => name === 'orderSum')
    expect(rows.reduce((sum, row) => sum + Number(row[place] ?? 0), 0)).toBe(answers.orderSum)
  },
  async 'a policy takes away, and adds nothing'({ caller, choices, from, to }) {
    const metric = choices.pick(['orderCount', 'visitCount', 'active', 'orderBuyers'] as const)
    const source = `{ metrics(${periodOf(from, to)}) { ${metric} } }`
    const models = {
      accounts: 'all',
      visits: { plan: 'a' },
      orders: { status: 'completed' },
      validities: { account_id: 1 },
      terms: 'all',
    } as const
    const [all, seen] = [await caller.ask(source), await caller.ask(source, { kind: 'rows', models })]
    expect(numberIn(seen.metrics, metric) ?? 0, metric).toBeLessThanOrEqual(numberIn(all.metrics, metric) ?? 0)
  },
}

test.each(Object.entries(laws))('over GraphQL on both engines: %s', { timeout: 24 * 3_600_000 }, async (_, law) => {
  const tape = (length: number) => fc.array(fc.nat(0x7fffffff), { minLength: length, maxLength: length, size: 'max' })
  const property = fc.asyncProperty(
    tape(500),
    fc.array(tape(12), { minLength: TRIES_PER_WORLD, maxLength: TRIES_PER_WORLD }),
    async (worldTape, tapes) => {
      const world = someKindsWorld(new Choices(worldTape))
      await opened.fill(world)
      const months =
        world.firstDay < '2024'
          ? { before: '2020-12-01', from: '2021-01-01', to: '2021-02-01' }
          : { before: '2024-02-01', from: '2024-03-01', to: '2024-04-01' }
      for (const one of tapes)
        for (const layer of opened.layers.monday) await law({ caller: new Caller(layer), choices: new Choices(one), ...months })
    },
  )
  await fc.assert(property, { numRuns: WORLDS, endOnFailure: true, ...fuzz() })
})
