import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/query/question.ts'
import { engines } from '../engine/engines.ts'
import { type CalendarWorld, calendarWorld } from './calendar-world.ts'

const ALL = { between: { from: '2023-01-29', to: '2026-02-01' } }

function buckets({ ask }: CalendarWorld): void {
  test('S12 a fiscal year begins in its month, and its quarters are parts of it', async () => {
    expect(await ask({ by: ['timeFiscalYear'] })).toEqual([
      ['2021-02-01', 2],
      ['2022-02-01', 365],
      ['2023-02-01', 365],
      ['2024-02-01', 366],
      ['2025-02-01', 365],
    ])
    expect(await ask({ by: ['timeFiscalQuarter'], where: [{ timeFiscalYear: { eq: '2024-02-01' } }] })).toEqual([
      ['2024-02-01', 90],
      ['2024-05-01', 92],
      ['2024-08-01', 92],
      ['2024-11-01', 92],
    ])
  })

  test('S12 a fiscal year may begin inside a month', async () => {
    expect(await ask({ by: ['timeTaxYear'], period: { between: { from: '2024-04-05', to: '2024-04-07' } } })).toEqual([
      ['2023-04-06', 1],
      ['2024-04-06', 1],
    ])
    expect(await ask({ by: ['timeTaxQuarter'], period: { between: { from: '2024-07-05', to: '2024-07-07' } } })).toEqual([
      ['2024-04-06', 1],
      ['2024-07-06', 1],
    ])
  })

  test('S12 weeks begin on the day that the options say', async () => {
    expect(await ask({ by: ['timeWeek'], period: { between: { from: '2025-03-01', to: '2025-03-04' } } })).toEqual([
      ['2025-02-23', 1],
      ['2025-03-02', 2],
    ])
    expect(await ask({ by: ['timeDay'], period: { current: 'week' } })).toHaveLength(7)
    expect((await ask({ by: ['timeDay'], period: { current: 'week' } }))[0]).toEqual(['2025-03-09', 1])
  })

  test('S26 cohorts go by the weeks, quarters and years of the company', async () => {
    const shares = (after: number) => [`shopsSellingOn {"after":${after}}`]
    expect(await ask({ metrics: shares(2), by: ['timeWeek'] })).toEqual([['2022-01-30', 1]])
    // The quarter of the twelfth of March 2025 is the fourteenth from that of January 2022, and the next has not begun.
    expect(await ask({ metrics: [...shares(13), ...shares(14)], by: ['timeFiscalQuarter'] })).toEqual([['2021-11-01', 1, null]])
    expect(await ask({ metrics: [...shares(12), ...shares(13)], by: ['timeTaxQuarter'] })).toEqual([['2022-01-06', 1, null]])
    expect(await ask({ metrics: [...shares(4), ...shares(5)], by: ['timeFiscalYear'] })).toEqual([['2021-02-01', 1, null]])
  })

  test('S12 a calendar made of a table: months of four, five and four weeks, a year of 53', async () => {
    expect(await ask({ by: ['timeRetailYear'], period: ALL })).toEqual([
      ['2023-01-29', 371],
      ['2024-02-04', 364],
      ['2025-02-02', 364],
    ])
    expect((await ask({ by: ['timeRetailMonth'], period: ALL })).slice(9, 15)).toEqual([
      ['2023-10-29', 28],
      ['2023-11-26', 35],
      ['2023-12-31', 35],
      ['2024-02-04', 28],
      ['2024-03-03', 35],
      ['2024-04-07', 28],
    ])
  })

  test('S12 instants lie in the bucket of their day in the zone of the question', async () => {
    const question = { metrics: ['visitCount'], by: ['timeRetailMonth', 'timeFiscalYear'] }
    expect(await ask(question)).toEqual([['2025-01-05', '2025-02-01', 1]])
    expect(await ask({ ...question, timezone: 'Asia/Kathmandu' })).toEqual([['2025-02-02', '2025-02-01', 1]])
  })
}

