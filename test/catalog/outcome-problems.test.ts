import { expect, test } from 'vitest'
import { metricProblems, problemsOf, soundModels } from './written-catalog.ts'

const counts = `  ordered: { model: orders, count: rows }
  people: { model: accounts, count: rows }
  lines: { model: orderLines, count: rows }
  due: { model: orders, count: rows, time: due_on }
  buyers: { model: orders, countDistinct: account_id }
`

/** What is wrong with one definition more. */
const cases: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  [
    'an entity that one side lacks',
    'a: { base: ordered, conversion: lines, per: owner }',
    ['6:48 a.per: "a" goes by "owner", and "lines" counts rows of "orderLines", which leads to no such entity. Did you mean "order"?'],
  ],
  [
    'a base that is no count of rows',
    'a: { base: buyers, conversion: ordered, per: account }',
    ['6:14 a.base: "buyers" is no count of rows of one model, and "a" goes from row to row. Give it a metric with count: "rows".'],
  ],
  [
    'a model without a time',
    'a: { base: people, conversion: ordered, per: account }',
    ['6:14 a.base: "people" has no metric time, so what came first cannot be told. Give it one in its definition: time: "…".'],
  ],
  [
    'a window in a finer grain than its days',
    'a: { base: due, conversion: ordered, per: account, window: { count: 3, grain: hour } }',
    ['6:81 a.window.grain: The window of "a" goes by the hour, and its times are days. It can go by the day or coarser.'],
  ],
  [
    'a window in a grain that there is not',
    'a: { base: ordered, conversion: ordered, per: account, window: { count: 3, grain: dya } }',
    [
      '6:85 a.window.grain: There is no time grain "dya". Did you mean "day"? Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year".',
    ],
  ],
  [
    'cohorts of a grain that there is not',
    'a: { base: ordered, active: ordered, per: account, grain: mnth }',
    [
      '6:61 a.grain: There is no time grain "mnth". Did you mean "month"? Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year".',
    ],
  ],
  [
    'a window of a parameter that is no whole number',
    'a: { base: ordered, conversion: ordered, per: account, window: { count: { parameter: days }, grain: day }, parameters: { days: { default: 3 } } }',
    ['6:75 a.window.count: A window holds whole days. Declare "days" as such: { whole: true, min: 1 }.'],
  ],
  [
    'entities that are never the same',
    'a: { base: ordered, conversion: ordered, per: { base: account, conversion: owner } }',
    ['6:51 a.per: "account" of "orders" leads to "accounts", and "owner" of "orders" to "users": they are never the same entity.'],
  ],
  [
    'constants of different types',
    'a: { base: ordered, conversion: ordered, per: account, constant: [{ base: status, conversion: amount }] }',
    ['6:71 a.constant.0: "status" is of type text and "amount" of type decimal, so they are never the same.'],
  ],
  [
    'an input at another time',
    'a: { base: { metric: ordered, offset: previousPeriod }, conversion: ordered, per: account }',
    ['6:14 a.base: "a" goes from one row to a later one, so "base" is read at its own time. Leave "offset" and "at" out.'],
  ],
  [
    'an entity to count that is not there',
    'a: { base: ordered, conversion: ordered, per: account, calculate: entities, entity: owners }',
    ['6:87 a.entity: "a" counts "owners" entities, and "orders" leads to none. Did you mean "owner"?'],
  ],
  [
    'a conversion of itself',
    'a: { base: ordered, conversion: a, per: account }',
    ['6:6 a: "a" is made of itself: a → a. Take one of them out of the circle.'],
  ],
  [
    'cohorts in a finer grain than a day',
    'a: { base: ordered, active: ordered, per: account, grain: hour }',
    ['6:61 a.grain: The cohorts of "a" go by the hour. They can go by the day or coarser.'],
  ],
  [
    'a parameter that every retention has',
    'a: { base: ordered, active: ordered, per: account, grain: month, parameters: { after: { default: 2 } } }',
    ['6:89 a.parameters.after: Every retention has the argument "after". Give the parameter another name.'],
  ],
  [
    'a parameter without a default where it cannot be left open',
    'a: { model: orders, sum: { multiply: [amount, { parameter: least }] }, where: { not: { amount: { gt: { parameter: least } } } }, parameters: { least: { default: null } } }',
    [
      '6:0 a.where.not.amount.gt.parameter: "least" has no default, and only a window, an input of a formula, or a comparison of a filter outside "not" can be without. Give it one: least: { default: … }.',
      '6:0 a.sum.multiply.1.parameter: "least" has no default, and only a window, an input of a formula, or a comparison of a filter outside "not" can be without. Give it one: least: { default: … }.',
    ],
  ],
]

test.each(cases)('%s', (_name, text, problems) => {
  expect(metricProblems(`${counts}  ${text}`).map((line) => line.replace(/^\d+:\d+ /, ''))).toEqual(
    problems.map((line) => line.replace(/^\d+:\d+ /, '')),
  )
})

test('a model without a key is no model, so nothing can come of its rows', () => {
  const text = soundModels.replace('    key: order_id\n', '').replace('---\n', '')
  expect(problemsOf(text)[0]).toContain('models.orders.key: "key" is')
})

test('an entity by the first of several roles names roles that are there', () => {
  const text = soundModels.replace(
    '      owner: { model: users, column: owner_id }',
    '      owner: { model: users, column: owner_id }\n      who: { firstOf: [account, ownr] }',
  )
  expect(problemsOf(text).map((line) => line.replace(/^.*? models/, 'models'))).toEqual([
    'models.orders.entities.who.firstOf.1: "orders" leads to no entity "ownr". Did you mean "owner"?',
  ])
})

test('events are not chosen by versions: each would need a version at its own time', () => {
  const text = soundModels
    .replace('users, key: user_id,', 'users, key: user_id, validity: { from: since, to: until },')
    .replace('---\n', `---\nmetrics:\n${counts}  north: { model: orders, count: rows, where: { ownerTeam: north } }\n`)
  const problems = problemsOf(`${text}  a: { base: ordered, conversion: north, per: account }\n`)
  expect(problems.map((line) => line.replace(/^\S+ /, ''))).toEqual([
    'metrics.a.conversion: "a" compares each row with all that come later, and "north" would have to choose a version of "users" for each of them. Let its filter, its time, "per" and "constant" read nothing of "users".',
  ])
})
