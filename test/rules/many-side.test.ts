import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { everything, type Policy } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'
import { manyDefinitions } from '../example-many.ts'
import { exampleTables } from '../example-world.ts'

/** Orders: Acme 100 and 50, Brot 30, Chic 20 cancelled and then 40, Dodo 10, Echo none; one without account, one of an unknown account. */
describe.each(engines)('$name', ({ open }) => {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(exampleTables)
    const definitions = manyDefinitions.map((definition) => ({ definition }))
    const catalog = linkCatalog({ definitions, tables: await opened.engine.inspect() })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())
  const ask = async (question: Question, policy: Policy = everything) => {
    if (layer === undefined) throw new Error('The example is open only while the tests of the suite run.')
    const [found] = await answer(layer, [question], { policy, now: new Date('2025-05-01T00:00:00Z') })
    return (found?.groups ?? []).map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)])
  }

  test('S1 what a row has of the rows on its many side repeats nothing, beside them and beside itself', async () => {
    expect(await ask({ metrics: ['purchaseCount', 'purchaseAmount'], by: ['customerPurchases', 'customerSpent'] })).toEqual([
      [1, 10, 1, 10],
      [1, 30, 1, 30],
      [1, 40, 2, 60],
      [2, 150, 2, 150],
      [null, null, 2, 12],
    ])
    expect(await ask({ metrics: ['customerCount'], by: ['customerPurchases'] })).toEqual([
      [0, 1],
      [1, 3],
      [2, 1],
    ])
    expect(await ask({ metrics: ['customerCount', 'averageSpent'] })).toEqual([[5, 46]])
  })

  test('S4 of no rows a total is 0, and the other values are null', async () => {
    const by = ['customerSpent', 'customerIdSum', 'customerDearest', 'customerFirstAmount', 'customerLastStatus', 'customerHasCancelled']
    expect(await ask({ metrics: ['customerCount'], by, where: [{ customerName: 'Echo' }] })).toEqual([[0, 0, null, null, null, false, 1]])
    expect(await ask({ metrics: ['customerCount'], by, where: [{ customerName: 'Chic' }] })).toEqual([
      [40, 9, 40, 20, 'completed', true, 1],
    ])
  })

  test('S9 of rows at the same time the key tells which is first and last', async () => {
    const where = [{ customerName: 'Chic' }]
    expect(await ask({ metrics: ['customerCount'], by: ['customerEarliestStatus', 'customerLatestStatus'], where })).toEqual([
      ['cancelled', 'completed', 1],
    ])
  })

  test('S7 they are filters, bands and times like other dimensions', async () => {
    const count = (where: object) => ask({ metrics: ['purchaseCount'], where: [{ ...where }] })
    expect(await count({ customerSpendBand: 'large and repeated' })).toEqual([[2]])
    expect(await count({ customerDearest: { lt: 40 } })).toEqual([[2]])
    expect(await count({ customerDaysAsCustomer: { gt: 100 } })).toEqual([[2]])
    expect(await count({ customerFirstAt: { gte: '2025-02-01', lt: '2025-03-01' } })).toEqual([[3]])
  })

  test('they are made of the rows that the caller may see', async () => {
    const policy: Policy = { kind: 'rows', models: { customers: 'all', purchases: { status: 'cancelled' } } }
    const by = ['customerName', 'customerPurchases', 'customerDearest', 'customerLastStatus']
    expect(await ask({ metrics: ['customerCount'], by, where: [{ customerName: { in: ['Acme', 'Chic'] } }] }, policy)).toEqual([
      ['Acme', 0, null, null, 1],
      ['Chic', 0, 20, 'cancelled', 1],
    ])
  })

  test('whoever may not see those rows, or what their value is read through, does not know the dimension', async () => {
    const refused = (by: string, models: Extract<Policy, { kind: 'rows' }>['models']) =>
      expect(ask({ metrics: ['customerCount'], by: [by] }, { kind: 'rows', models })).rejects.toThrow(`There is no dimension "${by}".`)
    await refused('customerDearest', { customers: 'all' })
    await refused('customerSpendBand', { customers: 'all' })
    await refused('customerLastTeam', { customers: 'all', purchases: 'all' })
  })

  test('a policy cannot test what is made of other rows', async () => {
    await expect(
      ask({ metrics: ['customerCount'] }, { kind: 'rows', models: { customers: { purchases: { gte: 1 } }, purchases: 'all' } }),
    ).rejects.toThrow('A policy for "customers" tests each row by itself, and "purchases" is made of other rows.')
  })
})
