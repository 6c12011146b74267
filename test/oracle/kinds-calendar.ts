import { Temporal } from 'temporal-polyfill'
import type { Table } from './case.ts'

/** Time grains of the company's own calendars: years from February, years from the sixth of April, 4-5-4, and sprints of any length. */
const FISCAL = {
  fiscalYear: { month: 2, day: 1, months: 12 },
  fiscalQuarter: { month: 2, day: 1, months: 3 },
  taxYear: { month: 4, day: 6, months: 12 },
  taxQuarter: { month: 4, day: 6, months: 3 },
} as const

export type FiscalGrain = keyof typeof FISCAL
export type TableGrain = 'retailWeek' | 'retailMonth' | 'retailYear' | 'sprint'
export type DateGrain = 'day' | 'week' | 'month' | 'quarter' | 'year' | FiscalGrain | TableGrain

export const WEEK_STARTS = ['monday', 'sunday', 'thursday'] as const
export type WeekStart = (typeof WEEK_STARTS)[number]

/** Coarsest first, as long as their buckets are in the mean; of two as long, the first counts. */
export const DATE_GRAINS: readonly DateGrain[] = [
  'retailYear',
  'year',
  'fiscalYear',
  'taxYear',
  'quarter',
  'fiscalQuarter',
  'taxQuarter',
  'retailMonth',
  'month',
  'sprint',
  'week',
  'retailWeek',
  'day',
]

/** What the catalogs are told of calendars. */
export const calendars = {
  fiscal: { startMonth: 2 },
  tax: { startMonth: 4, startDay: 6 },
  retail: {
    table: 'calendar',
    date: 'date_day',
    grains: { retailWeek: 'retail_week', retailMonth: 'retail_month', retailYear: 'retail_year' },
  },
  sprints: { table: 'calendar', date: 'date_day', grains: { sprint: 'sprint' } },
}

const FIRST = Temporal.PlainDate.from('2008-02-10')
const YEARS = Array.from({ length: 22 }, (_, index) => 2008 + index)
const LONG_YEARS = [2011, 2017, 2020, 2023]
const SPRINTS = [10, 10, 4, 21, 1, 13, 14]

const YEAR_DAYS = YEARS.map((year) => (LONG_YEARS.includes(year) ? 371 : 364))
const DAYS = YEAR_DAYS.reduce((total, days) => total + days, 0)
const MONTH_DAYS = YEAR_DAYS.flatMap((days) => [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, days === 371 ? 5 : 4].map((weeks) => 7 * weeks))

/** The places of the first days of buckets with these lengths, over and over. */
function startsOf(lengths: readonly number[]): readonly number[] {
  const starts: number[] = []
  for (let at = 0; at < DAYS; at += lengths[(starts.length - 1) % lengths.length] ?? 1) starts.push(at)
  return starts
}

const STARTS: Readonly<Record<TableGrain, readonly number[]>> = {
  retailWeek: startsOf([7]),
  retailMonth: startsOf(MONTH_DAYS),
  retailYear: startsOf(YEAR_DAYS),
  sprint: startsOf(SPRINTS),
}

function isTable(grain: DateGrain): grain is TableGrain {
  return grain in STARTS
}

/** Whether buckets of a table's calendar are meant. */
export function isOfTable(grain: string | undefined): boolean {
  return grain !== undefined && grain in STARTS
}

function isFiscal(grain: DateGrain): grain is FiscalGrain {
  return grain in FISCAL
}

function dayAt(place: number): Temporal.PlainDate {
  return FIRST.add({ days: place })
}

function placeOf(date: Temporal.PlainDate): number {
  return FIRST.until(date, { largestUnit: 'days' }).days
}

/** The calendar as a table: one row for each day, with the first day of each of its buckets. */
export const calendarTable: Table = {
  name: 'calendar',
  columns: ['date_day', 'retail_week', 'retail_month', 'retail_year', 'sprint'].map((name) => ({ name, type: 'date' })),
  rows: Array.from({ length: DAYS }, (_, place) => {
    const grains = ['retailWeek', 'retailMonth', 'retailYear', 'sprint'] as const
    return [place, ...grains.map((grain) => STARTS[grain].findLast((start) => start <= place) ?? 0)].map((at) => dayAt(at).toString())
  }),
}

/** The bucket of a table's calendar that lies so many later, from a day's own on, and how far into its own the day lies. */
function bucketAt(date: Temporal.PlainDate, grain: TableGrain, later: number) {
  const place = placeOf(date)
  const starts = STARTS[grain]
  const index = starts.findLastIndex((start) => start <= place)
  const start = starts[index + later]
  if (place < 0 || place >= DAYS || start === undefined) throw new Error(`The oracle's calendar does not reach ${date}.`)
  return { start, length: (starts[index + later + 1] ?? DAYS) - start, days: place - (starts[index] ?? 0) }
}

/** The first day of the bucket that holds a day. */
export function firstDay(date: Temporal.PlainDate, grain: DateGrain, weekStart: WeekStart): Temporal.PlainDate {
  if (isTable(grain)) return dayAt(bucketAt(date, grain, 0).start)
  if (isFiscal(grain)) {
    const { month, day, months } = FISCAL[grain]
    let start = Temporal.PlainDate.from({ year: date.year - 2, month, day })
    for (let next = start; Temporal.PlainDate.compare(next, date) <= 0; next = next.add({ months })) start = next
    return start
  }
  switch (grain) {
    case 'day':
      return date
    case 'week':
      return date.subtract({ days: (date.dayOfWeek - { monday: 1, thursday: 4, sunday: 7 }[weekStart] + 7) % 7 })
    case 'month':
      return date.with({ day: 1 })
    case 'quarter':
      return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) })
    case 'year':
      return date.with({ day: 1, month: 1 })
  }
}

/** The first day of the bucket after the one that begins on a day. */
export function nextFirstDay(start: Temporal.PlainDate, grain: DateGrain): Temporal.PlainDate {
  if (!isTable(grain)) return dayBack(start, grain, -1)
  const { length } = bucketAt(start, grain, 0)
  return start.add({ days: length })
}

/** A day so many buckets earlier: where one is too short for it, its last day. */
export function dayBack(date: Temporal.PlainDate, grain: DateGrain, count: number): Temporal.PlainDate {
  if (isTable(grain)) {
    const { start, length, days } = bucketAt(date, grain, -count)
    return dayAt(start + Math.min(days, length - 1))
  }
  if (isFiscal(grain)) return date.subtract({ months: FISCAL[grain].months * count })
  if (grain === 'day' || grain === 'week') return date.subtract({ days: count * (grain === 'week' ? 7 : 1) })
  return date.subtract({ months: count * { month: 1, quarter: 3, year: 12 }[grain] })
}
