import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { answer, type MetricsLayer } from '../../src/index.ts'
import { caller, crmCatalog, crmLayer } from './crm-layer.ts'
import { type Warehouse, warehouses } from './warehouses.ts'

const folder = new URL('./checks/', import.meta.url)
const checks = readdirSync(folder).map((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const [, dimension] = /^-- by (\w+)\n/.exec(text) ?? []
  if (dimension === undefined) throw new Error(`"${file}" begins with the dimension that it groups by, such as "-- by accountCountry".`)
  return { metric: file.replace(/\.sql$/, ''), dimension, text }
})

type Values = ReadonlyMap<string, number | null>

function asNumber(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}

async function byHand({ engine }: MetricsLayer, text: string): Promise<Values> {
  const rows = await engine.run({ text, parameters: [] }, { deadlineMs: 30_000 })
  return new Map(rows.map(([group, month, value]) => [JSON.stringify([group, month]), asNumber(value)]))
}

async function byLayer(layer: MetricsLayer, metric: string, dimension: string): Promise<Values> {
  const question = { metrics: [metric], by: [dimension, 'timeMonth'], timezone: 'Europe/Sofia', currency: 'USD' }
  const [given] = await answer(layer, [question], caller)
  return new Map((given?.groups ?? []).map(({ rawKey, metrics }) => [JSON.stringify(rawKey), asNumber(metrics[metric])]))
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

  test.each(checks)('$metric by month and $dimension is what plain SQL gives', async ({ metric, dimension, text }) => {
    if (layer === undefined) throw new Error('The demo is not loaded.')
    const expected = await byHand(layer, text)
    expect(expected.size).toBeGreaterThan(2)
    expect([...expected.values()].filter((value) => value !== null && value !== 0).length).toBeGreaterThan(0)
    expect(differences(expected, await byLayer(layer, metric, dimension))).toEqual([])
  })
})

test('every metric is checked by hand', async () => {
  const { metrics } = await crmCatalog(warehouseTables)
  expect(checks.map(({ metric }) => metric).sort()).toEqual([...metrics.keys()].sort())
})
