import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/query/policy.ts'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

const metrics = ['ordersFound']
const refusal = (metric: string) => ({
  problems: [
    {
      code: 'fan-out',
      message: expect.stringContaining(`"${metric}" cannot be broken down by "orderLineProduct": one order can have many`),
    },
  ],
})

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)

  test('S1 by what only finer rows know, the metric is computed over them, and a row counts in each of its groups', async () => {
    expect(await ask({ metrics, by: ['orderLineProduct'] })).toEqual([
      ['chair', 4],
      ['lamp', 2],
      ['table', 2],
    ])
    expect(await ask({ metrics, by: ['accountCountry', 'orderLineProduct'], where: [{ orderStatus: 'completed' }] })).toEqual([
      ['DE', 'chair', 2],
      ['DE', 'lamp', 1],
      ['DE', 'table', 1],
      [null, 'chair', 1],
      [null, 'lamp', 1],
      [null, 'table', 1],
    ])
  })

  test('S1 by what its own rows know, it stays over them: orders without lines are there, and none counts twice', async () => {
    expect(await ask({ metrics })).toEqual([[8]])
    expect(await ask({ metrics, by: ['orderStatus'] })).toEqual([
      ['cancelled', 2],
      ['completed', 6],
    ])
  })

  test('S7 a filter that only finer rows can test makes it count them, for a variant as well', async () => {
    const where = [{ orderLineProduct: { in: ['chair', 'table'] } }]
    expect(await ask({ metrics: ['ordersFound', 'ordersAnyhow', 'quantity'], where })).toEqual([[5, 5, 10]])
    expect(await ask({ metrics, where: [{ or: [{ orderLineProduct: 'lamp' }, { accountCountry: 'FR' }] }] })).toEqual([[3]])
  })

  test('S8 finer rows lead to the entities that a filter tests as well', async () => {
    // Lamps are in order 3, whose account has a ticket, and in order 6, whose account has none.
    const account = { none: { rows: 'tickets' } }
    expect(await ask({ metrics, where: [{ orderLineProduct: 'lamp' }, { account }] })).toEqual([[1]])
  })

  test('S10 all the rest by finer rows are the rows of no such group', async () => {
    expect(await ask({ metrics, outside: { by: ['orderLineProduct'], groups: [['chair']] } })).toEqual([[3]])
    expect(await ask({ metrics, by: ['orderLineProduct', 'timeMonth'], within: { depth: 1, groups: [['lamp']] } })).toEqual([
      ['lamp', '2025-02-01', 1],
      ['lamp', '2025-04-01', 1],
    ])
  })

  test('S6 what is made of it is computed over them, too, where all else that it is made of knows them', async () => {
    const made = ['quantityPerFound', 'accountsFoundTwice', 'foundTwiceShare']
    expect(await ask({ metrics: made, by: ['orderLineProduct'] })).toEqual([
      ['chair', 1.5, 1, 1 / 3],
      ['lamp', 2.5, 0, 0],
      ['table', 2, 0, 0],
    ])
    expect(await ask({ metrics: made })).toEqual([[1.875, 2, 1 / 3]])
    expect(await ask({ metrics: made, where: [{ orderLineProduct: 'chair' }] })).toEqual([[1.5, 1, 1 / 3]])
  })

  test('S1 what is made of more than it, another variant, or what has to add up is refused by them', async () => {
    const by = ['orderLineProduct']
    await expect(ask({ metrics: ['amountPerFound'], by })).rejects.toMatchObject(refusal('amountPerFound'))
    // It narrows its orders by a name that lines do not have.
    await expect(ask({ metrics: ['cancelledShareOfFound'], by })).rejects.toMatchObject(refusal('cancelledShareOfFound'))
    await expect(ask({ metrics: ['ordersAnyhow {"variant":"cancelled"}'], by })).rejects.toThrow('one order can have many')
    await expect(ask({ metrics, by, addsUp: true })).rejects.toMatchObject(refusal('ordersFound'))
  })

  test('who may not see finer rows is answered as if there were none', async () => {
    const policy: Policy = { kind: 'rows', models: { orders: 'all', accounts: 'all' } }
    await expect(ask({ metrics, by: ['orderLineProduct'] }, policy)).rejects.toMatchObject({
      problems: [{ message: 'There is no dimension "orderLineProduct".' }],
    })
    await expect(ask({ metrics: ['accountsFoundTwice'], by: ['orderLineProduct'] }, policy)).rejects.toThrow('There is no dimension')
  })
})
