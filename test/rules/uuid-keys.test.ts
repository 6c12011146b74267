import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines, useEngine } from '../engine/engines.ts'

const [RUSE, VARNA, GONE] = ['a', 'b', 'c'].map((letter) => `0000000${letter}-0000-4000-8000-000000000000`)

const WORLD = [
  'create table shops (shop_id uuid, city text)',
  `insert into shops values ('${RUSE}', 'Ruse'), ('${VARNA}', 'Varna')`,
  'create table sales (sale_id uuid, shop_id uuid, amount int, sold_at timestamptz)',
  `insert into sales values
    ('${RUSE}', '${RUSE}', 5, '2025-01-01T00:00:00Z'), ('${VARNA}', '${RUSE}', 7, '2025-01-02T00:00:00Z'),
    ('${GONE}', '${VARNA}', 1, '2025-02-01T00:00:00Z'), ('00000000-0000-4000-8000-000000000000', null, 9, '2025-02-02T00:00:00Z')`,
]

const DEFINITIONS: readonly object[] = [
  { kind: 'model', name: 'shops', table: 'shops', key: 'shop_id', dimensions: { id: 'shop_id', city: 'city' } },
  {
    kind: 'model',
    name: 'sales',
    table: 'sales',
    key: 'sale_id',
    metricTime: 'soldAt',
    entities: { shop: { model: 'shops', column: 'shop_id' } },
    dimensions: { soldAt: 'sold_at' },
  },
  { kind: 'metric', type: 'simple', name: 'sold', model: 'sales', sum: 'amount' },
  { kind: 'metric', type: 'simple', name: 'buyers', model: 'sales', countDistinct: 'shop_id' },
  { kind: 'metric', type: 'perEntity', name: 'best', per: 'shop', max: 'sold' },
  { kind: 'metric', type: 'simple', name: 'lastSold', model: 'sales', last: 'amount', where: { shop_id: { ne: GONE } } },
  { kind: 'metric', type: 'conversion', name: 'again', base: 'sold1', conversion: 'sold1', per: 'shop', calculate: 'conversions' },
  { kind: 'metric', type: 'retention', name: 'stays', base: 'sold1', active: 'sold1', per: 'shop', grain: 'month' },
  { kind: 'metric', type: 'simple', name: 'sold1', model: 'sales', count: 'rows' },
]

describe.each(engines)('keys that are uuids on $name', ({ open }) => {
  const engine = useEngine(open, WORLD)

  const ask = async (question: Question) => {
    const catalog = linkCatalog({ definitions: DEFINITIONS.map((definition) => ({ definition })), tables: await engine().inspect() })
    const layer = { catalog, engine: engine(), defaults: DEFAULTS, deadlineMs: 20_000 }
    const [answered] = await answer(layer, [question], { policy: everything, now: new Date('2025-05-01T00:00:00Z') })
    return answered?.groups.map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)]) ?? []
  }

  test('are compared with text, and found in lists of it', async () => {
    expect(await ask({ metrics: ['sold'], where: [{ shopId: RUSE ?? '' }] })).toEqual([[12]])
    expect(await ask({ metrics: ['sold'], by: ['shopId'], where: [{ shopId: { in: [RUSE ?? '', GONE ?? ''] } }] })).toEqual([[RUSE, 12]])
    expect(await ask({ metrics: ['sold'], where: [{ shopId: { startsWith: '0000000b' } }] })).toEqual([[1]])
  })

  test('group, order, page and have their groups filtered', async () => {
    const first = { metrics: ['sold', 'buyers', 'best'], by: ['shopId'] }
    expect(await ask(first)).toEqual([
      [RUSE, 12, 1, 12],
      [VARNA, 1, 1, 1],
      [null, 9, 0, null],
    ])
    expect(await ask({ ...first, having: { shopId: VARNA ?? '' } })).toEqual([[VARNA, 1, 1, 1]])
    expect(await ask({ ...first, having: { sold: { gt: 5 }, shopId: { isNull: false } } })).toEqual([[RUSE, 12, 1, 12]])
    expect(await ask({ ...first, within: { depth: 1, groups: [[VARNA ?? '']] } })).toEqual([[VARNA, 1, 1, 1]])
    expect(await ask({ metrics: ['sold'], outside: { by: ['shopId'], groups: [[VARNA ?? '']] } })).toEqual([[21]])
  })

  test('lead to what is known of entities, and to what comes of their rows', async () => {
    expect(await ask({ metrics: ['sold'], where: [{ shop: { having: { sold: { gt: 5 } } } }] })).toEqual([[12]])
    expect(await ask({ metrics: ['sold'], where: [{ shop: { some: { rows: 'sales', where: { shopId: VARNA ?? '' } } } }] })).toEqual([[1]])
    expect(await ask({ metrics: ['sold'], where: [{ shop: { none: { rows: 'sales', where: { shopCity: 'Ruse' } } } }] })).toEqual([[1]])
    expect(await ask({ metrics: ['again', 'stays', 'lastSold'] })).toEqual([[3, 0, 1]])
  })
})
