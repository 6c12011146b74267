import { AGGREGATIONS, type AggregationName, type ParsedMeasure, type SimpleDefinition } from '../definition/metric-definition.ts'
import type { Aggregation } from '../expression/aggregation.ts'
import { columnOf, divide, type Expression, literal } from '../expression/expression.ts'
import type { RateSource } from './catalog.ts'
import type { NameLookup } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { isSpan } from './link-elapsed.ts'
import { isNumeric, linkExpression } from './link-expression.ts'
import { type Report, under } from './report.ts'
import { parameterNamed } from './with-parameters.ts'

/** The columns that an aggregation needs from the rows, and the formula that makes its value of them. */
export interface LinkedAggregation {
  readonly parts: readonly { readonly id: string; readonly aggregation: Aggregation }[]
  readonly formula: Expression
  /** Whether the value over no rows is 0; else it is null. */
  readonly zeroWhenEmpty: boolean
  readonly additive: boolean
  /** Whether it sums an amount in the question's currency. */
  readonly money: boolean
}

export interface AggregationScope {
  readonly lookup: NameLookup
  readonly time: Expression | undefined
  readonly ties: readonly Expression[]
  readonly rates: RateSource | 'unknown' | undefined
  /** Whether something of the definition could not be read: it is not missing, then. */
  isLost(...path: readonly string[]): boolean
}

/** The one aggregation that a definition has; reports none or several. */
function chosen(definition: SimpleDefinition, { isLost }: AggregationScope, report: Report): AggregationName | undefined {
  const given = AGGREGATIONS.filter((name) => definition[name] !== undefined)
  if (given.length === 1) return given[0]
  if (given.length === 0 && isLost()) return undefined
  report(
    'one-aggregation',
    given.length === 0
      ? `"${definition.name}" does not say what it computes. Give it one of ${AGGREGATIONS.map((name) => `"${name}"`).join(', ')}.`
      : `"${definition.name}" has ${given.map((name) => `"${name}"`).join(' and ')}. A metric has one aggregation; make it several metrics.`,
    [],
  )
  return undefined
}

/** Links what a simple metric computes; reports and gives nothing where it does not fit. */
export function linkAggregation(definition: SimpleDefinition, scope: AggregationScope, report: Report): LinkedAggregation | undefined {
  const name = chosen(definition, scope, report)
  const measure = name && definition[name]
  if (name === undefined || measure === undefined) return undefined
  if (measure === 'rows') return counted(definition.name, { kind: 'countRows', type: 'integer' })
  const of = linkMeasure(measure, scope, under(report, name))
  if (of === undefined) return undefined
  if (name === 'count' || name === 'countDistinct') return counted(definition.name, { kind: name, of, type: 'integer' })
  if (!isNumeric(of.type)) {
    report(
      'wrong-type',
      `"${name}" takes numbers, and ${nameOf(measure)} is of type ${of.type}. "count" and "countDistinct" take values of any type.`,
      [name],
    )
    return undefined
  }
  const money = 'money' in measure
  return { ...numericAggregation(definition, name, of, scope, report), money }
}

function counted(id: string, aggregation: Aggregation): LinkedAggregation {
  return {
    parts: [{ id, aggregation }],
    formula: columnOf(id, 'integer'),
    zeroWhenEmpty: true,
    additive: aggregation.kind !== 'countDistinct',
    money: false,
  }
}

function nameOf(measure: ParsedMeasure): string {
  return 'name' in measure ? `"${measure.name}"` : 'this'
}

function linkMeasure(measure: ParsedMeasure, scope: AggregationScope, report: Report): Expression | undefined {
  if (!('money' in measure)) return linkExpression(measure, scope.lookup, report)
  const amount = linkExpression(measure.money, scope.lookup, under(report, 'money'))
  const currency = scope.lookup(measure.currency, under(report, 'currency'))
  const on = scope.lookup(measure.on, under(report, 'on'))
  if (scope.rates === undefined) {
    report(
      'no-rates',
      'Amounts in several currencies need dated rates. Name their table in the options: rates: { table, from, to, date, rate }.',
      ['money'],
    )
    return undefined
  }
  if (amount === undefined || currency === undefined || on === undefined) return undefined
  if (isNumeric(amount.type) && currency.type === 'text' && isTime(on.type))
    return { kind: 'converted', amount, currency, on, to: undefined, type: 'decimal' }
  report(
    'wrong-type',
    `"money" is a number, "currency" text and "on" a time; these are of types ${amount.type}, ${currency.type} and ${on.type}.`,
    [],
  )
  return undefined
}

