import type { Report } from '../catalog/report.ts'
import { under } from '../catalog/report.ts'
import { ENTITY_FIELDS, type FilterInput } from '../definition/filter-input.ts'
import { NAMED_SHIFTS } from '../query/named-shift.ts'
import type { Comparison, OrderInput, PeriodInput } from '../query/question.ts'

/** The period of a filter's `during`, made into moments; reports what is wrong with it. */
export type ResolveDuring = (period: PeriodInput, report: Report) => object | undefined

type Arguments = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/**
 * A filter as GraphQL coerced it, for the question. A test that tests nothing (a variable that was forgotten) is reported,
 * never dropped: the answer would hold rows that were not asked for.
 */
export function filterArgument(given: unknown, during: ResolveDuring, report: Report): FilterInput | undefined {
  if (!isRecord(given)) return undefined
  const entries = Object.entries(given).map(
    ([name, value]) =>
      [
        name,
        name === 'and' || name === 'or' || name === 'not'
          ? junction(name, value, during, report)
          : isEntityFilter(value)
            ? entityFilter(value, during, under(report, name))
            : test(name, value, during, under(report, name)),
      ] as const,
  )
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** A junction of nothing is true or false by convention and not because anybody meant it. */
function junction(name: string, value: unknown, during: ResolveDuring, report: Report): FilterInput | FilterInput[] | undefined {
  const several = Array.isArray(value) ? value : [value]
  const filters = several.map((inner, index) =>
    filterArgument(inner, during, under(report, name, ...(Array.isArray(value) ? [index] : []))),
  )
  const given = filters.filter((inner) => inner !== undefined)
  if (given.length === 0 || given.some((inner) => Object.keys(inner).length === 0))
    report('empty-filter', `"${name}" holds a filter that tests nothing. Leave it out, or give each of its filters a test.`, [name])
  return Array.isArray(value) ? given : given[0]
}

function isEntityFilter(value: unknown): value is Arguments {
  return isRecord(value) && ENTITY_FIELDS.some((field) => field in value)
}

/** What is said of an entity; a filter in it that is given and tests nothing is reported like any other. */
function entityFilter(given: Arguments, during: ResolveDuring, report: Report): object {
  const { having, allTime, some, none } = given
  return {
    ...(having === undefined ? {} : { having: junction('having', having, during, report) }),
    ...(typeof allTime === 'boolean' ? { allTime } : {}),
    ...(some === undefined ? {} : { some: rowsFilter('some', some, during, report) }),
    ...(none === undefined ? {} : { none: rowsFilter('none', none, during, report) }),
  }
}

function rowsFilter(name: string, given: unknown, during: ResolveDuring, report: Report): object | undefined {
  if (!isRecord(given)) {
    report('null-filter', `"${name}" is given as null, and nothing tests null. Leave it out, or say which "rows".`, [name])
    return undefined
  }
  const { rows, where, through, inPeriod } = given
  return {
    rows,
    ...(where === undefined ? {} : { where: junction('where', where, during, under(report, name)) }),
    ...(typeof through === 'string' ? { through } : {}),
    ...(typeof inPeriod === 'boolean' ? { inPeriod } : {}),
  }
}

function test(name: string, value: unknown, during: ResolveDuring, report: Report): object | undefined {
  if (!isRecord(value) || Object.keys(value).length === 0) {
    report('empty-filter', `The filter on "${name}" tests nothing. Give it an operator with a value, or leave it out.`, [])
    return undefined
  }
  const entries = Object.entries(value).map(
    ([operator, operand]) => [operator, operandOf(name, operator, operand, during, under(report, operator))] as const,
  )
  return Object.fromEntries(entries.filter(([, operand]) => operand !== undefined))
}

function operandOf(name: string, operator: string, operand: unknown, during: ResolveDuring, report: Report): unknown {
  if (operand === null || (Array.isArray(operand) && operand.includes(null))) {
    report('null-filter', `"${name}" is compared with null by "${operator}", and nothing compares with null. Use "isNull: true".`, [])
    return undefined
  }
  if (operator === 'between' && Array.isArray(operand) && operand.length !== 2) {
    report('wrong-type', `"between" takes two values, and this has ${operand.length}.`, [])
    return undefined
  }
  if (operator === 'during' && isRecord(operand)) return during(operand, report)
  return operand
}

export function textArgument(given: unknown): string | undefined {
  return given instanceof Date ? given.toISOString() : typeof given === 'string' ? given : undefined
}

export function listArgument(given: unknown): readonly string[] | undefined {
  return Array.isArray(given) ? given.filter((name) => typeof name === 'string') : undefined
}

export function periodArgument(given: unknown): PeriodInput | undefined {
  return isRecord(given) ? given : undefined
}

export function orderArgument(given: unknown): readonly OrderInput[] | undefined {
  return Array.isArray(given) ? given.filter((entry): entry is OrderInput => isRecord(entry)) : undefined
}

/** The order of records, by the names of their columns. */
export function recordOrderArgument(given: unknown): readonly OrderInput[] | undefined {
  const named = ({ column, ...order }: Arguments) => ({ ...order, dimension: column })
  return orderArgument(Array.isArray(given) ? given.map((entry) => (isRecord(entry) ? named(entry) : entry)) : undefined)
}

/** A comparison as shifts; one that is not there moves nothing. */
export function shiftArgument(given: unknown): readonly Comparison[] {
  if (!isRecord(given)) return []
  const { shift, back, period } = given
  if (typeof shift === 'string') return NAMED_SHIFTS[shift] ?? []
  if (isRecord(back) && typeof back.count === 'number' && typeof back.grain === 'string')
    return [{ kind: 'back', count: back.count, grain: back.grain }]
  if (isRecord(period) && typeof period.from === 'string' && typeof period.to === 'string')
    return [{ kind: 'to', from: period.from, to: period.to }]
  return []
}
