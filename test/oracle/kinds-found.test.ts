import { afterAll, beforeAll, expect, test } from 'vitest'
import { kindsDifferences, type OpenedKinds, openKinds } from './kinds-check.ts'
import { kindsCases } from './kinds-found.ts'

let opened: OpenedKinds

beforeAll(async () => {
  opened = await openKinds()
})
afterAll(() => opened.close())

test.each(kindsCases.map((found) => [found.title, found] as const))('%s', async (_, { world, asked }) => {
  await opened.fill(world)
  expect(await kindsDifferences(world, opened.layers, asked)).toEqual([])
})
