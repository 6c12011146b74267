import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { engines } from '../engine/engines.ts'
import { exampleDefinitions } from '../example-definitions.ts'
import { exampleOptions } from '../example-world.ts'
import { serveExample, startExample } from './example-server.ts'

const FIRST_QUARTER = '{ between: { from: "2025-01-01", to: "2025-04-01" } }'

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)
  /** What is answered below `metrics`; it is the tenth of April 2025. */
  const metrics = async (selection: string, period = FIRST_QUARTER) => {
    const { data, errors } = await example().ask(`{ metrics(period: ${period}) ${selection} }`)
    expect(errors).toEqual([])
    return data
  }

  test('S25 a slice is partial while windows of its conversions have not ended, and other slices beside it are not', async () => {
    const slices = `{ isPartial
      counted: slice(where: {}) { isPartial trialsStarted }
      ever: slice(where: {}) { isPartial trialToUpgrade }
      inWindow: slice(where: {}) { isPartial trialToUpgradeIn30Days }
      before: compare(to: { shift: PREVIOUS_PERIOD }) { isPartial trialToUpgradeIn30Days }
    }`
    expect(await metrics(slices)).toMatchObject({
      metrics: {
        isPartial: false,
        counted: { isPartial: false },
        ever: { isPartial: false },
        inWindow: { isPartial: true },
        before: { isPartial: false },
      },
    })
    expect(await metrics('{ isPartial trialToUpgradeIn30Days }', 'null')).toMatchObject({ metrics: { isPartial: true } })
    expect(await metrics('{ isPartial trialToUpgrade }', 'null')).toMatchObject({ metrics: { isPartial: false } })
  })

  test('S26 a slice is partial while the later buckets of its cohorts have not ended', async () => {
    const february = '{ between: { from: "2025-02-01", to: "2025-03-01" } }'
    expect(await metrics('{ isPartial buyersReturning(after: 1) }', february)).toMatchObject({ metrics: { isPartial: false } })
    expect(await metrics('{ isPartial buyersReturning(after: 2) }', february)).toMatchObject({ metrics: { isPartial: true } })
  })

  test('S25 what is counted of entities is partial while windows of theirs have not ended', async () => {
    const { engine } = example().layer
    const converts = { kind: 'metric', type: 'perEntity', name: 'converts', per: 'account', count: 'entities' }
    const where = { trialToUpgradeIn30Days: { gt: 0 } }
    const definitions = [...exampleDefinitions, { ...converts, where }].map((definition) => ({ definition }))
    const own = serveExample(engine, linkCatalog({ definitions, tables: await engine.inspect(), options: exampleOptions }))
    const { data, errors } = await own.ask(
      `{ metrics(period: ${FIRST_QUARTER}) { isPartial converts before: compare(to: { shift: PREVIOUS_PERIOD }) { isPartial converts } } }`,
    )
    expect(errors).toEqual([])
    expect(data).toMatchObject({ metrics: { isPartial: true, before: { isPartial: false } } })
  })

  test('S16 a slice within a group that is over is not partial where the period goes on', async () => {
    const groups = `{ breakdown(by: [timeMonth]) { nodes { key { timeMonth } isPartial trialsStarted
      basic: slice(where: { trialPlan: { eq: "basic" } }) { isPartial trialsStarted } } } }`
    expect(await metrics(groups, '{ between: { from: "2025-03-01", to: "2025-05-01" } }')).toMatchObject({
      metrics: { breakdown: { nodes: [{ key: { timeMonth: '2025-03-01' }, isPartial: false, basic: { isPartial: false } }] } },
    })
  })

  test('S16 a slice within a group is partial as the group is', async () => {
    const groups = `{ breakdown(by: [timeMonth]) { nodes {
      key { timeMonth } isPartial trialToUpgradeIn30Days basic: slice(where: { trialPlan: { eq: "basic" } }) { isPartial trialToUpgradeIn30Days }
    } } }`
    expect(await metrics(groups)).toMatchObject({
      metrics: {
        breakdown: {
          nodes: [
            { key: { timeMonth: '2025-01-01' }, isPartial: false, basic: { isPartial: false } },
            { key: { timeMonth: '2025-02-01' }, isPartial: false, basic: { isPartial: false } },
            { key: { timeMonth: '2025-03-01' }, isPartial: true },
          ],
        },
      },
    })
  })
})
