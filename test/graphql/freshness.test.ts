import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import type { Policy } from '../../src/query/policy.ts'
import { problemsOf as definitionProblems, soundModels } from '../catalog/written-catalog.ts'
import { engines } from '../engine/engines.ts'
import { exampleDefinitions } from '../example-definitions.ts'
import { startExample } from './example-server.ts'

/** The example's definitions, with models that say how new their rows ought to be. */
function watched(): readonly object[] {
  const within = { count: 5, grain: 'day' }
  const newest: Readonly<Record<string, string>> = { orders: 'ordered_at', leads: 'created_on', tickets: 'opened_at' }
  return exampleDefinitions.map((definition) => {
    const column = 'kind' in definition && definition.kind === 'model' && 'name' in definition ? newest[String(definition.name)] : undefined
    return column === undefined ? definition : { ...definition, freshness: { newest: column, within } }
  })
}

describe.each(engines)('on $name', ({ open }) => {
  const example = startExample(open)

  async function ask(source: string, now: string, policy?: Policy) {
    const { layer, ask: send } = example()
    const tables = await layer.engine.inspect()
    const catalog = linkCatalog({
      definitions: watched().map((definition) => ({ definition })),
      tables,
      options: layer.catalog.options,
    })
    const { data, errors } = await send(source, {}, { catalog, now: new Date(now), ...(policy === undefined ? {} : { policy }) })
    expect(errors).toEqual([])
    return JSON.parse(JSON.stringify(data))
  }

  test('an answer tells of each model that it reads when its newest row was, and whether that is too long ago', async () => {
    const source =
      '{ metrics(period: { between: { from: "2025-01-01", to: "2025-02-01" } }) { explain { freshness { model newest isStale } } orderCount leadCount } }'
    expect((await ask(source, '2025-04-26T12:00:00Z')).metrics.explain.freshness).toEqual([
      { model: 'orders', newest: '2025-04-21T12:00:00.000Z', isStale: false },
      { model: 'leads', newest: '2025-02-03T00:00:00.000Z', isStale: true },
    ])
    expect((await ask(source, '2025-04-26T12:00:01Z')).metrics.explain.freshness[0]).toMatchObject({ model: 'orders', isStale: true })
  })

  test('the catalog tells it of every model, as far as the caller may see its rows', async () => {
    const source = '{ catalog { models { name freshness { newest isStale } } } }'
    const policy: Policy = { kind: 'rows', models: { orders: { status: 'completed' } } }
    const { models } = (await ask(source, '2025-04-22T00:00:00Z', policy)).catalog
    const told = models.filter(({ freshness }: { freshness: unknown }) => freshness !== null)
    expect(told).toEqual([{ name: 'orders', freshness: { newest: '2025-04-20T12:00:00.000Z', isStale: false } }])
  })

  test('the catalog shows a caller nothing that is read from models of which the policy says nothing', async () => {
    const source =
      '{ catalog { models { name } metrics { name models } dimensions { name model } ticketCount: metric(name: "ticketCount") { name } } }'
    const policy: Policy = { kind: 'rows', models: { orders: 'all', accounts: 'all' } }
    const { catalog } = await ask(source, '2025-04-22T00:00:00Z', policy)
    expect(catalog.models.map(({ name }: { name: string }) => name).toSorted()).toEqual(['accounts', 'orders'])
    expect(catalog.ticketCount).toBeNull()
    expect(catalog.metrics.length).toBeGreaterThan(3)
    const read = new Set(catalog.metrics.flatMap(({ models }: { models: readonly string[] }) => models))
    const owners = new Set(catalog.dimensions.map(({ model }: { model: string }) => model))
    for (const model of [...read, ...owners]) expect(['accounts', 'orders']).toContain(model)
  })
})

test('how new rows are is told by a time', () => {
  const of = (newest: string) =>
    definitionProblems(
      soundModels.replace(
        '    metricTime: orderedAt\n    entities:\n      account: {',
        `    metricTime: orderedAt\n    freshness: { newest: ${newest}, within: { count: 1, grain: day } }\n    entities:\n      account: {`,
      ),
    )
  expect(of('ordered_at')).toEqual([])
  expect(of('status')).toEqual([
    expect.stringContaining('models.orders.freshness.newest: "status" is of type text, and "newest" names a column of times.'),
  ])
  expect(of('loaded_at')).toEqual([expect.stringContaining('There is no column "loaded_at" in the table "orders" of the model "orders".')])
})
