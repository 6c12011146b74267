import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDuckdbFile } from '../engine/engines.ts'
import { runCli, shop, workingFolder } from './run-cli.ts'

let file: Awaited<ReturnType<typeof createDuckdbFile>>

beforeAll(async () => {
  file = await createDuckdbFile(shop)
})
afterAll(() => file.remove())

const models = `models:
  shops: { table: shop, key: shop_id, dimensions: { city: citty } }
  sales:
    table: sales
    key: sale_id
    metricTime: soldAtt
    entities: { shop: { model: shops, column: shop_idd } }
    dimensions: { soldAt: sold_at }
  returns: { table: sales, key: [sale_id, }
`

const metrics = `metric:
  revenue: { model: sales, summ: amount, where: { shopCity: Sofia, shopTown: Sofia } }
  saleCount: { model: sales, count: rows, description: 5, unit: { kind: currncy } }
  nothing: 5
  returned: { model: returns, count: rows }
  perSale: { numerator: revenue, denominator: saleCount, unit: { kind: count } }
  perShop: { numerator: revenue, denominator: { metric: shopCount, where: { shopCitty: x } } }
  shopCount: { model: shops, count: rows, where: { saleSoldAt: { isNull: false } } }
`

const typed = `import { defineFor } from '${resolve('src/definition/define.ts')}'
const { metric, ratio, cumulative } = defineFor<any>()
export const average: object = ratio('averageSale', { numerator: 'revenu', denominator: 'nothing' })
export const best: object = metric('bestSale', { model: 'sails', max: 'amount', goodWhen: 'upp' } as never)
export const soFar = cumulative('soFar', { metric: 'elsewhere', toDate: 'year' })
`

const throwing = `import { defineFor } from '${resolve('src/definition/define.ts')}'
export const elsewhere = defineFor<any>().metric('elsewhere', { model: 'sales', count: 'rows' })
throw new Error('RATE is not set')
`

test('seventeen mistakes in files of every kind are all found in one round, each with its place, and none is told twice', async () => {
  const cwd = workingFolder({
    'metrics/models.yaml': models,
    'metrics/numbers.yaml': metrics,
    'metrics/more.ts': typed,
    'metrics/throwing.ts': throwing,
  })
  const { code, out, err } = await runCli(['check'], { cwd, env: { WAREHOUSE_URL: `duckdb:${file.path}` } })
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toBe(`metrics/models.yaml:2:19 unknown-table The warehouse has no table or view "shop". Did you mean "shops"?
metrics/models.yaml:2:59 unknown-column There is no column "citty" in the table "shops" of the model "shops". Did you mean "city"?
metrics/models.yaml:6:17 unknown-dimension "sales" has no time dimension "soldAtt", and leads to none. Did you mean "soldAt"?
metrics/models.yaml:7:47 unknown-column There is no column "shop_idd" in the table "sales" of the model "sales". Did you mean "shop_id"?
metrics/models.yaml:9:43 unreadable-yaml The file is not YAML from here on: Flow sequence in block collection must be sufficiently indented and end with a ].
metrics/more.ts:3:66 unknown-metric There is no metric "revenu". Did you mean "revenue"?
metrics/more.ts:4:57 unknown-model There is no model "sails". Did you mean "sales"?
metrics/more.ts:4:91 malformed-definition "goodWhen" is "upp". It takes "up", "down" or "neutral". Did you mean "up"?
metrics/numbers.yaml:1:1 malformed-definition There is no section "metric" in a file of definitions. Did you mean "metrics"?
metrics/numbers.yaml:2:28 malformed-definition There is no field "summ" here. Did you mean "sum"?
metrics/numbers.yaml:2:68 unknown-dimension "sales" has no dimension or column "shopTown", and leads to none. There are "soldAt", "saleSoldAt", "sale_id", "shop_id", "amount" (1 more).
metrics/numbers.yaml:3:56 malformed-definition "description" is 5. It takes text.
metrics/numbers.yaml:3:73 malformed-definition There is no unit "currncy". Did you mean "currency"? A unit is { kind: "count" }, "ratio", "score" or "number", { kind: "currency", code: "EUR" } or { kind: "duration", unit: "hour" }.
metrics/numbers.yaml:4:12 malformed-definition "nothing" says nothing about itself. The fields of a metric stand under its name.
metrics/numbers.yaml:7:77 unknown-dimension "shops" has no dimension or column "shopCitty", and leads to none. There are "shop_id", "city".
metrics/numbers.yaml:8:52 fan-out "saleSoldAt" cannot be used over "shops": one shop can have many rows of "sales". Define the metric over "sales".
metrics/throwing.ts:3:7 unreadable-module Importing the file failed: RATE is not set.
17 problems
`)
})
