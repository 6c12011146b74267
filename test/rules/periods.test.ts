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

  test('S11 relative periods are counted from asOf', async () => {
    const asOf = '2025-02-12T00:00:00Z'
    expect(await ask({ metrics: ['orderCount'], period: { last: { count: 1, grain: 'month' } }, asOf })).toEqual([[2]])
    expect(await ask({ metrics: ['orderCount'], period: { toDate: 'month' }, asOf })).toEqual([[1]])
    expect(await ask({ metrics: ['orderCount'], period: { current: 'month' }, asOf })).toEqual([[2]])
    expect(await ask({ metrics: ['orderCount'], period: { previous: 'month' }, asOf })).toEqual([[2]])
  })
})
