import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from './case.ts'
import { approximateMetrics, type Disagreement, disagreements, layersOf } from './check-question.ts'
import { Choices } from './choices.ts'
import { someQuestion } from './random-question.ts'
import { someWorld } from './random-world.ts'
import { openWarehouses, type Warehouses } from './warehouses.ts'

const QUESTIONS = Number(process.env.FUZZ_QUESTIONS ?? 600)
const QUESTIONS_PER_WORLD = 50

let warehouses: Warehouses

beforeAll(async () => {
  warehouses = await openWarehouses()
})
afterAll(() => warehouses.close())

const tape = (length: number) => fc.array(fc.nat(0x7fffffff), { minLength: 0, maxLength: length, size: 'max' })

async function firstDisagreement(
  worldTape: readonly number[],
  questionTapes: readonly (readonly number[])[],
): Promise<(Disagreement & { readonly world: World }) | undefined> {
  const world = someWorld(new Choices(worldTape))
  const loaded = await warehouses.load(world)
  try {
    const layers = await layersOf(world, loaded.engines)
    const approximate = approximateMetrics(world)
    for (const questionTape of questionTapes) {
      const [found] = await disagreements(world, layers, someQuestion(new Choices(questionTape), world), approximate)
      if (found !== undefined) return { ...found, world }
    }
    return undefined
  } finally {
    await loaded.close()
  }
}

test(`both engines answer ${QUESTIONS} random questions as rows in memory do`, { timeout: 24 * 3_600_000 }, async () => {
  const property = fc.asyncProperty(
    tape(4_000),
    fc.array(tape(120), { minLength: 1, maxLength: 2 * QUESTIONS_PER_WORLD, size: 'max' }),
    async (worldTape, questionTapes) => {
      expect(await firstDisagreement(worldTape, questionTapes)).toBeUndefined()
    },
  )
  const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
  const numRuns = Math.ceil(QUESTIONS / QUESTIONS_PER_WORLD)
  await fc.assert(property, { numRuns, interruptAfterTimeLimit: 60_000 + QUESTIONS * 100, ...seed })
})
