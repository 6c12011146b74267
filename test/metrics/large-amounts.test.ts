import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer, DEFAULTS, linkCatalog, type MetricsLayer } from '../../src/index.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'
import { exampleCatalog, exampleTables } from '../example-world.ts'
import { caller } from './crm-layer.ts'

const LARGE = "insert into payments values (9, 1, 9999999999.99, 'EUR', '2025-01-20')"

const LARGEST = [
  'create table holdings (holding_id int primary key, worth numeric(38, 12) not null, amount numeric(12, 2) not null, pieces bigint not null)',
  'insert into holdings values (1, 99999999999999999999999.5, 9999999999.99, 9007199254740991)',
]

const holdings: readonly object[] = [
  { kind: 'model', name: 'holdings', table: 'holdings', key: 'holding_id' },
  { kind: 'metric', name: 'third', model: 'holdings', sum: { multiply: ['worth', 0.35] }, exact: true },
  { kind: 'metric', name: 'compounded', model: 'holdings', sum: { multiply: ['amount', 0.35, 1.2, 1.05, 1.05] }, exact: true },
  { kind: 'metric', name: 'squared', model: 'holdings', sum: { multiply: ['pieces', 'pieces'] } },
]

describe.each(engines)('the largest numbers on $name', ({ open }) => {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(LARGEST)
    const catalog = linkCatalog({ definitions: holdings.map((definition) => ({ definition })), tables: await opened.engine.inspect() })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())
  const value = async (metric: string) => {
    if (layer === undefined) throw new Error('The example is open only while the tests of the suite run.')
    const [given] = await answer(layer, [{ metrics: [metric] }], caller)
    return given?.groups[0]?.metrics[metric]
  }

  test('are multiplied by constants with all of their digits', async () => {
    expect(await value('third')).toBe('34999999999999999999999.825')
    expect(await value('compounded')).toBe('4630499999.9953695')
  })

  test('that have no room are refused with the reason', async () => {
    await expect(value('squared')).rejects.toMatchObject({
      code: 'warehouse-failed',
      message:
        'A number of this question is larger than the warehouse can hold. Fewer rows would help, or a definition whose numbers have fewer digits.',
    })
  })
})

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
