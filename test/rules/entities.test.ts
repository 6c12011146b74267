import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

/** Per account: Acme 150, Brot 30, Chic 60 (of them 20 cancelled), Dodo 10, Echo nothing; one order has no account, one a dangling one. */
describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)
  const accounts = (where: object, more: object = {}) =>
    ask({ metrics: ['orderCount'], by: ['accountName'], where: [{ ...where }], ...more })

  test('S8 rows pass where the metric of their entity does, and no row is repeated', async () => {
    expect(await accounts({ account: { having: { orderAmount: { gt: 50 } } } })).toEqual([
      ['Acme', 2],
      ['Chic', 2],
    ])
    const tickets = { metrics: ['ticketCount'], where: [{ account: { having: { orderAmount: { gt: 50 } } } }] }
    expect(await ask(tickets)).toEqual([[4]])
  })

  test("S8 the metric is that of the slice's period, and of all time where the filter says so", async () => {
    const period = { between: { from: '2025-02-01', to: '2025-03-01' } }
    expect(await accounts({ account: { having: { orderAmount: { gte: 30 } } } }, { period })).toEqual([['Brot', 1]])
    expect(await accounts({ account: { having: { orderAmount: { gte: 30 } }, allTime: true } }, { period })).toEqual([
      ['Brot', 1],
      ['Chic', 1],
    ])
  })

  test('S8 a comparison goes by the metric of the period that it reads', async () => {
    const question = {
      metrics: ['orderCount'],
      period: { between: { from: '2025-03-01', to: '2025-04-01' } },
      compared: [{ kind: 'back' as const, count: 1, grain: 'month' as const }],
    }
    expect(await ask({ ...question, where: [{ account: { having: { orderAmount: { gte: 30 } } } }] })).toEqual([[1]])
    expect(await ask({ ...question, where: [{ account: { having: { orderAmount: { gte: 100 } } } }] })).toEqual([[0]])
  })

  test("S8 the slice's other filters do not narrow the metric", async () => {
    expect(await accounts({ orderStatus: 'cancelled', account: { having: { orderAmount: { gt: 50 } } } })).toEqual([['Chic', 1]])
  })

  test('S8 an entity without rows has the empty value', async () => {
    const tickets = (having: object) =>
      ask({ metrics: ['ticketCount'], by: ['accountName'], where: [{ account: { having: { ...having } } }] })
    expect(await tickets({ orderAmount: { lt: 40 } })).toEqual([
      ['Brot', 1],
      ['Echo', 2],
    ])
    expect(await tickets({ averageOrder: { isNull: true } })).toEqual([
      ['Echo', 2],
      [null, 1],
    ])
    expect(await tickets({ averageLargeOrder: { eq: 0 } })).toEqual([
      ['Brot', 1],
      ['Chic', 2],
      ['Echo', 2],
    ])
  })

  test('S8 of a row whose entity is null or not there nothing can be told', async () => {
    const count = (where: object) => ask({ metrics: ['orderCount'], where: [{ ...where }] })
    expect(await count({ account: { having: { orderAmount: { gte: 0 } } } })).toEqual([[6]])
    expect(await count({ not: { account: { having: { orderAmount: { gte: 0 } } } } })).toEqual([[0]])
    expect(await count({ account: { none: { rows: 'tickets' } } })).toEqual([[1]])
    expect(await count({ not: { account: { some: { rows: 'tickets' } } } })).toEqual([[1]])
  })

  test('S8 metrics of an entity stand beside dimensions in one filter', async () => {
    expect(await accounts({ or: [{ account: { having: { orderAmount: { gt: 100 } } } }, { accountCountry: 'FR' }] })).toEqual([
      ['Acme', 2],
      ['Chic', 2],
    ])
    expect(await accounts({ account: { having: { or: [{ orderAmount: { gt: 100 } }, { ticketCount: { eq: 0 } }] } } })).toEqual([
      ['Acme', 2],
      ['Dodo', 1],
    ])
    expect(await accounts({ account: { having: { orderAmount: { gt: { column: 'completedAmount' } } } } })).toEqual([['Chic', 2]])
  })
})

