import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Amounts, attributeRatio, attributeSum } from '../../src/graphql/attribute-change.ts'
import { engines } from '../engine/engines.ts'
import { type ExampleServer, problemsOf, startExample } from './example-server.ts'

const FEBRUARY = 'period: { between: { from: "2025-02-01", to: "2025-03-01" } }'
const JANUARY = 'from: { shift: PREVIOUS_PERIOD }'

function refusals(example: () => ExampleServer): void {
  test('what neither is a sum nor a ratio of sums is refused, and so are dimensions that do not fit', async () => {
    expect(
      problemsOf(
        await example().ask(
          `{ metrics(${FEBRUARY}) { drivers(${JANUARY}, by: [accountName]) { buyers { change } resolutionP90 { change } } } }`,
        ),
      ),
    ).toEqual([
      'metrics.drivers no-drivers: The change of "buyers" is not made of its groups\' changes: it is neither a sum nor a ratio of sums. Ask for the drivers of what it is made of.',
      'metrics.drivers no-drivers: The change of "resolutionP90" is not made of its groups\' changes: it is neither a sum nor a ratio of sums. Ask for the drivers of what it is made of.',
    ])
    expect(
      problemsOf(
        await example().ask(`{ metrics(${FEBRUARY}) { drivers(${JANUARY}, by: [accountName]) { accountsUpgradedShare { change } } } }`),
      ),
    ).toEqual([
      'metrics.drivers no-drivers: The change of "accountsUpgradedShare" is not made of its groups\' changes: it is neither a sum nor a ratio of sums. Ask for the drivers of what it is made of: "trialsStarted", "upgradesMade".',
    ])
    const [problem = ''] = problemsOf(
      await example().ask(`{ metrics(${FEBRUARY}) { drivers(${JANUARY}, by: [ticketChannel]) { orderAmount { change } } } }`),
    )
    expect(problem).toContain('"orderAmount" cannot be broken down by "ticketChannel"')
  })
}

