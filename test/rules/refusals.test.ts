import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { type UnlikeWorld, unlikeWorld } from './unlike-world.ts'

/** Amounts that lack what a rate is chosen by. */
function amounts({ ask, refused }: UnlikeWorld): void {
  test('S29 an amount without a day or without a currency is refused, and what is no amount needs neither', async () => {
    const tip = (id: number) => ({ metrics: ['tipped'], currency: 'EUR', where: [{ tipId: id }] })
    const way = 'Correct the row, or leave such rows out in the model\'s "where".'
    expect(await refused(tip(1))).toEqual([`An amount in "USD" has no day, so there is no telling its rate. ${way}`])
    expect(await refused(tip(2))).toEqual([`An amount of 2025-01-05 has no currency, so it cannot be added to the others. ${way}`])
    expect([await ask(tip(3)), await ask(tip(4))]).toEqual([[[2.5]], [[0]]])
  })

  test('S29 of two amounts of a row each needs a rate of its own day', async () => {
    expect(await refused({ metrics: ['tipped', 'tippedLate'], currency: 'EUR', where: [{ tipId: 3 }] })).toEqual([
      'There is no rate from "USD" on 2024-12-30 or before it, so amounts cannot be added. Add the rate to "rates", or ask for another currency.',
    ])
  })

  test('whole numbers are counted beyond 32 bits, and refused where JSON would round them', async () => {
    expect(await ask({ metrics: ['squares'] })).toEqual([[10_000_000_000]])
    await expect(ask({ metrics: ['cubes'] })).rejects.toThrow(
      '"cubes" came out as 100000000000000000, which is larger than a JSON number holds exactly. Declare the metric exact: true, so that it travels as text.',
    )
    expect(await ask({ metrics: ['exactCubes'] })).toEqual([['100000000000000000']])
  })

  test('S22 a balance of no time is not the last one', async () => {
    expect(await ask({ metrics: ['level'] })).toEqual([[5]])
  })
}

describe.each(engines)('$name', ({ open }) => {
  const world = unlikeWorld(open)
  const { ask, refused } = world
  amounts(world)

  test('S29 a metric of one currency is not given in another that the question names', async () => {
    expect(await refused({ metrics: ['fees'], currency: 'USD' })).toEqual([
      '"fees" is in EUR and cannot be given in USD: its rows do not say by which rates. Leave "currency" out, ask for it in EUR, or ask for it by itself.',
    ])
    expect(await ask({ metrics: ['fees'] })).toEqual([[5]])
    expect(await ask({ metrics: ['fees', 'paid'], currency: 'EUR' })).toEqual([[5, 10]])
  })

  test('S29 a rate that is null is none: the one before it holds on', async () => {
    expect(await ask({ metrics: ['paid'], currency: 'EUR', by: ['timeMonth'] })).toEqual([
      ['2025-01-01', 5],
      ['2025-02-01', 5],
    ])
  })

  test('S29 each amount has the rate of its own day, and that is a day of the zone of the question', async () => {
    expect(await ask({ metrics: ['paid', 'booked'], currency: 'EUR' })).toEqual([[10, 13]])
    expect(await ask({ metrics: ['paid', 'booked'], currency: 'EUR', timezone: 'Europe/Berlin' })).toEqual([[10, 16]])
  })

  test('S29 an amount that a metric does not count needs no rate', async () => {
    expect(await ask({ metrics: ['paidInPounds', 'priceCount'], currency: 'GBP' })).toEqual([[0, 2]])
    expect(await refused({ metrics: ['paid'], currency: 'GBP' })).toEqual([
      'There is no rate from "USD" on 2025-01-05 or before it, so amounts cannot be added. Add the rate to "rates", or ask for another currency.',
    ])
  })

  test('S14 instants and times on a clock are not lined up by the hour', async () => {
    const way = 'Break them down by the day or coarser, such as "timeDay", or each by itself.'
    expect(await refused({ metrics: ['callCount', 'shiftCount'], by: ['timeHour'] })).toEqual([
      `"callCount" goes by instants and "shiftCount" by times of a clock whose zone is not known, so "timeHour" is not the same for both. ${way}`,
    ])
    expect(await refused({ metrics: ['callsPerShift'], by: ['timeHour'] })).toEqual([
      `"callsPerShift" counts rows by instants and others by times of a clock whose zone is not known, so "timeHour" is not the same for both. ${way}`,
    ])
    expect(await ask({ metrics: ['callCount', 'shiftCount'], by: ['timeDay'] })).toEqual([['2025-01-01', 1, 5]])
  })

  test('a field declared to be whole is null where it holds a fraction, or more than fits', async () => {
    expect(await ask({ metrics: ['shiftCount'], by: ['shiftN'] })).toEqual([
      [2, 1],
      [7, 1],
      [9007199254740991, 1],
      [null, 2],
    ])
  })
})
