import { expect, test } from 'vitest'
import type { CatalogOptions } from '../../src/catalog/catalog.ts'
import type { CalendarRows } from '../../src/catalog/link-calendars.ts'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import type { CalendarOption } from '../../src/definition/options-schema.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'

const day = (name: string, type: 'date' | 'text' = 'date') => ({ name, type, databaseType: type, nullable: false })
const tables = [
  { name: 'retail_days', columns: [day('on_day'), day('week_start'), day('month_start'), day('label', 'text')] },
  { name: 'orders', columns: [day('order_id', 'text'), day('ordered_on')] },
]
const retail = { table: 'retail_days', date: 'on_day', grains: { retailWeek: 'week_start' } }

function problems(
  calendars: Readonly<Record<string, CalendarOption>>,
  rows: CalendarRows = {},
  definitions: readonly object[] = [],
  mapping: CatalogOptions['mapping'] = {},
) {
  try {
    linkCatalog({
      definitions: definitions.map((definition) => ({ definition })),
      tables,
      options: { calendars, mapping },
      calendars: rows,
    })
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return error.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw error
  }
  return []
}

test('a calendar whose table or columns are not there is refused', () => {
  expect(problems({ retail: { ...retail, table: 'retial_days' } })).toEqual([
    'options.calendars.retail.table: The warehouse has no table or view "retial_days" to take a calendar from. Did you mean "retail_days"?',
  ])
  expect(problems({ retail: { ...retail, grains: { retailWeek: 'weekstart', retailLabel: 'label' } } })).toEqual([
    'options.calendars.retail.grains.retailWeek: There is no column "weekstart" in the calendar table "retail_days". Did you mean "week_start"?',
    'options.calendars.retail.grains.retailLabel: "label" of the calendar table "retail_days" is of type text, and a calendar is made of days.',
  ])
  expect(problems({ retail })).toEqual([
    'options.calendars.retail: The calendar "retail" is made of a table, and its rows were not given. Read them with "readCalendars".',
  ])
})

test('a calendar by names that the warehouse does not have is refused, though a mapping has them', () => {
  const renamed = { retail_days: { table: 'days', columns: { on_day: 'day' } } }
  expect(problems({ retail }, { retail: [] }, [], renamed)).toContain(
    'options.calendars.retail.table: The calendar "retail" is made of the table "retail_days", and "mapping" gives other names to it. A calendar is read by the names of the warehouse: make it of "days", with the columns as they are called there.',
  )
})

test.each([
  ['without days', [], 'The calendar "retail" has no days: "retail_days" is empty.'],
  [
    'with a row of no day',
    [[null, '2025-01-06']],
    'A row of "retail_days" has no "on_day", and a calendar says of each day where it lies.',
  ],
  [
    'with a day of no bucket',
    [['2025-01-06', null]],
    '"week_start" of "retail_days" is empty on 2025-01-06, and says of each day with which day its bucket begins.',
  ],
  [
    'with a day twice',
    [
      ['2025-01-06', '2025-01-06'],
      ['2025-01-06', '2025-01-06'],
    ],
    '"week_start" of "retail_days" is given twice for 2025-01-06. A calendar has one row for each day.',
  ],
  [
    'with a gap',
    [
      ['2025-01-06', '2025-01-06'],
      ['2025-01-08', '2025-01-06'],
    ],
    '"week_start" of "retail_days" has no row for 2025-01-07: after 2025-01-06 comes 2025-01-08. A calendar has a row for each day.',
  ],
  [
    'that begins inside a bucket',
    [['2025-01-07', '2025-01-06']],
    '"week_start" of "retail_days" begins with 2025-01-07, inside the bucket of 2025-01-06. A calendar begins with the first day of a bucket: add the days before, or leave out those up to the next.',
  ],
  [
    'with a bucket that begins later',
    [['2025-01-06', '2025-01-07']],
    '"week_start" of "retail_days" says that the bucket of 2025-01-06 begins on 2025-01-07, which is later.',
  ],
  [
    'with buckets that overlap',
    [
      ['2025-01-06', '2025-01-06'],
      ['2025-01-07', '2025-01-07'],
      ['2025-01-08', '2025-01-06'],
    ],
    '"week_start" of "retail_days" says that 2025-01-08 lies in the bucket of 2025-01-06, and the day before it in that of 2025-01-07. The days of a bucket follow each other, from its first.',
  ],
])('a calendar %s is refused', (_, rows, message) => {
  expect(problems({ retail }, { retail: rows })).toEqual([`options.calendars.retail.grains.retailWeek: ${message}`])
})

