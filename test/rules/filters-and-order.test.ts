import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { type Ask, askExample } from './example-questions.ts'

function filters(ask: Ask): void {
  test('S7 the filter of an input holds beside that of the metric', async () => {
    expect(await ask({ metrics: ['completedInFrance', 'completedAmount', 'orderAmount'] })).toEqual([[40, 235, 262]])
  })

  test('S7 a number is compared with all digits of another', async () => {
    const passing = (least: number) =>
      ask({ metrics: ['discountTotal'], by: ['orderLineProduct'], having: { discountTotal: { gte: least } } })
    expect(await passing(0.2)).toEqual([['table', '0.2']])
    expect(await passing(0.2004)).toEqual([])
  })

  test('S7 a test between two values holds both of them', async () => {
    expect(await ask({ metrics: ['leadCount'], where: [{ leadCreatedOn: { between: ['2025-01-31', '2025-02-02'] } }] })).toEqual([[2]])
    expect(await ask({ metrics: ['orderAmount'], by: ['accountCountry'], having: { orderAmount: { between: [60, 180] } } })).toEqual([
      ['DE', 180],
      ['FR', 60],
    ])
  })

  test('S7 having compares metrics with each other, those that are not asked for as well', async () => {
    const question = { metrics: ['orderAmount'], by: ['accountCountry'], having: { orderCount: { gte: { column: 'buyers' } } } }
    expect(await ask(question)).toEqual([
      ['DE', 180, 3, 2],
      ['FR', 60, 2, 1],
      [null, 22, 3, 2],
    ])
    expect(await ask({ ...question, having: { orderCount: { lt: { column: 'buyers' } } } })).toEqual([])
  })
}

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)
  filters(ask)

  test('S5 division is no integer division, and null where the denominator is zero', async () => {
    expect(await ask({ metrics: ['cancellationRate'] })).toEqual([[0.25]])
    expect(await ask({ metrics: ['completedShare', 'ticketCount'], by: ['accountCountry'], where: [{ accountCountry: 'IT' }] })).toEqual([
      ['IT', null, 2],
    ])
  })

  test('S6 averages and distinct counts are computed afresh at every level', async () => {
    expect(await ask({ metrics: ['averageOrder', 'buyers'] })).toEqual([[32.75, 5]])
    expect(await ask({ metrics: ['averageOrder', 'buyers'], by: ['timeMonth'] })).toEqual([
      ['2025-01-01', 75, 1],
      ['2025-02-01', 25, 2],
      ['2025-04-01', 15.5, 3],
    ])
  })

  test("S7 a metric's own filter belongs to it alone, and the slice's filter to all", async () => {
    expect(await ask({ metrics: ['completedAmount', 'orderAmount'], where: [{ accountCountry: 'FR' }] })).toEqual([[40, 60]])
  })

  test('S7 a null fails every comparison but isNull', async () => {
    const count = (filter: object) => ask({ metrics: ['orderCount'], where: [{ accountCountry: { ...filter } }] })
    expect(await count({ ne: 'DE' })).toEqual([[2]])
    expect(await count({ notIn: ['DE'] })).toEqual([[2]])
    expect(await count({ isNull: true })).toEqual([[3]])
    expect(await ask({ metrics: ['orderCount'], where: [{ not: { accountCountry: 'DE' } }] })).toEqual([[2]])
  })

  test('S7 having tests finished groups, before they are paged', async () => {
    const question = { metrics: ['orderAmount'], by: ['accountCountry'], having: { orderAmount: { lt: 100 } } }
    expect(await ask({ ...question, first: 1 })).toEqual([['FR', 60]])
  })

  test('S9 groups with equal values come in the order of their keys, nulls last', async () => {
    const question = { metrics: ['orderCount'], by: ['accountName'], orderBy: [{ metric: 'orderCount', direction: 'desc' as const }] }
    expect(await ask(question)).toEqual([
      ['Acme', 2],
      ['Chic', 2],
      [null, 2],
      ['Brot', 1],
      ['Dodo', 1],
    ])
  })

  test('S9 nulls come first where that is asked for', async () => {
    expect(
      await ask({ metrics: ['orderCount'], by: ['accountCountry'], orderBy: [{ dimension: 'accountCountry', nulls: 'first' }] }),
    ).toEqual([
      [null, 3],
      ['DE', 3],
      ['FR', 2],
    ])
  })
})
