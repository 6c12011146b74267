import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

const asOf = '2025-06-01T00:00:00Z'

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)

  test('S25 each later row is credited once, to the latest row before it, in the bucket and the group of that row', async () => {
    expect(await ask({ metrics: ['upgradesAfterTrial'], by: ['trialPlan'], asOf })).toEqual([
      ['basic', 2],
      ['plus', 4],
      [null, 1],
    ])
    expect(await ask({ metrics: ['upgradesAfterTrial'], asOf })).toEqual([[7]])
  })

  test('S25 a filter on a group is that group: all rows of the base are looked at, whatever is asked', async () => {
    expect(await ask({ metrics: ['upgradesAfterTrial', 'trialToUpgrade'], where: [{ trialPlan: { eq: 'basic' } }], asOf })).toEqual([
      [2, 1 / 3],
    ])
    expect(await ask({ metrics: ['basicTrialToUpgrade'], asOf })).toEqual([[1]])
  })

  test('S25 a row at the same instant counts, and one on the first instant that the window does not reach does not', async () => {
    const where = [{ accountName: { eq: 'Brot' } }]
    expect(await ask({ metrics: ['upgradesAfterTrial', 'trialToUpgradeIn30Days'], where, asOf })).toEqual([[2, 1]])
    expect(await ask({ metrics: ['upgradesWithin {"days":30}', 'upgradesWithin {"days":31}'], where, asOf })).toEqual([[1, 2]])
  })

  test('S25 null is the same constant as null, and no entity at all', async () => {
    expect(await ask({ metrics: ['upgradesOfTheSamePlan'], by: ['trialPlan'], asOf })).toEqual([
      ['basic', 4],
      ['plus', 2],
      [null, 1],
    ])
  })

  test('S25 days meet times as the midnights of the question’s zone', async () => {
    const question = { metrics: ['upgradesAfterPayment'], by: ['timeDay'] }
    expect(await ask(question)).toEqual([
      ['2025-01-10', 0],
      ['2025-01-15', 1],
      ['2025-02-03', 1],
      ['2025-02-10', 0],
    ])
  })

  test('S26 who is not there yet has no later bucket, and that bucket is not known before it begins', async () => {
    const by = ['timeMonth']
    expect(await ask({ metrics: ['buyersReturning', 'buyersReturning {"after":3}'], by, asOf: '2025-04-10T00:00:00Z' })).toEqual([
      ['2025-01-01', 0, 0],
      ['2025-02-01', 0, null],
      ['2025-04-01', null, null],
    ])
    expect(await ask({ metrics: ['buyersReturning {"after":2}'], asOf })).toEqual([[1 / 3]])
    expect(await ask({ metrics: ['buyersReturning {"after":2}'], by: ['timeMonth'], asOf })).toEqual([
      ['2025-01-01', 0],
      ['2025-02-01', 0.5],
      ['2025-04-01', null],
    ])
  })

  test('S26 cohorts go by the question’s own time grain, else by the metric’s', async () => {
    expect(await ask({ metrics: ['buyersReturning {"after":1}'], by: ['timeQuarter'], asOf })).toEqual([
      ['2025-01-01', 1 / 3],
      ['2025-04-01', null],
    ])
    expect(await ask({ metrics: ['trialsReturning {"after":0}'], asOf })).toEqual([[1]])
  })

  test('what a retention is asked after is a whole number', async () => {
    await expect(ask({ metrics: ['buyersReturning {"after":0.5}'] })).rejects.toThrow(
      '"after" of "buyersReturning" is a whole number from 0 to 10000, and this is 0.5.',
    )
    await expect(ask({ metrics: ['buyersReturning'], by: ['timeHour'] })).rejects.toThrow(
      '"buyersReturning" cannot be broken down by "timeHour": its cohorts go by the day or coarser. It can be by "timeDay", "timeWeek", "timeMonth" …',
    )
    await expect(ask({ metrics: ['buyersReturning'], by: ['timeMonth', 'timeYear'] })).rejects.toThrow(
      '"buyersReturning" counts buckets of one time grain, and "by" names "timeMonth", "timeYear". Name one of them.',
    )
  })
})

describe.each(engines)('of long windows on $name', ({ open }) => {
  const ask = askExample(open)

  test('a window that reaches beyond all times is refused', async () => {
    const refused = (request: string) => ask({ metrics: [request], asOf }).catch(({ problems }) => problems)
    expect(await refused('upgradesWithin {"days":2000000000}')).toEqual([
      {
        code: 'too-far',
        message:
          'The window of "upgradesWithin {"days":2000000000}" is 2000000000 days long, and what comes of rows cannot be told so far from now. Take a shorter one.',
        path: ['metrics'],
      },
    ])
    expect(await refused('upgradesWithin {"days":700000}')).toEqual([[7]])
  })
})
