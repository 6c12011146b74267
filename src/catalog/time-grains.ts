import type { Expression } from '../expression/expression.ts'
import { DATE_PARTS, PART_UNITS, plainGrain, TIME_UNITS, type TimeGrain, type TimeReading } from '../expression/time-grain.ts'
import { didYouMean } from '../problem/suggest.ts'
import { capitalize } from './capitalize.ts'
import type { Report } from './report.ts'

/** The time grains of a catalog: those of every calendar, finest first, then those of its own. */
export type TimeGrains = ReadonlyMap<string, TimeGrain>

/** The time grain of a name, in capitals or not; reports a name that is none. */
export function grainNamed(name: string, grains: TimeGrains, report: Report): TimeGrain | undefined {
  const found = grains.get(name) ?? [...grains.values()].find((grain) => grain.name.toLowerCase() === name.toLowerCase())
  if (found === undefined)
    report(
      'unknown-grain',
      `There is no time grain "${name}".${didYouMean(name, grains.keys())} Time grains are ${[...grains.keys()].map((known) => `"${known}"`).join(', ')}.`,
      [],
    )
  return found
}

export interface NamedReading {
  readonly name: string
  readonly reading: TimeReading
}

/** The names under which a time dimension can be grouped by: `closedAtMonth`, `closedAtDayOfWeek` … */
export function timeReadings(name: string, grains: TimeGrains): readonly NamedReading[] {
  const read = [...grains.values()].map((grain) => ({ name: `${name}${capitalize(grain.name)}`, reading: { grain } }))
  const parts = DATE_PARTS.map((part) => ({ name: `${name}${capitalize(part)}`, reading: { part } }))
  return [...read, ...parts]
}

const suffixes = new WeakMap<TimeGrains, readonly NamedReading[]>()

/** What names of readings end in, longest first: `DayOfMonth` is not `Month`. Made once for each catalog. */
function readingSuffixes(grains: TimeGrains): readonly NamedReading[] {
  const known = suffixes.get(grains)
  if (known !== undefined) return known
  const made = [...timeReadings('', grains)].sort((a, b) => b.name.length - a.name.length)
  suffixes.set(grains, made)
  return made
}

/** `closedAtMonth` as `closedAt` read at month; nothing where the name ends in no time grain or part. */
export function splitReading(name: string, grains: TimeGrains): { readonly base: string; readonly reading: TimeReading } | undefined {
  const found = readingSuffixes(grains).find((suffix) => name.endsWith(suffix.name) && name.length > suffix.name.length)
  return found && { base: name.slice(0, -found.name.length), reading: found.reading }
}

export function grainOf(name: string, grains: TimeGrains): TimeGrain | undefined {
  const split = splitReading(name, grains)
  return split !== undefined && 'grain' in split.reading ? split.reading.grain : undefined
}

/** Whether a name reads metric time. */
export function isMetricTime(name: string, grains: TimeGrains): boolean {
  return splitReading(name, grains)?.base === 'time'
}

/** Whether every bucket of one grain is made of whole buckets of another. */
export function isMadeOf(coarse: TimeGrain, fine: TimeGrain): boolean {
  if (coarse === fine) return true
  if (coarse.kind === 'table') return [...coarse.starts, coarse.end].every((day) => dayBeginsBucket(day, fine))
  if (fine.kind === 'table') return false
  const [unit, other] = [TIME_UNITS.indexOf(coarse.unit), TIME_UNITS.indexOf(fine.unit)]
  if (other <= TIME_UNITS.indexOf('day')) return unit >= other
  if (fine.unit === 'week' || coarse.unit === 'week') return fine.unit === coarse.unit && fine.later.days === coarse.later.days
  const months = MONTHS[fine.unit] ?? 1
  return unit >= other && fine.later.days === coarse.later.days && (coarse.later.months - fine.later.months) % months === 0
}

/** Whether a time can be read so: days at no finer grain than day, and times that are stored as buckets at none that would cut these (S13). */
export function offersReading(time: Expression, reading: TimeReading, grains: TimeGrains): boolean {
  const stored = storedGrain(time, grains)
  return stored === undefined || isMadeOf('grain' in reading ? reading.grain : plainGrain(PART_UNITS[reading.part]), stored)
}

/** The buckets as which a time is stored; nothing where it is an instant or a time of day. */
export function storedGrain(time: Expression, grains: TimeGrains): TimeGrain | undefined {
  const name = time.kind === 'bucket' ? time.grain.name : time.kind === 'column' ? time.grain : undefined
  return grains.get(name ?? '') ?? (time.type === 'date' ? plainGrain('day') : undefined)
}

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 }

/** Whether a bucket of the grain begins with a day. */
export function dayBeginsBucket(day: string, grain: TimeGrain): boolean {
  if (grain.kind === 'table') return day === grain.end || grain.starts.includes(day)
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - grain.later.days)
  if (TIME_UNITS.indexOf(grain.unit) <= TIME_UNITS.indexOf('day')) return true
  if (grain.unit === 'week') return date.getUTCDay() === 1
  return date.getUTCDate() === 1 && (date.getUTCMonth() - grain.later.months + 12) % (MONTHS[grain.unit] ?? 1) === 0
}
