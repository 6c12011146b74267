import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { columnsIn } from '../../src/expression/walk.ts'
import { answer, DEFAULTS } from '../../src/metrics-layer.ts'
import { everything, type Policy } from '../../src/query/policy.ts'
import { linkYaml, soundModels } from '../catalog/written-catalog.ts'
import { engines } from '../engine/engines.ts'
import { manyDefinitions } from '../example-many.ts'
import { exampleTables } from '../example-world.ts'

type Models = Extract<Policy, { kind: 'rows' }>['models']

describe.each(engines)('$name', ({ open }) => {
  test('S1 S2 a policy hides what a dimension of an entity is made of: whole, or the rows of which it would tell', async () => {
    const { engine, close } = await open(exampleTables)
    try {
      const definitions = manyDefinitions.map((definition) => ({ definition }))
      const layer = {
        catalog: linkCatalog({ definitions, tables: await engine.inspect() }),
        engine,
        defaults: DEFAULTS,
        deadlineMs: 20_000,
      }
      const bySeller = async (policy: Policy) => {
        const question = { metrics: ['purchaseCount'], by: ['purchaseSoldBy'] }
        const [found] = await answer(layer, [question], { policy, now: new Date('2025-05-01T00:00:00Z') })
        return (found?.groups ?? []).map(({ key, metrics }) => [key.purchaseSoldBy, metrics.purchaseCount])
      }
      const seen = (models: Models) => bySeller({ kind: 'rows', models })
      const all = await bySeller(everything)
      const total = all.reduce((sum, [, count]) => sum + Number(count), 0)
      expect(all.map(([team]) => team)).toEqual(['nobody', 'north', 'south'])
      expect(await seen({ purchases: 'all', sellers: 'all' })).toEqual(all)
      await expect(seen({ purchases: 'all' })).rejects.toThrow('There is no dimension "purchaseSoldBy".')
      const north = all.find(([team]) => team === 'north')
      expect(await seen({ purchases: 'all', sellers: { team: 'north' } })).toEqual([['nobody', total - Number(north?.[1])], north])
      await expect(seen({ purchases: { soldBy: 'north' }, sellers: 'all' })).rejects.toThrow(
        'A policy for "purchases" tests each row by itself, and "soldBy" is made of other rows.',
      )
    } finally {
      await close()
    }
  })
})

test('rows that are a step further away see it through their own joins, and as null where they lead nowhere', () => {
  const home = "{ when: [[{ accountCountry: DE }, 'yes']], otherwise: 'no' }"
  const { models } = linkYaml(soundModels.replace('dimensions: { status: status,', `dimensions: { home: ${home}, status: status,`))
  expect(models.get('orders')?.members.get('orderHome')?.expression).toMatchObject({ kind: 'conditional' })
  const further = models.get('orderLines')?.members.get('orderHome')?.expression
  expect(further === undefined ? [] : columnsIn(further).map(({ of, name }) => `${of}.${name}`)).toEqual([
    'order.order_id',
    'orderAccount.country',
  ])
})