test('names of time grains do not collide with each other, nor with dimensions', () => {
  const days = { retail: [['2025-01-06', '2025-01-06']] }
  expect(
    problems(
      { retail: { ...retail, grains: { week: 'week_start', dayOfWeek: 'month_start' } } },
      { retail: [['2025-01-06', '2025-01-06', '2025-01-06']] },
    ),
  ).toEqual([
    'options.calendars.retail: There is already a time grain or part of the calendar called "week". Give it another name.',
    'options.calendars.retail: There is already a time grain or part of the calendar called "dayOfWeek". Give it another name.',
  ])
  expect(problems({ fiscal: { startMonth: 2 }, retail: { ...retail, grains: { fiscalYear: 'week_start' } } }, days)).toEqual([
    'options.calendars.retail: There is already a time grain or part of the calendar called "fiscalYear". Give it another name.',
  ])
  const orders = (dimensions: object) => [{ kind: 'model', name: 'orders', table: 'orders', key: 'order_id', dimensions }]
  expect(problems({ fiscal: { startMonth: 2 } }, {}, orders({ at: 'ordered_on', atFiscalYear: 'ordered_on' }))).toEqual([
    'models.orders.dimensions.atFiscalYear: "orderAtFiscalYear" is a dimension, and also "orderAt" at a time grain. Rename one of them.',
  ])
  expect(problems({ fiscal: { startMonth: 2 } }, {}, orders({ at: 'ordered_on', atFiscal: 'ordered_on' }))).toEqual([
    'models.orders.dimensions.atFiscal: "orderAtFiscalQuarter" would be "orderAtFiscal" at a time grain, and also "orderAt" at one. Rename one of them.',
    'models.orders.dimensions.atFiscal: "orderAtFiscalYear" would be "orderAtFiscal" at a time grain, and also "orderAt" at one. Rename one of them.',
  ])
})

test('a time is stored by a grain that there is, in a column without a zone', () => {
  const orders = (dimensions: object) => [{ kind: 'model', name: 'orders', table: 'orders', key: 'order_id', dimensions }]
  expect(problems({}, {}, orders({ month: { column: 'ordered_on', grain: 'mnoth' } }))).toEqual([
    'models.orders.dimensions.month.grain: There is no time grain "mnoth". Did you mean "month"? Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year".',
  ])
  expect(problems({}, {}, orders({ id: { column: 'order_id', grain: 'month' } }))).toEqual([
    'models.orders.dimensions.id.grain: "id" is of type text and cannot be stored by month: declare a column of days or times.',
  ])
  expect(
    problems({}, {}, orders({ month: { column: 'ordered_on', grain: 'month' }, year: { column: 'ordered_on', grain: 'year' } })),
  ).toEqual(['models.orders.dimensions.year.grain: "ordered_on" is declared as stored by month, and also by year. It is one of them.'])
})

test('windows and offsets go by grains that there are', () => {
  const definitions = [
    { kind: 'model', name: 'orders', table: 'orders', key: 'order_id', metricTime: 'at', dimensions: { at: 'ordered_on' } },
    { kind: 'metric', name: 'orderCount', model: 'orders', count: 'rows' },
    { kind: 'metric', type: 'cumulative', name: 'ofYear', metric: 'orderCount', toDate: 'fiscalYear' },
    { kind: 'metric', type: 'cumulative', name: 'ofMonths', metric: 'orderCount', window: { count: 3, grain: 'moth' } },
    { kind: 'metric', type: 'derived', name: 'before', formula: { metric: 'orderCount', offset: { count: 1, grain: 'yaer' } } },
  ]
  const known = 'Time grains are "second", "minute", "hour", "day", "week", "month", "quarter", "year".'
  expect(problems({}, {}, definitions)).toEqual([
    `metrics.ofYear.toDate: There is no time grain "fiscalYear". ${known}`,
    `metrics.ofMonths.window.grain: There is no time grain "moth". Did you mean "month"? ${known}`,
    `metrics.before.formula.offset.grain: There is no time grain "yaer". Did you mean "year"? ${known}`,
  ])
})
