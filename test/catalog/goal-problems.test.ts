import { expect, test } from 'vitest'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'
import { soundModels, tables } from './written-catalog.ts'

const metrics = `${soundModels}metrics:
  orders: { model: orders, count: rows, parameters: { hours: { default: 1, max: 9 } } }
  accountsOpened: { model: accounts, count: rows, time: createdAt }
  timeless: { model: accounts, count: rows }
  either: { type: variants, default: a, variants: { a: orders, b: accountsOpened } }
goals:
`
const modelLines = metrics.split('\n').length - 1

type Options = Parameters<typeof linkCheckedCatalog>[0]['options']

function problemsOf(goals: string, options: NonNullable<Options> = {}): readonly string[] {
  const { definitions, problems } = readYamlDefinitions('a.yaml', metrics + goals)
  try {
    if (problems.length > 0) throw new InvalidDefinitionError(problems)
    linkCheckedCatalog({ definitions, tables, options })
    return []
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error
    return error.message
      .split('\n')
      .map((line) =>
        line.replace(/^a\.yaml:(\d+):(\d+) goals\./, (_, at: string, column: string) => `${Number(at) - modelLines}:${column} `),
      )
  }
}

const smart = 'specific: More, plan: Work, relevance: Money, owner: Sales'
const year = 'period: { from: 2025-01-01, to: 2026-01-01 }'
const sound = `metric: orders, baseline: 1, target: 2, ${smart}, ${year}`

test('a goal that says all of itself is linked', () => {
  const all = `  g: { ${sound}, variant: b, where: { orderStatus: won }, subGoals: [h], milestones: [{ name: Step, due: 2025-02-01 }] }
  h: { ${sound}, timezone: Europe/Berlin, objective: sell_more }`
  expect(problemsOf(all.replace('metric: orders', 'metric: either').replace('orderStatus: won', 'accountCountry: DE'))).toEqual([])
})

const cases: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  [
    'that only says "we want new customers" lacks its letters',
    '  g: { specific: We want new customers, owner: Sales }',
    [
      '1:3 g: "g" is not a SMART goal. What it lacks: M (measurable: "metric", "baseline", "target"); A (achievable: "plan"); R (relevant: "relevance"); T (time-bound: "period").',
    ],
  ],
  [
    'without words lacks the first letter',
    `  g: { metric: orders, baseline: 1, target: 2, plan: Work, relevance: Money, owner: Sales, ${year} }`,
    ['1:3 g: "g" is not a SMART goal. What it lacks: S (specific: "specific").'],
  ],
  [
    'without an owner',
    `  g: { metric: orders, baseline: 1, target: 2, specific: More, plan: Work, relevance: Money, ${year} }`,
    ['1:3 g.owner: "owner" is missing. It takes text.'],
  ],
  [
    'of a metric that there is not',
    `  g: { ${sound.replace('orders', 'order')} }`,
    ['1:16 g.metric: There is no metric "order". Did you mean "orders"?'],
  ],
  [
    'of a variant and a parameter that there are not',
    `  g: { ${sound}, variant: a, parameters: { hour: 2 } }
  h: { ${sound}, parameters: { hours: 10 } }`,
    [
      '1:163 g.variant: "orders" has no variant "a".',
      '1:166 g.parameters: "orders" has no parameter "hour". Did you mean "hours"?',
      '2:154 h.parameters: "hours" of "orders" is a number to 9, and this is 10.',
    ],
  ],
  [
    'with parts that there are not, or that it is a part of',
    `  g: { ${sound}, subGoals: [hh] }
  h: { ${sound}, subGoals: [i] }
  i: { ${sound}, subGoals: [h] }`,
    [
      '1:165 g.subGoals.0: There is no goal "hh". Did you mean "h"?',
      '2:154 h.subGoals: "h" is a part of itself: h → i → h. Take one of them out of the circle.',
    ],
  ],
  [
    'whose times cannot be',
    `  g: { ${sound.replace('2026-01-01', '2024-01-01')}, milestones: [{ name: x, due: soon }] }
  h: { ${sound.replace('baseline: 1', 'baseline: { period: { from: 2024-01-01, to: 2023-01-01 } }')}, timezone: Europe/Berln }
  i: { ${sound.replace('baseline: 1', 'baseline: { period: { from: 2024-01-01, to: 2023-01-01 } }')} }`,
    [
      '1:108 g.period: The goal ends before it begins: from "2025-01-01" to "2024-01-01". "to" is the first moment that is not in its period.',
      '1:183 g.milestones.0.due: "soon" is no date or time. Write "2025-01-31", "2025-01-31T10:00" in the goal\'s zone, or "2025-01-31T10:00:00Z".',
      '2:211 h.timezone: There is no time zone "Europe/Berln". Did you mean "Europe/Berlin"? Zones have IANA names, such as "Europe/Berlin".',
      '2:36 h.baseline.period: The period ends before it begins: from "2024-01-01" to "2023-01-01". "to" is the first moment that is not in it.',
      '3:36 i.baseline.period: The period ends before it begins: from "2024-01-01" to "2023-01-01". "to" is the first moment that is not in it.',
    ],
  ],
  [
    'that cannot be filtered or has no time',
    `  g: { ${sound}, where: { orderLineQuantity: { gt: 1 } } }
  h: { ${sound.replace('orders', 'timeless')}, where: { contry: DE } }`,
    [
      '1:163 g.where.orderLineQuantity: "orders" cannot be filtered by "orderLineQuantity": one order can have many order lines, so it would be counted once for each.',
      '2:173 h.where.contry: There is no dimension "contry".',
      '2:16 h.metric: "timeless" has no metric time, so a period cannot restrict it. Give it one in its definition: time: "…".',
    ],
  ],
  ['whose fields are none', `  g: { ${sound}, targt: 2 }`, ['1:154 g.targt: There is no field "targt" here. Did you mean "target"?']],
]

