import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derived, perEntity, ratio } from '../../schema/define.ts'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS, type MetricsLayer, type Question } from '../../src/index.ts'
import type { OpenedEngine } from '../engine/engines.ts'
import { engines } from '../engine/engines.ts'
import { exampleDefinitions } from '../example-definitions.ts'
import { exampleOptions, exampleTables } from '../example-world.ts'
import { caller } from './crm-layer.ts'

const repeating = perEntity('repeating', {
  per: 'account',
  count: 'entities',
  where: { orderCount: { gte: { parameter: 'orders' } } },
  parameters: { orders: { default: 2 } },
})

const definitions = [
  ...exampleDefinitions,
  repeating,
  ratio('germanRepeating', { numerator: { metric: repeating, where: { accountCountry: 'DE' } }, denominator: repeating }),
  ratio('repeatingOfLastMonth', { numerator: { metric: repeating, offset: 'previousPeriod' }, denominator: repeating }),
  perEntity('moreOrdersThanTickets', { per: 'account', count: 'entities', where: { orderCount: { gt: { column: 'ticketCount' } } } }),
  derived('sevenths', { formula: { ceil: { divide: [{ parameter: 'target' }, 0.7] } }, parameters: { target: { default: 21 } } }),
  derived('leadsNeeded', { formula: { ceil: { divide: [{ parameter: 'target' }, 0.4] } }, parameters: { target: { default: 1 } } }),
].map((definition) => ({ definition }))

describe.each(engines)('on $name', ({ open }) => {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(exampleTables)
    const catalog = linkCatalog({ definitions, tables: await opened.engine.inspect(), options: exampleOptions })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())

  async function ask(question: Question) {
    if (layer === undefined) throw new Error('The example is open only while the tests of the suite run.')
    const [given] = await answer(layer, [question], caller)
    return given?.groups.map(({ metrics }) => Object.values(metrics))
  }

  test('entities are tested against a parameter, each request with its own value', async () => {
    expect(await ask({ metrics: ['repeating', 'repeating {"orders":1}'] })).toEqual([[2, 5]])
  })

  test('entities are tested by one metric against another that stands on the other side only', async () => {
    expect(await ask({ metrics: ['moreOrdersThanTickets'] })).toEqual([[2]])
  })

  test('a metric per entity beside itself narrowed, or at another time, is computed apart from it', async () => {
    const period = { between: { from: '2025-02-01', to: '2025-03-01' } }
    const april = { between: { from: '2025-04-01', to: '2025-05-01' } }
    expect(await ask({ metrics: ['germanRepeating'] })).toEqual([[0.5]])
    expect(await ask({ metrics: ['repeating {"orders":1}'], period })).toEqual([[2]])
    expect(await ask({ metrics: ['repeatingOfLastMonth {"orders":1}'], period })).toEqual([[0.5]])
    expect(await ask({ metrics: ['repeatingOfLastMonth {"orders":1}'], period: april })).toEqual([[0]])
  })

  test('a quotient that is whole is not rounded up by the last digit of a double', async () => {
    expect(await ask({ metrics: ['sevenths'] })).toEqual([[30]])
    expect(await ask({ metrics: ['sevenths {"target":21.001}'] })).toEqual([[31]])
  })

  test('a metric made of no rows has a value and no groups', async () => {
    expect(await ask({ metrics: ['leadsNeeded {"target":1.5}'] })).toEqual([[4]])
    expect(await ask({ metrics: ['leadsNeeded', 'repeating'], by: ['accountCountry'] })).toContainEqual([3, 1])
    await expect(ask({ metrics: ['leadsNeeded'], by: ['timeMonth'] })).rejects.toThrow(
      '"leadsNeeded" is computed from no rows, so it has no groups. Ask for it without "by", or beside a metric that has rows.',
    )
  })
})
