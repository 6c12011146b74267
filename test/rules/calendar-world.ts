import { afterAll, beforeAll } from 'vitest'
import type { CatalogOptions } from '../../src/catalog/catalog.ts'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { readCalendars } from '../../src/engine/read-calendars.ts'
import { type AnswerGroup, answer, DEFAULTS, type MetricsLayer } from '../../src/index.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import type { OpenedEngine } from '../engine/engines.ts'

/** One sale a day for four retail years of 4-5-4 months, the second of 53 weeks; targets by month; a visit in the last minute of January. */
const calendarTables: readonly string[] = [
  'create table shops (shop_id int primary key)',
  'insert into shops values (1)',
  'create table sales (sale_day date primary key, amount int not null, shop_id int default 1)',
  `insert into sales (sale_day, amount) values ${Array.from({ length: 1463 }, (_, index) => `('${day('2022-01-30', index)}', 1)`).join(', ')}`,
  'create table visits (visit_id int primary key, came_at timestamptz not null)',
  "insert into visits values (1, '2025-02-01 20:00:00+00')",
  'create table old_visits (visit_id int primary key, came_at timestamp not null)',
  "insert into old_visits values (1, '2019-02-01 20:00:00')",
  'create table targets (target_id int primary key, month date not null, amount int not null)',
  "insert into targets values (1, '2024-01-01', 10), (2, '2024-02-01', 12), (3, '2024-03-01', 20)",
  'create table retail_calendar (date_day date not null, retail_week date not null, retail_month date not null, retail_year date not null)',
  ...retailYear('2022-01-30', [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4]),
  ...retailYear('2023-01-29', [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 5]),
  ...retailYear('2024-02-04', [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4]),
  ...retailYear('2025-02-02', [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4]),
]

function day(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The days of a year that begins on a Sunday and has so many weeks in each month. */
function retailYear(start: string, weeks: readonly number[]): readonly string[] {
  const rows: string[] = []
  let month = 0
  for (const count of weeks) {
    for (let at = month; at < month + 7 * count; at += 1)
      rows.push(`('${day(start, at)}', '${day(start, at - (at % 7))}', '${day(start, month)}', '${start}')`)
    month += 7 * count
  }
  return [`insert into retail_calendar values ${rows.join(', ')}`]
}

const calendarOptions: Pick<CatalogOptions, 'weekStart' | 'calendars'> = {
  weekStart: 'sunday',
  calendars: {
    fiscal: { startMonth: 2 },
    tax: { startMonth: 4, startDay: 6 },
    retail: {
      table: 'retail_calendar',
      date: 'date_day',
      grains: { retailWeek: 'retail_week', retailMonth: 'retail_month', retailYear: 'retail_year' },
    },
  },
}

const definitions: readonly object[] = [
  {
    kind: 'model',
    name: 'sales',
    table: 'sales',
    key: 'sale_day',
    entity: 'sale',
    metricTime: 'soldOn',
    dimensions: { soldOn: 'sale_day' },
    entities: { shop: { model: 'shops', column: 'shop_id' } },
  },
  { kind: 'model', name: 'shops', table: 'shops', key: 'shop_id' },
  { kind: 'model', name: 'visits', table: 'visits', key: 'visit_id', metricTime: 'visitedAt', dimensions: { visitedAt: 'came_at' } },
  {
    kind: 'model',
    name: 'oldVisits',
    table: 'old_visits',
    key: 'visit_id',
    entity: 'oldVisit',
    metricTime: 'cameAt',
    dimensions: { cameAt: 'came_at' },
  },
  {
    kind: 'model',
    name: 'targets',
    table: 'targets',
    key: 'target_id',
    metricTime: 'month',
    dimensions: { month: { column: 'month', grain: 'month' } },
  },
  { kind: 'metric', name: 'saleCount', model: 'sales', count: 'rows' },
  { kind: 'metric', type: 'retention', name: 'shopsSellingOn', base: 'saleCount', active: 'saleCount', per: 'shop', grain: 'month' },
  { kind: 'metric', name: 'visitCount', model: 'visits', count: 'rows' },
  { kind: 'metric', name: 'oldVisitCount', model: 'oldVisits', count: 'rows' },
  { kind: 'metric', name: 'target', model: 'targets', sum: 'amount' },
  { kind: 'metric', type: 'cumulative', name: 'targetOfTenDays', metric: 'target', window: { count: 10, grain: 'day' } },
  { kind: 'metric', type: 'cumulative', name: 'salesOfTwoRetailMonths', metric: 'saleCount', window: { count: 2, grain: 'retailMonth' } },
  { kind: 'metric', type: 'cumulative', name: 'salesOfRetailYear', metric: 'saleCount', toDate: 'retailYear' },
  { kind: 'metric', type: 'cumulative', name: 'salesOfFiscalYear', metric: 'saleCount', toDate: 'fiscalYear' },
  {
    kind: 'metric',
    type: 'derived',
    name: 'salesAYearAgo',
    formula: { add: [{ metric: 'saleCount', offset: { count: 1, grain: 'retailYear' } }, 0] },
  },
]

const calendarDefinitions = definitions.map((definition) => ({ definition }))

type Cell = string | number | boolean | null

/** A question about sales, unless it names other metrics. */
export type SalesQuestion = Omit<Question, 'metrics'> & { readonly metrics?: readonly string[] }

export interface CalendarWorld {
  groups(question: SalesQuestion): Promise<readonly AnswerGroup[]>
  /** Each group as its key and its metrics. */
  ask(question: SalesQuestion): Promise<readonly (readonly Cell[])[]>
  /** Why a question is not answered. */
  refused(question: SalesQuestion): Promise<string>
}

/** The world of sales and calendars in one engine, for the tests of a suite; it is the twelfth of March 2025. */
export function calendarWorld(open: (setup: readonly string[]) => Promise<OpenedEngine>): CalendarWorld {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(calendarTables)
    const { engine } = opened
    const tables = await engine.inspect()
    const calendars = await readCalendars(calendarOptions, engine, tables)
    const catalog = linkCatalog({ definitions: calendarDefinitions, tables, options: calendarOptions, calendars })
    layer = { catalog, engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())
  const groups = async (question: SalesQuestion) => {
    if (layer === undefined) throw new Error('The world is open only while the tests of the suite run.')
    const caller = { policy: everything, now: new Date('2025-03-12T10:00:00Z') }
    const [found] = await answer(layer, [{ metrics: ['saleCount'], ...question }], caller)
    return found?.groups ?? []
  }
  return {
    groups,
    ask: async (question) => (await groups(question)).map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)]),
    refused: (question) =>
      groups(question).then(
        () => 'answered',
        (error: Error) => error.message,
      ),
  }
}
