import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { type CalendarWorld, calendarWorld } from './calendar-world.ts'
import { askExample } from './example-questions.ts'

/** One sale a day, so that a number is how many days were read. */
function periods({ ask }: CalendarWorld): void {
  const days = (from: string, to: string, back: { readonly count: number; readonly grain: string }) =>
    ask({ period: { between: { from, to } }, compared: [{ kind: 'back', ...back }] })

  test('S17 the days that a month is too short for meet its last day, and a leap day the 28th', async () => {
    const month = { count: 1, grain: 'month' }
    expect(await days('2025-03-30', '2025-03-31', month)).toEqual([[1]])
    expect(await days('2025-03-01', '2025-03-29', month)).toEqual([[28]])
    expect(await days('2025-03-01', '2025-03-28', month)).toEqual([[27]])
    expect(await days('2024-02-29', '2024-03-01', { count: 1, grain: 'year' })).toEqual([[1]])
  })

  test('S17 the previous period of several whole units is as many of them, and of any other as long', async () => {
    const compared = [{ kind: 'previousPeriod' as const }]
    expect(await ask({ period: { between: { from: '2025-01-01', to: '2025-03-01' } }, compared })).toEqual([[61]])
    expect(await ask({ period: { last: { count: 2, grain: 'retailMonth' } }, compared })).toEqual([[63]])
    expect(await ask({ period: { between: { from: '2025-02-25', to: '2025-03-09' } }, compared })).toEqual([[12]])
  })

  test('S17 the previous period to date goes as far as the current one has come', async () => {
    const compared = [{ kind: 'previousPeriodToDate' as const }]
    expect(await ask({ period: { current: 'month' }, compared })).toEqual([[12]])
    expect(await ask({ period: { previous: 'month' }, compared })).toEqual([[31]])
  })
}

describe.each(engines)('$name', ({ open }) => {
  periods(calendarWorld(open))
  const ask = askExample(open)
  const month = (from: string, to: string) => ({ between: { from, to } })

  test('S17 a day meets the same weekday of last year', async () => {
    const compared = [{ kind: 'sameWeekdaysLastYear' as const }]
    expect(await ask({ metrics: ['stepCount'], period: month('2025-02-08', '2025-02-09'), compared })).toEqual([[1]])
    expect(await ask({ metrics: ['stepCount'], period: month('2025-02-09', '2025-02-10'), compared })).toEqual([[0]])
  })

  test('S19 where the period ends inside a bucket, its window ends there', async () => {
    expect(await ask({ metrics: ['trailingAmount'], by: ['timeMonth'], period: month('2025-03-01', '2025-04-06') })).toEqual([
      ['2025-03-01', 200],
      ['2025-04-01', 240],
    ])
  })

  test('S20 windows that begin and end together as a whole differ in each bucket', async () => {
    const question = { metrics: ['trailingAmount', 'quarterToDateAmount'], by: ['timeMonth'] }
    expect(await ask({ ...question, period: month('2025-03-01', '2025-05-01') })).toEqual([
      ['2025-03-01', 200, 200],
      ['2025-04-01', 112, 62],
    ])
  })

  test('S22 balances are chosen anew in every bucket, among the rows that pass all filters', async () => {
    expect(await ask({ metrics: ['balance'], by: ['timeMonth'] })).toEqual([
      ['2025-01-01', 26],
      ['2025-02-01', 31],
    ])
    expect(await ask({ metrics: ['balance', 'openingBalance', 'balanceOfLastDay'] })).toEqual([[38, 21, 31]])
    expect(await ask({ metrics: ['balanceWithinCredit'] })).toEqual([[19]])
    expect(await ask({ metrics: ['balance'], where: [{ balanceTakenOn: { lt: '2025-01-31' } }] })).toEqual([[17]])
  })

  test('S24 nested offsets add up', async () => {
    const period = month('2025-04-01', '2025-05-01')
    expect(await ask({ metrics: ['orderAmount', 'amountLastMonth', 'amountTwoMonthsAgo'], period })).toEqual([[62, 0, 50]])
  })

  test('S25 a conversion on the first instant that a window of months does not reach does not count', async () => {
    const question = { metrics: ['upgradesOfThePlanWithinAMonth', 'upgradesOfTheSamePlan'], where: [{ accountName: 'Acme' }] }
    expect(await ask(question)).toEqual([[1, 3]])
  })
})
