import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { rateDifference, wilsonInterval } from '../../src/standing/rate-difference.ts'
import { engines } from '../engine/engines.ts'
import { problemsOf, serveExample, startExample } from './example-server.ts'

/** Of Newcombe's own table (1998, table II, method 10), to the four digits that it prints. */
const published = [
  [[56, 70], [48, 80], 0.0524, 0.3339],
  [[9, 10], [3, 10], 0.1705, 0.809],
  [[5, 56], [0, 29], -0.0381, 0.1926],
  [[10, 10], [0, 20], 0.6791, 1],
] as const

test.each(published)('the interval of %j against %j is the published one', ([successes, n], [others, of], low, high) => {
  const found = rateDifference({ n, successes }, { n: of, successes: others }, 0.95)
  expect(found).toMatchObject({ low: expect.closeTo(low, 4), high: expect.closeTo(high, 4) })
})

test('of nobody, and of more than all, there is no interval', () => {
  expect(wilsonInterval({ n: 0, successes: 0 }, 0.95)).toBeNull()
  expect(wilsonInterval({ n: 2, successes: 3 }, 0.95)).toBeNull()
  expect(rateDifference({ n: 1, successes: 1 }, { n: 0, successes: 0 }, 0.95)).toBeNull()
})

/** Ten who saw the new page, all of whom bought, and twenty who saw the old one, of whom none did. */
const visitors = [
  'create table visitors (visitor_id int primary key, page text not null, bought boolean not null)',
  `insert into visitors values ${Array.from({ length: 30 }, (_, index) => `(${index}, '${index < 10 ? 'new' : 'old'}', ${index < 10})`).join(', ')}`,
]
const definitions = [
  {
    kind: 'model',
    name: 'visitors',
    table: 'visitors',
    key: 'visitor_id',
    entity: 'visitor',
    dimensions: { page: 'page', bought: 'bought' },
  },
  { kind: 'metric', type: 'simple', name: 'visitorCount', model: 'visitors', count: 'rows' },
  {
    kind: 'metric',
    type: 'ratio',
    name: 'buyingRate',
    numerator: { metric: 'visitorCount', where: { bought: true } },
    denominator: 'visitorCount',
    unit: { kind: 'ratio' },
  },
]

const GROUP = '{ n successes rate low high }'
const FOUND = `treatment ${GROUP} control ${GROUP} difference low high isSignificant`

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open, visitors)

  test('a difference either way is significant where its interval does not reach zero', async () => {
    const { engine } = example().layer
    const catalog = linkCatalog({ definitions: definitions.map((definition) => ({ definition })), tables: await engine.inspect() })
    const rate = (treatment: string, control: string) =>
      `experiment(by: visitorPage, control: "${control}", treatment: "${treatment}") { buyingRate { low high isSignificant } }`
    const source = `{ metrics { more: ${rate('new', 'old')} less: ${rate('old', 'new')} } }`
    const { data, errors } = await serveExample(engine, catalog).ask(source)
    expect(errors).toEqual([])
    expect(data).toEqual({
      metrics: {
        more: { buyingRate: { low: expect.closeTo(0.6791, 4), high: expect.closeTo(1, 4), isSignificant: true } },
        less: { buyingRate: { low: expect.closeTo(-1, 4), high: expect.closeTo(-0.6791, 4), isSignificant: true } },
      },
    })
  })

  const segments = 'by: accountSegment, control: "enterprise", treatment: "small"'

  test('an experiment says n, rates, difference and interval, of the slice and of each group', async () => {
    const { data, errors } = await example().ask(`{
      metrics(where: { orderOrderedAt: { isNull: false } }) {
        experiment(${segments}) { cancellationRate { ${FOUND} } }
        breakdown(by: [timeYear], of: [orderCount]) { nodes { key { timeYear } experiment(${segments}, confidence: 0.9) { cancellationRate { difference low } } } }
        nobody: experiment(by: accountSegment, control: "enterprise", treatment: "none") { cancellationRate { treatment { n rate } difference isSignificant } }
      }
    }`)
    expect(errors).toEqual([])
    const own = wilsonInterval({ n: 4, successes: 1 }, 0.95)
    const other = wilsonInterval({ n: 2, successes: 0 }, 0.95)
    expect(data).toEqual({
      metrics: {
        experiment: {
          cancellationRate: {
            treatment: { n: 4, successes: 1, rate: 0.25, ...own },
            control: { n: 2, successes: 0, rate: 0, ...other },
            difference: 0.25,
            low: expect.closeTo(-0.4387, 3),
            high: expect.closeTo(0.6994, 3),
            isSignificant: false,
          },
        },
        breakdown: {
          nodes: [
            { key: { timeYear: '2025-01-01' }, experiment: { cancellationRate: { difference: 0.25, low: expect.closeTo(-0.3562, 3) } } },
          ],
        },
        nobody: { cancellationRate: { treatment: { n: 0, rate: null }, difference: null, isSignificant: null } },
      },
    })
  })

  test('what is no count over a count, or no two groups, is refused', async () => {
    expect(problemsOf(await example().ask(`{ metrics { experiment(${segments}) { completedShare { difference } } } }`))).toEqual([
      'metrics.experiment no-rate: "completedShare" is no count over a count, so that no interval of its difference can be told. Ask for it in a breakdown by "accountSegment".',
    ])
    const same = 'by: accountSegment, control: "small", treatment: "small", confidence: 0.5'
    expect(problemsOf(await example().ask(`{ metrics { experiment(${same}) { cancellationRate { difference } } } }`))).toEqual([
      'metrics.experiment.confidence unknown-confidence: "confidence" is one of 0.8, 0.9, 0.95, 0.99, and this is 0.5.',
      'metrics.experiment.treatment one-group: "control" and "treatment" are both "small", and an experiment has two groups.',
    ])
  })

  test('the drivers of a change tell it in one line', async () => {
    const { data, errors } = await example().ask(`{
      metrics(period: { between: { from: "2025-02-01", to: "2025-03-01" } }) {
        drivers(from: { shift: PREVIOUS_PERIOD }, by: [accountCountry]) { orderCount { now before text } orderAmount { text } cancellationRate { text } }
      }
    }`)
    expect(errors).toEqual([])
    expect(data).toEqual({
      metrics: {
        drivers: {
          orderCount: { now: 2, before: 2, text: 'Orders: 2, after 2 (no change). DE -1, FR +1.' },
          orderAmount: { text: 'orderAmount: €50.00, after €150.00 (-66.7%). DE -€120.00, FR +€20.00.' },
          cancellationRate: { text: 'cancellationRate: 50%, after 0% (+50 points). FR +37.5 points, DE +12.5 points.' },
        },
      },
    })
  })
})