describe.each(engines)('$name, of other kinds', ({ open }) => {
  const ask = askExample(open)
  const accounts = (where: object, more: object = {}) =>
    ask({ metrics: ['orderCount'], by: ['accountName'], where: [{ ...where }], ...more })

  test('S8 states, running totals and metrics of entities are compared as well', async () => {
    const period = { between: { from: '2025-02-01', to: '2025-03-01' } }
    expect(await accounts({ account: { having: { recurring: { gt: 30 } } } }, { period })).toEqual([])
    expect(
      await accounts({ account: { having: { recurring: { eq: 10 } } } }, { period: { between: { from: '2025-04-01', to: '2025-05-01' } } }),
    ).toEqual([['Chic', 1]])
    expect(await accounts({ account: { having: { amountSoFar: { gt: 25 } } } }, { period })).toEqual([['Brot', 1]])
    expect(await accounts({ account: { having: { averagePerAccount: { gt: 50 } } } })).toEqual([
      ['Acme', 2],
      ['Chic', 2],
    ])
  })

  test('S8 snapshots are chosen among the rows whose entities pass', async () => {
    expect(await ask({ metrics: ['balance', 'balanceOfLastDay'], where: [{ account: { having: { orderAmount: { lt: 100 } } } }] })).toEqual(
      [[13, 6]],
    )
  })

  test('S1 rows that lead to an entity are asked for, and repeat nothing', async () => {
    expect(await accounts({ account: { some: { rows: 'tickets', where: { ticketChannel: 'email' } } } })).toEqual([['Acme', 2]])
    expect(await accounts({ account: { some: { rows: 'orderLines', where: { orderLineProduct: 'chair' } } } })).toEqual([
      ['Acme', 2],
      ['Chic', 2],
    ])
    expect(await accounts({ account: { none: { rows: 'tickets', where: { ticketChannel: { in: ['email', 'phone'] } } } } })).toEqual([
      ['Chic', 2],
      ['Dodo', 1],
    ])
    const orders = { metrics: ['orderCount'], where: [{ order: { none: { rows: 'orderLines' } } }] }
    expect(await ask(orders)).toEqual([[2]])
  })

  test('S1 such rows are of all time, unless only those of the period are meant', async () => {
    const period = { between: { from: '2025-02-01', to: '2025-03-01' } }
    expect(await accounts({ account: { some: { rows: 'tickets' } } }, { period })).toEqual([
      ['Brot', 1],
      ['Chic', 1],
    ])
    expect(await accounts({ account: { some: { rows: 'tickets', inPeriod: true } } }, { period })).toEqual([['Brot', 1]])
  })

  test('S1 where rows lead to an entity in two ways, the question says which', async () => {
    const users = (through: object) => ask({ metrics: ['userCount'], where: [{ user: { some: { rows: 'orders', ...through } } }] })
    expect(await users({ through: 'owner' })).toEqual([[3]])
    expect(await users({ through: 'accountOwner' })).toEqual([[2]])
    await expect(users({})).rejects.toThrow(
      'Several entities of "orders" lead to "users": "accountOwner", "owner". Say which one is meant: through: "accountOwner".',
    )
  })

  test('S8 entities inside the filter of rows go by the slice as well', async () => {
    const period = { between: { from: '2025-02-01', to: '2025-03-01' } }
    const some = { rows: 'tickets', where: { account: { having: { orderAmount: { gte: 20 } } } } }
    expect(await accounts({ account: { some } }, { period })).toEqual([
      ['Brot', 1],
      ['Chic', 1],
    ])
    const none = { rows: 'tickets', where: { account: { having: { orderAmount: { gte: 30 } } } } }
    expect(await accounts({ account: { none } }, { period })).toEqual([['Chic', 1]])
  })

  test('S29 a filter by an amount without a rate is refused where a row hangs on it', async () => {
    const question = { metrics: ['orderCount'], currency: 'GBP', where: [{ account: { having: { paidTotal: { gt: 1 } } } }] }
    await expect(ask(question)).rejects.toThrow('There is no rate from "EUR" on 2025-01-10 or before it')
    await expect(ask({ ...question, metrics: ['balance'] })).rejects.toThrow('There is no rate from "EUR" on 2025-01-10 or before it')
    expect(await ask({ ...question, where: [...question.where, { accountName: 'Dodo' }] })).toEqual([[0]])
  })
})