/** A duration is aggregated in whole microseconds, exactly, and becomes its unit last. */
function unscaled(of: Expression): { exact: Expression; scale: Expression | undefined } {
  if (of.kind !== 'arithmetic' || of.operator !== 'divide') return { exact: of, scale: undefined }
  const [dividend, divisor] = of.operands
  return dividend !== undefined && isSpan(dividend) && divisor?.kind === 'literal'
    ? { exact: dividend, scale: divisor }
    : { exact: of, scale: undefined }
}

type Numeric = Exclude<AggregationName, 'count' | 'countDistinct'>

/** What of a definition an aggregation over numbers needs. */
interface NumericSpec {
  readonly name: string
  readonly model?: string
  readonly at?: number | { readonly parameter: string } | undefined
  readonly parameters?: SimpleDefinition['parameters']
  readonly discrete?: boolean | undefined
}

/** The share at which a percentile is taken; reports a parameter that could be none. */
function shareOf({ at = 0.5, parameters }: NumericSpec, { isLost }: Pick<AggregationScope, 'isLost'>, report: Report): Expression {
  if (typeof at === 'number') return literal(at, 'double')
  const found = isLost('parameters', at.parameter) ? undefined : parameterNamed(at.parameter, parameters, under(report, 'parameter'))
  const given = found && parameters?.[at.parameter]
  if (given !== undefined && ('values' in given || (given.min ?? -1) < 0 || (given.max ?? 2) > 1))
    report('not-a-share', `"${at.parameter}" is a share of rows. Declare it as such: { default: 0.9, min: 0, max: 1 }.`, [])
  return found === undefined ? literal(0.5, 'double') : { kind: 'cast', of: found, type: 'double' }
}

/** An aggregation of numbers, as parts and the formula over them. */
export function numericAggregation(
  definition: NumericSpec,
  name: Numeric,
  of: Expression,
  scope: Pick<AggregationScope, 'time' | 'ties' | 'isLost'>,
  report: Report,
): Omit<LinkedAggregation, 'money'> {
  const { exact, scale } = unscaled(of)
  const id = definition.name
  const scaled = (value: Expression) => (scale === undefined ? value : divide(value, scale))
  const one = (aggregation: Aggregation) => ({
    parts: [{ id, aggregation }],
    formula: scaled(columnOf(id, aggregation.type)),
    zeroWhenEmpty: false,
    additive: false,
  })
  switch (name) {
    case 'sum':
      return { ...one({ kind: 'sum', of: exact, type: exact.type }), zeroWhenEmpty: true, additive: true }
    case 'avg':
      return {
        parts: [
          { id: `${id} sum`, aggregation: { kind: 'sum', of: exact, type: exact.type } },
          { id: `${id} count`, aggregation: { kind: 'count', of: exact, type: 'integer' } },
        ],
        formula: scaled(divide(columnOf(`${id} sum`, exact.type), columnOf(`${id} count`, 'integer'))),
        zeroWhenEmpty: false,
        additive: false,
      }
    case 'min':
    case 'max':
      return one({ kind: name, of: exact, type: exact.type })
    case 'any':
      return one({ kind: 'min', of: exact, type: exact.type })
    case 'median':
      return one({ kind: 'percentile', of: exact, at: literal(0.5, 'double'), discrete: false, type: 'double' })
    case 'percentile':
      if (definition.at === undefined && !scope.isLost('at'))
        report('missing-at', '"percentile" needs "at": the share of rows below it, such as 0.9.', ['at'])
      return one({
        kind: 'percentile',
        of: exact,
        at: shareOf(definition, scope, under(report, 'at')),
        discrete: definition.discrete ?? false,
        type: definition.discrete ? exact.type : 'double',
      })
    case 'first':
    case 'last':
      if (scope.time === undefined)
        report('needs-time', `"${name}" goes by time, and "${definition.model}" has no metric time. Give the metric one with "time".`, [
          'time',
        ])
      return one({ kind: name, of: exact, over: scope.time ?? exact, ties: scope.ties, type: exact.type })
    case 'stddev':
    case 'variance':
      return { ...one({ kind: name, of, type: 'double' }), formula: columnOf(id, 'double') }
  }
}
