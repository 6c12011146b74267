import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import { approximateMetrics, layersOf } from '../oracle/check-question.ts'
import { Choices } from '../oracle/choices.ts'
import { MissingRate } from '../oracle/evaluate-metric.ts'
import { fuzz } from '../oracle/fuzz.ts'
import { someQuestion } from '../oracle/random-question.ts'
import { someWorld } from '../oracle/random-world.ts'
import { openWarehouses, type Warehouses } from '../oracle/warehouses.ts'
import { aBucketIsItsPeriod, aFilterOnAGroupIsItsRow, aTestSplitsRows, coarserIsUnion, partsAddUp } from './adding-up.ts'
import { type Breach, groupsOf, plain, type Trial } from './asked.ts'
import { orderOfNamesDoesNotMatter, otherMetricsDoNotMatter, passesDoNotMatter, valuesAreNotInTheText } from './not-mattering.ts'
import { hiddenRowsAreNotThere, somePolicy, withoutHiddenRows } from './policies.ts'

const WORLDS = Math.ceil(Number(process.env.FUZZ_QUESTIONS ?? 1_500) / 250)
const QUESTIONS = 16

/** Time enough to make a found breach small. */
const LIMIT = 60_000 + WORLDS * 10_000

let warehouses: Warehouses

beforeAll(async () => {
  warehouses = await openWarehouses()
})
afterAll(() => warehouses.close())

type Law = (trial: Trial) => Promise<Breach>

const laws: readonly (readonly [string, Law])[] = [
  ['parts add up to the total', partsAddUp],
  ['every row passes a test, fails it, or has nothing to be tested', aTestSplitsRows],
  ['a bucket is what a question about its period says', aBucketIsItsPeriod],
  ['a coarser bucket is the union of finer ones', coarserIsUnion],
  ["a filter on a group is that group's row", aFilterOnAGroupIsItsRow],
  ['other metrics do not matter', otherMetricsDoNotMatter],
  ['the order of names does not matter', orderOfNamesDoesNotMatter],
  ['passes do not matter', passesDoNotMatter],
  ['values are not in the text', valuesAreNotInTheText],
  ['rows that a policy hides are not there', async (trial) => hiddenRowsAreNotThere(trial, somePolicy(trial.choices, trial.world))],
  ['taking away what a policy hides changes nothing', nothingHiddenMatters],
]

/** A caller's answer over all rows is the answer of one who sees all of what is left without the hidden ones. */
async function nothingHiddenMatters(trial: Trial): Promise<Breach> {
  const question = plain(trial.question)
  const policy = somePolicy(trial.choices, trial.world)
  const before = await groupsOf(trial, question, policy)
  const world = withoutHiddenRows(trial.world, policy, question.timezone ?? 'UTC')
  const loaded = await warehouses.load(world)
  try {
    const [layer] = await layersOf(
      world,
      loaded.engines.filter(({ dialect }) => dialect === trial.layer.engine.dialect),
    )
    const after = layer === undefined ? [] : await groupsOf({ ...trial, layer }, question)
    const isSame =
      JSON.stringify(before.map(({ key, metrics }) => [key, metrics])) === JSON.stringify(after.map(({ key, metrics }) => [key, metrics]))
    return isSame ? undefined : { law: 'what is hidden does not matter', question, expected: after, got: before }
  } finally {
    await loaded.close()
    const restored = await warehouses.load(trial.world)
    await restored.close()
  }
}

/** Not every question fits every law: one that is refused is no breach. */
async function tried(law: Law, trial: Trial): Promise<Breach> {
  try {
    return await law(trial)
  } catch (error) {
    if (error instanceof InvalidQuestionError || error instanceof MissingRate) return undefined
    throw error
  }
}

async function firstBreach(law: Law, tape: readonly number[], questionTapes: readonly (readonly number[])[]): Promise<Breach> {
  const world = someWorld(new Choices(tape))
  const approximate = approximateMetrics(world)
  const loaded = await warehouses.load(world)
  try {
    const layers = await layersOf(world, loaded.engines)
    for (const questionTape of questionTapes) {
      for (const layer of layers) {
        const choices = new Choices(questionTape)
        const breach = await tried(law, { world, layer, approximate, question: someQuestion(choices, world), choices })
        if (breach !== undefined) return breach
      }
    }
    return undefined
  } finally {
    await loaded.close()
  }
}

describe('laws', () => {
  test.each(laws)('%s', { timeout: 2 * LIMIT }, async (_, law) => {
    const tape = (length: number) => fc.array(fc.nat(0x7fffffff), { maxLength: length, size: 'max' })
    const property = fc.asyncProperty(
      tape(4_000),
      fc.array(tape(160), { minLength: 1, maxLength: QUESTIONS, size: 'max' }),
      async (worldTape, questionTapes) => {
        expect(await firstBreach(law, worldTape, questionTapes)).toBeUndefined()
      },
    )
    await fc.assert(property, { numRuns: WORLDS, interruptAfterTimeLimit: LIMIT, ...fuzz() })
  })
})
