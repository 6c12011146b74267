import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { type Ask, askExample } from './example-questions.ts'

function groups(ask: Ask): void {
  test('S4 a group in which no metric has rows is absent', async () => {
    expect(await ask({ metrics: ['cancelledAmount'], by: ['timeMonth'] })).toEqual([
      ['2025-02-01', 20],
      ['2025-04-01', 7],
    ])
  })

  test('S4 a group is there where any of the metrics counts a row, and shows the empty value of the others', async () => {
    expect(await ask({ metrics: ['cancelledAmount', 'orderCount'], by: ['accountCountry'] })).toEqual([
      ['DE', 0, 3],
      ['FR', 20, 2],
      [null, 7, 3],
    ])
  })

  test('names that are longer than a database takes, and begin alike, stay two', async () => {
    const metrics = ['completed', 'cancelled'].map((status) => `amountOfAllTheOrdersThatWereFinallyAndForGoodOfTheStatusCalled${status}`)
    expect(await ask({ metrics })).toEqual([[235, 27]])
    expect(await ask({ metrics, by: ['accountCountry'], first: 2 })).toEqual([
      ['DE', 180, 0],
      ['FR', 40, 20],
    ])
  })

  test('S4 a metric that is only ordered by makes no group', async () => {
    const orderBy = [{ metric: 'orderCount', direction: 'desc' as const }]
    expect(await ask({ metrics: ['cancelledAmount'], by: ['accountCountry'], orderBy })).toEqual([
      [null, 7, 3],
      ['FR', 20, 2],
    ])
    expect(await ask({ metrics: ['cancelledAmount', 'ticketCount'], by: ['accountName'], orderBy })).toEqual([
      ['Acme', 0, 2, 2],
      ['Chic', 20, 2, 2],
      [null, 7, 1, 2],
      ['Brot', 0, 1, 1],
      ['Echo', 0, 2, 0],
    ])
  })
}

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)
  groups(ask)

  test('S1 an order is counted once, whatever it is broken down by', async () => {
    expect(await ask({ metrics: ['orderAmount', 'quantity'] })).toEqual([[262, 15]])
    expect(await ask({ metrics: ['orderAmount', 'quantity'], by: ['accountCountry'] })).toEqual([
      ['DE', 180, 10],
      ['FR', 60, 1],
      [null, 22, 4],
    ])
  })

  test('S1 an order cannot be broken down by its lines', async () => {
    await expect(ask({ metrics: ['orderAmount'], by: ['orderLineProduct'] })).rejects.toMatchObject({ problems: [{ code: 'fan-out' }] })
  })

  test('S2 orders without account, and of an account that is not there, are in the null group', async () => {
    expect(await ask({ metrics: ['orderCount'], by: ['accountName'] })).toEqual([
      ['Acme', 2],
      ['Brot', 1],
      ['Chic', 2],
      ['Dodo', 1],
      [null, 2],
    ])
  })

  test('S3 a group that one metric has is a group of all, and there is one null group', async () => {
    expect(await ask({ metrics: ['orderCount', 'ticketCount'], by: ['accountCountry'] })).toEqual([
      ['DE', 3, 3],
      ['FR', 2, 2],
      ['IT', 0, 2],
      [null, 3, 1],
    ])
  })

  test('S4 over no rows a sum or count is 0, and everything else null unless the metric says otherwise', async () => {
    const metrics = [
      'orderCount',
      'orderAmount',
      'buyers',
      'averageOrder',
      'largestOrder',
      'completedShare',
      'medianResolution',
      'averageLargeOrder',
      'amountIfAny',
    ]
    expect(await ask({ metrics, period: { between: { from: '2025-03-01', to: '2025-04-01' } } })).toEqual([
      [0, 0, 0, null, null, null, null, 0, null],
    ])
  })
})
