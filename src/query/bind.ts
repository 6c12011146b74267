import { Temporal } from 'temporal-polyfill'
import type { Model, Tally } from '../catalog/catalog.ts'
import type { TimeGrains } from '../catalog/time-grains.ts'
import type { BusinessHoursOption } from '../definition/business-hours.ts'
import type { Aggregation } from '../expression/aggregation.ts'
import type { BusinessHours } from '../expression/business-hours.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { type LeafMapping, mapAggregation, mapExpression, mapPredicate } from '../expression/map.ts'
import { momentText } from '../expression/period-test.ts'
import { MICROSECONDS, plainGrain } from '../expression/time-grain.ts'
import { isInstant, momentOf, parseMoment } from './resolve-time.ts'
import type { ResolvedFrame } from './resolved-question.ts'

/** Binds what a definition leaves open to one question: days and wall-clock times to instants of its zone, amounts to its currency. */
export interface Binding {
  expression(of: Expression): Expression
  predicate(of: Predicate): Predicate
  aggregation(of: Aggregation): Aggregation
}

/** What is open until a question is asked. */
export interface Bound {
  readonly zone: string
  readonly currency: string
  readonly asOf: string
  readonly grains: TimeGrains
  readonly hours?: BusinessHoursOption | undefined
}

export function bindTo({ zone, currency, asOf, grains, hours }: Bound): Binding {
  const open = hours && openHours(hours)
  const now = (type: ColumnType) => {
    const moment = parseMoment(asOf, zone)
    const { instant, wall } = moment === undefined ? { instant: asOf, wall: asOf } : momentOf(moment)
    return type === 'timestamptz' ? instant : type === 'date' ? wall.slice(0, 10) : wall
  }
  const mapping: LeafMapping = {
    literal: (literal) => {
      if (typeof literal.value !== 'string') return literal
      const isBound = literal.type === 'timestamptz' || (literal.type === 'timestamp' && isInstant(literal.value))
      const moment = isBound ? parseMoment(literal.value, zone) : undefined
      return moment === undefined ? literal : { ...literal, value: momentText(momentOf(moment), literal.type) }
    },
    parameter: ({ value, type }) => ({ kind: 'literal', value, type }),
    // What is left open is passed by every row.
    compare: ({ right }) => (right.kind === 'parameter' && right.value === null ? { kind: 'every', of: [] } : undefined),
    now: ({ type }) => ({ kind: 'literal', value: now(type), type }),
    elapsed: (elapsed) => (elapsed.hours === undefined || open === undefined ? elapsed : { ...elapsed, hours: open }),
    moved: (moved) => ({ ...moved, zone }),
    bucket: (bucket) => ({ ...bucket, grain: grains.get(bucket.grain.name) ?? bucket.grain, zone }),
    converted: (converted) => ({ ...converted, to: currency, on: dayOf(converted.on, zone) }),
  }
  return {
    expression: (of) => mapExpression(of, mapping),
    predicate: (of) => mapPredicate(of, mapping),
    aggregation: (of) => mapAggregation(of, mapping),
  }
}

function openHours({ timezone, from, to, days, holidays = [] }: BusinessHoursOption): BusinessHours {
  const closed = [...new Set(holidays)].filter((day) => days.includes(Temporal.PlainDate.from(day).dayOfWeek))
  return { zone: timezone, days: [...new Set(days)], holidays: closed, opens: timeOfDay(from), closes: timeOfDay(to) }
}

/** Microseconds after midnight of "09:30". */
function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * MICROSECONDS.hour + minutes * MICROSECONDS.minute
}

function dayOf(time: Expression, zone: string): Expression {
  return time.type === 'date' ? time : { kind: 'bucket', of: time, grain: plainGrain('day'), zone, type: 'date' }
}

/** The times of rows by which they count for buckets may be cut in the question's zone. */
export function boundFrame(frame: ResolvedFrame, { expression, predicate }: Binding): ResolvedFrame {
  const { test, pieces } = frame
  const of = pieces?.of.map((piece) => ({ ...piece, of: expression(piece.of) })) ?? []
  return { ...frame, test: predicate(test), pieces: pieces && { ...pieces, of } }
}

/** Which rows a model has, and what they have of each other, may hang on days, and those begin at the midnights of the question's zone. */
export function boundModel(model: Model, binding: Binding): Model {
  const joins = [...model.joins]
  const open = [model, ...joins.map(([, join]) => join)].some(
    ({ where, windows, tallies }) => where !== undefined || windows.size > 0 || tallies.size > 0,
  )
  if (!open) return model
  const bound = joins.map(([as, join]) => [as, { ...join, ...boundRows(join, binding) }] as const)
  return { ...model, ...boundRows(model, binding), joins: new Map(bound) }
}

type Rows = Pick<Model, 'where' | 'windows' | 'tallies'>

function boundRows({ where, windows, tallies }: Rows, binding: Binding): Rows {
  const test = (given: Predicate | undefined) => given && binding.predicate(given)
  const bound = [...windows].map(
    ([name, window]) => [name, { ...window, of: binding.expression(window.of), where: test(window.where) }] as const,
  )
  const counted = [...tallies].map(([name, tally]) => [name, boundTally(tally, binding)] as const)
  return { where: test(where), windows: new Map(bound), tallies: new Map(counted) }
}

function boundTally(tally: Tally, binding: Binding): Tally {
  return {
    ...tally,
    aggregation: binding.aggregation(tally.aggregation),
    where: tally.where && binding.predicate(tally.where),
    rows: boundModel(untallied(tally.rows), binding),
  }
}

/** Rows that are only aggregated: what they have of other rows is not read. */
function untallied(model: Model): Model {
  const joins = [...model.joins].map(([as, join]) => [as, { ...join, tallies: new Map() }] as const)
  return { ...model, tallies: new Map(), joins: new Map(joins) }
}