test.each(cases)('a goal %s', (_name, text, problems) => {
  expect(problemsOf(text)).toEqual(problems)
})

test('what is wrong with a goal is told beside what is wrong with its metric and its models, and what hangs on that is not', () => {
  const { definitions } = readYamlDefinitions(
    'a.yaml',
    `models:
  accounts: { table: accounts, key: account_id, dimensions: { country: contry, createdAt: created_at } }
  orders:
    table: orders
    key: order_id
    metricTime: orderedAt
    entities: { account: { model: accounts, column: account_id } }
    dimensions: { status: status, orderedAt: ordered_at }
metrics:
  orders: { model: orders, count: rows, unit: { kind: cuont } }
  opened: { model: acounts, count: rows }
goals:
  ofABrokenDimension: { ${sound}, where: { accountCountry: DE, orderStaus: won } }
  ofABrokenModel: { ${sound.replace('orders', 'opened')}, timezone: Berlin, where: { accountCountry: DE, acountCountry: DE } }
  ofNoMetric: { ${sound.replace('orders', 'order').replace('2026-01-01', '2024-01-01')}, where: { orderStatus: 5, nothing: 1 } }
  withoutLetters: { metric: orders, owner: Sales, baseline: 1, target: 2, ${year}, where: { orderStaus: won }, subGoals: [none] }
  halfRead: { ${sound.replace('plan: Work', 'plan: 5')}, where: { orderStatus: 5 }, milestones: [{ due: soon }, { name: x, due: soon }] }
`,
  )
  let message = ''
  try {
    linkCheckedCatalog({ definitions, tables, options: { goals: { table: 'order' } } })
  } catch (error) {
    message = String(error)
  }
  expect(
    message
      .replace(/^.*?: /, '')
      .split('\n')
      .map((line) => line.replace(/^a\.yaml:\d+:\d+ /, '')),
  ).toEqual([
    'metrics.orders.unit.kind: There is no unit "cuont". Did you mean "count"? A unit is { kind: "count" }, "ratio", "score" or "number", { kind: "currency", code: "EUR" } or { kind: "duration", unit: "hour" }.',
    'goals.withoutLetters: "withoutLetters" is not a SMART goal. What it lacks: S (specific: "specific"); A (achievable: "plan"); R (relevant: "relevance").',
    'goals.halfRead.plan: "plan" is 5. It takes text.',
    'goals.halfRead.milestones.0.name: "name" is missing. It takes text.',
    'models.accounts.dimensions.country: There is no column "contry" in the table "accounts" of the model "accounts". Did you mean "country"?',
    'metrics.opened.model: There is no model "acounts". Did you mean "accounts"?',
    'goals.ofNoMetric.metric: There is no metric "order". Did you mean "orders"?',
    'goals.withoutLetters.subGoals.0: There is no goal "none".',
    'goals.ofABrokenDimension.where.orderStaus: There is no dimension "orderStaus". Did you mean "orderStatus"?',
    'goals.ofABrokenModel.timezone: There is no time zone "Berlin". Zones have IANA names, such as "Europe/Berlin".',
    'goals.ofABrokenModel.where.acountCountry: There is no dimension "acountCountry".',
    'goals.ofNoMetric.period: The goal ends before it begins: from "2025-01-01" to "2024-01-01". "to" is the first moment that is not in its period.',
    'goals.ofNoMetric.where.orderStatus.eq: "orderStatus" holds text and cannot be compared with 5.',
    'goals.ofNoMetric.where.nothing: There is no dimension "nothing".',
    'goals.withoutLetters.where.orderStaus: There is no dimension "orderStaus". Did you mean "orderStatus"?',
    'goals.halfRead.milestones.0.due: "soon" is no date or time. Write "2025-01-31", "2025-01-31T10:00" in the goal\'s zone, or "2025-01-31T10:00:00Z".',
    'goals.halfRead.milestones.1.due: "soon" is no date or time. Write "2025-01-31", "2025-01-31T10:00" in the goal\'s zone, or "2025-01-31T10:00:00Z".',
    'goals.halfRead.where.orderStatus.eq: "orderStatus" holds text and cannot be compared with 5.',
    'The warehouse has no table or view "order". Did you mean "orders"?',
  ])
})

test('a goal that is only said not to be has no name of its own twice', () => {
  expect(problemsOf(`  g: { ${sound} }\n---\ngoals:\n  g: { ${sound} }`)).toEqual([
    '4:3 g: There are two goals called "g". Rename one of them.',
  ])
})

test('tables of what people set have the columns that they need', () => {
  expect(problemsOf(`  g: { ${sound} }`, { goals: { table: 'order' } })).toEqual([
    'The warehouse has no table or view "order". Did you mean "orders"?',
  ])
  expect(problemsOf(`  g: { ${sound} }`, { goals: { table: 'orders', columns: { id: 'order_id', plan: 'pln' } } })).toEqual([
    'There is no column "specific" in "orders" to take "specific" from.',
    'There is no column "metric_id" in "orders" to take "metric" from.',
    'There is no column "starts_on" in "orders" to take "from" from.',
    'There is no column "ends_on" in "orders" to take "to" from.',
    'There is no column "target_value" in "orders" to take "target" from.',
    'There is no column "pln" in "orders" to take "plan" from.',
  ])
})
