import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MetricsLayer } from '../../src/metrics-layer.ts'
import { Choices } from './choices.ts'
import { kindsDifferences, kindsLayer } from './kinds-check.ts'
import { kindsCases } from './kinds-found.ts'
import { someKindsWorld, tablesOf } from './kinds-world.ts'
import { type FilledWarehouses, openFilled } from './warehouses.ts'

let warehouses: FilledWarehouses
let layers: readonly MetricsLayer[]

beforeAll(async () => {
  warehouses = await openFilled(tablesOf(someKindsWorld(new Choices([]))))
  layers = await Promise.all(warehouses.engines.map(kindsLayer))
})
afterAll(() => warehouses.close())

test.each(kindsCases.map((found) => [found.title, found] as const))('%s', async (_, { world, asked }) => {
  await warehouses.fill(tablesOf(world))
  expect(await kindsDifferences(world, layers, asked)).toEqual([])
})
