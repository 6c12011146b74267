import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { resolve } from '../../src/metrics-layer.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import type { Policy } from '../../src/query/policy.ts'
import { engines } from '../engine/engines.ts'
import { startExample } from './example-server.ts'

const [engine] = engines
const example = startExample(engine.open)

/** What is counted of accounts alone, and what reads or leads to others. */
const definitions: readonly object[] = [
  { kind: 'model', name: 'people', table: 'users', key: 'user_id', entity: 'person', dimensions: { name: 'name', team: 'team' } },
  {
    kind: 'model',
    name: 'accounts',
    table: 'accounts',
    key: 'account_id',
    entities: { owner: { model: 'people', column: 'owner_user_id' } },
    dimensions: { country: 'country' },
  },
  {
    kind: 'model',
    name: 'orders',
    table: 'orders',
    key: 'order_id',
    entities: { account: { model: 'accounts', column: 'account_id' } },
    metricTime: 'orderedAt',
    dimensions: { status: 'status', orderedAt: 'ordered_at' },
  },
  { kind: 'metric', name: 'accountCount', model: 'accounts', count: 'rows' },
  { kind: 'metric', name: 'ownedAccounts', model: 'accounts', count: 'rows', where: { ownerTeam: 'north' } },
  { kind: 'metric', name: 'orderCount', model: 'orders', count: 'rows' },
  { kind: 'metric', name: 'northernOrders', model: 'orders', count: 'rows', where: { accountOwnerTeam: 'north' } },
  { kind: 'metric', type: 'variants', name: 'customers', default: 'all', variants: { all: 'accountCount', owned: 'ownedAccounts' } },
]

/** What filters or groups by people, beside what does not. */
const smart = { specific: 'More.', metric: 'orderCount', baseline: 0, target: 9, plan: 'Sell.', relevance: 'Growth.', owner: 'Sales' }
const year = { from: '2025-01-01', to: '2026-01-01' }
const standing: readonly object[] = [
  {
    kind: 'board',
    name: 'sales',
    tiles: [
      { name: 'byStatus', metric: 'orderCount', by: ['orderStatus'] },
      { name: 'byTeam', metric: 'orderCount', by: ['accountOwnerTeam'] },
    ],
  },
  { kind: 'goal', name: 'more', ...smart, period: year },
  { kind: 'goal', name: 'moreOfNorth', ...smart, period: year, where: { accountOwnerTeam: 'north' } },
  { kind: 'alert', name: 'many', metric: 'orderCount', by: ['orderStatus'], when: { gte: 1 }, owner: 'Sales' },
  { kind: 'alert', name: 'manyOfOne', metric: 'orderCount', by: ['accountOwnerName'], when: { gte: 1 }, owner: 'Sales' },
]

/** A caller who may not see people. */
const policy: Policy = { kind: 'rows', models: { accounts: 'all', orders: 'all' } }

async function catalogOf() {
  return linkCatalog({
    definitions: [...definitions, ...standing].map((definition) => ({ definition })),
    tables: await example().layer.engine.inspect(),
  })
}

test('the catalog lists no metric, variant, dimension or column that is read through models which a policy hides', async () => {
  const catalog = await catalogOf()
  const source = `{ catalog {
    metrics { name dimensions variants { name } lineage { table columns } }
    dimensions { name } models { name } sets { metrics { name } }
  } }`
  const contextValue = operationContext({ ...example().layer, catalog }, { policy, now: new Date() })
  const { data, errors } = await graphql({ schema: createSchema(catalog), source, contextValue })
  expect(errors).toBeUndefined()
  const told = JSON.stringify(data)
  expect(told).toContain('"accountCount"')
  expect(told).toContain('"accountCountry"')
  expect(told).not.toMatch(/owned|northern|wner|person|people|users|team/)
})

test('tiles, goals and alerts that filter or group by what a policy hides are not there, and the others are answered', async () => {
  const catalog = await catalogOf()
  const source = `{
    board(name: sales) { tiles { name rows { rows } } } goals { name actual } alerts { name state }
    catalog { boards { tiles } goals { name } }
  }`
  const contextValue = operationContext({ ...example().layer, catalog }, { policy, now: new Date('2025-06-01T00:00:00Z') })
  const { data, errors } = await graphql({ schema: createSchema(catalog), source, contextValue })
  expect(errors).toBeUndefined()
  expect(JSON.parse(JSON.stringify(data))).toMatchObject({
    board: {
      tiles: [
        {
          name: 'byStatus',
          rows: {
            rows: [
              ['cancelled', 2],
              ['completed', 6],
            ],
          },
        },
      ],
    },
    goals: [{ name: 'more', actual: 8 }],
    alerts: [{ name: 'many' }],
    catalog: { boards: [{ tiles: ['byStatus'] }], goals: [{ name: 'more' }] },
  })
})

test('a variant that a policy hides is answered like one that there is not', async () => {
  const catalog = await catalogOf()
  const layer = { ...example().layer, catalog }
  const refused = (metric: string) => {
    try {
      resolve(layer, { metrics: [metric] }, { policy, now: new Date() })
    } catch (error) {
      if (error instanceof InvalidQuestionError) return error.message
      throw error
    }
    return ''
  }
  expect(refused('customers {"variant":"owned"}')).toBe('"customers" has no variant "owned".')
  expect(refused('customers {"variant":"al"}')).toBe('"customers" has no variant "al". Did you mean "all"?')
  expect(refused('customers')).toBe('')
})

test('no metric that a policy hides is told as the way out', async () => {
  const catalog = await catalogOf()
  const layer = { ...example().layer, catalog }
  expect(() => resolve(layer, { metrics: ['accountCount'], by: ['orderStatus'] }, { policy, now: new Date() })).toThrow(
    new InvalidQuestionError([
      {
        code: 'fan-out',
        message:
          '"accountCount" cannot be broken down by "orderStatus": one account can have many orders, so it would be counted once for each. "orderCount" can be.',
        path: ['by', 0],
      },
    ]),
  )
})
