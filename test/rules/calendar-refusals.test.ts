import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { type CalendarWorld, calendarWorld } from './calendar-world.ts'

function kinds({ ask, refused }: CalendarWorld): void {
  test('S19 a window by time is refused without a period that ends on both sides', async () => {
    const question = { metrics: ['salesOfTwoRetailMonths'], by: ['timeFiscalQuarter'] }
    const wanted =
      '"salesOfTwoRetailMonths" reads other times than those of each bucket, so a question that goes by time needs a period with both ends. Give it one: period: { between: { from, to } } or period: { last: { count: 12, grain: "fiscalQuarter" } }.'
    expect(await refused(question)).toBe(wanted)
    expect(await refused({ ...question, period: { between: { from: '2024-02-01' } } })).toBe(wanted)
    expect(await ask({ ...question, period: { last: { count: 2, grain: 'fiscalQuarter' } } })).toHaveLength(2)
  })

  test('a period may end where its calendar does, and not behind it', async () => {
    expect(await refused({ by: ['timeRetailMonth'], period: { between: { from: '2025-01-05', to: '2026-02-02' } } })).toBe(
      'The calendar "retail" has "retailMonth" from 2022-01-30 to 2026-01-31, and 2026-02-01 lies outside of it. Take another period or time grain, or add the days to its table.',
    )
    expect(await ask({ by: ['timeRetailMonth'], period: { between: { from: '2025-12-28', to: '2026-02-01' } } })).toEqual([
      ['2025-11-30', 7],
      ['2026-01-04', 28],
    ])
  })
}

describe.each(engines)('$name', ({ open }) => {
  const world = calendarWorld(open)
  const { ask, refused } = world
  kinds(world)

  test('a period outside of a calendar is refused, and rows outside of it are in the null group', async () => {
    expect(await refused({ by: ['timeRetailMonth'], period: { between: { from: '2021-12-31', to: '2024-01-01' } } })).toBe(
      'The calendar "retail" has "retailMonth" from 2022-01-30 to 2026-01-31, and 2021-12-31 lies outside of it. Take another period or time grain, or add the days to its table.',
    )
    expect(await refused({ period: { last: { count: 9, grain: 'retailYear' } } })).toBe(
      'The calendar "retail" has "retailYear" from 2022-01-30 to 2026-01-31, and so far from 2025-02-02 there are none. Take another period or time grain, or add the days to its table.',
    )
    expect(await refused({ period: { current: 'retailYear' }, asOf: '2026-02-01T00:00:00Z' })).toBe(
      'The calendar "retail" has "retailYear" from 2022-01-30 to 2026-01-31, and 2026-02-01 lies outside of it. Take another period or time grain, or add the days to its table.',
    )
    expect(await ask({ by: ['timeRetailYear'] })).toEqual([
      ['2022-01-30', 364],
      ['2023-01-29', 371],
      ['2024-02-04', 364],
      ['2025-02-02', 364],
    ])
    expect(await ask({ by: ['timeRetailYear'], metrics: ['oldVisitCount'] })).toEqual([[null, 1]])
  })

  test('S13 a time that is stored by month is read at month and coarser', async () => {
    expect(await ask({ metrics: ['target'], by: ['timeFiscalYear'] })).toEqual([
      ['2023-02-01', 10],
      ['2024-02-01', 32],
    ])
    expect(await ask({ metrics: ['target'], by: ['timeMonthOfYear'] })).toEqual([
      [1, 10],
      [2, 12],
      [3, 20],
    ])
    expect(await refused({ metrics: ['target'], by: ['timeWeek'] })).toBe(
      '"target" cannot be broken down by "timeWeek": its metric time is stored by month, and its buckets would be cut. It can be read at "timeMonth", "timeQuarter", "timeYear" (2 more).',
    )
    expect(await refused({ metrics: ['target'], by: ['targetMonthRetailMonth'] })).toBe(
      '"target" cannot be broken down by "targetMonthRetailMonth": "targetMonth" is stored by month, and its buckets would be cut. It can be read at "targetMonthMonth", "targetMonthQuarter", "targetMonthYear" (2 more).',
    )
    expect(await refused({ metrics: ['target'], by: ['timeDayOfMonth'] })).toBe(
      '"target" cannot be broken down by "timeDayOfMonth": its metric time is stored by month, and its buckets would be cut. It can be read at "timeMonth", "timeQuarter", "timeYear" (2 more).',
    )
  })

  test('S13 a period that cuts a stored bucket is refused', async () => {
    expect(await ask({ metrics: ['target'], period: { between: { from: '2024-02-01', to: '2024-03-01' } } })).toEqual([[12]])
    expect(await refused({ metrics: ['target'], period: { between: { from: '2024-01-01', to: '2024-02-15' } } })).toBe(
      'The metric time of "target" is stored by month, and its rows would be read up to 2024-02-15T00:00:00, inside a month, of which no part is known. Take a period of whole months.',
    )
    expect(await refused({ metrics: ['targetOfTenDays'], period: { between: { from: '2024-01-01', to: '2024-03-01' } } })).toBe(
      'The metric time of "targetOfTenDays" is stored by month, and its rows would be read up to 2024-02-20T00:00:00, inside a month, of which no part is known. The period itself cuts none, but a window, an offset or a comparison does: take one of whole months.',
    )
  })

  test('a time grain that there is not is refused', async () => {
    expect(await refused({ period: { current: 'fiscalMonth' } })).toBe(
      'There is no time grain "fiscalMonth". Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year", "fiscalQuarter", "fiscalYear", "taxQuarter", "taxYear", "retailWeek", "retailMonth", "retailYear".',
    )
    expect(await refused({ period: { current: 'month' }, compared: [{ kind: 'back', count: 1, grain: 'yaer' }] })).toBe(
      'There is no time grain "yaer". Did you mean "year"? Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year", "fiscalQuarter", "fiscalYear", "taxQuarter", "taxYear", "retailWeek", "retailMonth", "retailYear".',
    )
  })
})
