import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { problemsOf, startExample } from './example-server.ts'

const [, { open }] = engines
const example = startExample(open)

type Variables = Readonly<Record<string, unknown>>

async function refused(source: string, variables?: Variables): Promise<readonly string[]> {
  const response = await example().ask(source, variables)
  expect(response.data).toBeNull()
  expect(response.ran).toEqual([])
  return problemsOf(response)
}

async function answered(source: string, variables?: Variables): Promise<unknown> {
  const response = await example().ask(source, variables)
  expect(problemsOf(response)).toEqual([])
  return response.data
}

const noValue = (name: string) =>
  `missing-variable: The variable "$${name}" has no value, and without it the rest would mean something else. Give it one.`

describe('a variable that is left out inside an argument never drops what it stands in', () => {
  test.each([
    [
      'the value of a test',
      'query ($x: String) { metrics(where: { accountCountry: { eq: $x } }) { orderAmount } }',
      'metrics.where.accountCountry.eq',
    ],
    ['a test', 'query ($x: TextFilter) { metrics(where: { accountCountry: $x }) { orderAmount } }', 'metrics.where.accountCountry'],
    [
      'an end of a period',
      'query ($x: TimePoint) { metrics(period: { between: { from: "2025-01-01", to: $x } }) { orderAmount } }',
      'metrics.period.between.to',
    ],
    [
      'a filter of a slice',
      'query ($x: SliceFilter) { metrics { only: slice(where: { not: $x }) { orderAmount } } }',
      'metrics.only.where.not',
    ],
    [
      'a test of groups',
      'query ($x: Float) { metrics { breakdown(by: [ownerTeam], having: { orderAmount: { gt: $x } }) { nodes { orderAmount } } } }',
      'metrics.breakdown.having.orderAmount.gt',
    ],
    [
      'a filter of a table',
      'query ($x: String) { table(input: { metrics: [orderAmount], where: { accountCountry: { eq: $x } } }) { rows } }',
      'table.input.where.accountCountry.eq',
    ],
  ])('%s', async (_what, source, place) => {
    expect(await refused(source)).toEqual([`${place} ${noValue('x')}`])
  })

  test('a default is a value', async () => {
    const source = 'query ($x: String = "FR") { metrics(where: { accountCountry: { eq: $x } }) { orderAmount } }'
    expect(await answered(source)).toEqual({ metrics: { orderAmount: 60 } })
  })

  test('a whole argument may be left out', async () => {
    const source = `query ($w: SliceFilter, $p: PeriodInput, $n: Int, $o: [GroupOrder!]) { metrics(where: $w, period: $p) {
      breakdown(by: [ownerTeam], first: $n, orderBy: $o) { totalCount nodes { orderCount } } }
      table(input: { metrics: [orderAmount], where: $w, first: $n }) { rows } }`
    expect(await answered(source)).toEqual({
      metrics: { breakdown: { totalCount: 3, nodes: [{ orderCount: 3 }, { orderCount: 3 }, { orderCount: 2 }] } },
      table: { rows: [[262]] },
    })
  })
})

