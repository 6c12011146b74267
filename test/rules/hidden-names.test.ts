import { describe, expect, test } from 'vitest'
import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { Policy } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines } from '../engine/engines.ts'
import { unlikeWorld } from './unlike-world.ts'

const callsOnly: Policy = { kind: 'rows', models: { calls: 'all' } }

describe.each(engines)('$name', ({ open }) => {
  const { ask, refused } = unlikeWorld(open)

  test('of rows that a policy hides nothing stands beside those that it shows', async () => {
    const seeing = (people: FilterInput): Policy => ({ kind: 'rows', models: { calls: 'all', people } })
    expect(await ask({ metrics: ['callCount', 'namedCalls'], by: ['personName'] }, seeing({ name: 'Ana' }))).toEqual([['Ana', 1, 1]])
    expect(await ask({ metrics: ['callCount', 'namedCalls'], by: ['personName'] }, seeing({ name: 'Bo' }))).toEqual([[null, 1, 0]])
    expect(await ask({ metrics: ['callCount'], where: [{ personName: 'Ana' }] }, seeing({ name: 'Bo' }))).toEqual([[0]])
  })

  test.each([
    ['personBornAt', 'personBornZt'],
    ['personBornAtDay', 'personBornZtDay'],
    ['personName', 'personNzme'],
    ['shiftN', 'shxftN'],
  ])('what a policy hides is answered like what is not there: %s', async (hidden, unknown) => {
    const alike = async (question: (name: string) => Question) => {
      const [one, other] = [await refused(question(hidden), callsOnly), await refused(question(unknown), callsOnly)]
      expect(one).toHaveLength(1)
      expect(one.map((text) => text.replaceAll(hidden, 'it'))).toEqual(other.map((text) => text.replaceAll(unknown, 'it')))
    }
    await alike((name) => ({ metrics: ['callCount'], by: [name] }))
    await alike((name) => ({ metrics: ['callCount'], where: [{ [name]: { isNull: true } }] }))
    await alike((name) => ({ metrics: ['callCount'], orderBy: [{ dimension: name }] }))
  })

  test.each(['shiftCount', 'namedCalls', 'callsPerShift'])(
    'a metric that a policy hides is answered like one that is not there: %s',
    async (hidden) => {
      for (const question of [{ metrics: [hidden] }, { metrics: [`${hidden} {"variant":"x"}`] }, { metrics: [`${hidden}s`] }]) {
        const texts = await refused(question, callsOnly)
        expect(texts).toEqual([expect.stringMatching(/^There is no metric "[a-zA-Z]+"\.( Did you mean "(callCount|fees)"\?)?$/)])
      }
      const [test, none] = await Promise.all(
        [hidden, 'nothing'].map((name) => refused({ metrics: ['callCount'], by: ['timeDay'], having: { [name]: { gt: 0 } } }, callsOnly)),
      )
      expect(test?.map((text) => text.replaceAll(hidden, 'it'))).toEqual(none?.map((text) => text.replaceAll('nothing', 'it')))
    },
  )
})
