import type { ParsedElapsed } from '../definition/expression-input.ts'
import { divide, type Elapsed, type Expression, literal } from '../expression/expression.ts'
import { MICROSECONDS, plainGrain } from '../expression/time-grain.ts'
import { type NameLookup, nowAs } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { type Report, under } from './report.ts'

const OPEN_UNITS: readonly string[] = ['second', 'minute', 'hour']

/** The time between two times of a row, in a unit (S27): what is open, negative or out of hours counts as declared. */
export function linkElapsed(input: ParsedElapsed, lookup: NameLookup, report: Report): Expression | undefined {
  const { from, to, unit, hours } = input
  const first = typeof from === 'string' ? lookup(from, under(report, 'from')) : nowAs(undefined)
  const second = typeof to === 'string' ? lookup(to, under(report, 'to')) : nowAs(first?.type)
  const begin = first?.kind === 'now' ? nowAs(second?.type) : first
  if (begin === undefined || second === undefined) return undefined
  if (hours !== undefined && !OPEN_UNITS.includes(unit))
    report('wrong-unit', `Business hours are counted by the "hour", "minute" or "second": a ${unit} of them would mean several things.`, [
      'unit',
    ])
  if (begin.type === second.type && isTime(begin.type))
    return divide(span(begin, untilNow(second, input), input), literal(MICROSECONDS[unit], 'integer'))
  const [a, b] = [from, to].map((time) => (typeof time === 'string' ? `"${time}"` : 'now'))
  report('wrong-type', `"from" and "to" are two times of one type, and ${a} is of type ${begin.type}, ${b} of type ${second.type}.`, [])
  return undefined
}

function untilNow(to: Expression, { open }: ParsedElapsed): Expression {
  if (open === 'drop' || to.kind === 'now') return to
  return { kind: 'coalesce', operands: [to, nowAs(to.type)], type: to.type }
}

/** Open hours of a negative span may be none, so its instants are compared and not what lies between them. */
function span(from: Expression, to: Expression, { negative, hours }: ParsedElapsed): Expression {
  const elapsed: Elapsed = { kind: 'elapsed', from, to, ...(hours === undefined ? {} : { hours }), type: 'integer' }
  if (negative === 'refuse')
    return { ...elapsed, refused: { kind: 'bucket', of: from, grain: plainGrain('day'), zone: 'UTC', type: 'date' } }
  if (negative === 'keep') return elapsed
  const test = { kind: 'compare', operator: 'lte', left: from, right: to } as const
  return { kind: 'conditional', branches: [{ test, value: elapsed }], otherwise: literal(null, 'integer'), type: 'integer' }
}

/** Whether an expression is such a span, in whole microseconds. */
export function isSpan(of: Expression): boolean {
  return of.kind === 'elapsed' || (of.kind === 'conditional' && of.branches.every(({ value }) => value.kind === 'elapsed'))
}
