import type { Catalog } from '../../src/catalog/catalog.ts'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import type { LoadedOptions } from '../../src/definition/options-schema.ts'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import type { WarehouseTable } from '../../src/definition/warehouse-table.ts'
import type { ColumnType } from '../../src/expression/column-type.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'

function table(name: string, columns: Readonly<Record<string, ColumnType>>): WarehouseTable {
  return { name, columns: Object.entries(columns).map(([column, type]) => ({ name: column, type, databaseType: type, nullable: true })) }
}

/** Customers, their orders, and the lines of these. */
export const tables: readonly WarehouseTable[] = [
  table('accounts', { account_id: 'integer', country: 'text', created_at: 'timestamptz', fields: 'json', raw: 'other' }),
  table('users', { user_id: 'integer', team: 'text', manager_id: 'integer', since: 'date', until: 'date' }),
  table('orders', {
    order_id: 'integer',
    account_id: 'integer',
    owner_id: 'integer',
    reference: 'text',
    status: 'text',
    amount: 'decimal',
    weight: 'double',
    currency: 'text',
    is_paid: 'boolean',
    due_on: 'date',
    ordered_at: 'timestamptz',
    paid_at: 'timestamptz',
  }),
  table('order_lines', { order_id: 'integer', line_no: 'integer', quantity: 'integer', net_amount: 'decimal' }),
  table('fx_rates', { from_currency: 'text', to_currency: 'text', rate_date: 'date', rate: 'decimal' }),
]

export const rates = { table: 'fx_rates', from: 'from_currency', to: 'to_currency', date: 'rate_date', rate: 'rate' }

/** Models without a fault; a test adds what it is about. */
export const soundModels = `models:
  accounts:
    table: accounts
    key: account_id
    dimensions: { country: country, createdAt: created_at }
  users: { table: users, key: user_id, dimensions: { team: team } }
  orders:
    table: orders
    key: order_id
    metricTime: orderedAt
    entities:
      account: { model: accounts, column: account_id }
      owner: { model: users, column: owner_id }
    dimensions: { status: status, orderedAt: ordered_at }
  orderLines:
    table: order_lines
    key: [order_id, line_no]
    entity: orderLine
    metricTime: orderOrderedAt
    entities:
      order: { model: orders, column: order_id }
      account: { through: order.account }
    dimensions: { quantity: quantity }
---
`

export function linkYaml(text: string, options: LoadedOptions = {}): Catalog {
  const { definitions, problems } = readYamlDefinitions('a.yaml', text)
  if (problems.length > 0) throw new InvalidDefinitionError(problems)
  return linkCatalog({ definitions, tables, options })
}

/** What is wrong with a YAML text, one line for each problem. */
export function problemsOf(text: string, options: LoadedOptions = {}): readonly string[] {
  try {
    linkYaml(text, options)
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return error.message.split('\n')
    throw error
  }
  return []
}

const modelLines = soundModels.split('\n').length - 1

/** What is wrong with metrics, written one a line, over models without a fault; places start at the first of them. */
export function metricProblems(metrics: string, options: LoadedOptions = {}): readonly string[] {
  const found = problemsOf(`${soundModels}metrics:\n${metrics}\n`, options)
  return found.map((line) =>
    line.replace(/^a\.yaml:(\d+):(\d+) metrics\./, (_, at: string, column: string) => `${Number(at) - modelLines - 1}:${column} `),
  )
}