function periods({ ask, groups }: CalendarWorld): void {
  test('S11 relative periods are counted in grains of the calendars', async () => {
    const day = { by: ['timeDay'], orderBy: [{ dimension: 'timeDay' }] }
    const ends = async (period: Question['period']) => {
      const days = await ask({ ...day, period })
      return [days[0]?.[0], days.at(-1)?.[0], days.length]
    }
    expect(await ends({ current: 'fiscalQuarter' })).toEqual(['2025-02-01', '2025-04-30', 89])
    expect(await ends({ previous: 'FISCALYEAR' })).toEqual(['2024-02-01', '2025-01-31', 366])
    expect(await ends({ last: { count: 3, grain: 'fiscalQuarter' } })).toEqual(['2024-05-01', '2025-01-31', 276])
    expect(await ends({ last: { count: 2, grain: 'retailMonth', complete: false } })).toEqual(['2025-02-02', '2025-04-05', 63])
    expect(await ends({ current: 'retailMonth' })).toEqual(['2025-03-02', '2025-04-05', 35])
    expect(await ends({ toDate: 'retailYear' })).toEqual(['2025-02-02', '2025-03-12', 39])
  })

  test('S15 fill adds the buckets of a calendar that no row lies in', async () => {
    const period = { between: { from: '2025-02-02', to: '2025-05-04' } }
    const question = { metrics: ['visitCount'], by: ['timeRetailMonth'], fill: true, timezone: 'Asia/Kathmandu' }
    expect(await ask({ ...question, period })).toEqual([
      ['2025-02-02', 1],
      ['2025-03-02', 0],
      ['2025-04-06', 0],
    ])
    expect(await ask(question)).toEqual([['2025-02-02', 1]])
    expect(await ask({ ...question, by: ['timeFiscalQuarter'], period })).toEqual([
      ['2025-02-01', 1],
      ['2025-05-01', 0],
    ])
    expect(await ask({ ...question, by: ['timeWeek'], period: { between: { from: '2025-02-02', to: '2025-02-16' } } })).toEqual([
      ['2025-02-02', 1],
      ['2025-02-09', 0],
    ])
  })

  test('S16 an unfinished bucket of a calendar is marked', async () => {
    const partial = async (by: string) => (await groups({ by: [by], period: ALL })).map(({ isPartial }) => isPartial)
    expect(await partial('timeRetailYear')).toEqual([false, false, true])
    expect(await partial('timeFiscalYear')).toEqual([false, false, false, true])
    expect((await partial('timeRetailMonth')).filter((is) => is)).toHaveLength(11)
  })

  test('S16 of a bucket that the period cuts, only the part in it must be over', async () => {
    const partial = async (to: string) =>
      (await groups({ by: ['timeMonth'], period: { between: { from: '2025-02-01', to } } })).map(({ isPartial }) => isPartial)
    expect(await partial('2025-03-10')).toEqual([false, false])
    expect(await partial('2025-03-12T10:00:00Z')).toEqual([false, false])
    expect(await partial('2025-03-13')).toEqual([false, true])
  })
}

