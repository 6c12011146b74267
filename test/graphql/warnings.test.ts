import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { metricProblems } from '../catalog/written-catalog.ts'
import { engines } from '../engine/engines.ts'
import { exampleDefinitions } from '../example-definitions.ts'
import { startExample } from './example-server.ts'

const cancelled = { metric: 'cancellationRate', above: 0.3, says: 'Many of the orders were cancelled.' }
const completed = { metric: 'completedShare', below: 0.6, says: 'Little of it was completed.' }

const waiting = { metric: 'ticketCount', above: 2, says: 'Many have questions.' }

const WARNINGS: Readonly<Record<string, readonly object[]>> = {
  orderAmount: [cancelled],
  keptAmount: [completed],
  quantity: [cancelled],
  orderCount: [waiting],
}

/** The example's definitions; some of its metrics are doubtful by others, and orders ought to be new. */
const definitions = exampleDefinitions.map((definition) => {
  if (!('name' in definition)) return { definition }
  if (definition.name === 'orders')
    return { definition: { ...definition, freshness: { newest: 'ordered_at', within: { count: 5, grain: 'day' } } } }
  const warnings = WARNINGS[String(definition.name)]
  return { definition: warnings === undefined ? definition : { ...definition, warnings } }
})

const WARNING = '{ code metric because value limit message }'
const ofCancelled = (metric: string, value: number) => ({
  code: 'doubtful-rows',
  metric,
  because: 'cancellationRate',
  value,
  limit: 0.3,
  message: 'Many of the orders were cancelled.',
})

describe.each(engines)('what makes numbers doubtful on $name', ({ open }) => {
  const example = startExample(open)

  async function respond(source: string, change: object = {}) {
    const { layer, ask } = example()
    const catalog = linkCatalog({ definitions, tables: await layer.engine.inspect(), options: layer.catalog.options })
    return ask(source, {}, { catalog, now: new Date('2025-04-26T12:00:00Z'), ...change })
  }

  async function ask(source: string, change: object = {}) {
    const { data, errors } = await respond(source, change)
    expect(errors).toEqual([])
    return JSON.parse(JSON.stringify(data))
  }

  test('a metric is doubtful where another one of the same slice is beyond its limit', async () => {
    const { all, february } = await ask(`{
      all: metrics { orderAmount warnings ${WARNING} }
      february: metrics(period: { between: { from: "2025-02-01", to: "2025-03-01" } }) { orderAmount warnings ${WARNING} }
    }`)
    expect(all).toEqual({ orderAmount: 262, warnings: [] })
    expect(february).toEqual({ orderAmount: 50, warnings: [ofCancelled('orderAmount', 0.5)] })
  })

  test('each group and each slice of a group has its own, and what a metric is made of makes it doubtful, too', async () => {
    const { metrics } = await ask(`{ metrics(period: { between: { from: "2025-01-01", to: "2025-05-01" } }) {
      breakdown(by: [timeMonth]) { nodes {
        key { timeMonth } keptAmount warnings ${WARNING}
        cancelled: slice(where: { orderStatus: { eq: "cancelled" } }) { orderAmount warnings { because value } }
      } }
    } }`)
    const ofCompleted = {
      code: 'doubtful-rows',
      metric: 'keptAmount',
      because: 'completedShare',
      value: expect.closeTo(0.6),
      limit: 0.6,
      message: 'Little of it was completed.',
    }
    const [january, february, april] = metrics.breakdown.nodes
    expect(january).toMatchObject({ keptAmount: 150, warnings: [], cancelled: { warnings: [] } })
    expect(february).toMatchObject({
      keptAmount: 30,
      cancelled: { orderAmount: 20, warnings: [{ because: 'cancellationRate', value: 1 }] },
    })
    expect(february.warnings).toEqual([ofCancelled('keptAmount', 0.5)])
    expect(april).toMatchObject({ keptAmount: 55, warnings: [] })
    const { whole } = await ask(`{ whole: metrics(where: { accountCountry: { eq: "FR" } }) { keptAmount warnings ${WARNING} } }`)
    expect(whole.warnings).toEqual([ofCancelled('keptAmount', 0.5)])
    const { few } = await ask(`{ few: metrics(where: { orderStatus: { eq: "cancelled" } }) { keptAmount warnings ${WARNING} } }`)
    expect(few.warnings).toEqual([{ ...ofCompleted, value: 0 }, ofCancelled('keptAmount', 1)])
  })

  test('what cannot be told of the rows of a slice is left out, and refuses nothing', async () => {
    const filter = 'where: { orderStatus: { eq: "cancelled" } }'
    const { known, unknown } = await ask(`{
      known: metrics(${filter}) { quantity warnings { because } }
      unknown: metrics(where: { orderLineProduct: { eq: "chair" } }) { quantity warnings { because } }
    }`)
    expect(known).toEqual({ quantity: 1, warnings: [{ because: 'cancellationRate' }] })
    expect(unknown).toEqual({ quantity: 6, warnings: [] })
  })

  test('rows that are older than their model allows are told as well', async () => {
    const { metrics } = await ask(`{ metrics { largestOrder warnings ${WARNING} } }`, { now: new Date('2025-04-27T12:00:00Z') })
    const message = 'The newest row of "orders" is of 2025-04-21T12:00:00Z, and newer ones are due.'
    expect(metrics.warnings).toEqual([{ code: 'stale-rows', metric: null, because: null, value: null, limit: null, message }])
  })

  test('nothing is told by a metric that the caller may not see', async () => {
    const policy = { kind: 'rows', models: { orders: 'all', orderLines: 'all' } }
    const source = '{ metrics { orderCount warnings { because } } }'
    expect((await ask(source)).metrics.warnings).toEqual([{ because: 'ticketCount' }])
    expect((await ask(source, { policy })).metrics).toEqual({ orderCount: 8, warnings: [] })
    const tickets = { kind: 'rows', models: { tickets: 'all' } }
    const { errors } = await respond(`{ metrics { orderAmount warnings { because } } }`, { policy: tickets })
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('"orderAmount"')])
  })

  test('the catalog lists them', async () => {
    const { catalog } = await ask('{ catalog { metric(name: "orderAmount") { warnings { metric above below says } } } }')
    expect(catalog.metric.warnings).toEqual([{ ...cancelled, below: null }])
  })
})

test.each([
  ['{ metric: payd, above: 1, says: No. }', '2:57 a.warnings.0.metric: There is no metric "payd". Did you mean "paid"?'],
  [
    '{ metric: paid, says: No. }',
    '2:47 a.warnings.0: "a" warns by "paid", and does not say from when on. Say above: 0.05, or below: 0.95.',
  ],
  ['{ metric: a, above: 1, says: No. }', '2:57 a.warnings.0.metric: "a" warns by itself. A limit of its own is an alert.'],
])('a warning of %s is refused', (warning, problem) => {
  expect(metricProblems(`  paid: { model: orders, sum: amount }\n  a: { model: orders, count: rows, warnings: [${warning}] }`)).toEqual([
    problem,
  ])
})
