import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { requestName } from '../../src/catalog/metric-request.ts'
import { answer, type MetricsLayer } from '../../src/index.ts'
import { caller, crmCatalog, crmLayer } from './crm-layer.ts'
import { type Warehouse, warehouses } from './warehouses.ts'

const folder = new URL('./checks/', import.meta.url)
const checks = readdirSync(folder).map((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const [, dimension, quarter, year, set = ''] =
    /^-- by (\w+|no dimension)(?: by (quarter))?(?: in (\d{4}))?(?: with (\{.*\}))?\n/.exec(text) ?? []
  if (dimension === undefined)
    throw new Error(`"${file}" begins with what it groups by, such as "-- by accountCountry" or "-- by no dimension in 2024".`)
  const metric = file.replace(/\..*$/, '')
  return {
    metric,
    request: `${metric} ${set}`.trim(),
    by: dimension === 'no dimension' ? [] : [dimension],
    time: quarter === undefined ? 'timeMonth' : 'timeQuarter',
    year,
    text,
  }
})

type Check = (typeof checks)[number]

const catalog = await crmCatalog(warehouseTables)
const choices = [...catalog.metrics.values()].flatMap((metric) =>
  [...metric.variants].map(([variant, { name }]) => ({ request: requestName(metric, { variant, parameters: {} }), part: name })),
)

type Values = ReadonlyMap<string, number | null>

function asNumber(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}

async function byHand({ engine }: MetricsLayer, text: string): Promise<Values> {
  const rows = await engine.run({ text, parameters: [] }, { deadlineMs: 30_000 })
  return new Map(rows.map((row) => [JSON.stringify(row.slice(0, -1)), asNumber(row[row.length - 1])]))
}

async function byLayer(layer: MetricsLayer, { request, by, time, year }: Check): Promise<Values> {
  const period = year === undefined ? undefined : { between: { from: `${year}-01-01`, to: `${Number(year) + 1}-01-01` } }
  const question = { metrics: [request], by: [...by, time], period, timezone: 'Europe/Sofia', currency: 'USD' }
  const [given] = await answer(layer, [question], caller)
  return new Map((given?.groups ?? []).map(({ rawKey, metrics }) => [JSON.stringify(rawKey), asNumber(metrics[request])]))
}

function isNear(left: number | null, right: number | null): boolean {
  if (left === null || right === null) return left === right
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right))
}

function differences(expected: Values, given: Values): readonly string[] {
  return [...new Set([...expected.keys(), ...given.keys()])]
    .filter((key) => !expected.has(key) || !given.has(key) || !isNear(expected.get(key) ?? null, given.get(key) ?? null))
    .map((key) => `${key}: by hand ${expected.get(key)}, by the layer ${given.get(key)}`)
}

describe.each(warehouses)('on $name', ({ demo }) => {
  let warehouse: Warehouse | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    warehouse = await demo()
    layer = await crmLayer(warehouse.engine)
  }, 120_000)
  afterAll(() => warehouse?.close())

  test.each(checks)('$metric by month and $by.0 is what plain SQL gives', async (check) => {
    if (layer === undefined) throw new Error('The demo is not loaded.')
    const expected = await byHand(layer, check.text)
    expect(expected.size).toBeGreaterThan(2)
    expect([...expected.values()].filter((value) => value !== null && value !== 0).length).toBeGreaterThan(0)
    expect(differences(expected, await byLayer(layer, check))).toEqual([])
  })

  test.each(choices)('$request is $part', async ({ request, part }) => {
    if (layer === undefined) throw new Error('The demo is not loaded.')
    const period = { between: { from: '2024-01-01', to: '2025-01-01' } }
    const [given] = await answer(layer, [{ metrics: [request, part], period, currency: 'USD' }], caller)
    const values = given?.groups[0]?.metrics
    expect(values?.[part]).not.toBeNull()
    expect(values?.[request]).toBe(values?.[part])
  })
})

/** A metric that a check reads is checked by it. */
function inputsOf(name: string): readonly string[] {
  return [name, ...(catalog.metrics.get(name)?.inputs ?? []).flatMap(inputsOf)]
}

test('every metric is checked by hand, by itself or within another one', () => {
  const checked = new Set(checks.flatMap(({ metric }) => inputsOf(metric)))
  const unchecked = [...catalog.metrics.values()].filter(({ name, parts, variants }) => {
    const all = variants.size === 0 ? [name] : [...variants.values()].map((variant) => variant.name)
    return parts.length > 0 && all.some((one) => !checked.has(one))
  })
  expect(unchecked.map(({ name }) => name)).toEqual([])
  expect(checks.filter(({ metric }) => !catalog.metrics.has(metric))).toEqual([])
})
