import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { mappedTables } from '../../src/catalog/mapped-tables.ts'
import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import type { LoadedOptions, MappedTable } from '../../src/definition/options-schema.ts'
import { checkAgainst } from '../../src/engine/check-warehouse.ts'
import { answer, DEFAULTS, type MetricsLayer, type Question } from '../../src/index.ts'
import { coverage } from '../../src/standing/coverage.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'
import { caller, crmLayer } from './crm-layer.ts'
import { type Warehouse, warehouses } from './warehouses.ts'

/** Another company's names for what the catalogue reads. */
const mapping: Readonly<Record<string, MappedTable & { readonly table: string }>> = {
  accounts: {
    table: 'companies',
    columns: { account_id: 'id', name: 'title', country: 'land', owner_user_id: 'rep', custom_fields: 'extra' },
  },
  crm_users: { table: 'staff', columns: { user_id: 'id', full_name: 'name' } },
  orders: { table: 'sales', columns: { order_id: 'id', account_id: 'company', ordered_at: 'sold_at', currency: 'money' } },
  order_lines: { table: 'sale_items', columns: { order_line_id: 'id', order_id: 'sale', net_amount: 'net' } },
  customer_periods: { table: 'relations', columns: { account_id: 'company', started_at: 'begun', ended_at: 'over' } },
  fx_rates: { table: 'rates', columns: { rate_date: 'day', from_currency: 'base', to_currency: 'quote' } },
  subscription_terms: { table: 'terms', columns: { ends_on: 'until' } },
  benchmarks: { table: 'targets', columns: { value: 'figure' } },
  campaigns: { table: 'drives' },
}

/** The same rows in tables of other names; views that stand on them go. */
const renaming = Object.entries(mapping).flatMap(([name, { table, columns = {} }]) => {
  const all = warehouseTables.find((one) => one.name === name)?.columns ?? []
  const selected = all.map((column) => `"${column.name}" as "${columns[column.name] ?? column.name}"`)
  return [`create table ${table} as select ${selected.join(', ')} from ${name}`, `drop table ${name}`]
})
const views = ['order_facts', 'stage_visits', 'ticket_waits', 'crm_records']
const moved = [...views.map((view) => `drop view if exists ${view} cascade`), ...renaming]

const period = { between: { from: '2024-01-01', to: '2025-01-01' } }
const questions: readonly Question[] = [
  { metrics: ['revenue', 'uniqueCustomers', 'averagePurchaseValue'], by: ['accountCountry', 'timeQuarter'], period, currency: 'EUR' },
  { metrics: ['customerChurnRate', 'newCustomers', 'activeCustomers'], by: ['accountOwnerName'], period },
  { metrics: ['revenue'], by: ['accountPurchaseBand', 'accountTier'], period, currency: 'USD' },
  { metrics: ['repeatPurchaseRate', 'repeatPurchases'], by: ['timeQuarter'], period },
  { metrics: ['renewalRate'], by: ['timeMonth'], period },
  { metrics: ['customersServed', 'churnedCustomers'], by: ['customerPeriodEndReason'], period },
  { metrics: ['newLeads', 'campaignCost'], by: ['campaignName'], period, currency: 'USD' },
]

describe.each(warehouses)('on $name', ({ demo }) => {
  let plain: Warehouse | undefined
  let renamed: Warehouse | undefined
  let options: LoadedOptions = {}
  let layers: readonly MetricsLayer[] = []
  beforeAll(async () => {
    plain = await demo()
    renamed = await demo(moved)
    const loaded = await loadDefinitions('metrics')
    options = { ...loaded.options, mapping }
    const { catalog } = coverage({ ...loaded, options, tables: await renamed.engine.inspect() })
    layers = [await crmLayer(plain.engine), { catalog, engine: renamed.engine, defaults: DEFAULTS, deadlineMs: 30_000 }]
  }, 120_000)
  afterAll(async () => {
    await plain?.close()
    await renamed?.close()
  })

  test.each(questions)('$metrics by $by are the same where tables and columns have other names', async (question) => {
    const [expected, given] = await Promise.all(layers.map(async (layer) => (await answer(layer, [question], caller))[0]?.groups))
    expect(given?.length).toBeGreaterThan(1)
    expect(given).toEqual(expected)
  })

  test('all but what stood on the views is covered, and the live check finds every column under its own name', async () => {
    expect(layers.length).toBe(2)
    for (const { catalog, engine } of layers.slice(1)) {
      const { missing, lost } = coverage({ ...(await loadDefinitions('metrics')), options, tables: await engine.inspect() })
      const gone = missing.filter(({ code }) => code === 'unknown-table').map(({ message }) => /"(.*?)"/.exec(message)?.[1] ?? '')
      expect(new Set(gone)).toEqual(new Set(views))
      expect(lost.map(({ name }) => name)).toContain('crmRecordCount')
      expect(catalog.metrics.size).toBeGreaterThan(250)
      const { findings } = await checkAgainst(catalog, engine)
      expect(
        findings.filter(({ severity, code }) => severity === 'error' && code !== 'repeated-key').map(({ message }) => message),
      ).toEqual([])
    }
  })

  test('what is mapped to nothing is told', async () => {
    const wrong = {
      ...mapping,
      accounts: { table: 'companys' },
      orders: { table: 'sales', columns: { order_id: 'idd' } },
      leeds: { columns: { a: 'b' } },
    }
    const tables = (await renamed?.engine.inspect()) ?? []
    expect(() => linkCheckedCatalog({ definitions: [], tables, options: { mapping: wrong } })).toThrow(
      [
        'The warehouse has no table or view "companys" that "accounts" could be. Did you mean "companies"?',
        'There is no column "idd" in the table "sales" that "order_id" of "orders" could be. Did you mean "id"?',
        'The warehouse has no table or view "leeds" that "leeds" could be. Did you mean "leads"?',
      ].join('\n'),
    )
  })
})

test('what has another name hides the column that happens to have that name, so that two can change places', () => {
  const columns = [
    { name: 'left', type: 'integer', databaseType: 'integer', nullable: false },
    { name: 'right', type: 'text', databaseType: 'text', nullable: true },
  ] as const
  const mapped = { pairs: { columns: { left: 'right', right: 'left' } } }
  const [known] = mappedTables([{ name: 'pairs', columns }], mapped, undefined).tables
  expect(known?.columns).toEqual([
    { ...columns[1], name: 'left', stored: 'right' },
    { ...columns[0], name: 'right', stored: 'left' },
  ])
})