describe.each(engines)('on $name', ({ open }) => {
  const example = startExample(open)
  refusals(example)

  test('the change of a sum is made of the changes of its groups, the largest first, those that ended included', async () => {
    const { data, errors } = await example().ask(`{ metrics(${FEBRUARY}) {
      drivers(${JANUARY}, by: [accountName]) { orderAmount { now before change nodes { key { accountName } isOther now before contribution share mix rate } } }
    } }`)
    expect(errors).toEqual([])
    expect(data).toEqual({
      metrics: {
        drivers: {
          orderAmount: {
            now: 50,
            before: 150,
            change: -100,
            nodes: [
              { key: { accountName: 'Acme' }, isOther: false, now: 0, before: 150, contribution: -150, share: 1.5, mix: 0, rate: -150 },
              { key: { accountName: 'Brot' }, isOther: false, now: 30, before: 0, contribution: 30, share: -0.3, mix: 0, rate: 30 },
              { key: { accountName: 'Chic' }, isOther: false, now: 20, before: 0, contribution: 20, share: -0.2, mix: 0, rate: 20 },
            ],
          },
        },
      },
    })
  })

  test('what is not shown is taken together, so that all adds up to the change', async () => {
    const { data } = await example().ask(`{ metrics(${FEBRUARY}) {
      drivers(${JANUARY}, by: [accountName], first: 1) { orderAmount { change nodes { key { accountName } isOther now contribution } } }
    } }`)
    expect(data).toEqual({
      metrics: {
        drivers: {
          orderAmount: {
            change: -100,
            nodes: [
              { key: { accountName: 'Acme' }, isOther: false, now: 0, contribution: -150 },
              { key: { accountName: null }, isOther: true, now: 50, contribution: 50 },
            ],
          },
        },
      },
    })
  })

  test('the change of a ratio is split into what comes of weights and what comes of the ratios, within each group around', async () => {
    const { data, errors } = await example().ask(`{ metrics(period: { between: { from: "2025-04-01", to: "2025-05-01" } }) {
      completedShare
      drivers(from: { back: { count: 2, grain: MONTH } }, by: [accountName]) {
        completedShare { now before change nodes { key { accountName } contribution mix rate } }
      }
      breakdown(by: [orderStatus]) { nodes { key { orderStatus } orderAmount drivers(from: { back: { count: 2, grain: MONTH } }, by: [accountName]) { orderAmount { change } } } }
    } }`)
    expect(errors).toEqual([])
    const text = JSON.stringify(data)
    const { metrics } = JSON.parse(text)
    const { now, before, change, nodes } = metrics.drivers.completedShare
    expect([now, before]).toEqual([metrics.completedShare, 0.6])
    expect(change).toBeCloseTo(now - before, 12)
    expect(nodes.reduce((sum: number, { contribution }: { contribution: number }) => sum + contribution, 0)).toBeCloseTo(change, 12)
    for (const { contribution, mix, rate } of nodes) expect(mix + rate).toBeCloseTo(contribution, 12)
    expect(nodes.map(({ key }: { key: { accountName: string } }) => key.accountName)).toContain('Chic')
    expect(
      metrics.breakdown.nodes.map((node: { drivers: { orderAmount: { change: number } } }) => node.drivers.orderAmount.change),
    ).toEqual([-13, 25])
  })

  test('an average is a ratio of sums, and a variant is what it means', async () => {
    const { data, errors } = await example().ask(`{ metrics(${FEBRUARY}) {
      averageOrder compare(to: { shift: PREVIOUS_PERIOD }) { averageOrder }
      drivers(${JANUARY}, by: [accountCountry]) { averageOrder { now before change nodes { contribution } } }
    } }`)
    expect(errors).toEqual([])
    const { metrics } = JSON.parse(JSON.stringify(data))
    const { now, before, change, nodes } = metrics.drivers.averageOrder
    expect([now, before]).toEqual([metrics.averageOrder, metrics.compare.averageOrder])
    expect(nodes.reduce((sum: number, { contribution }: { contribution: number }) => sum + contribution, 0)).toBeCloseTo(change, 10)
  })
})

const amount = fc.integer({ min: 0, max: 1000 })
const amounts: fc.Arbitrary<Amounts> = fc.oneof(
  fc.record({ numerator: amount, denominator: amount }),
  fc.constant({ numerator: 0, denominator: 0 }),
  fc.record({ numerator: amount, denominator: fc.constant(0) }),
)
const groups = fc.array(fc.record({ key: fc.string(), now: amounts, before: amounts }), { minLength: 1, maxLength: 8 })

test('contributions add up to the change of any sum and any ratio, and mix and rate to each of them', () => {
  fc.assert(
    fc.property(groups, (all) => {
      for (const { now, before, change, contributions } of [attributeRatio(all), attributeSum(all)]) {
        if (now === null || before === null) {
          expect([change, contributions]).toEqual([null, []])
          continue
        }
        const scale = Math.max(1, ...contributions.map(({ contribution }) => Math.abs(contribution)))
        expect(Math.abs((change ?? 0) - (now - before)) / scale).toBeLessThan(1e-9)
        for (const { contribution, mix, rate } of contributions) expect(Math.abs(mix + rate - contribution) / scale).toBeLessThan(1e-9)
      }
    }),
  )
})

test('a group that is there in one period only changes the weights, and no ratio', () => {
  const none = { numerator: 0, denominator: 0 }
  const kept = { key: 'kept', now: { numerator: 1, denominator: 4 }, before: { numerator: 1, denominator: 4 } }
  const came = { key: 'came', now: { numerator: 3, denominator: 4 }, before: none }
  const left = { key: 'left', now: none, before: { numerator: 3, denominator: 4 } }
  for (const one of [came, left]) {
    const { change, contributions } = attributeRatio([kept, one])
    expect(change).toBe(one === came ? 0.25 : -0.25)
    expect(contributions.map(({ key, rate }) => [key, rate])).toEqual(expect.arrayContaining([[one.key, 0]]))
  }
})
