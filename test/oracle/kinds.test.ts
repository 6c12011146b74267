import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Choices } from './choices.ts'
import { fuzz } from './fuzz.ts'
import { type KindsDifference, kindsDifferences, type OpenedKinds, openKinds } from './kinds-check.ts'
import { someKindsQuestion } from './kinds-question.ts'
import { type KindsTried, smallerTried } from './kinds-smallest.ts'
import { type KindsWorld, someKindsWorld } from './kinds-world.ts'
import { alike, smallest } from './smallest.ts'

const QUESTIONS = Number(process.env.FUZZ_QUESTIONS ?? 3_600)
const QUESTIONS_PER_WORLD = 60
const WORLDS = Math.ceil(QUESTIONS / QUESTIONS_PER_WORLD)

let opened: OpenedKinds

beforeAll(async () => {
  opened = await openKinds()
})
afterAll(() => opened.close())

const tape = (length: number) => fc.array(fc.nat(0x7fffffff), { minLength: length, maxLength: length, size: 'max' })

async function differenceIn({ world, asked }: KindsTried): Promise<KindsDifference | undefined> {
  await opened.fill(world)
  const [found] = await kindsDifferences(world, opened.layers, asked)
  return found
}

async function shrunk(failing: KindsTried, found: KindsDifference): Promise<unknown> {
  const least = await smallest(failing, smallerTried, async (tried) => alike(found, await differenceIn(tried)))
  return { ...least, ...(await differenceIn(least)) }
}

async function firstDifference(world: KindsWorld, tapes: readonly (readonly number[])[]): Promise<unknown> {
  await opened.fill(world)
  for (const one of tapes) {
    const asked = someKindsQuestion(new Choices(one), world)
    const [found] = await kindsDifferences(world, opened.layers, asked)
    if (found !== undefined) return shrunk({ world, asked }, found)
  }
  return undefined
}

test(`both engines answer ${WORLDS * QUESTIONS_PER_WORLD} random questions about metrics of every kind as rows in memory do`, {
  timeout: 24 * 3_600_000,
}, async () => {
  let first: unknown
  const property = fc.asyncProperty(
    tape(500),
    fc.array(tape(90), { minLength: QUESTIONS_PER_WORLD, maxLength: QUESTIONS_PER_WORLD, size: 'max' }),
    async (worldTape, questionTapes) => {
      first ??= await firstDifference(someKindsWorld(new Choices(worldTape)), questionTapes)
      return first === undefined
    },
  )
  const run = await fc.check(property, { numRuns: WORLDS, endOnFailure: true, ...fuzz() })
  expect(first, `FUZZ_SEED=${run.seed} FUZZ_PATH=${run.counterexamplePath}`).toBeUndefined()
  expect(run.failed).toBe(false)
})
