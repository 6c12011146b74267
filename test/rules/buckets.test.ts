import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

const JANUARY = { between: { from: '2025-01-01', to: '2025-02-01' } }

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)

  test('S12 an hour that the clock goes through twice is two buckets of one day', async () => {
    const october = { between: { from: '2025-10-26', to: '2025-10-27' } }
    const question = { metrics: ['ticketCount'], period: october, timezone: 'Europe/Berlin' }
    expect(await ask({ ...question, by: ['timeHour'] })).toEqual([
      ['2025-10-26T00:00:00Z', 1],
      ['2025-10-26T01:00:00Z', 1],
    ])
    expect(await ask({ ...question, by: ['timeDay'] })).toEqual([['2025-10-26', 2]])
  })

  test("S12 buckets are cut in the question's zone, and weeks begin on Monday", async () => {
    const question = { metrics: ['orderCount'], where: [{ orderOrderedAt: { eq: '2025-01-31T23:30:00Z' } }] }
    expect(await ask({ ...question, by: ['timeMonth', 'timeWeek'] })).toEqual([['2025-01-01', '2025-01-27', 1]])
    expect(await ask({ ...question, by: ['timeMonth', 'timeWeek'], timezone: 'Europe/Berlin' })).toEqual([['2025-02-01', '2025-01-27', 1]])
  })

  test('S12 days have no zone and are not shifted', async () => {
    for (const timezone of ['UTC', 'Pacific/Apia', 'America/New_York']) {
      expect(await ask({ metrics: ['leadCount'], period: JANUARY, timezone })).toEqual([[2]])
      expect(await ask({ metrics: ['leadCount'], by: ['timeWeek'], timezone })).toEqual([
        ['2024-12-30', 1],
        ['2025-01-27', 2],
        ['2025-02-03', 1],
      ])
    }
  })

  test('S13 a time that is stored as a day is refused by hour', async () => {
    await expect(ask({ metrics: ['leadCount'], by: ['timeHour'] })).rejects.toMatchObject({ problems: [{ code: 'grain-too-fine' }] })
  })

  test('S14 metrics line up on the time of each', async () => {
    expect(await ask({ metrics: ['orderCount', 'ticketCount', 'leadCount'], by: ['timeQuarter'] })).toEqual([
      ['2025-01-01', 4, 4, 4],
      ['2025-04-01', 4, 2, 0],
      ['2025-10-01', 0, 2, 0],
    ])
  })

  test('S14 rows without metric time are in the null group, and in no period', async () => {
    expect(await ask({ metrics: ['resolvedCount'], by: ['timeYear'] })).toEqual([
      ['2025-01-01', 7],
      [null, 1],
    ])
    expect(await ask({ metrics: ['resolvedCount'], period: { between: { from: '2000-01-01' } } })).toEqual([[7]])
  })

  test('S15 fill adds the missing buckets of the period', async () => {
    const period = { between: { from: '2024-12-01', to: '2025-05-01' } }
    expect(await ask({ metrics: ['orderCount', 'averageOrder'], by: ['timeMonth'], period, fill: true })).toEqual([
      ['2024-12-01', 0, null],
      ['2025-01-01', 2, 75],
      ['2025-02-01', 2, 25],
      ['2025-03-01', 0, null],
      ['2025-04-01', 4, 15.5],
    ])
  })

  test('S15 without a period, fill adds what is missing between the first and the last bucket, for every combination', async () => {
    const question = {
      metrics: ['orderCount'],
      by: ['accountCountry', 'timeMonth'],
      where: [{ accountCountry: { in: ['DE', 'FR'] } }],
      fill: true,
    }
    expect(await ask(question)).toEqual([
      ['DE', '2025-01-01', 2],
      ['DE', '2025-02-01', 1],
      ['DE', '2025-03-01', 0],
      ['DE', '2025-04-01', 0],
      ['FR', '2025-01-01', 0],
      ['FR', '2025-02-01', 1],
      ['FR', '2025-03-01', 0],
      ['FR', '2025-04-01', 1],
    ])
  })
})
