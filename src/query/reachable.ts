import type { Catalog, Model } from '../catalog/catalog.ts'
import { isTime } from '../catalog/link-expression.ts'
import { type TimeReading, timeReadings } from '../catalog/public-names.ts'
import type { Expression } from '../expression/expression.ts'
import { isDayOrCoarser, type TimeGrain } from '../expression/time-grain.ts'

/** The rows of one model, and the time by which they are reported. */
export interface Rows {
  readonly model: Model
  readonly time: Expression | undefined
}

/** Longest first: `DayOfMonth` is not `Month`. */
const SUFFIXES: readonly { readonly suffix: string; readonly reading: TimeReading }[] = timeReadings('')
  .map(({ name, reading }) => ({ suffix: name, reading }))
  .sort((a, b) => b.suffix.length - a.suffix.length)

/** `closedAtMonth` as `closedAt` read at month; nothing where the name ends in no time grain or part. */
export function splitReading(name: string): { readonly base: string; readonly reading: TimeReading } | undefined {
  const found = SUFFIXES.find(({ suffix }) => name.endsWith(suffix) && name.length > suffix.length)
  return found && { base: name.slice(0, -found.suffix.length), reading: found.reading }
}

export function grainOf(name: string): TimeGrain | undefined {
  const split = splitReading(name)
  return split !== undefined && 'grain' in split.reading ? split.reading.grain : undefined
}

/** Whether a name reads metric time. */
export function isMetricTime(name: string): boolean {
  return splitReading(name)?.base === 'time'
}

/** A time at a grain or as a part of the calendar, cut in `zone`. */
export function readTime(of: Expression, reading: TimeReading, zone: string): Expression {
  if ('part' in reading) return { kind: 'datePart', of, part: reading.part, zone, type: 'integer' }
  return { kind: 'bucket', of, grain: reading.grain, zone, type: isDayOrCoarser(reading.grain) ? 'date' : of.type }
}

/** What a public name stands for in these rows; nothing where they do not lead to it. */
export function reach(rows: Rows, name: string, zone: string): Expression | undefined {
  const member = rows.model.members.get(name)
  if (member !== undefined) return member.expression
  const split = splitReading(name)
  if (split === undefined) return undefined
  const time = split.base === 'time' ? rows.time : rows.model.members.get(split.base)?.expression
  if (time === undefined || !isTime(time.type)) return undefined
  if (time.type === 'date' && isFinerThanDay(split.reading)) return undefined
  return readTime(time, split.reading, zone)
}

function isFinerThanDay(reading: TimeReading): boolean {
  return 'grain' in reading ? !isDayOrCoarser(reading.grain) : reading.part === 'hourOfDay'
}

/** Every name that a metric over these rows can be broken down by. */
export function groupableNames(rows: Rows): readonly string[] {
  const names = [...rows.model.members.values()].flatMap(({ name, expression }) =>
    isTime(expression.type) ? readingsOf(name, expression) : [name],
  )
  return rows.time === undefined ? names : [...names, ...readingsOf('time', rows.time)]
}

function readingsOf(name: string, time: Expression): readonly string[] {
  return timeReadings(name)
    .filter(({ reading }) => time.type !== 'date' || !isFinerThanDay(reading))
    .map((one) => one.name)
}

/** Every name that some question can group by. */
export function allGroupableNames(catalog: Catalog): readonly string[] {
  const names = [...catalog.dimensions.values()].flatMap(({ name, type }) =>
    isTime(type) ? timeReadings(name).map((one) => one.name) : [name],
  )
  return [...names, ...timeReadings('time').map((one) => one.name)]
}
