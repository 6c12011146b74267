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
