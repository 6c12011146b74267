import type { NowInput, ParsedExpression } from '../definition/expression-input.ts'
import type { ParsedFilter } from '../definition/filter-input.ts'
import type { MetricInput, ParsedFormula, ParsedMeasure, SimpleDefinition } from '../definition/metric-definition.ts'
import { AGGREGATIONS } from '../definition/metric-definition.ts'
import type { ScaleEnd, ScoredDefinition } from '../definition/scored-definition.ts'

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const

const AGGREGATION_WORDS: Readonly<Record<(typeof AGGREGATIONS)[number], string>> = {
  sum: 'sum of',
  avg: 'average of',
  min: 'smallest',
  max: 'largest',
  count: 'number of',
  countDistinct: 'number of different',
  median: 'median of',
  percentile: 'percentile of',
  first: 'first',
  last: 'last',
  any: 'any',
  stddev: 'standard deviation of',
  variance: 'variance of',
}

const OPERATOR_WORDS: Readonly<Record<string, string>> = {
  eq: 'is',
  ne: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  between: 'is between',
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
}

function value(given: unknown): string {
  return Array.isArray(given) ? given.map(value).join(', ') : JSON.stringify(given)
}

/** A filter as people say it: `outcome is "won" and amount > 5`. */
export function filterInWords(filter: ParsedFilter): string {
  const tests = Object.entries(filter.tests).flatMap(([name, operators]) =>
    Object.entries(operators)
      .filter(([, given]) => given !== undefined)
      .map(([operator, given]) =>
        operator === 'isNull'
          ? `${name} is ${given === true ? '' : 'not '}empty`
          : `${name} ${OPERATOR_WORDS[operator] ?? operator} ${value(given)}`,
      ),
  )
  const or = filter.or === undefined ? [] : [`(${filter.or.map(filterInWords).join(' or ')})`]
  const not = filter.not === undefined ? [] : [`not (${filterInWords(filter.not)})`]
  return [...tests, ...filter.and.map(filterInWords), ...or, ...not].join(' and ')
}

function expressionInWords(input: ParsedExpression): string {
  if ('name' in input) return input.name
  if ('column' in input) return input.column
  if ('value' in input) return value(input.value)
  if ('operator' in input) return `(${input.operands.map(expressionInWords).join(` ${SIGNS[input.operator]} `)})`
  if ('coalesce' in input) return `the first of ${input.coalesce.map(expressionInWords).join(', ')}`
  if ('when' in input)
    return `${input.when.map(([filter, result]) => `${expressionInWords(result)} when ${filterInWords(filter)}`).join(', ')}, otherwise ${expressionInWords(input.otherwise)}`
  if ('json' in input) return `${input.json}.${input.key}`
  if ('from' in input) return `${input.unit}s from ${timeInWords(input.from)} to ${timeInWords(input.to)}`
  if ('shift' in input) return `${expressionInWords(input.shift)} ${stepInWords(input)}`
  if ('extreme' in input) return `the ${input.extreme} of ${input.operands.map(expressionInWords).join(', ')}`
  if ('bucket' in input) return `the ${input.grain} of ${input.bucket}`
  if ('now' in input) return 'now'
  if ('parameter' in input) return input.parameter
  if ('many' in input) {
    const { take, model } = input.many
    return 'of' in input.many ? `${take} of ${expressionInWords(input.many.of)} of ${model}` : `${take} ${model}`
  }
  return 'sql' in input ? input.sql : `the place by ${input.window.over}`
}

/** `plus 3 months`, `minus 1 day`. */
function stepInWords({ by, unit }: { readonly by: number | { readonly parameter: string }; readonly unit: string }): string {
  if (typeof by !== 'number') return `plus ${countInWords({ count: by, grain: unit })}`
  return `${by < 0 ? 'minus' : 'plus'} ${countInWords({ count: Math.abs(by), grain: unit })}`
}

function timeInWords(time: string | NowInput): string {
  return typeof time === 'string' ? time : 'now'
}

function measureInWords(measure: ParsedMeasure): string {
  return 'money' in measure
    ? `${expressionInWords(measure.money)} in the reporting currency at the rate of ${measure.on}`
    : expressionInWords(measure)
}

/** `sum of amount over opportunities where outcome is "won"`. */
export function simpleInWords(definition: SimpleDefinition): string {
  const aggregation = AGGREGATIONS.find((name) => definition[name] !== undefined) ?? 'count'
  const measure = definition[aggregation]
  const of = measure === undefined || measure === 'rows' ? 'rows' : measureInWords(measure)
  const where = definition.where === undefined ? '' : ` where ${filterInWords(definition.where)}`
  const at =
    definition.at === undefined ? '' : typeof definition.at === 'number' ? `${definition.at * 100}% ` : `"${definition.at.parameter}" `
  return `${at}${AGGREGATION_WORDS[aggregation]} ${of} over ${definition.model}${where}`
}

/** `average of 1 for 9 and more, -1 for 6 and less, otherwise 0, times 100, over answers from 0 to 10 of surveyResponses`. */
export function scoredInWords({ answer, scale, bands, times, model, where }: ScoredDefinition): string {
  const weights = bands?.map(({ from, to, weight }) => `${weight} for ${rangeInWords(from, to)}`)
  const of = weights === undefined ? expressionInWords(answer) : `${weights.join(', ')}, otherwise 0`
  const factor = times === undefined ? '' : `, times ${times},`
  const filter = where === undefined ? '' : ` where ${filterInWords(where)}`
  return `average of ${of}${factor} over ${expressionInWords(answer)} from ${scale[0]} to ${scale[1]} of ${model}${filter}`
}

function rangeInWords(from: ScaleEnd | undefined, to: ScaleEnd | undefined): string {
  if (from === undefined) return `${to} and less`
  return to === undefined ? `${from} and more` : `${from} to ${to}`
}

/** `3 months`, or `"back" months` by the parameter of that name. */
export function countInWords({
  count,
  grain,
}: {
  readonly count: number | { readonly parameter: string }
  readonly grain: string
}): string {
  return typeof count === 'number' ? `${count} ${grain}${count === 1 ? '' : 's'}` : `"${count.parameter}" ${grain}s`
}

export function inputInWords(input: MetricInput): string {
  return input.where === undefined ? input.metric : `${input.metric} where ${filterInWords(input.where)}`
}

export function formulaInWords(formula: ParsedFormula): string {
  if ('value' in formula) return String(formula.value)
  if ('input' in formula) return inputInWords(formula.input)
  if ('parameter' in formula) return formula.parameter
  if ('coalesce' in formula) return `the first of ${formula.coalesce.map(formulaInWords).join(', ')}`
  if ('ceil' in formula) return `${formulaInWords(formula.ceil)} rounded up`
  return `(${formula.operands.map(formulaInWords).join(` ${SIGNS[formula.operator]} `)})`
}
