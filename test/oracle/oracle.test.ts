import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Question } from '../../src/query/question.ts'
import type { World } from './case.ts'
import { approximateMetrics, type Disagreement, disagreements, layersOf } from './check-question.ts'
import { Choices } from './choices.ts'
import { fuzz } from './fuzz.ts'
import { someQuestion } from './random-question.ts'
import { someWorld } from './random-world.ts'
import { alike, smallerQuestions, smallest, without } from './smallest.ts'
import { openWarehouses, type Warehouses } from './warehouses.ts'

const QUESTIONS = Number(process.env.FUZZ_QUESTIONS ?? 1_500)
const QUESTIONS_PER_WORLD = 50

interface Tried {
  readonly world: World
  readonly question: Question
}

let warehouses: Warehouses

beforeAll(async () => {
  warehouses = await openWarehouses()
})
afterAll(() => warehouses.close())

const tape = (length: number) => fc.array(fc.nat(0x7fffffff), { minLength: 0, maxLength: length, size: 'max' })

async function disagreementIn({ world, question }: Tried): Promise<Disagreement | undefined> {
  const loaded = await warehouses.load(world)
  try {
    const [found] = await disagreements(world, await layersOf(world, loaded.engines), question, approximateMetrics(world))
    return found
  } finally {
    await loaded.close()
  }
}

function smallerTried({ world, question }: Tried): readonly Tried[] {
  const tables = world.tables.flatMap((table, index) => without(table.rows).map((rows) => world.tables.with(index, { ...table, rows })))
  return [
    ...smallerQuestions(question).map((smaller) => ({ world, question: smaller })),
    ...tables.map((some) => ({ world: { ...world, tables: some }, question })),
  ]
}

async function shrunk(failing: Tried, found: Disagreement): Promise<unknown> {
  const least = await smallest(failing, smallerTried, async (tried) => alike(found, await disagreementIn(tried)))
  return { ...least, ...(await disagreementIn(least)) }
}

async function firstDisagreement(world: World, questionTapes: readonly (readonly number[])[]): Promise<unknown> {
  const loaded = await warehouses.load(world)
  try {
    const layers = await layersOf(world, loaded.engines)
    const approximate = approximateMetrics(world)
    for (const questionTape of questionTapes) {
      const question = someQuestion(new Choices(questionTape), world)
      const [found] = await disagreements(world, layers, question, approximate)
      if (found !== undefined) return await shrunk({ world, question }, found)
    }
    return undefined
  } finally {
    await loaded.close()
  }
}

test(`both engines answer ${QUESTIONS} random questions as rows in memory do`, { timeout: 24 * 3_600_000 }, async () => {
  let first: unknown
  const property = fc.asyncProperty(
    tape(4_000),
    fc.array(tape(120), { minLength: 1, maxLength: 2 * QUESTIONS_PER_WORLD, size: 'max' }),
    async (worldTape, questionTapes) => {
      first ??= await firstDisagreement(someWorld(new Choices(worldTape)), questionTapes)
      return first === undefined
    },
  )
  const run = await fc.check(property, { numRuns: Math.ceil(QUESTIONS / QUESTIONS_PER_WORLD), endOnFailure: true, ...fuzz() })
  expect(first, `FUZZ_SEED=${run.seed} FUZZ_PATH=${run.counterexamplePath}`).toBeUndefined()
  expect(run.failed).toBe(false)
})
