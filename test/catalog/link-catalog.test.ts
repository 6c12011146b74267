import { expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { defineFor } from '../../src/definition/define.ts'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { currency } from '../../src/definition/unit.ts'
import { linkYaml, metricProblems, problemsOf, rates, soundModels, tables } from './written-catalog.ts'

interface Warehouse {
  accounts: { account_id: number; country: string; created_at: Date }
  users: { user_id: number; team: string }
  orders: { order_id: number; account_id: number; owner_id: number; status: string; amount: number; currency: string; ordered_at: Date }
  order_lines: { order_id: number; line_no: number; quantity: number }
}

const { model, metric, ratio, derived } = defineFor<Warehouse>()

const accounts = model('accounts', { table: 'accounts', key: 'account_id', dimensions: { country: 'country', createdAt: 'created_at' } })
const users = model('users', { table: 'users', key: 'user_id', dimensions: { team: 'team' } })
const orders = model('orders', {
  table: 'orders',
  key: 'order_id',
  metricTime: 'orderedAt',
  entities: { account: { model: accounts, column: 'account_id' }, owner: { model: users, column: 'owner_id' } },
  dimensions: { status: 'status', orderedAt: 'ordered_at' },
})
const orderLines = model('orderLines', {
  table: 'order_lines',
  key: ['order_id', 'line_no'],
  entity: 'orderLine',
  metricTime: 'orderOrderedAt',
  entities: { order: { model: orders, column: 'order_id' }, account: { through: 'order.account' } },
  dimensions: { quantity: 'quantity' },
})

const typed = [
  accounts,
  users,
  orders,
  orderLines,
  metric('sales', { model: orders, count: 'rows', where: { status: 'won', accountCountry: { in: ['DE', 'FR'] } } }),
  metric('revenue', { model: orders, sum: { money: 'amount', currency: 'currency', on: 'orderedAt' }, unit: currency(), goodWhen: 'up' }),
  ratio('perSale', { numerator: { metric: 'revenue', where: { status: 'won' } }, denominator: 'sales' }),
  derived('double', { formula: { multiply: ['revenue', 2] } }),
]

const written = `${soundModels}metrics:
  sales: { model: orders, count: rows, where: { status: won, accountCountry: { in: [DE, FR] } } }
  revenue:
    model: orders
    sum: { money: amount, currency: currency, on: orderedAt }
    unit: { kind: currency, code: reporting }
    goodWhen: up
  perSale: { numerator: { metric: revenue, where: { status: won } }, denominator: sales }
  double: { formula: { multiply: [revenue, 2] } }
`

test('the YAML form of definitions gives the same catalog as the TypeScript form', () => {
  const fromTypes = linkCatalog({ definitions: typed.map((definition) => ({ definition })), tables, options: { rates } })
  expect(linkYaml(written, { rates })).toEqual(fromTypes)
  expect([...fromTypes.dimensions.keys()]).toEqual([
    'accountCountry',
    'accountCreatedAt',
    'orderAccountCountry',
    'orderAccountCreatedAt',
    'orderLineQuantity',
    'orderOrderedAt',
    'orderOwnerTeam',
    'orderStatus',
    'ownerTeam',
    'userTeam',
  ])
})

test('metrics in YAML stand on models in TypeScript', () => {
  const models = typed.slice(0, 4).map((definition) => ({ definition }))
  const { definitions } = readYamlDefinitions('a.yaml', 'metrics:\n  sales: { model: orders, count: rows }\n')
  const { metrics } = linkCatalog({ definitions: [...models, ...definitions], tables })
  expect(metrics.get('sales')?.inWords).toBe('number of rows over orders')
})

test('money without rates is refused where it is summed', () => {
  expect(metricProblems('  a: { model: orders, sum: { money: amount, currency: currency, on: orderedAt } }')).toEqual([
    '1:37 a.sum.money: Amounts in several currencies need dated rates. Name their table in the options: rates: { table, from, to, date, rate }.',
  ])
})

test('rates are checked against the warehouse', () => {
  expect(problemsOf(soundModels, { rates: { ...rates, table: 'fx_rate' } })).toEqual([
    'The warehouse has no table or view "fx_rate" to take rates from. Did you mean "fx_rates"?',
  ])
  expect(problemsOf(soundModels, { rates: { ...rates, from: 'from_curency', date: 'rate', rate: 'rate_date' } })).toEqual([
    'There is no column "from_curency" in the table of rates "fx_rates". Did you mean "from_currency"?',
    '"rate" is of type decimal, and "date" of the rates is a day.',
    '"rate_date" is of type date, and "rate" of the rates is a number.',
  ])
})

test('a definition that no word of the language made says so', () => {
  expect(() => linkCatalog({ definitions: [{ definition: { name: 'x' } }], tables })).toThrow(
    'A definition is made with "model", "metric", "ratio" or "derived", and this one is not.',
  )
})
