/** The units of the calendar that every catalog has time grains of, finest first. */
export const TIME_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

/** How time is cut into buckets: by a unit of the calendar, or as a table of dates says. */
export type TimeGrain = UnitGrain | TableGrain

/** Buckets as long as a unit, each beginning so much `later` than the unit's own: first the months, then the days. */
export interface UnitGrain {
  readonly kind: 'unit'
  readonly name: string
  readonly unit: TimeUnit
  readonly later: { readonly months: number; readonly days: number }
}

/** Buckets of whole days, one after the other: from each of `starts` to the next, and the last one to `end`, a day that is not in it. */
export interface TableGrain {
  readonly kind: 'table'
  readonly name: string
  /** The calendar that has it. */
  readonly calendar: string
  readonly starts: readonly string[]
  readonly end: string
}

/** A unit of the calendar as it is: weeks from Monday, years from January. */
export function plainGrain(unit: TimeUnit): UnitGrain {
  return PLAIN[unit]
}

const unitGrain = (unit: TimeUnit): UnitGrain => ({ kind: 'unit', name: unit, unit, later: { months: 0, days: 0 } })

const PLAIN: Readonly<Record<TimeUnit, UnitGrain>> = {
  second: unitGrain('second'),
  minute: unitGrain('minute'),
  hour: unitGrain('hour'),
  day: unitGrain('day'),
  week: unitGrain('week'),
  month: unitGrain('month'),
  quarter: unitGrain('quarter'),
  year: unitGrain('year'),
}

/** The units of the calendar as time grains, by their names. */
export const PLAIN_GRAINS: ReadonlyMap<string, TimeGrain> = new Map(TIME_UNITS.map((unit) => [unit, PLAIN[unit]]))

/** Calendar parts that run across years, with the ISO number that each gives. */
export const DATE_PARTS = ['hourOfDay', 'dayOfWeek', 'dayOfMonth', 'dayOfYear', 'weekOfYear', 'monthOfYear', 'quarterOfYear'] as const
export type DatePart = (typeof DATE_PARTS)[number]

/** How a time dimension is read: at a time grain, or as a part of the calendar. */
export type TimeReading = { readonly grain: TimeGrain } | { readonly part: DatePart }

/** The unit whose buckets a part tells apart. */
export const PART_UNITS: Readonly<Record<DatePart, TimeUnit>> = {
  hourOfDay: 'hour',
  dayOfWeek: 'day',
  dayOfMonth: 'day',
  dayOfYear: 'day',
  weekOfYear: 'week',
  monthOfYear: 'month',
  quarterOfYear: 'quarter',
}

export const DURATION_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'year'] as const
export type DurationUnit = (typeof DURATION_UNITS)[number]

/** Microseconds in one unit. A year is 365.25 days, the mean of the Julian calendar. */
export const MICROSECONDS: Readonly<Record<DurationUnit, number>> = {
  second: 1e6,
  minute: 60e6,
  hour: 3600e6,
  day: 86_400e6,
  week: 604_800e6,
  year: 31_557_600e6,
}

/** Buckets of this grain are dates; those of a finer one are times. */
export function isDayOrCoarser(grain: TimeGrain): boolean {
  return grain.kind === 'table' || TIME_UNITS.indexOf(grain.unit) >= TIME_UNITS.indexOf('day')
}
