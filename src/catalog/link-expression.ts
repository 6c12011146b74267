import type { ParsedExpression } from '../definition/expression-input.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, literal } from '../expression/expression.ts'
import { isDayOrCoarser, plainGrain } from '../expression/time-grain.ts'
import { filterPredicate, type NameLookup, nowAs, parameterName } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { linkElapsed } from './link-elapsed.ts'
import { linkMoved } from './link-moved.ts'
import { type Report, under } from './report.ts'

const NUMERIC: readonly ColumnType[] = ['integer', 'decimal', 'double']

export function isNumeric(type: ColumnType): boolean {
  return NUMERIC.includes(type)
}

/** The type that holds both; nothing where none does. */
function common(types: readonly ColumnType[]): ColumnType | undefined {
  const [first] = types
  if (first === undefined || types.every((type) => type === first)) return first
  if (!types.every(isNumeric)) return undefined
  return types.includes('double') ? 'double' : 'decimal'
}

function constant(value: string | number | boolean | null): Expression {
  if (typeof value === 'number') return literal(value, Number.isInteger(value) ? 'integer' : 'decimal')
  return literal(value, typeof value === 'boolean' ? 'boolean' : 'text')
}

/** Links an expression to columns; reports and gives nothing where a name or a type does not fit. */
export function linkExpression(input: ParsedExpression, lookup: NameLookup, report: Report): Expression | undefined {
  if ('name' in input) return lookup(input.name, report)
  if ('column' in input) return lookup(input.column, under(report, 'column'))
  if ('value' in input) return constant(input.value)
  if ('operator' in input) return linkArithmetic(input, lookup, report)
  if ('coalesce' in input) return linkCoalesce(input.coalesce, lookup, under(report, 'coalesce'))
  if ('when' in input) return linkBands(input, lookup, report)
  if ('json' in input) return linkJson(input, lookup, report)
  if ('from' in input) return linkElapsed(input, lookup, report)
  if ('shift' in input) return linkMoved(input, linkExpression, lookup, report)
  if ('extreme' in input) return linkExtreme(input, lookup, under(report, input.extreme))
  if ('bucket' in input) return linkBucket(input, lookup, report)
  if ('parameter' in input) return lookup(parameterName(input.parameter), under(report, 'parameter'))
  if ('now' in input) return nowAs(undefined)
  if ('sql' in input) return linkSql(input, lookup, report)
  report(
    'window-inside',
    'A row\'s place among rows ("sequence", "previous", "next", "first", "last") is a dimension of its own. Declare one, and use its name here.',
    [],
  )
  return undefined
}

function linkArithmetic(
  input: Extract<ParsedExpression, { operator: string }>,
  lookup: NameLookup,
  report: Report,
): Expression | undefined {
  const operands = input.operands.map((operand, index) => linkExpression(operand, lookup, under(report, input.operator, index)))
  const linked = operands.filter((operand) => operand !== undefined)
  if (linked.length < operands.length) return undefined
  const wrong = linked.findIndex(({ type }) => !isNumeric(type))
  if (wrong >= 0) {
    const operand = input.operands[wrong]
    const name = operand !== undefined && 'name' in operand ? `"${operand.name}"` : 'this'
    report('wrong-type', `"${input.operator}" takes numbers, and ${name} is of type ${linked[wrong]?.type}.`, [input.operator, wrong])
    return undefined
  }
  const type = input.operator === 'divide' ? 'double' : (common(linked.map((operand) => operand.type)) ?? 'double')
  return { kind: 'arithmetic', operator: input.operator, operands: linked, type }
}

function linkCoalesce(inputs: readonly ParsedExpression[], lookup: NameLookup, report: Report): Expression | undefined {
  const operands = inputs
    .map((input, index) => linkExpression(input, lookup, under(report, index)))
    .filter((operand) => operand !== undefined)
  const type = common(operands.map((operand) => operand.type))
  if (operands.length < inputs.length) return undefined
  if (type !== undefined) return { kind: 'coalesce', operands, type }
  report('wrong-type', `"coalesce" takes values of one type, and these are ${operands.map((operand) => operand.type).join(' and ')}.`, [])
  return undefined
}

