import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { defineFor } from '../../src/definition/define.ts'
import { emptyColumns } from '../../src/engine/empty-columns.ts'
import { engines, useEngine } from './engines.ts'

interface Warehouse {
  shops: { shop_id: number; city: string }
  sales: { sale_id: number; shop_id: number; amount: number; tip: number; unread: number }
}

const { model, metric } = defineFor<Warehouse>()

const definitions = [
  model('shops', { table: 'shops', key: 'shop_id', dimensions: { city: 'city' } }),
  model('sales', { table: 'sales', key: 'sale_id', entities: { shop: { model: 'shops', column: 'shop_id' } }, dimensions: { tip: 'tip' } }),
  metric('revenue', { model: 'sales', sum: 'amount' }),
  metric('tips', { model: 'sales', sum: 'tip' }),
  metric('shopCount', { model: 'shops', count: 'rows' }),
].map((definition) => ({ definition }))

const setup = [
  'create table shops (shop_id bigint, city text)',
  'create table sales (sale_id bigint, shop_id bigint, amount numeric(12, 2), tip numeric(12, 2), unread bigint)',
  'insert into sales values (1, 1, 0, null, null), (2, null, null, null, null)',
]

describe.each(engines)('$name', ({ open }) => {
  const engine = useEngine(open, setup)

  test('tables without rows and columns without values are named with what reads them', async () => {
    const catalog = linkCatalog({ definitions, tables: await engine().inspect() })
    expect(await emptyColumns(catalog, engine())).toEqual([
      { table: 'shops', column: undefined, rows: 0, metrics: ['shopCount'], others: [] },
      { table: 'sales', column: 'tip', rows: 2, metrics: ['tips'], others: ['sales.tip'] },
    ])
  })
})
