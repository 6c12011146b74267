import { expect, test } from 'vitest'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { coverage } from '../../src/standing/coverage.ts'
import { rates, soundModels, tables } from '../catalog/written-catalog.ts'

const metrics = `${soundModels}metrics:
  orders: { model: orders, count: rows }
  wonOrders: { model: orders, count: rows, where: { status: won } }
  pieces: { model: orderLines, sum: quantity }
  piecesPerOrder: { numerator: pieces, denominator: orders }
  germanOrders: { model: orders, count: rows, where: { accountCountry: DE } }
  revenue: { model: orders, sum: { money: amount, currency: currency, on: orderedAt } }
  size: { type: variants, default: byOrder, variants: { byOrder: orders, byPiece: pieces } }
  other: { type: variants, default: byPiece, variants: { byOrder: orders, byPiece: pieces } }
goals:
  g: { metric: pieces, baseline: 1, target: 2, specific: More, plan: Work, relevance: Money, owner: Sales, period: { from: 2025-01-01, to: 2026-01-01 } }
`

const { definitions } = readYamlDefinitions('a.yaml', metrics)
const names = ({ catalog }: ReturnType<typeof coverage>) => [...catalog.metrics.keys()]

test('over tables that are all there, nothing is lost', () => {
  const found = coverage({ definitions, tables, options: { rates } })
  expect([names(found).length, found.lost, found.missing]).toEqual([8, [], []])
})

test('a table that is not there takes with it all that leads to it, by name, and nothing else', () => {
  const found = coverage({ definitions, tables: tables.filter(({ name }) => name !== 'order_lines'), options: { rates } })
  expect(names(found)).toEqual(['orders', 'wonOrders', 'germanOrders', 'revenue', 'size'])
  expect([...(found.catalog.metrics.get('size')?.variants.keys() ?? [])]).toEqual(['byOrder'])
  expect(found.missing.map(({ message }) => message)).toEqual(['The warehouse has no table or view "order_lines".'])
  expect(found.lost).toEqual([
    { name: 'pieces', reason: 'There is no model "orderLines".' },
    { name: 'piecesPerOrder', reason: 'There is no metric "pieces".' },
    { name: 'other', reason: 'There is no metric "pieces".' },
    { name: 'size', variant: 'byPiece', reason: 'There is no metric "pieces".' },
  ])
})

test('a column that is not there takes the dimension with it, and a table of rates the amounts', () => {
  const without = tables.map((table) => ({
    ...table,
    columns: table.columns.filter(({ name }) => name !== 'country' && name !== 'status'),
  }))
  const found = coverage({ definitions, tables: without.filter(({ name }) => name !== 'fx_rates'), options: { rates } })
  expect(names(found)).toEqual(['orders', 'pieces', 'piecesPerOrder', 'size', 'other'])
  expect(found.missing.map(({ message }) => message)).toEqual([
    'The warehouse has no table or view "fx_rates" to take rates from.',
    'There is no column "country" in the table "accounts" of the model "accounts".',
    'There is no column "status" in the table "orders" of the model "orders".',
  ])
  expect(found.lost).toEqual([
    { name: 'wonOrders', reason: '"orders" has no dimension or column "status", and leads to none.' },
    { name: 'germanOrders', reason: '"orders" has no dimension or column "accountCountry", and leads to none.' },
    {
      name: 'revenue',
      reason: 'Amounts in several currencies need dated rates. Name their table in the options: rates: { table, from, to, date, rate }.',
    },
  ])
})
