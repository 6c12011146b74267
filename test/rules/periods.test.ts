import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

const JANUARY = { between: { from: '2025-01-01', to: '2025-02-01' } }

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)

  test("S11 a day is the midnight that begins it in the question's zone", async () => {
    expect(await ask({ metrics: ['orderCount'], period: JANUARY })).toEqual([[2]])
    expect(await ask({ metrics: ['orderCount'], period: JANUARY, timezone: 'Europe/Berlin' })).toEqual([[1]])
  })

  test('S11 a period ends before its end', async () => {
    expect(await ask({ metrics: ['orderCount'], period: { between: { from: '2025-02-01', to: '2025-02-10T12:00:00Z' } } })).toEqual([[0]])
    expect(await ask({ metrics: ['orderCount'], period: { between: { from: '2025-02-10T12:00:00Z', to: '2025-02-15' } } })).toEqual([[1]])
  })

  test('S11 a day counts from its midnight on: a period that begins inside it does not hold it, one that ends inside it does', async () => {
    const leads = (from: string, to: string) => ask({ metrics: ['leadCount'], period: { between: { from, to } } })
    expect(await leads('2025-01-31', '2025-02-03')).toEqual([[2]])
    expect(await leads('2025-01-31T12:00', '2025-02-03')).toEqual([[1]])
    expect(await leads('2025-01-31T12:00', '2025-02-03T12:00')).toEqual([[2]])
  })

  test('S15 a quotient by zero stays null where a bucket has rows, and is what no rows make it where it has none', async () => {
    const period = { between: { from: '2025-01-01', to: '2025-05-01' } }
    expect(await ask({ metrics: ['amountOverTwoLess'], by: ['timeMonth'], period, fill: true })).toEqual([
      ['2025-01-01', null],
      ['2025-02-01', null],
      ['2025-03-01', 0],
      ['2025-04-01', -31],
    ])
  })

  test('S12 a bucket that is a dimension is cut in the zone of the question', async () => {
    const question = { metrics: ['stepCount'], by: ['stepMonthMonth'] }
    expect(await ask(question)).toEqual([
      ['2024-02-01', 5],
      ['2024-03-01', 1],
    ])
    expect(await ask({ ...question, timezone: 'Pacific/Pago_Pago' })).toEqual([['2024-02-01', 6]])
  })

  test('S11 relative periods are counted from asOf', async () => {
    const asOf = '2025-02-12T00:00:00Z'
    expect(await ask({ metrics: ['orderCount'], period: { last: { count: 1, grain: 'month' } }, asOf })).toEqual([[2]])
    expect(await ask({ metrics: ['orderCount'], period: { toDate: 'month' }, asOf })).toEqual([[1]])
    expect(await ask({ metrics: ['orderCount'], period: { current: 'month' }, asOf })).toEqual([[2]])
    expect(await ask({ metrics: ['orderCount'], period: { previous: 'month' }, asOf })).toEqual([[2]])
  })
})
