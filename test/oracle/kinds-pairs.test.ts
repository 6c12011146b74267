import fc from 'fast-check'
import { graphql } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import type { MetricsLayer } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import { Choices } from './choices.ts'
import { fuzz } from './fuzz.ts'
import { type OpenedKinds, openKinds } from './kinds-check.ts'
import { type PairsAnswer, type PairsAsked, type PairsRow, pairsAnswer, pairsOperation, somePairs } from './kinds-pairs.ts'
import { smallerWorlds } from './kinds-smallest.ts'
import { type KindsWorld, someKindsWorld } from './kinds-world.ts'
import { smallest, without } from './smallest.ts'

const WORLDS = Math.ceil(Number(process.env.FUZZ_QUESTIONS ?? 5_000) / 1_000)
const OPERATIONS_PER_WORLD = 6

let opened: OpenedKinds
beforeAll(async () => {
  opened = await openKinds()
})
afterAll(() => opened.close())

const fields = z.record(z.string(), z.unknown())
const breakdown = z.object({ nodes: z.array(fields) })

function nodesOf(given: unknown): readonly z.infer<typeof fields>[] {
  return breakdown.parse(fields.parse(given).groups).nodes
}

/** One row of a response, its key in the order of `by`. */
function rowOf(given: unknown, { metrics }: PairsAsked, by: readonly string[] = []): PairsRow {
  const node = fields.parse(given)
  const key = fields.parse(node.key ?? {})
  const values = (from: unknown) =>
    metrics.map((_, index) =>
      z.coerce
        .number()
        .nullable()
        .parse(fields.parse(from)[`m${index}`] ?? null),
    )
  return {
    key: by.map((name) => z.union([z.string(), z.number(), z.boolean()]).nullable().parse(key[name])),
    values: values(node),
    change: values(node.change),
    ofParent: values(node.ofParent),
    ofTotal: values(node.ofTotal),
  }
}

async function answered(layer: MetricsLayer, asked: PairsAsked): Promise<PairsAnswer | readonly string[]> {
  const contextValue = operationContext(layer, { policy: everything, now: new Date(0) })
  const { data, errors = [] } = await graphql({ schema: createSchema(layer.catalog), source: pairsOperation(asked), contextValue })
  if (errors.length > 0) return errors.map(({ message }) => message)
  const { metrics } = fields.parse(JSON.parse(JSON.stringify(data)))
  const { part } = fields.parse(metrics)
  const by = [asked.outer, asked.inner]
  return {
    whole: rowOf(metrics, asked),
    part: rowOf(part, asked),
    groups: nodesOf(metrics).map((node) => rowOf(node, asked, by.slice(0, 1))),
    inner: nodesOf(metrics).flatMap((node) => nodesOf(node).map((one) => rowOf(one, asked, by))),
    parts: nodesOf(part).map((node) => rowOf(node, asked, by.slice(1))),
  }
}

/** To nine digits: a change is a difference of numbers that may be near to each other. */
function shown(answer: unknown): string {
  return JSON.stringify(answer, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) + 0 : value))
}

interface Tried {
  readonly world: KindsWorld
  readonly asked: PairsAsked
}

/** What an engine says where the oracle says something else. */
async function differenceIn({ world, asked }: Tried): Promise<object | undefined> {
  await opened.fill(world)
  const expected = shown(pairsAnswer(world, asked))
  for (const layer of opened.layers[world.weekStart]) {
    const got = shown(await answered(layer, asked))
    if (got !== expected) return { engine: layer.engine.dialect, operation: pairsOperation(asked), expected, got }
  }
  return undefined
}

function smaller({ world, asked }: Tried): readonly Tried[] {
  const fewer = asked.metrics.length < 2 ? [] : without(asked.metrics).map((metrics) => ({ ...asked, metrics }))
  const wider = asked.where.length === 0 ? [] : [{ ...asked, where: [] }]
  return [...[...fewer, ...wider].map((one) => ({ world, asked: one })), ...smallerWorlds(world).map((one) => ({ world: one, asked }))]
}

test('S18 changes and shares of slices, groups, groups in groups and parts are those of the questions they are made of', {
  timeout: 24 * 3_600_000,
}, async () => {
  const tape = (length: number) => fc.array(fc.nat(0x7fffffff), { minLength: length, maxLength: length, size: 'max' })
  let found: unknown
  const property = fc.asyncProperty(
    tape(500),
    fc.array(tape(60), { minLength: OPERATIONS_PER_WORLD, maxLength: OPERATIONS_PER_WORLD, size: 'max' }),
    async (worldTape, tapes) => {
      const world = someKindsWorld(new Choices(worldTape))
      for (const one of tapes) {
        const tried = { world, asked: somePairs(new Choices(one), world) }
        if (found !== undefined || (await differenceIn(tried)) === undefined) continue
        const least = await smallest(tried, smaller, async (other) => (await differenceIn(other)) !== undefined)
        found = { world: least.world, ...(await differenceIn(least)) }
      }
      return found === undefined
    },
  )
  const run = await fc.check(property, { numRuns: WORLDS, endOnFailure: true, ...fuzz() })
  expect(found, `FUZZ_SEED=${run.seed} FUZZ_PATH=${run.counterexamplePath}`).toBeUndefined()
  expect(run.failed).toBe(false)
})
