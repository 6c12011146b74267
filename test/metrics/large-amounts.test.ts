import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer, DEFAULTS } from '../../src/index.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'
import { exampleCatalog, exampleTables } from '../example-world.ts'
import { caller } from './crm-layer.ts'

const LARGE = "insert into payments values (9, 1, 9999999999.99, 'EUR', '2025-01-20')"

describe.each(engines)('on $name', ({ open }) => {
  let opened: OpenedEngine | undefined
  beforeAll(async () => {
    opened = await open([...exampleTables, LARGE])
  })
  afterAll(() => opened?.close())

  test('the largest amount that a column holds can be converted', async () => {
    if (opened === undefined) throw new Error('The example is open only while the tests of the suite run.')
    const layer = { catalog: exampleCatalog(await opened.engine.inspect()), engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
    const [given] = await answer(layer, [{ metrics: ['paidTotal'], currency: 'USD' }], caller)
    expect(given?.groups[0]?.metrics.paidTotal).toBe(20_000_000_063.98)
  })
})
