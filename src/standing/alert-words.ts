import type { Limit } from '../catalog/alert.ts'
import type { Unit } from '../definition/unit.ts'
import type { Finding } from './alert-crossings.ts'
import { toldChange, toldDifference, toldNumber } from './told-number.ts'

const OPERATORS = { gt: 'above', gte: 'at least', lt: 'below', lte: 'at most' } as const
const SHIFTS = {
  previousPeriod: 'the previous period',
  previousPeriodToDate: 'the previous period to date',
  samePeriodLastYear: 'the same period last year',
  sameWeekdaysLastYear: 'the same weekdays last year',
} as const

/** In which words an alert speaks of its numbers. */
export interface AlertTongue {
  readonly label: string
  readonly unit: Unit
  readonly currency: string
}

/** A limit in words: `at least 3`, `at most -30 points from the same period last year`. */
export function limitInWords(limit: Limit, { unit, currency }: AlertTongue): string {
  const { of, from, operator, threshold } = limit
  return `${OPERATORS[operator]} ${told(of, threshold, unit, currency)}${from === undefined ? '' : ` from ${shiftInWords(from)}`}`
}

function shiftInWords(from: NonNullable<Limit['from']>): string {
  if (typeof from === 'string') return SHIFTS[from]
  return from.count === 1 ? `one ${from.grain} before` : `${from.count} ${from.grain}s before`
}

function told(of: Limit['of'], value: number, unit: Unit, currency: string): string {
  if (of === 'change') return toldChange(value)
  return of === 'difference' ? toldDifference(value, unit, currency) : toldNumber(value, unit, currency)
}

/** What was found beyond a limit, in one line: `Renewal rate of Acme: 60%, after 90% (-30 points). The limit is at most -30 points …` */
export function crossingInWords(
  { key, value, before, change }: Finding<Readonly<Record<string, unknown>>>,
  limit: Limit,
  tongue: AlertTongue,
): string {
  const { label, unit, currency } = tongue
  const number = (one: number | null) => (one === null ? 'nothing' : toldNumber(one, unit, currency))
  const moved = change === null ? '' : `, after ${number(before)} (${told(limit.of, change, unit, currency)})`
  const names = Object.values(key).filter((part) => part !== null)
  const of = names.length > 0 ? ` of ${names.join(', ')}` : Object.keys(key).length > 0 ? ' of none' : ''
  return `${label}${of}: ${number(value)}${moved}. The limit is ${limitInWords(limit, tongue)}.`
}

/** What became of a goal, in one line. */
export function failureInWords(
  { value, threshold }: Pick<Finding<unknown>, 'value' | 'threshold'>,
  failure: 'missed' | 'offTrack',
  tongue: AlertTongue,
): string {
  const number = (one: number | null) => (one === null ? 'nothing' : toldNumber(one, tongue.unit, tongue.currency))
  const wanted = failure === 'missed' ? `the target is ${number(threshold)}` : `${number(threshold)} is expected by now`
  return `${tongue.label}: ${number(value)}, and ${wanted}.`
}
