import type { FilterOperators, FilterScalar, Other, ParsedEntityFilter, ParsedFilter } from '../definition/filter-input.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, everyOf, type Literal, literal, type Now, type Predicate } from '../expression/expression.ts'
import { periodTest, type ResolvedPeriod } from '../expression/period-test.ts'
import { unreachable } from '../problem/problem.ts'
import { asKey, type Report, under } from './report.ts'
import { isWrittenDay, isWrittenTime } from './written-time.ts'

/** The expression that a name stands for; reports and gives nothing where there is none. */
export interface NameLookup {
  (name: string, report: Report): Expression | undefined
  /** Tests of the entity that a role leads to, where rows can be tested by theirs. */
  readonly entity?: EntityLookup
}

export type EntityLookup = (role: string, filter: ParsedEntityFilter, report: Report) => Predicate | undefined

/** A parameter as a lookup knows it: no column or dimension has such a name. */
export function parameterName(name: string): string {
  return `@${name}`
}

const OPEN = parameterName('?')

/** A parameter that may be left open, as a lookup knows it. */
function openParameterName(name: string): string {
  return `${OPEN}${name}`
}

/** The name of a parameter that a lookup is asked for, and whether it may be left open there; nothing for another name. */
export function parameterAsked(name: string): { readonly parameter: string; readonly mayBeOpen: boolean } | undefined {
  if (name.startsWith(OPEN)) return { parameter: name.slice(OPEN.length), mayBeOpen: true }
  const mark = parameterName('')
  return name.startsWith(mark) ? { parameter: name.slice(mark.length), mayBeOpen: false } : undefined
}

/** The same names, but none that may be left open: a test that every row passes would be none that any row passes inside "not". */
function closed(lookup: NameLookup): NameLookup {
  const named: NameLookup = (name, report) => {
    const asked = parameterAsked(name)
    return lookup(asked === undefined ? name : parameterName(asked.parameter), report)
  }
  return lookup.entity === undefined ? named : Object.assign(named, { entity: lookup.entity })
}

/** Now as a time of a type; beside days it is the day that it falls on. */
export function nowAs(type: ColumnType | undefined): Now {
  return { kind: 'now', type: type === 'date' || type === 'timestamp' ? type : 'timestamptz' }
}

const TYPE_WORDS: Readonly<Record<ColumnType, string>> = {
  integer: 'whole numbers',
  decimal: 'numbers',
  double: 'numbers',
  text: 'text',
  boolean: 'true or false',
  date: 'days',
  timestamp: 'times',
  timestamptz: 'times',
  json: 'JSON',
  other: 'values that cannot be compared',
}

function fits(value: FilterScalar, type: ColumnType): boolean {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'double':
      return typeof value === 'number' && Number.isFinite(value)
    case 'text':
      return typeof value === 'string' && !value.includes('\u0000')
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && isWrittenDay(value)
    case 'timestamp':
    case 'timestamptz':
      return typeof value === 'string' && isWrittenTime(value)
    case 'json':
    case 'other':
      return false
    default:
      return unreachable(type)
  }
}

/** The narrowest type that holds a number as it is: a database's whole numbers end somewhere, and its decimals too. */
function numberType(value: number, type: ColumnType): ColumnType {
  if (type === 'double' || (type === 'integer' && Number.isSafeInteger(value))) return type
  return Math.abs(value) < 1e25 && Number(value.toFixed(12)) === value ? 'decimal' : 'double'
}

function operand(value: FilterScalar, of: Expression, name: string, report: Report): Literal | undefined {
  if (fits(value, of.type)) return literal(value, typeof value === 'number' ? numberType(value, of.type) : of.type)
  const shown = typeof value === 'string' ? `the text ${JSON.stringify(value)}` : String(value)
  const wanted =
    of.type === 'date'
      ? ' A day is written "2025-01-31".'
      : of.type.startsWith('timestamp')
        ? ' A time is written "2025-01-31" or "2025-01-31T10:00:00Z".'
        : ''
  report('wrong-type', `"${name}" holds ${TYPE_WORDS[of.type]} and cannot be compared with ${shown}.${wanted}`, [])
  return undefined
}

function test(operator: string, given: unknown, of: Expression, name: string, lookup: NameLookup, report: Report): Predicate | undefined {
  const one = (value: FilterScalar) => operand(value, of, name, report)
  const compare = (kind: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte', value: FilterScalar | Other): Predicate | undefined => {
    const right = isScalar(value) ? one(value) : other(value, of, name, lookup, report)
    if (right === undefined) return undefined
    if (of.type === 'boolean' && kind !== 'eq' && kind !== 'ne') {
      report('wrong-type', `"${name}" is true or false and has no order. Use "eq".`, [])
      return undefined
    }
    return ordered(of) && kind !== 'eq' && kind !== 'ne'
      ? { kind: 'compare', operator: kind, left: { kind: 'codePoints', of, type: 'text' }, right }
      : { kind: 'compare', operator: kind, left: of, right }
  }
  if ((isScalar(given) || isOther(given)) && isComparison(operator)) return compare(operator, given)
  if (operator === 'during' && isPeriod(given)) return during(of, given, name, report)
  if (operator === 'isNull' && typeof given === 'boolean') return { kind: 'isNull', value: of, negated: !given }
  if (Array.isArray(given)) return listTest(operator, given.filter(isScalar), of, one, compare)
  if (isMatch(operator) && typeof given === 'string') {
    if (of.type === 'text') {
      const text = one(given)
      return text && { kind: 'match', operator, value: of, text }
    }
    report('wrong-type', `"${name}" holds ${TYPE_WORDS[of.type]}, and "${operator}" looks into text.`, [])
  }
  return undefined
}

