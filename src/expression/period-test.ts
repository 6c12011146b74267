import type { ColumnType } from './column-type.ts'
import { type Expression, everyOf, literal, type Predicate } from './expression.ts'

/** A moment as ISO text in UTC, and as wall-clock text of the question's zone: `2025-01-01T05:00:00Z`, `2025-01-01T00:00:00`. */
export interface Moment {
  readonly instant: string
  readonly wall: string
}

/** Half-open; an end that is missing is open. */
export interface ResolvedPeriod {
  readonly from?: Moment | undefined
  readonly to?: Moment | undefined
}

/** The test that a time lies in a period: instants by the instant, days and wall-clock times by the wall clock of the zone (S11, S12). */
export function periodTest(time: Expression, period: ResolvedPeriod): Predicate | undefined {
  const bound = (moment: Moment | undefined, operator: 'gte' | 'lt'): Predicate | undefined =>
    moment && { kind: 'compare', operator, left: time, right: literal(momentText(moment, time.type), time.type) }
  return everyOf([bound(period.from, 'gte'), bound(period.to, 'lt')])
}

/** A moment as a time of a type is compared with it. */
export function momentText(moment: Moment, type: ColumnType): string {
  if (type === 'timestamptz') return moment.instant
  return type === 'date' ? firstWholeDay(moment.wall) : moment.wall
}

/** A day counts from its midnight on, so a bound inside a day lets the next one be the first. */
function firstWholeDay(wall: string): string {
  const [day = '', time = ''] = wall.split('T')
  if (/^00:00(:00(\.0+)?)?$/.test(time)) return day
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
