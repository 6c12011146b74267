import type { ParsedExpression, ParsedShift } from '../definition/expression-input.ts'
import { type Expression, literal } from '../expression/expression.ts'
import { isDayOrCoarser, plainGrain, type TimeUnit } from '../expression/time-grain.ts'
import { type NameLookup, parameterName } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { type Report, under } from './report.ts'

type Link = (input: ParsedExpression, lookup: NameLookup, report: Report) => Expression | undefined

/** The most units by which a time may be moved: a thousand years, so that it stays one that every database can hold. */
const FARTHEST: Readonly<Record<TimeUnit, number>> = {
  second: 31_556_952_000,
  minute: 525_949_200,
  hour: 8_765_820,
  day: 365_242,
  week: 52_177,
  month: 12_000,
  quarter: 4_000,
  year: 1_000,
}

/** A time moved by whole units, or by as many as a question says. */
export function linkMoved({ shift, by, unit }: ParsedShift, link: Link, lookup: NameLookup, report: Report): Expression | undefined {
  const of = link(shift, lookup, under(report, 'shift'))
  const count = typeof by === 'number' ? constantStep(by, unit, under(report, 'by')) : parameterStep(by.parameter, unit, lookup, report)
  if (of === undefined || count === undefined) return undefined
  const name = 'name' in shift ? `"${shift.name}"` : 'this'
  if (!isTime(of.type)) {
    report('wrong-type', `"shift" moves a time, and ${name} is of type ${of.type}.`, ['shift'])
    return undefined
  }
  if (of.type === 'date' && !isDayOrCoarser(plainGrain(unit)))
    report('grain-too-fine', `A day cannot be moved by ${unit}s, and ${name} is stored as a day. Take "day" or a coarser unit.`, ['unit'])
  return { kind: 'moved', of, by: count, unit, zone: 'UTC', type: of.type }
}

function constantStep(by: number, unit: TimeUnit, report: Report): Expression | undefined {
  if (Math.abs(by) <= FARTHEST[unit]) return literal(by, 'integer')
  report('too-far', `A time is moved by ${FARTHEST[unit]} ${unit}s at most: a thousand years.`, [])
  return undefined
}

function parameterStep(name: string, unit: TimeUnit, lookup: NameLookup, report: Report): Expression | undefined {
  const found = lookup(parameterName(name), under(report, 'by', 'parameter'))
  if (found === undefined) return undefined
  const limits = found.kind === 'parameter' && found.type === 'integer' ? found.limits : undefined
  if (limits !== undefined && limits.min >= -FARTHEST[unit] && limits.max <= FARTHEST[unit]) return found
  report(
    'not-a-count',
    `"${name}" is a number of ${unit}s, from ${-FARTHEST[unit]} to ${FARTHEST[unit]} at most. Declare it as such: { whole: true, min: 1, max: 365 }.`,
    ['by', 'parameter'],
  )
  return undefined
}
