import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MetricsLayer } from '../../src/metrics-layer.ts'
import { Choices } from './choices.ts'
import { type KindsDifference, kindsDifferences, kindsLayer } from './kinds-check.ts'
import { someKindsQuestion } from './kinds-question.ts'
import { type KindsWorld, someKindsWorld, tablesOf } from './kinds-world.ts'
import { type FilledWarehouses, openFilled } from './warehouses.ts'

const QUESTIONS = Number(process.env.FUZZ_QUESTIONS ?? 1_800)
const QUESTIONS_PER_WORLD = 60
const WORLDS = Math.ceil(QUESTIONS / QUESTIONS_PER_WORLD)

let warehouses: FilledWarehouses
let layers: readonly MetricsLayer[]

beforeAll(async () => {
  warehouses = await openFilled(tablesOf(someKindsWorld(new Choices([]))))
  layers = await Promise.all(warehouses.engines.map(kindsLayer))
})
afterAll(() => warehouses.close())

const tape = (length: number) => fc.array(fc.nat(0x7fffffff), { minLength: length, maxLength: length, size: 'max' })

async function firstDifference(world: KindsWorld, tapes: readonly (readonly number[])[]): Promise<KindsDifference | undefined> {
  await warehouses.fill(tablesOf(world))
  for (const one of tapes) {
    const [found] = await kindsDifferences(world, layers, someKindsQuestion(new Choices(one), world))
    if (found !== undefined) return found
  }
  return undefined
}

test(`both engines answer ${WORLDS * QUESTIONS_PER_WORLD} random questions about metrics of every kind as rows in memory do`, {
  timeout: 24 * 3_600_000,
}, async () => {
  const property = fc.asyncProperty(
    tape(500),
    fc.array(tape(90), { minLength: QUESTIONS_PER_WORLD, maxLength: QUESTIONS_PER_WORLD, size: 'max' }),
    async (worldTape, questionTapes) => {
      const world = someKindsWorld(new Choices(worldTape))
      const found = await firstDifference(world, questionTapes)
      expect(found && { ...found, world }).toBeUndefined()
    },
  )
  const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
  // Shrinking fills the tables for every step; FUZZ_SHRINK=1 takes that time.
  await fc.assert(property, { numRuns: WORLDS, endOnFailure: process.env.FUZZ_SHRINK === undefined, ...seed })
})
