import { expect, test } from 'vitest'
import { linkYaml, metricProblems, soundModels } from './written-catalog.ts'

const days = (limits: string) => `parameters: { days: { ${limits} } }`
const overdue = (from: string, more = '') => `a: { model: orders, count: rows, span: { from: ${from}, to: paid_at }${more} }`

/** What is wrong with one definition. */
const cases: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  [
    'a text is moved',
    overdue('{ shift: status, by: 1, unit: day }'),
    ['1:59 a.span.from.shift: "shift" moves a time, and "status" is of type text.'],
  ],
  [
    'a day is moved by hours',
    'a: { model: orders, countDistinct: { shift: due_on, by: 1, unit: hour } }',
    ['1:68 a.countDistinct.unit: A day cannot be moved by hours, and "due_on" is stored as a day. Take "day" or a coarser unit.'],
  ],
  [
    'what is computed is moved',
    'a: { model: orders, countDistinct: { shift: { add: [amount, 1] }, by: 1, unit: hour } }',
    ['1:40 a.countDistinct.shift: "shift" moves a time, and this is of type decimal.'],
  ],
  [
    'a part of a day',
    overdue('{ shift: ordered_at, by: 0.5, unit: day }'),
    ['1:75 a.span.from.by: "by" is 0.5. It takes a whole number, or { parameter }.'],
  ],
  [
    'a unit that there is not',
    overdue('{ shift: ordered_at, by: 1, unit: days }'),
    [
      '1:84 a.span.from.unit: "unit" is "days". It takes "second", "minute", "hour", "day", "week", "month", "quarter" or "year". Did you mean "day"?',
    ],
  ],
  [
    'a time without its number',
    overdue('{ shift: ordered_at, unit: day }'),
    ['1:44 a.span.from.by: "by" is missing. It takes a whole number, or { parameter }.'],
  ],
  [
    'more than a thousand years',
    overdue('{ shift: ordered_at, by: -400000, unit: day }'),
    ['1:75 a.span.from.by: A time is moved by 365242 days at most: a thousand years.'],
  ],
  [
    'an unknown name',
    overdue('{ shift: orderedat, by: 1, unit: day }'),
    ['1:59 a.span.from.shift: "orders" has no dimension or column "orderedat", and leads to none. Did you mean "orderedAt"?'],
  ],
  [
    'a parameter that is not declared',
    overdue('{ shift: ordered_at, by: { parameter: days }, unit: day }'),
    ['1:88 a.span.from.by.parameter: There is no parameter "days". Declare it: parameters: { days: { default: … } }.'],
  ],
  [
    'a parameter without limits',
    overdue('{ shift: ordered_at, by: { parameter: days }, unit: day }', `, ${days('default: 1, whole: true')}`),
    [
      '1:88 a.span.from.by.parameter: "days" is a number of days, from -365242 to 365242 at most. Declare it as such: { whole: true, min: 1, max: 365 }.',
    ],
  ],
  [
    'a parameter that is no whole number',
    overdue('{ shift: ordered_at, by: { parameter: days }, unit: day }', `, ${days('default: 1, min: 1, max: 9')}`),
    [
      '1:88 a.span.from.by.parameter: "days" is a number of days, from -365242 to 365242 at most. Declare it as such: { whole: true, min: 1, max: 365 }.',
    ],
  ],
  [
    'a parameter that reaches too far',
    overdue('{ shift: ordered_at, by: { parameter: days }, unit: year }', `, ${days('default: 1, whole: true, min: 1, max: 2000')}`),
    [
      '1:88 a.span.from.by.parameter: "days" is a number of years, from -1000 to 1000 at most. Declare it as such: { whole: true, min: 1, max: 365 }.',
    ],
  ],
  [
    'a parameter without a default',
    overdue('{ shift: ordered_at, by: { parameter: days }, unit: day }', `, ${days('default: null, whole: true, min: 1, max: 9')}`),
    [
      '1:88 a.span.from.by.parameter: "days" has no default, and only a window, an input of a formula, or a comparison of a filter outside "not" can be without. Give it one: days: { default: … }.',
    ],
  ],
  [
    'a span from a moved day to a time',
    overdue('{ shift: due_on, by: 1, unit: day }'),
    [
      '1:36 a.span: A span goes from a time to a time of the same type, and what is computed is of type date, "paid_at" of type timestamptz.',
    ],
  ],
  [
    'a span from a number',
    overdue('5'),
    [
      '1:36 a.span: A span goes from a time to a time of the same type, and what is computed is of type integer, "paid_at" of type timestamptz.',
    ],
  ],
  [
    'the greatest of texts',
    'a: { model: orders, countDistinct: { greatest: [status, status] } }',
    ['1:40 a.countDistinct.greatest: "greatest" takes numbers, or times of one type, and these are of type text.'],
  ],
  [
    'the least of a time and a number',
    'a: { model: orders, countDistinct: { least: [ordered_at, amount] } }',
    ['1:40 a.countDistinct.least: "least" takes numbers, or times of one type, and these are of type timestamptz and decimal.'],
  ],
  [
    'the greatest of one',
    'a: { model: orders, sum: { greatest: [amount] } }',
    ['1:30 a.sum.greatest: "greatest" has too few items. It takes at least 2.'],
  ],
]

test.each(cases)('%s', (_, text, problems) => {
  expect(metricProblems(`  ${text}`)).toEqual(problems)
})

test('a moved time is told in words', () => {
  const moved = 'a: { model: orders, countDistinct: { shift: { greatest: [ordered_at, paid_at] }, by: -3, unit: month } }'
  const { metrics } = linkYaml(`${soundModels}metrics:\n  ${moved}\n`)
  expect(metrics.get('a')?.inWords).toBe('number of different the greatest of ordered_at, paid_at minus 3 months over orders')
})
