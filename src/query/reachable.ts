import type { Catalog, Model } from '../catalog/catalog.ts'
import { isTime } from '../catalog/is-time.ts'
import { offersReading, splitReading, type TimeGrains, timeReadings } from '../catalog/time-grains.ts'
import type { Expression } from '../expression/expression.ts'
import { isDayOrCoarser, type TimeReading } from '../expression/time-grain.ts'

/** The rows of one model, and the time by which they are reported. */
export interface Rows {
  readonly model: Model
  readonly time: Expression | undefined
}

/** A time at a grain or as a part of the calendar, cut in `zone`. */
export function readTime(of: Expression, reading: TimeReading, zone: string): Expression {
  if ('part' in reading) return { kind: 'datePart', of, part: reading.part, zone, type: 'integer' }
  return { kind: 'bucket', of, grain: reading.grain, zone, type: isDayOrCoarser(reading.grain) ? 'date' : of.type }
}

/** What times are read by. */
export interface Reading {
  readonly zone: string
  readonly grains: TimeGrains
}

/** What a public name stands for in these rows; nothing where they do not lead to it. */
export function reach(rows: Rows, name: string, { zone, grains }: Reading): Expression | undefined {
  const member = rows.model.members.get(name)
  if (member !== undefined) return member.expression
  const split = splitReading(name, grains)
  if (split === undefined) return undefined
  const time = split.base === 'time' ? rows.time : rows.model.members.get(split.base)?.expression
  if (time === undefined || !isTime(time.type) || !offersReading(time, split.reading, grains)) return undefined
  return readTime(time, split.reading, zone)
}

/** Every name that a metric over these rows can be broken down by. */
export function groupableNames(rows: Rows, grains: TimeGrains): readonly string[] {
  const names = [...rows.model.members.values()].flatMap(({ name, expression }) =>
    isTime(expression.type) ? readingsOf(name, expression, grains) : [name],
  )
  return rows.time === undefined ? names : [...names, ...readingsOf('time', rows.time, grains)]
}

function readingsOf(name: string, time: Expression, grains: TimeGrains): readonly string[] {
  return timeReadings(name, grains)
    .filter(({ reading }) => offersReading(time, reading, grains))
    .map((one) => one.name)
}

/** Every name that some question can group by. */
export function allGroupableNames({ dimensions, grains }: Catalog): readonly string[] {
  const names = [...dimensions.values()].flatMap(({ name, dimension: { expression } }) =>
    isTime(expression.type) ? readingsOf(name, expression, grains) : [name],
  )
  return [...names, ...timeReadings('time', grains).map((one) => one.name)]
}