function comparisons({ ask }: CalendarWorld): void {
  test('S17 the previous period of whole buckets of a calendar is as many of them', async () => {
    const compared = [{ kind: 'previousPeriod' as const }]
    expect(await ask({ period: { current: 'retailMonth' }, compared })).toEqual([[28]])
    expect(await ask({ period: { previous: 'retailYear' }, compared })).toEqual([[371]])
    expect(await ask({ period: { previous: 'fiscalQuarter' }, compared })).toEqual([[92]])
    expect(await ask({ period: { current: 'taxYear' }, compared })).toEqual([[366]])
  })

  test('S17 the n-th bucket of a calendar meets the n-th', async () => {
    const question = { by: ['timeRetailMonth'], period: { previous: 'retailYear' } }
    const found = await ask({ ...question, compared: [{ kind: 'back', count: 1, grain: 'retailYear' }] })
    expect(found).toHaveLength(12)
    expect(found.slice(9)).toEqual([
      ['2024-11-03', 28],
      ['2024-12-01', 35],
      ['2025-01-05', 35],
    ])
  })

  test('S17 the same period last year is a year of the calendar by which the period is whole', async () => {
    const lastYear = [{ kind: 'samePeriodLastYear' as const }]
    expect(await ask({ period: { current: 'retailYear' }, compared: lastYear })).toEqual([[364]])
    expect(await ask({ period: { previous: 'retailYear' }, compared: lastYear })).toEqual([[371]])
    expect(await ask({ by: ['timeDay'], period: { current: 'retailMonth' }, compared: lastYear })).toHaveLength(35)
    expect(await ask({ period: { current: 'fiscalYear' }, compared: lastYear })).toEqual([[366]])
    expect(await ask({ period: { previous: 'month' }, compared: lastYear, asOf: '2025-03-05T00:00:00Z' })).toEqual([[29]])
  })

  test('S17 a day that a bucket of a calendar is too short for meets its last one', async () => {
    const compared = [{ kind: 'back' as const, count: 1, grain: 'retailMonth' }]
    expect(await ask({ period: { between: { from: '2025-04-01', to: '2025-04-06' } }, compared })).toEqual([[1]])
    expect(await ask({ period: { between: { from: '2025-03-09', to: '2025-04-03' } }, compared })).toEqual([[21]])
  })

  test('S17 the last week of a year of 53 meets the last week of the year before', async () => {
    const period = { between: { from: '2024-01-21', to: '2024-02-11' } }
    expect(await ask({ metrics: ['salesAYearAgo'], by: ['timeRetailWeek'], period })).toEqual([
      ['2024-01-21', 7],
      ['2024-01-28', 7],
      ['2024-02-04', 7],
    ])
  })
}

function windows({ ask }: CalendarWorld): void {
  test('S19 a window steps by the buckets of a calendar', async () => {
    const period = { between: { from: '2024-02-04', to: '2024-04-07' } }
    expect(await ask({ metrics: ['salesOfTwoRetailMonths'], by: ['timeRetailMonth'], period })).toEqual([
      ['2024-02-04', 63],
      ['2024-03-03', 63],
    ])
    expect(await ask({ metrics: ['salesOfTwoRetailMonths'], period })).toEqual([[63]])
  })

  test('S20 a value to date begins with the year of a calendar', async () => {
    const period = { between: { from: '2024-01-28', to: '2024-02-18' } }
    expect(await ask({ metrics: ['salesOfRetailYear'], by: ['timeRetailWeek'], period })).toEqual([
      ['2024-01-28', 371],
      ['2024-02-04', 7],
      ['2024-02-11', 14],
    ])
    expect(
      await ask({ metrics: ['salesOfFiscalYear'], by: ['timeMonth'], period: { between: { from: '2024-01-01', to: '2024-04-01' } } }),
    ).toEqual([
      ['2024-01-01', 365],
      ['2024-02-01', 29],
      ['2024-03-01', 60],
    ])
  })

  test('S20 running values of several lengths stand side by side', async () => {
    const metrics = ['saleCount', 'salesOfRetailYear', 'salesOfFiscalYear', 'salesOfTwoRetailMonths']
    expect(await ask({ metrics, period: { between: { from: '2024-03-01', to: '2024-03-03' } } })).toEqual([[2, 28, 31, 63]])
    const byMonth = { metrics: metrics.slice(0, 3), by: ['timeMonth'], period: { between: { from: '2024-02-01', to: '2024-04-01' } } }
    expect(await ask(byMonth)).toEqual([
      ['2024-02-01', 29, 26, 29],
      ['2024-03-01', 31, 57, 60],
    ])
  })

  test('S21 without time a value to date is that at the end of the period', async () => {
    expect(await ask({ metrics: ['salesOfRetailYear'], period: { between: { from: '2024-02-01', to: '2024-02-14' } } })).toEqual([[10]])
  })
}

describe.each(engines)('$name', ({ open }) => {
  const world = calendarWorld(open)
  buckets(world)
  periods(world)
  comparisons(world)
  windows(world)
})
