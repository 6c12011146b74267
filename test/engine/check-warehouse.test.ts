import { describe, expect, test } from 'vitest'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { defineFor } from '../../src/definition/define.ts'
import { checkAgainst } from '../../src/engine/check-warehouse.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { referenceCheck } from '../../src/sql/check-statements.ts'
import { engines, useEngine } from './engines.ts'

interface Warehouse {
  accounts: { account_id: number; name: string; deleted: boolean }
  orders: { order_id: number; account_id: number; amount: number; ordered_at: Date }
  order_lines: { order_id: number; line_no: number; quantity: number }
}

const { model, metric } = defineFor<Warehouse>()

const definitions = [
  model('accounts', { table: 'accounts', key: 'account_id', where: { deleted: false }, dimensions: { name: 'name' } }),
  model('orders', {
    table: 'orders',
    key: 'order_id',
    where: { ordered_at: { gte: '2025-01-01' } },
    entities: { account: { model: 'accounts', column: 'account_id' } },
    dimensions: { orderedAt: 'ordered_at' },
  }),
  model('orderLines', {
    table: 'order_lines',
    key: ['order_id', 'line_no'],
    entity: 'orderLine',
    entities: { order: { model: 'orders', column: 'order_id' }, account: { through: 'order.account' } },
  }),
  metric('revenue', { model: 'orders', sum: 'amount' }),
  metric('quantity', { model: 'orderLines', sum: 'quantity' }),
].map((definition) => ({ definition }))

const sound = [
  'create table accounts (account_id bigint, name text, deleted boolean)',
  'create table orders (order_id bigint, account_id bigint, amount numeric(12, 2), ordered_at timestamptz)',
  'create table order_lines (order_id bigint, line_no int, quantity int)',
  "insert into accounts values (1, 'Acme', false), (2, 'Bit', false), (3, 'Gone', true), (3, 'Gone again', true)",
  "insert into orders values (10, 1, 5, '2025-02-01'), (11, 2, 7, '2025-02-02'), (12, null, 1, '2025-02-02')",
  'insert into order_lines values (10, 1, 1), (10, 2, 3), (11, 1, 2)',
]

async function findings(engine: Engine, catalog: Catalog): Promise<readonly string[]> {
  const report = await checkAgainst(catalog, engine)
  return report.findings.map(({ severity, code, message, path }) => `${severity} ${code} at ${path.join('.')}: ${message}`)
}

describe.each(engines)('the live check on $name', ({ open }) => {
  describe('of a sound warehouse', () => {
    const engine = useEngine(open, sound)

    test('finds nothing: rows that are left out of a model do not count', async () => {
      expect(await findings(engine(), linkCatalog({ definitions, tables: await engine().inspect() }))).toEqual([])
    })

    test('finds nothing wrong with an entity of another row', async () => {
      const orders = { kind: 'model', name: 'visits', table: 'orders', key: 'order_id', entity: 'visit' }
      const before = { previous: 'account_id', per: 'order_id', over: 'ordered_at' }
      const visits = { ...orders, entities: { before: { model: 'accounts', column: 'beforeId' } }, dimensions: { beforeId: before } }
      const tables = await engine().inspect()
      expect(await findings(engine(), linkCatalog({ definitions: [...definitions, { definition: visits }], tables }))).toEqual([])
    })

    test('finds what changed since the schema was recorded, as far as it is used', async () => {
      const recorded = (await engine().inspect()).map(({ name, columns }) => {
        if (name === 'orders')
          return { name, columns: columns.map((column) => (column.name === 'amount' ? { ...column, type: 'integer' as const } : column)) }
        const more = { name: name === 'accounts' ? 'nme' : 'unused', type: 'text' as const, databaseType: 'text', nullable: true }
        return { name: name === 'order_lines' ? 'order_line' : name, columns: [...columns, more] }
      })
      const changed = definitions.map(({ definition }) => {
        if (definition.name === 'accounts') return { definition: { ...definition, dimensions: { name: 'nme' } } }
        return definition.name === 'orderLines' ? { definition: { ...definition, table: 'order_line' } } : { definition }
      })
      expect(await findings(engine(), linkCatalog({ definitions: changed, tables: recorded }))).toEqual([
        'error missing-column at tables.accounts.nme: "accounts" has no column "nme" any more, and "accounts.name" reads it. Did you mean "name"?',
        `error changed-type at tables.orders.amount: "amount" of "orders" was of type integer when the schema was recorded and is now decimal ("${engine().dialect === 'postgres' ? 'numeric(12,2)' : 'DECIMAL(12,2)'}"). "revenue" reads it. "grainline codegen" records the schema anew.`,
        'error missing-table at tables.order_line: The warehouse has no table or view "order_line" any more, and "orderLines", "orderLines.order", "quantity" read it. Did you mean "order_lines"?',
      ])
    })
  })

  describe('of a warehouse with faults', () => {
    const engine = useEngine(open, [
      ...sound,
      "insert into accounts values (1, 'Acme again', false), (1, 'Acme once more', false)",
      'insert into order_lines values (10, 1, 9), (null, 1, 1), (11, null, 1), (77, 1, 1), (78, 1, 1)',
      "insert into orders values (13, 3, 4, '2025-03-01'), (14, 9, 4, '2024-03-01')",
    ])

    test('finds repeated keys, missing keys, and references that lead nowhere', async () => {
      expect(await findings(engine(), linkCatalog({ definitions, tables: await engine().inspect() }))).toEqual([
        'error repeated-key at models.accounts.key: The key "account_id" of "accounts" is not unique: 3 rows share one value, such as "1". What leads to this model would be counted several times. Name all columns of the key, or leave the repeated rows out in the model\'s "where".',
        'warning dangling-entity at models.orders.entities.account: 1 row of "orders" (33.3 % of those that name one) leads to no row of "accounts" by "account_id", such as "3". It is counted in the group without a value.',
        'error null-key at models.orderLines.key: 2 rows of "orderLines" have no "order_id", "line_no", which is the key. Leave such rows out in the model\'s "where", or name another key.',
        'error repeated-key at models.orderLines.key: The key "order_id", "line_no" of "orderLines" is not unique: 2 rows share one value, such as "10, 1". What leads to this model would be counted several times. Name all columns of the key, or leave the repeated rows out in the model\'s "where".',
        'warning dangling-entity at models.orderLines.entities.order: 2 rows of "orderLines" (28.6 % of those that name one) lead to no row of "orders" by "order_id", such as "77". They are counted in the group without a value.',
      ])
    })
  })
})

