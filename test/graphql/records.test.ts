import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { problemsOf, startExample } from './example-server.ts'

interface Records {
  readonly columns: readonly { readonly name: string; readonly type: string; readonly unit?: string | null }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly hasNextPage: boolean
  readonly endCursor: string | null
  readonly totalCount: number
}

function recordsIn(data: unknown): Records {
  return JSON.parse(JSON.stringify(data)).metrics.records
}

/** What a column holds, row by row. */
function values({ columns, rows }: Records, name: string): readonly (string | number | null)[] {
  const index = columns.findIndex((column) => column.name === name)
  expect(index).toBeGreaterThanOrEqual(0)
  return rows.map((row) => row[index] ?? null)
}

function sum(given: readonly (string | number | null)[]): number {
  return given.reduce<number>((total, value) => total + Number(value ?? 0), 0)
}

const FIELDS = 'columns { name type unit } rows hasNextPage endCursor totalCount'

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)
  const ask = async (arguments_: string, slice = '') => {
    const { data, errors } = await example().ask(`{ metrics${slice} { records(${arguments_}) { ${FIELDS} } } }`)
    expect(errors).toEqual([])
    return recordsIn(data)
  }

  test('the rows behind a number have their key, their dimensions and what is measured', async () => {
    const found = await ask('of: completedAmount', '(where: { accountCountry: { eq: "FR" } })')
    expect(found.columns).toEqual([
      { name: 'order_id', type: 'Float', unit: null },
      { name: 'orderStatus', type: 'String', unit: null },
      { name: 'orderOrderedAt', type: 'DateTime', unit: null },
      { name: 'orderSize', type: 'String', unit: null },
      { name: 'completedAmount', type: 'Float', unit: 'EUR' },
    ])
    expect(found.rows.map((row) => [row[0], row[1], row[3], row[4]])).toEqual([[5, 'completed', 'medium', 40]])
    expect(found.totalCount).toBe(1)
  })

  const kinds = [
    'orderAmount',
    'completedAmount',
    'balance',
    'openingBalance',
    'recurring',
    'discountTotal',
    'quantity',
    'trailingAmount',
    'amountSoFar',
  ]
  test.each(kinds)('%s is the sum of its records', async (metric) => {
    const slice =
      '(period: { between: { from: "2025-01-01", to: "2025-03-01" } }, where: { account: { having: { orderAmount: { gte: 0 } } } })'
    const { data } = await example().ask(`{ metrics${slice} { ${metric} records(of: ${metric}) { ${FIELDS} } } }`)
    const found = recordsIn(data)
    expect(found.rows.length).toBeGreaterThan(0)
    expect(sum(values(found, metric))).toBeCloseTo(Number(JSON.parse(JSON.stringify(data)).metrics[metric]), 9)
  })

  test('averages, medians, counts and distinct counts are those of their records', async () => {
    const { data } = await example().ask(`{ metrics { averageOrder records(of: averageOrder) { ${FIELDS} } } }`)
    const orders = values(recordsIn(data), 'averageOrder')
    expect(sum(orders) / orders.length).toBe(JSON.parse(JSON.stringify(data)).metrics.averageOrder)
    expect((await ask('of: ticketCount')).totalCount).toBe(8)
    const buyers = values(await ask('of: buyers'), 'buyers').filter((one) => one !== null)
    expect(new Set(buyers).size).toBe(5)
    const hours = values(await ask('of: medianResolution'), 'medianResolution')
      .filter((one) => one !== null)
      .map(Number)
      .toSorted((a, b) => a - b)
    expect(hours).toEqual([1, 1, 2, 4, 6, 8, 10])
  })

  test('amounts stand beside what they are in the currency asked for', async () => {
    const found = await ask(
      'of: paidTotal, orderBy: [{ column: "paidTotal", direction: DESC }, { column: "payment_id", direction: DESC }]',
      '(currency: "EUR")',
    )
    const [ids, amounts, currencies, totals] = ['payment_id', 'amount', 'currency', 'paidTotal'].map((name) => values(found, name))
    expect([ids, amounts, currencies, totals]).toEqual([
      [3, 2, 1, 4],
      [20, 20, 10, 4],
      ['USD', 'USD', 'EUR', 'BGN'],
      [16, 10, 10, 2],
    ])
    const refused = await example().ask('{ metrics(currency: "GBP") { records(of: paidTotal, first: 1) { rows } } }')
    expect(problemsOf(refused)).toEqual([
      'currency missing-rate: There is no rate from "EUR" on 2025-01-10 or before it, so amounts cannot be added. Add the rate to "rates", or ask for another currency.',
    ])
  })
})

