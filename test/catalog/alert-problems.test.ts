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
  g: { metric: orders, baseline: 1, target: 2, specific: More, plan: Work, relevance: Money, owner: Sales, period: { from: 2025-01-01, to: 2026-01-01 } }
alerts:
`
const linesBefore = metrics.split('\n').length - 1

function problemsOf(alerts: string): readonly string[] {
  const { definitions, problems } = readYamlDefinitions('a.yaml', metrics + alerts)
  try {
    if (problems.length > 0) throw new InvalidDefinitionError(problems)
    linkCheckedCatalog({ definitions, tables })
    return []
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error
    return error.message
      .split('\n')
      .map((line) =>
        line.replace(/^a\.yaml:(\d+):(\d+) alerts\./, (_, at: string, column: string) => `${Number(at) - linesBefore}:${column} `),
      )
  }
}

const sound = 'metric: orders, owner: Sales'

test('an alert that says all of itself is linked', () => {
  const all = `  a: { metric: either, variant: a, owner: Sales, by: [accountCountry], where: { orderStatus: won }, period: { last: { count: 3, grain: day } }, when: { change: { from: { count: 1, grain: week }, lte: -0.1 } }, every: hour, coolDown: 3, timezone: Europe/Berlin, action: Call. }
  b: { goal: g, when: offTrack, owner: Sales }
  c: { ${sound}, when: { gt: 2 } }`
  expect(problemsOf(all)).toEqual([])
})

const cases: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  [
    'that watches nothing, or two things',
    `  a: { owner: Sales, when: { gt: 1 } }
  b: { ${sound}, goal: g, when: { gt: 1 } }`,
    [
      '1:3 a: "a" watches either a "metric" or a "goal", and this has neither.',
      '2:3 b: "b" watches either a "metric" or a "goal", and this has both.',
    ],
  ],
  [
    'of a metric, a goal, a variant and a parameter that there are not',
    `  a: { metric: order, owner: Sales, when: { gt: 1 } }
  b: { goal: h, owner: Sales, when: missed }
  c: { metric: either, variant: c, owner: Sales, when: { gt: 1 } }
  d: { ${sound}, parameters: { hours: 10 }, when: { gt: 1 } }`,
    [
      '1:16 a.metric: There is no metric "order". Did you mean "orders"?',
      '2:14 b.goal: There is no goal "h". Did you mean "g"?',
      '3:33 c.variant: "either" has no variant "c". Did you mean "a"?',
      '4:38 d.parameters: "hours" of "orders" is a number to 9, and this is 10.',
    ],
  ],
  [
    'without a limit, with two of them, or with that of a goal',
    `  a: { ${sound}, when: {} }
  b: { ${sound}, when: { gt: 1, lt: 2 } }
  c: { ${sound}, when: missed }
  d: { goal: g, owner: Sales, when: { gt: 1 } }
  e: { ${sound} }`,
    [
      '5:3 e.when: "when" is missing. It takes { gte: 10 } (or gt, lt, lte), { change: { from, lte } }, { difference: { from, lte } }, or of a goal "missed" or "offTrack".',
      '1:38 a.when: "when" has exactly one limit, "gt", "gte", "lt", "lte", and this has none.',
      '2:38 b.when: "when" has exactly one limit, "gt", "gte", "lt", "lte", and this has "gt", "lt".',
      '3:44 c.when: "c" watches a metric, and "missed" is what becomes of a goal. Write a limit: { gte: 10 }.',
      '4:31 d.when: "d" watches a goal, which is "missed", "offTrack": when: "missed".',
    ],
  ],
  [
    'of a goal that says what only a metric is asked with',
    '  a: { goal: g, owner: Sales, when: missed, by: [accountCountry], where: { orderStatus: won } }',
    [
      '1:67 a.where: "a" watches a goal, which says itself what is measured, so "where" says nothing. Leave it out.',
      '1:45 a.by: "a" watches a goal, which says itself what is measured, so "by" says nothing. Leave it out.',
    ],
  ],
  [
    'whose period does not move with now, or is not there to be compared',
    `  a: { ${sound}, when: { gt: 1 }, period: { between: { from: 2025-01-01 } } }
  b: { ${sound}, when: { gt: 1 }, period: { toDate: month, previous: month } }
  c: { ${sound}, when: { change: { from: previousPeriod, lt: 0 } } }`,
    [
      '1:65 a.period.between: There is no field "between" here. The fields are "last", "toDate", "previous".',
      '2:55 b.period: The period of an alert has exactly one of "last", "toDate", "previous", and this has "toDate", "previous".',
      '3:38 c.when: "c" holds all of time against another time, and there is none. Give it a period, such as { last: { count: 1, grain: "month" } }.',
    ],
  ],
  [
    'that cannot be grouped or filtered, has no time, or is in no zone',
    `  a: { ${sound}, by: [accountCountry, orderLineQuantity], when: { gt: 1 } }
  b: { ${sound}, where: { contry: DE }, when: { gt: 1 } }
  c: { metric: timeless, owner: Sales, when: { gt: 1 } }
  d: { ${sound}, timezone: Mars, when: { gt: 1 } }`,
    [
      '1:59 a.by.1: "orders" cannot be broken down by "orderLineQuantity": one order can have many order lines, so it would be counted once for each.',
      '2:55 b.where.contry: There is no dimension "contry".',
      '3:16 c.metric: "timeless" has no metric time, so a period cannot restrict it. Give it one in its definition: time: "…".',
      '4:48 d.timezone: There is no time zone "Mars". Zones have IANA names, such as "Europe/Berlin".',
    ],
  ],
  [
    'that waits for ever',
    `  a: { ${sound}, coolDown: 90, when: { gt: 1 } }`,
    ['1:48 a.coolDown: "coolDown" is 90. It takes a number of at most 31.'],
  ],
]

test.each(cases)('an alert %s', (_name, text, problems) => {
  expect(problemsOf(text)).toEqual(problems)
})