/** Texts have no greatest that all databases agree on. */
function linkExtreme(
  { extreme, operands: inputs }: Extract<ParsedExpression, { extreme: string }>,
  lookup: NameLookup,
  report: Report,
): Expression | undefined {
  const operands = inputs
    .map((input, index) => linkExpression(input, lookup, under(report, index)))
    .filter((operand) => operand !== undefined)
  if (operands.length < inputs.length) return undefined
  const type = common(operands.map((operand) => operand.type))
  if (type !== undefined && (isNumeric(type) || isTime(type))) return { kind: extreme, operands, type }
  const types = [...new Set(operands.map((operand) => operand.type))].join(' and ')
  report('wrong-type', `"${extreme}" takes numbers, or times of one type, and these are of type ${types}.`, [])
  return undefined
}

function linkBands(input: Extract<ParsedExpression, { when: unknown }>, lookup: NameLookup, report: Report): Expression | undefined {
  const branches = input.when.map(([filter, value], index) => ({
    test: filterPredicate(filter, lookup, under(report, 'when', index, 0)),
    value: linkBandValue(value, lookup, under(report, 'when', index, 1)),
  }))
  const otherwise = linkBandValue(input.otherwise, lookup, under(report, 'otherwise'))
  const complete = branches.flatMap(({ test, value }) => (test === undefined || value === undefined ? [] : [{ test, value }]))
  if (otherwise === undefined || complete.length < branches.length) return undefined
  const values = [...complete.map(({ value }) => value), otherwise].filter((value) => !(value.kind === 'literal' && value.value === null))
  const type = common(values.map((value) => value.type))
  if (type !== undefined) return { kind: 'conditional', branches: complete, otherwise: typed(otherwise, type), type }
  report('wrong-type', `Bands have values of one type, and these are ${[...new Set(values.map((value) => value.type))].join(' and ')}.`, [
    'when',
  ])
  return undefined
}

/** A text that is also a name might be meant as either. */
function linkBandValue(input: ParsedExpression, lookup: NameLookup, report: Report): Expression | undefined {
  if ('value' in input && input.isBare === true && typeof input.value === 'string' && lookup(input.value, () => {}) !== undefined) {
    report(
      'text-or-name',
      `"${input.value}" is a text here, and there is a column or dimension of that name. Write { column: "${input.value}" } for what the row has there, or { value: "${input.value}" } for the text.`,
      [],
    )
    return undefined
  }
  return linkExpression(input, lookup, report)
}

function typed(value: Expression, type: ColumnType): Expression {
  return value.kind === 'literal' && value.value === null ? literal(null, type) : value
}

function linkJson(input: Extract<ParsedExpression, { json: string }>, lookup: NameLookup, report: Report): Expression | undefined {
  const of = lookup(input.json, under(report, 'json'))
  if (of === undefined || of.type === 'json') return of && { kind: 'jsonField', of, key: input.key, type: input.type }
  report('wrong-type', `"${input.json}" is of type ${of.type}; "json" names a JSON column.`, ['json'])
  return undefined
}

/** The zone is the question's, and so is the day on which a week begins. */
function linkBucket(
  { bucket, grain: unit }: Extract<ParsedExpression, { bucket: string }>,
  lookup: NameLookup,
  report: Report,
): Expression | undefined {
  const of = lookup(bucket, under(report, 'bucket'))
  if (of === undefined) return undefined
  const grain = plainGrain(unit)
  if (!isTime(of.type)) report('wrong-type', `"${bucket}" is of type ${of.type}, and "bucket" names a time.`, ['bucket'])
  else if (of.type === 'date' && !isDayOrCoarser(grain))
    report('grain-too-fine', `"${bucket}" is stored as a day, so it has no ${unit}. Take "day" or a coarser grain.`, ['grain'])
  return { kind: 'bucket', of, grain, zone: 'UTC', type: isDayOrCoarser(grain) ? 'date' : of.type }
}

function linkSql(input: Extract<ParsedExpression, { sql: string }>, lookup: NameLookup, report: Report): Expression | undefined {
  const pieces = input.sql.split(/\{([^}]*)\}/)
  const parts = pieces.filter((_, index) => index % 2 === 0)
  const names = pieces.filter((_, index) => index % 2 === 1)
  const columns = names.map((name) => lookup(name, under(report, 'sql'))).filter((column) => column !== undefined)
  return columns.length === names.length ? { kind: 'rawSql', parts, columns, type: input.type } : undefined
}