test('the check of references reads as one would write it', () => {
  const from = { table: 'orders', as: 'orders', where: undefined }
  const to = { table: 'accounts', as: 'account', where: undefined }
  const { text } = referenceCheck({ from, to, on: [{ column: 'account_id', key: 'account_id' }] }, 'postgres')
  expect(text).toMatchInlineSnapshot(`
    "select
      count(*),
      count(*) filter (where "found"."account_id" is null),
      min(cast("rows"."account_id" as text)) filter (where "found"."account_id" is null)
    from (
    select "orders"."account_id"
    from "orders" as "orders"
    ) as "rows"
    left join (
    select distinct "account"."account_id"
    from "accounts" as "account"
    ) as "found" on "found"."account_id" = "rows"."account_id"
    where "rows"."account_id" is not null"
  `)
})

const written: readonly object[] = [
  {
    kind: 'model',
    name: 'orders',
    table: 'orders',
    key: 'order_id',
    metricTime: 'paidAt',
    entities: { account: { model: 'accounts', column: 'account_id' } },
    dimensions: {
      paidAt: 'paid_at',
      status: 'status',
      half: { sql: '{amount} / tow', type: 'decimal' },
      twice: { sql: '{amount} * 2', type: 'decimal' },
    },
  },
  { kind: 'model', name: 'accounts', table: 'accounts', key: 'account_id', dimensions: { name: 'name' } },
  { kind: 'metric', name: 'orderCount', model: 'orders', count: 'rows' },
  { kind: 'metric', name: 'wonOrders', model: 'orders', count: 'rows', where: { status: 'wonn' } },
  {
    kind: 'metric',
    name: 'endedOrders',
    model: 'orders',
    count: 'rows',
    where: { or: [{ status: { in: ['won', 'lost', 'nowhere near'] } }] },
  },
  {
    kind: 'metric',
    name: 'otherOrders',
    model: 'orders',
    count: 'rows',
    where: { not: { status: 'unheard' }, accountName: { ne: 'nobody' }, status: { notIn: ['unheard of', 'known to none'] } },
  },
  { kind: 'metric', name: 'acmeOrders', model: 'orders', count: 'rows', where: { accountName: 'Acmee' } },
  {
    kind: 'model',
    name: 'visits',
    table: 'visits',
    key: 'visit_id',
    metricTime: 'madeOn',
    dimensions: { madeOn: 'made_on', page: 'page' },
  },
  { kind: 'metric', name: 'homeVisits', model: 'visits', count: 'rows', where: { page: 'home' } },
  { kind: 'metric', name: 'oddAmount', model: 'orders', sum: { sql: 'no_such_function({amount})', type: 'decimal' } },
  { kind: 'metric', name: 'accountCount', model: 'accounts', count: 'rows' },
]

describe.each(engines)('what definitions say of the data on $name', ({ open }) => {
  const engine = useEngine(open, [
    'create table accounts (account_id int, name text)',
    "insert into accounts values (1, 'Acme')",
    'create table visits (visit_id int, page text, made_on date)',
    'create table orders (order_id int, account_id int, status text, amount numeric(12, 2), paid_at date)',
    "insert into orders values (1, 1, 'won', 5, null), (2, 1, 'lost', 5, null)",
  ])

  test('is tried: SQL that does not run, texts that no row has, times that are always empty', async () => {
    const catalog = linkCatalog({ definitions: written.map((definition) => ({ definition })), tables: await engine().inspect() })
    const found = (await findings(engine(), catalog)).map((text) => text.replace(/(is made of: ).*$/, '$1…'))
    expect(found).toEqual([
      'error broken-sql at models.orders.dimensions.half: The warehouse cannot run the SQL that "half" of "orders" is made of: …',
      'error broken-sql at metrics.oddAmount: The warehouse cannot run the SQL that "oddAmount" is made of: …',
      'warning empty-time at tables.orders.paid_at: "paid_at" of "orders" is empty in every row, and "orderCount", "wonOrders", "endedOrders" (3 more) go by it: in any period there is nothing.',
      'warning missing-value at tables.orders.status: No row of "orders" has "wonn" in "status", and "wonOrders" looks for it. Did you mean "won"?',
      'warning missing-value at tables.orders.status: No row of "orders" has "nowhere near" in "status", and "endedOrders" looks for it.',
      'warning missing-value at tables.accounts.name: No row of "accounts" has "Acmee" in "name", and "acmeOrders" looks for it. Did you mean "Acme"?',
    ])
  })
})
