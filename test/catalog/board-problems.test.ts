import { expect, test } from 'vitest'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'
import { soundModels, tables } from './written-catalog.ts'

const metrics = `${soundModels}metrics:
  orders: { model: orders, count: rows }
  ordersOf: { model: orders, count: rows, where: { status: { eq: { parameter: status } } }, parameters: { status: { default: won, values: [won, lost] } } }
  either: { type: variants, default: a, variants: { a: orders, b: orders } }
`

function problemsOf(text: string): readonly string[] {
  const { definitions, problems } = readYamlDefinitions('a.yaml', metrics + text)
  try {
    if (problems.length > 0) throw new InvalidDefinitionError(problems)
    linkCheckedCatalog({ definitions, tables })
    return []
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error
    return error.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
}

const tile = (fields: string) => `boards:\n  b: { tiles: [{ name: t, ${fields} }] }\n`

test('a board whose tiles can all be answered is linked', () => {
  const full = `metric: either, variant: b, grain: month, by: [accountCountry], where: { orderStatus: won }, period: { last: { count: 3, grain: month } }, compare: previousPeriod, orderBy: [{ metric: either, direction: desc }], first: 5, chart: bar`
  expect(problemsOf(tile(full))).toEqual([])
  expect(problemsOf(tile('metric: ordersOf, parameters: { status: won }'))).toEqual([])
})

test.each([
  ['metric: order', ['boards.b.tiles.0.metric: There is no metric "order". Did you mean "orders"?']],
  ['metric: either, variant: c', ['boards.b.tiles.0.variant: "either" has no variant "c". Did you mean "a"?']],
  ['metric: orders, parameters: { days: 2 }', ['boards.b.tiles.0.parameters: "orders" has no parameter "days".']],
  [
    'metric: ordersOf, parameters: { status: wom }',
    ['boards.b.tiles.0.parameters: "status" of "ordersOf" is one of "won", "lost", and this is "wom". Did you mean "won"?'],
  ],
  [
    'metric: ordersOf, parameters: { status: [won] }',
    ['boards.b.tiles.0.parameters.status: "status" is a list. It takes a number, or a text of the list.'],
  ],
  [
    'metric: orders, by: [orderLineQuantity]',
    [
      'boards.b.tiles.0.by.0: "orders" cannot be broken down by "orderLineQuantity": one order can have many order lines, so it would be counted once for each.',
    ],
  ],
  [
    'metric: orders, where: { accountContry: DE }',
    ['boards.b.tiles.0.where.accountContry: There is no dimension "accountContry". Did you mean "accountCountry"?'],
  ],
  [
    'metric: orders, orderBy: [{ dimension: accountCountry }]',
    ['boards.b.tiles.0.orderBy.0.dimension: "orderBy" names "accountCountry", and "by" does not.'],
  ],
  [
    'metric: orders, grain: moth',
    [
      'boards.b.tiles.0.grain: There is no time grain "moth". Did you mean "month"? Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year".',
    ],
  ],
  [
    'metric: orders, period: { toDate: yaer }',
    [
      'boards.b.tiles.0.period.toDate: There is no time grain "yaer". Did you mean "year"? Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year".',
    ],
  ],
  ['metric: orders, first: 0', ['boards.b.tiles.0.first: "first" is a whole number from 1 to 10000, and this is 0.']],
  [
    'metric: orders, chart: donut',
    ['boards.b.tiles.0.chart: "chart" is "donut". It takes "number", "line", "bar", "pie", "funnel" or "table".'],
  ],
  ['metric: orders, colour: red', [expect.stringMatching(/^boards\.b\.tiles\.0\.colour: There is no field "colour" here\./)]],
])('a tile with %s is told what is wrong', (fields, problems) => {
  expect(problemsOf(tile(fields))).toEqual(problems)
})

test('tiles of one name, and metrics of a set that there are not or that stand twice', () => {
  const text = `boards:
  b: { tiles: [{ name: t, metric: orders }, { name: t, metric: orders }] }
sets:
  s: { metrics: [orders, order, orders] }
`
  expect(problemsOf(text)).toEqual([
    'boards.b.tiles.1.name: "b" has two tiles called "t". Rename one of them.',
    'sets.s.metrics.1: There is no metric "order". Did you mean "orders"?',
    'sets.s.metrics.2: "s" names "orders" twice.',
  ])
})
