import { afterAll, beforeAll, expect, test } from 'vitest'
import { approximateMetrics, disagreements, layersOf } from './check-question.ts'
import { foundCases } from './found-cases.ts'
import { openWarehouses, type Warehouses } from './warehouses.ts'

let warehouses: Warehouses

beforeAll(async () => {
  warehouses = await openWarehouses()
})
afterAll(() => warehouses.close())

test.each(foundCases.map((found) => [found.title, found] as const))('%s', async (_, { world, question }) => {
  const loaded = await warehouses.load(world)
  try {
    const layers = await layersOf(world, loaded.engines)
    expect(await disagreements(world, layers, question, approximateMetrics(world))).toEqual([])
  } finally {
    await loaded.close()
  }
})
