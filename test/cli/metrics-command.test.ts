import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDuckdbFile } from '../engine/engines.ts'
import { runCli, shop, workingFolder } from './run-cli.ts'

let file: Awaited<ReturnType<typeof createDuckdbFile>>

beforeAll(async () => {
  file = await createDuckdbFile(shop)
})
afterAll(() => file.remove())

const numbers = `models:
  sales: { table: sales, key: sale_id, metricTime: soldAt, dimensions: { soldAt: sold_at } }
metrics:
  saleCount: { model: sales, count: rows, label: Sales, description: "Sales made.\\nCancelled ones too." }
  revenue: { model: sales, sum: amount, unit: { kind: currency, code: EUR }, description: What the sales brought., synonyms: [turnover] }
  perSale: { numerator: revenue, denominator: saleCount }
---
translations:
  bg: { metrics: { revenue: { label: Оборот } } }
`

test('the metrics are listed, those that all words are found in where there are words, and none is the exit code 1', async () => {
  const cwd = workingFolder({ 'metrics/numbers.yaml': numbers })
  const list = (...words: readonly string[]) => runCli(['metrics', ...words], { cwd, env: { WAREHOUSE_URL: `duckdb:${file.path}` } })
  const [all, sales, narrow, translated, none] = await Promise.all([
    list(),
    list('sales'),
    list('brought', 'TURNOVER', '--json'),
    list('оборот'),
    list('sales churn'),
  ])
  expect(all).toEqual({
    code: 0,
    out: `perSale    EUR
revenue    EUR    What the sales brought.
saleCount  count  Sales: Sales made.
`,
    err: '3 of 3 metrics\n',
  })
  expect(sales).toEqual({
    code: 0,
    out: `saleCount  count  Sales: Sales made.
revenue    EUR    What the sales brought.
`,
    err: '2 of 3 metrics\n',
  })
  expect(JSON.parse(narrow.out)).toEqual([
    { name: 'revenue', unit: { kind: 'currency', code: 'EUR' }, description: 'What the sales brought.' },
  ])
  expect(translated.out).toBe('revenue  EUR  What the sales brought.\n')
  expect(none).toEqual({ code: 1, out: '', err: '0 of 3 metrics\n' })
}, 90_000)
