import { expect, test } from 'vitest'
import { resolve } from '../../src/metrics-layer.ts'
import { everything, type Policy } from '../../src/query/policy.ts'
import { engines } from '../engine/engines.ts'
import { NOW, problemsOf, startExample } from './example-server.ts'

const [, { open }] = engines
const example = startExample(open)

async function problems(source: string, policy?: Policy): Promise<readonly string[]> {
  const response = await example().ask(source, {}, policy === undefined ? {} : { policy })
  expect(response.ran).toEqual([])
  return problemsOf(response)
}

test('what cannot be told of an entity is refused where it stands', async () => {
  const source = `{
    a: metrics(where: { order: { having: { ticketCount: { gt: 1 } } } }) { quantity }
    b: metrics(where: { lead: { having: { leadCount: { gt: 1 } } } }) { orderCount }
    c: metrics(where: { account: { some: { rows: leads } } }) { orderCount }
    d: metrics(where: { account: { some: { rows: tickets, through: "owner" } } }) { orderCount }
    e: metrics(where: { owner: { none: { rows: orders, through: "accountOwnr" } } }) { orderCount }
    g: metrics(where: { account: { some: { rows: tickets, where: { leadSource: { eq: "web" } } } } }) { orderCount }
    h: metrics(where: { owner: { some: { rows: accounts, inPeriod: true } } }) { orderCount }
  }`
  expect(await problems(source)).toEqual([
    'a.where.order.having.ticketCount unknown-entity: "ticketCount" has no value for each "order": it is computed over "tickets", which leads to no such entity.',
    'b.where.lead unreachable: "orderCount" cannot be filtered by "lead": it is computed over "orders", which leads to no such entity. It can be filtered by "account", "accountOwner", "owner", "order".',
    'c.where.account.some.rows unreachable: "leads" do not lead to "account", so no "account" has such rows.',
    'd.where.account.some.through unknown-entity: "owner" of "tickets" does not lead to "accounts". "account" does.',
    'e.where.owner.none.through unknown-entity: "accountOwnr" of "orders" does not lead to "users". "accountOwner", "owner" do.',
    'g.where.account.some.where.leadSource unreachable: "tickets" cannot be filtered by "leadSource": tickets do not lead to leads. It can be filtered by "ticketChannel", "accountName", "accountCountry" (5 more).',
    'h.where.owner.some.inPeriod no-metric-time: "accounts" has no metric time, so "inPeriod" cannot restrict its rows. Give it one in its definition: metricTime: "…".',
  ])
})

test('a test of an entity that tests nothing is reported, never dropped', async () => {
  const source = `query ($least: Float) {
    a: metrics(where: { account: {} }) { orderCount }
    b: metrics(where: { account: { allTime: true } }) { orderCount }
    c: metrics(where: { account: { having: {} } }) { orderCount }
    d: metrics(where: { account: { some: null } }) { orderCount }
    e: metrics(where: { account: { some: { rows: tickets, where: {} } } }) { orderCount }
    f: metrics(where: { account: { having: { orderAmount: { gt: $least } } } }) { orderCount }
  }`
  expect(await problems(source)).toEqual([
    'c.where.account.having empty-filter: "having" holds a filter that tests nothing. Leave it out, or give each of its filters a test.',
    'd.where.account.some null-filter: "some" is given as null, and nothing tests null. Leave it out, or say which "rows".',
    'e.where.account.some.where empty-filter: "where" holds a filter that tests nothing. Leave it out, or give each of its filters a test.',
    'f.where.account.having.orderAmount.gt missing-variable: The variable "$least" has no value, and without it the rest would mean something else. Give it one.',
    'a.where.account empty-filter: The filter on "account" tests nothing. Give it "having", "some" or "none".',
    'c.where.account.having empty-filter: "having" tests no metric of "account". Give it one, or leave it out.',
  ])
})

test('a period that a metric of an entity cannot be restricted to is refused', async () => {
  const source = '{ metrics(where: { account: { having: { amountBefore: { gt: 1 } } } }) { orderCount } }'
  expect(await problems(source)).toEqual([
    'metrics.where.account.having needs-period: "amountBefore" looks at another time, and this question has no period to go from. Give it one: period: { between: { from, to } }.',
  ])
})

test('what a caller may not see is not there to filter by', async () => {
  const policy: Policy = { kind: 'rows', models: { orders: 'all', accounts: { segment: 'small' } } }
  expect(
    await problems(
      `{
        a: metrics(where: { account: { having: { ticketCount: { gt: 1 } } } }) { orderCount }
        b: metrics(where: { account: { some: { rows: tickets } } }) { orderCount }
        c: metrics(where: { owner: { having: { orderCount: { gt: 1 } } } }) { orderCount }
      }`,
      policy,
    ),
  ).toEqual([
    'a.where.account.having.ticketCount unknown-metric: There is no metric "ticketCount".',
    'b.where.account.some.rows unknown-model: There is no model "tickets".',
    'c.where.owner unknown-entity: There is no entity "owner". Did you mean "order"?',
  ])
})

test('rows that a caller may not see do not count for an entity', async () => {
  const source = `{
    metrics { orderCount
      large: slice(where: { account: { having: { orderAmount: { gt: 50 } } } }) { orderCount }
      any: slice(where: { account: { having: { orderAmount: { gte: 0 } } } }) { orderCount }
      none: slice(where: { account: { none: { rows: orders } } }) { orderCount }
    }
  }`
  const policy: Policy = { kind: 'rows', models: { orders: { status: 'completed' }, accounts: { segment: 'small' } } }
  const { data } = await example().ask(source, {}, { policy })
  expect(data).toEqual({ metrics: { orderCount: 6, large: { orderCount: 0 }, any: { orderCount: 3 }, none: { orderCount: 0 } } })
})

test('only the filter of a question tests entities', async () => {
  const source = '{ table(input: { metrics: [orderCount], by: [accountName] }) { rows } }'
  const { layer } = example()
  expect((await example().ask(source)).errors).toEqual([])
  const having = { account: { having: { orderAmount: 1 } } }
  const caller = { policy: everything, now: NOW }
  expect(() => resolve(layer, { metrics: ['orderCount'], having }, caller)).toThrow(
    '"account" is tested by its metrics or by the rows that lead to it, and only the "where" of a question can do that. A definition says it with a "perEntity" metric or with a dimension of "some" or "number".',
  )
  const slip = { account: { some: { row: 'tickets' } } }
  expect(() => resolve(layer, { metrics: ['orderCount'], where: [slip] }, caller)).toThrow(
    'The filter cannot be read. "rows" is missing. It takes text.\nThe filter cannot be read. There is no field "row" here. Did you mean "rows"?',
  )
})

test('a table and a breakdown take the same filters', async () => {
  const source = `{
    table(input: { metrics: [orderCount], by: [accountName], where: { account: { having: { ticketCount: { gte: 2 } } } } }) { rows }
    metrics {
      breakdown(by: [ownerTeam], where: { not: { account: { some: { rows: tickets } } } }) { nodes { key { ownerTeam } orderCount } }
      compare(to: { period: { from: "2025-02-01", to: "2025-03-01" } }) {
        slice(where: { account: { having: { orderAmount: { gte: 30 } } } }) { orderCount }
      }
    }
  }`
  const { data, errors } = await example().ask(source)
  expect(errors).toEqual([])
  expect(data).toEqual({
    table: {
      rows: [
        ['Acme', 2],
        ['Chic', 2],
      ],
    },
    metrics: { breakdown: { nodes: [{ key: { ownerTeam: null }, orderCount: 1 }] }, compare: { slice: { orderCount: 1 } } },
  })
})
