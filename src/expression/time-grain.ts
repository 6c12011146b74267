/** The built-in time grains, finest first. */
export const TIME_GRAINS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const
export type TimeGrain = (typeof TIME_GRAINS)[number]

/** Calendar parts that run across years, with the ISO number that each gives. */
export const DATE_PARTS = ['hourOfDay', 'dayOfWeek', 'dayOfMonth', 'dayOfYear', 'weekOfYear', 'monthOfYear', 'quarterOfYear'] as const
export type DatePart = (typeof DATE_PARTS)[number]

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
  return TIME_GRAINS.indexOf(grain) >= TIME_GRAINS.indexOf('day')
}