describe.each(engines)('$name, in pages and groups', ({ open }) => {
  const example = startExample(open)
  const ask = async (arguments_: string, slice = '') => {
    const { data, errors } = await example().ask(`{ metrics${slice} { records(${arguments_}) { ${FIELDS} } } }`)
    expect(errors).toEqual([])
    return recordsIn(data)
  }

  test('records of a group are those of that group', async () => {
    const { data } = await example().ask(`{ metrics {
      breakdown(by: [accountName, timeMonth], first: 3) { nodes { orderAmount records(of: orderAmount) { columns { name } rows totalCount } } }
    } }`)
    const groups: readonly (Records & { orderAmount: number; records: Records })[] = JSON.parse(JSON.stringify(data)).metrics.breakdown
      .nodes
    expect(
      groups.map(({ orderAmount, records }) => [orderAmount, sum(values(records, 'orderAmount')), records.rows[0]?.slice(0, 2)]),
    ).toEqual([
      [150, 150, ['Acme', '2025-01-01']],
      [30, 30, ['Brot', '2025-02-01']],
      [20, 20, ['Chic', '2025-02-01']],
    ])
  })

  test('S9 pages go on behind the last record, whatever rows are added before it', async () => {
    const order = 'orderBy: [{ column: "orderAmount", direction: DESC }]'
    const page = (after: string | null) => ask(`of: orderAmount, first: 3, ${order}${after === null ? '' : `, after: "${after}"`}`)
    const first = await page(null)
    expect([values(first, 'order_id'), first.hasNextPage, first.totalCount]).toEqual([[1, 2, 5], true, 8])
    const second = await page(first.endCursor)
    expect([values(second, 'order_id'), second.hasNextPage]).toEqual([[3, 4, 6], true])
    const last = await page(second.endCursor)
    expect([values(last, 'order_id'), last.hasNextPage, last.totalCount]).toEqual([[8, 7], false, 8])
  })
})

describe.each(engines)('$name, beside rows', ({ open }) => {
  const example = startExample(open)
  const ask = async (arguments_: string, slice = '') => {
    const { data, errors } = await example().ask(`{ metrics${slice} { records(${arguments_}) { ${FIELDS} } } }`)
    expect(errors).toEqual([])
    return recordsIn(data)
  }

  test('records have what their rows lead to beside them, where that is asked for', async () => {
    const found = await ask(
      'of: orderAmount, with: [accountName, accountOwnerName], first: 2',
      '(where: { orderStatus: { eq: "cancelled" } })',
    )
    expect(found.rows.map((row) => row.slice(0, 3))).toEqual([
      ['Chic', 'Ana', 4],
      [null, null, 8],
    ])
    const { data } = await example().ask(`{ metrics { breakdown(by: [accountName], first: 1) { nodes {
      orderCount records(of: orderCount, with: [accountName, ownerName]) { columns { name } rows }
    } } } }`)
    const [group] = JSON.parse(JSON.stringify(data)).metrics.breakdown.nodes
    expect(values(group.records, 'ownerName')).toEqual(['Ana', 'Bo'])
  })

  test('the records of a number over entities are those that it counts', async () => {
    const { columns, rows } = await ask('of: averagePerAccount, with: [accountCountry]')
    expect(columns.map(({ name }) => name)).toEqual(['accountCountry', 'account', 'orderAmount'])
    expect(rows).toEqual([
      ['DE', 1, 150],
      ['DE', 2, 30],
      ['FR', 3, 60],
      [null, 4, 10],
      [null, 99, 7],
    ])
    const lost = await ask('of: subscribersLost', '(period: { between: { from: "2025-02-01", to: "2025-03-01" } })')
    const { data } = await example().ask('{ metrics(period: { between: { from: "2025-02-01", to: "2025-03-01" } }) { subscribersLost } }')
    expect(data).toEqual({ metrics: { subscribersLost: lost.totalCount } })
    expect(lost.rows).toHaveLength(lost.totalCount)
    expect(values(lost, 'recurring').every((value) => value === 0)).toBe(true)
  })

  test('a caller sees the records that it may see', async () => {
    const policy = { kind: 'rows', models: { orders: { status: 'cancelled' } } } as const
    const { data } = await example().ask(`{ metrics { records(of: orderCount) { ${FIELDS} } } }`, {}, { policy })
    expect(values(recordsIn(data), 'order_id')).toEqual([4, 8])
  })
})

describe.each(engines)('$name, what there is not', ({ open }) => {
  const example = startExample(open)

  test('what has no records says so, and what to ask for instead', async () => {
    const source = `{ metrics {
      a: records(of: amountPerTicket) { rows }
      b: records(of: bestAccountsAmount) { rows }
      c: records(of: orderAmount, orderBy: [{ column: "order_idd" }]) { rows }
      d: records(of: orderAmount, first: 0) { rows }
      e: records(of: orderAmount, after: "x") { rows }
      f: records(of: upgradesAfterTrial) { rows }
      breakdown(by: [accountName], first: 1, other: true) { nodes { orderAmount records(of: orderAmount) { rows } } }
    } }`
    const response = await example().ask(source)
    expect(response.ran).toEqual([])
    expect(problemsOf(response)).toEqual([
      'metrics.breakdown.nodes.records other-has-no-slices: With "other", one of the nodes is all the other groups taken together: it has metrics and shares, and no slices, breakdowns, records, changes or warnings. Select them in "edges", or leave "other" out.',
      'metrics.a no-records: "amountPerTicket" is made of several numbers, each with rows of its own, so it has no records. Ask for those of "orderAmount", "ticketCount".',
      'metrics.b no-records: "bestAccountsAmount" is computed from values of each "account", which are no rows, so it has no records. Ask for those of "completedAmount".',
      'metrics.c.orderBy.0 unknown-name: The records of "orderAmount" have no column "order_idd". Did you mean "order_id"?',
      'metrics.d.first first-out-of-range: "first" is a whole number from 1 to 10000, and this is 0.',
      'metrics.e.after unreadable-cursor: The cursor in "after" was not made by this question in this order. Use an "endCursor" of the same breakdown.',
      'metrics.f no-records: "upgradesAfterTrial" counts what came of rows, and not rows alone, so it has no records. Ask for those of "trialsStarted", "upgradesMade".',
    ])
  })
})
