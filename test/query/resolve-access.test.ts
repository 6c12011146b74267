import { expect, test } from 'vitest'
import type { FilterInput } from '../../src/definition/filter-input.ts'
import { resolveAccess } from '../../src/query/resolve-access.ts'
import { linkYaml, soundModels } from '../catalog/written-catalog.ts'

const catalog = linkYaml(`${soundModels}metrics: { orderCount: { model: orders, count: rows } }\n`)

/** What is wrong with a policy, and whose rows it tests. */
function access(models: Readonly<Record<string, FilterInput | 'all'>>): readonly string[] {
  const problems: string[] = []
  const tested = resolveAccess(catalog, { kind: 'rows', models }, (code, message, path) =>
    problems.push(`${path.join('.')} ${code}: ${message}`),
  )
  return [...tested.keys(), ...problems]
}

test('a policy tests the rows of the models that it names, but of those whose every row is seen', () => {
  expect(access({ orders: { status: 'won' }, accounts: 'all' })).toEqual(['orders'])
})

test('a slip in a policy is told with its one reason', () => {
  expect(access({ orders: {} })).toEqual([
    'policy.orders empty-policy: The policy for "orders" tests nothing. Say "all" to show every row.',
  ])
  expect(access({ orders: { stauts: 'won' } })).toEqual([
    'policy.orders.stauts unknown-dimension: A policy for "orders" tests its own columns and dimensions, and "stauts" is none. Did you mean "status"?',
  ])
  expect(access({ orders: { status: JSON.parse('["won"]') } })).toEqual([
    'policy.orders.status malformed-filter: The filter cannot be read. "status" is a list. It takes one value, or tests such as { in: ["won", "lost"] }, { gte: 5 } or { isNull: true }.',
  ])
  expect(access({ ordres: { status: 'won' } })).toEqual([
    'policy.ordres unknown-model: The policy tests rows of "ordres", and there is no such model. Did you mean "orders"?',
  ])
})

test('a policy for a name that no field can have is refused, as without it more rows would be seen', () => {
  const [said, ...others] = access({ orders: JSON.parse('{ "status": "won", "__proto__": { "eq": 1 } }') })
  expect(said).toBe(
    'policy.orders.__proto__ malformed-filter: The filter cannot be read. "__proto__" cannot be a name: every object has something else of that name. Give it another one.',
  )
  expect(others).toEqual([])
})
