import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)
  const value = async (request: string) => (await ask({ metrics: [request] }))[0]?.[0]
  const problems = (request: string) => ask({ metrics: [request] }).catch(({ problems: found }) => found)

  test('a text of a closed list is chosen by the question', async () => {
    expect(await value('ordersOf {"status":"completed"}')).toBe(6)
    expect(await value('ordersOf {"status":"cancelled"}')).toBe(2)
  })

  test('a parameter without a default must be given', async () => {
    expect(await problems('ordersOf')).toEqual([
      {
        code: 'missing-parameter',
        message: '"ordersOf" needs "status": What became of the orders. Give it as an argument: ordersOf(status: …).',
        path: ['metrics', 0],
      },
    ])
    expect(await problems('expected {"each":10}')).toMatchObject([
      {
        code: 'missing-parameter',
        message: '"expected" needs "orders": How many orders are expected. Give it as an argument: expected(orders: …).',
      },
    ])
  })

  test('a text that is not of the list, a text for a number and a number out of range are refused', async () => {
    expect(await problems('ordersOf {"status":"complete"}')).toMatchObject([
      {
        code: 'parameter-not-listed',
        message: '"status" of "ordersOf" is one of "completed", "cancelled", and this is "complete". Did you mean "completed"?',
      },
    ])
    expect(await problems('ordersOf {"status":1}')).toMatchObject([
      { message: '"status" of "ordersOf" is one of "completed", "cancelled", and this is 1.' },
    ])
    expect(await problems('bestAmount {"share":"half"}')).toMatchObject([
      { code: 'wrong-type', message: '"share" of "bestAmount" is a number, and this is the text "half".' },
    ])
    expect(await problems('bestAmount {"share":1.5}')).toMatchObject([
      { code: 'parameter-out-of-range', message: '"share" of "bestAmount" is a number from 0 to 1, and this is 1.5.' },
    ])
  })

  test('a parameter that is left out is null, and the first that is there counts', async () => {
    expect(await value('expected {"orders":2}')).toBe(65.5)
    expect(await value('expected {"each":10,"orders":2}')).toBe(20)
    await expect(ask({ metrics: ['expected {"each":10,"orders":2}'], by: ['timeMonth'] })).rejects.toMatchObject({
      problems: [{ code: 'no-rows' }],
    })
  })

  test('the share and the number of the first entities can be set, and a share of a whole number is exact', async () => {
    // Acme 150, Chic 60, Brot 30, Dodo 10, and 7 of an account that is not there.
    expect(await value('bestAmount')).toBe(150)
    expect(await value('bestAmount {"share":0.4}')).toBe(210)
    expect(await value('bestAmount {"share":0.6}')).toBe(240)
    expect(await value('bestAmount {"share":1}')).toBe(257)
    expect(await value('bestAmount {"share":0}')).toBe(0)
    expect(await value('firstAmount {"count":2}')).toBe(210)
  })
})

describe.each(engines)('of times and shares on $name', ({ open }) => {
  const ask = askExample(open)
  const inMonths = { by: ['timeMonth'], period: { between: { from: '2025-01-01', to: '2025-05-01' } } }

  test('S19 the window of a running value can be set: as many grains as the question says', async () => {
    expect(await ask({ metrics: ['amountOver', 'trailingAmount'], ...inMonths })).toEqual([
      ['2025-01-01', 150, 150],
      ['2025-02-01', 200, 200],
      ['2025-03-01', 200, 200],
      ['2025-04-01', 112, 112],
    ])
    expect(await ask({ metrics: ['amountOver {"months":1}', 'amountOver {"months":2}'], ...inMonths })).toEqual([
      ['2025-01-01', 150, 150],
      ['2025-02-01', 50, 200],
      ['2025-03-01', 0, 50],
      ['2025-04-01', 62, 62],
    ])
  })

  test('S24 how far back an input is read can be set, and offsets of inputs inside it add up', async () => {
    expect(await ask({ metrics: ['amountEarlier {"months":1}', 'amountEarlier {"months":2}'], ...inMonths })).toEqual([
      ['2025-02-01', 150, 0],
      ['2025-03-01', 50, 150],
      ['2025-04-01', 0, 50],
    ])
    expect(await ask({ metrics: ['earlierPerTrailing {"months":1}', 'earlierPerTrailing {"back":2,"months":2}'], ...inMonths })).toEqual([
      ['2025-02-01', 1, null],
      ['2025-03-01', 1, 1],
      ['2025-04-01', null, 0.25],
    ])
  })

  test('S30 the share at which a percentile is taken can be set', async () => {
    const requests = ['amountAt', 'amountAt {"share":0}', 'amountAt {"share":1}', 'amountAt {"share":0.25}']
    expect(await ask({ metrics: requests })).toEqual([[25, 5, 100, 9.25]])
  })

  test('what would be read before all times is refused', async () => {
    expect(await ask({ metrics: ['amountOfAges'], ...inMonths }).catch(({ problems: found }) => found)).toEqual([
      {
        code: 'too-far',
        message: '"amountOfAges" reads what was 3000 years earlier, and times cannot be told so far from now. Take a smaller number.',
        path: ['metrics'],
      },
    ])
  })

  const problems = (request: string) => ask({ metrics: [request], ...inMonths }).catch(({ problems: found }) => found)

  test('a number of grains and a share that are out of range are refused', async () => {
    expect(await problems('amountOver {"months":0}')).toMatchObject([
      { code: 'parameter-out-of-range', message: '"months" of "amountOver" is a whole number from 1 to 24, and this is 0.' },
    ])
    expect(await problems('amountOver {"months":1.5}')).toMatchObject([
      { message: '"months" of "amountOver" is a whole number from 1 to 24, and this is 1.5.' },
    ])
    expect(await problems('amountEarlier')).toMatchObject([
      { code: 'missing-parameter', message: '"amountEarlier" needs "months". Give it as an argument: amountEarlier(months: …).' },
    ])
    expect(await problems('amountAt {"share":90}')).toMatchObject([
      { message: '"share" of "amountAt" is a number from 0 to 1, and this is 90.' },
    ])
  })
})