describe('null and empty arguments', () => {
  test('null is the same as leaving an argument out', async () => {
    const source = `{ metrics(where: null, period: null, timezone: null, asOf: null, currency: null) {
      breakdown(by: [ownerTeam], of: null, where: null, having: null, orderBy: null, first: null, after: null, fill: null) { totalCount nodes { orderCount } } } }`
    expect(await answered(source)).toEqual({
      metrics: { breakdown: { totalCount: 3, nodes: [{ orderCount: 3 }, { orderCount: 3 }, { orderCount: 2 }] } },
    })
  })

  test('nothing compares with null', async () => {
    const source = 'query ($x: String) { metrics(where: { accountCountry: { eq: $x } }) { orderAmount } }'
    const message = '"accountCountry" is compared with null by "eq", and nothing compares with null. Use "isNull: true".'
    expect(await refused(source, { x: null })).toEqual([`metrics.where.accountCountry.eq null-filter: ${message}`])
  })

  test('a test without an operator is refused', async () => {
    const message = 'The filter on "accountCountry" tests nothing. Give it an operator with a value, or leave it out.'
    expect(await refused('{ metrics(where: { accountCountry: {} }) { orderAmount } }')).toEqual([
      `metrics.where.accountCountry empty-filter: ${message}`,
    ])
  })

  test('junctions of nothing are refused, all at once', async () => {
    const message = (name: string) =>
      `metrics.where.${name} empty-filter: "${name}" holds a filter that tests nothing. Leave it out, or give each of its filters a test.`
    const source = '{ metrics(where: { and: [], or: [{ accountCountry: { eq: "DE" } }, {}], not: null }) { orderAmount } }'
    expect(await refused(source)).toEqual([message('and'), message('or'), message('not')])
  })

  test('a filter without tests is every row, and one of no values is none', async () => {
    const source =
      '{ all: metrics(where: {}) { orderAmount } none: metrics(where: { accountCountry: { in: [] } }) { orderAmount averageOrder } }'
    expect(await answered(source)).toEqual({ all: { orderAmount: 262 }, none: { orderAmount: 0, averageOrder: null } })
  })

  test('a breakdown by nothing has one group', async () => {
    const source = '{ metrics { breakdown(by: []) { totalCount pageInfo { hasNextPage } nodes { orderAmount } } } }'
    expect(await answered(source)).toEqual({
      metrics: { breakdown: { totalCount: 1, pageInfo: { hasNextPage: false }, nodes: [{ orderAmount: 262 }] } },
    })
  })

  test('a page has at least one group', async () => {
    const message = 'first-out-of-range: "first" is a whole number from 1 to 10000, and this is 0.'
    expect(await refused('{ metrics { top: breakdown(by: [ownerTeam], first: 0) { nodes { orderAmount } } } }')).toEqual([
      `metrics.top.first ${message}`,
    ])
  })
})

describe('cursors', () => {
  const page = (after: string, order: string) =>
    `{ metrics { breakdown(by: [ownerTeam], orderBy: [{ metric: orderAmount, direction: ${order} }], first: 1, after: ${JSON.stringify(after)}) { nodes { key { ownerTeam } } pageInfo { endCursor } } } }`
  const place =
    'metrics.breakdown.after unreadable-cursor: The cursor in "after" was not made by this question in this order. Use an "endCursor" of the same breakdown.'

  test('text that is no cursor is refused', async () => {
    expect(await refused(page('nonsense', 'ASC'))).toEqual([place])
  })

  test('a cursor of another order is refused', async () => {
    const response = await answered(
      '{ metrics { breakdown(by: [ownerTeam], orderBy: [{ metric: orderAmount }], first: 1) { nodes { orderAmount } edges { cursor } } } }',
    )
    const cursor = /"cursor":"([^"]+)"/.exec(JSON.stringify(response))?.[1] ?? ''
    expect(await refused(page(cursor, 'DESC'))).toEqual([place])
    expect(await answered(page(cursor, 'ASC'))).toMatchObject({ metrics: { breakdown: { nodes: [{ key: { ownerTeam: 'south' } }] } } })
  })

  test('S7 the count is that of the groups that pass, whatever the page', async () => {
    const having = '{ orderAmount: { gte: 60 } }'
    expect(
      await answered(`{ metrics { breakdown(by: [accountCountry], having: ${having}, first: 1) { totalCount nodes { orderAmount } } } }`),
    ).toEqual({ metrics: { breakdown: { totalCount: 2, nodes: [{ orderAmount: 180 }] } } })
  })

  test('behind the last group there is nothing, and the count stays', async () => {
    const last = await answered('{ metrics { breakdown(by: [ownerTeam]) { nodes { orderAmount } pageInfo { endCursor } } } }')
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(last))?.[1] ?? ''
    const source =
      'query ($after: String) { metrics { breakdown(by: [ownerTeam], after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { orderAmount } } } }'
    const breakdown = { totalCount: 3, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] }
    expect(await answered(source, { after: cursor })).toEqual({ metrics: { breakdown } })
  })

  test('a breakdown inside groups has no page to continue', async () => {
    const source =
      '{ metrics { breakdown(by: [ownerTeam]) { nodes { orderAmount breakdown(by: [orderStatus], after: "x") { nodes { orderAmount } } } } } }'
    const message =
      '"after" pages through one breakdown, and this one is repeated in every group. Page it under a slice that is narrowed to one group.'
    expect(await refused(source)).toEqual([`metrics.breakdown.nodes.breakdown.after nested-after: ${message}`])
  })
})