function isOther(given: unknown): given is Other {
  return typeof given === 'object' && given !== null && ('column' in given || 'now' in given || 'parameter' in given)
}

/** Another column or dimension of the same row, or now; of a type that can be compared with this one. */
function other(given: Other, of: Expression, name: string, lookup: NameLookup, report: Report): Expression | undefined {
  const right = otherValue(given, of.type, lookup, report)
  if (right === undefined || right.type === of.type || (isNumber(right.type) && isNumber(of.type))) return right
  report(
    'wrong-type',
    `"${name}" is of type ${of.type} and cannot be compared with ${'now' in given ? 'now' : `"${'column' in given ? given.column : given.parameter}"`}, which is of type ${right.type}.`,
    [],
  )
  return undefined
}

function otherValue(given: Other, type: ColumnType, lookup: NameLookup, report: Report): Expression | undefined {
  if ('now' in given) return nowAs(type)
  return 'parameter' in given
    ? lookup(openParameterName(given.parameter), under(report, 'parameter'))
    : lookup(given.column, under(report, 'column'))
}

function isNumber(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double'
}

function listTest(
  operator: string,
  given: readonly FilterScalar[],
  of: Expression,
  one: (value: FilterScalar) => Literal | undefined,
  compare: (kind: 'gte' | 'lte', value: FilterScalar) => Predicate | undefined,
): Predicate | undefined {
  const [from, to] = given
  if (operator === 'between' && from !== undefined && to !== undefined) return everyOf([compare('gte', from), compare('lte', to)])
  const options = given.map(one).filter((option) => option !== undefined)
  return options.length === given.length ? { kind: 'oneOf', value: of, options, negated: operator === 'notIn' } : undefined
}

function ordered(of: Expression): boolean {
  return of.type === 'text'
}

function isPeriod(given: unknown): given is ResolvedPeriod {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function during(of: Expression, period: ResolvedPeriod, name: string, report: Report): Predicate | undefined {
  if (of.type === 'date' || of.type === 'timestamp' || of.type === 'timestamptz') return periodTest(of, period)
  report('wrong-type', `"${name}" holds ${TYPE_WORDS[of.type]}, and "during" tests times.`, [])
  return undefined
}

function isScalar(value: unknown): value is FilterScalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function isComparison(operator: string): operator is 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' {
  return ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'].includes(operator)
}

function isMatch(operator: string): operator is 'contains' | 'startsWith' | 'endsWith' {
  return ['contains', 'startsWith', 'endsWith'].includes(operator)
}

/** All the operators given for one name; all must hold. */
export function operatorsPredicate(
  operators: FilterOperators,
  of: Expression,
  name: string,
  lookup: NameLookup,
  report: Report,
): Predicate | undefined {
  const given = Object.entries(operators).filter(([, value]) => value !== undefined)
  const comparable = of.type !== 'json' && of.type !== 'other'
  if (!comparable && given.some(([operator]) => operator !== 'isNull')) {
    report('wrong-type', `"${name}" holds ${TYPE_WORDS[of.type]} and can only be tested with "isNull".`, [])
    return undefined
  }
  return everyOf(given.map(([operator, value]) => test(operator, value, of, name, lookup, under(report, operator))))
}

/** A filter as a test of one row; nothing where it tests nothing. */
export function filterPredicate(filter: ParsedFilter, lookup: NameLookup, report: Report): Predicate | undefined {
  const tests = Object.entries(filter.tests).map(([name, operators]) => {
    const at = under(report, name)
    const of = lookup(name, asKey(at))
    return of === undefined ? undefined : operatorsPredicate(operators, of, name, lookup, at)
  })
  const entities = Object.entries(filter.entities).map(([role, entity]) => {
    const at = under(report, role)
    return lookup.entity === undefined ? misplaced(role, asKey(at)) : lookup.entity(role, entity, at)
  })
  const every = filter.and.map((inner, index) => filterPredicate(inner, lookup, under(report, 'and', index)))
  const some = filter.or?.map((inner, index) => filterPredicate(inner, lookup, under(report, 'or', index)) ?? TRUE)
  const not = filter.not === undefined ? undefined : filterPredicate(filter.not, closed(lookup), under(report, 'not'))
  return everyOf([
    ...tests,
    ...entities,
    ...every,
    some === undefined ? undefined : { kind: 'some', of: some },
    filter.not === undefined ? undefined : { kind: 'not', of: not ?? TRUE },
  ])
}

function misplaced(role: string, report: Report): undefined {
  report(
    'misplaced-filter',
    `"${role}" is tested by its metrics or by the rows that lead to it, and only the "where" of a question can do that. A definition says it with a "perEntity" metric or with a dimension of "some" or "number".`,
    [],
  )
}

const TRUE: Predicate = { kind: 'every', of: [] }
