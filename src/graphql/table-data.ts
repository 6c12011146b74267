import type { GraphQLSchema } from 'graphql'
import { requestedMetric } from '../catalog/metric-request.ts'
import { unitName } from '../definition/unit.ts'
import type { Answer } from '../engine/answer.ts'
import type { Question } from '../query/question.ts'
import type { ResolvedQuestion } from '../query/resolved-question.ts'
import { keyType } from './dimension-types.ts'
import type { OperationContext } from './operation-context.ts'

/** A question and its answer; of records, what was resolved of it says which columns there are. */
export interface TableValue {
  readonly question: Question
  readonly answer: Answer
  readonly records?: ResolvedQuestion | undefined
}

export interface ColumnValue {
  readonly name: string
  readonly kind: 'KEY' | 'METRIC'
  readonly type: string
  readonly label: string | undefined
  readonly unit: string | undefined
  readonly description?: string | undefined
  /** Of a metric: how it is computed, in words. */
  readonly formula?: string | undefined
  /** Of a column that a value was turned into: that value. */
  readonly across?: unknown
}

/** Columns, and rows with a value for each. */
export interface TableData {
  readonly columns: readonly ColumnValue[]
  readonly rows: readonly (readonly unknown[])[]
}

/** An answer as columns and rows. */
export function tableData({ question, answer, records }: TableValue, context: OperationContext, schema: GraphQLSchema): TableData {
  if (records === undefined)
    return {
      columns: columnsOf(question, context, typeNames(schema.getType('GroupKey'), schema.getType('Metrics'))),
      rows: rowsOf(question, answer),
    }
  return {
    columns: recordColumns(records, question.currency, context),
    rows: rowsOf({ by: names(records.keys), metrics: names(records.metrics) }, answer),
  }
}

/** The type of a field, by its name, looked for in several types. */
type TypeOf = (field: string) => string

function typeNames(...types: readonly unknown[]): TypeOf {
  return (name) => {
    for (const type of types) {
      if (typeof type !== 'object' || type === null || !('getFields' in type) || typeof type.getFields !== 'function') continue
      const field: unknown = type.getFields()[name]
      if (typeof field === 'object' && field !== null && 'type' in field) return String(field.type).replace('!', '')
    }
    return 'String'
  }
}

function columnsOf({ by = [], metrics, currency }: Question, { layer }: OperationContext, typeOf: TypeOf): readonly ColumnValue[] {
  const { catalog, defaults } = layer
  const keys = by.map((name): ColumnValue => {
    const words = catalog.dimensions.get(name)?.dimension.words
    return { name, kind: 'KEY', type: typeOf(name), label: words?.label, unit: undefined, description: words?.description }
  })
  const values = metrics.map((request): ColumnValue => {
    const [name = request] = request.split(' ')
    const metric = requestedMetric(request, catalog, () => {})
    const { label, description } = metric?.words ?? {}
    const unit = metric && unitName(metric.unit, currency ?? defaults.currency)
    return { name, kind: 'METRIC', type: typeOf(name), label, unit, description, formula: metric?.inWords }
  })
  return [...keys, ...values]
}

function names(columns: readonly { readonly name: string }[]): readonly string[] {
  return columns.map(({ name }) => name)
}

function recordColumns(
  { keys, metrics }: ResolvedQuestion,
  currency: string | undefined,
  { layer }: OperationContext,
): readonly ColumnValue[] {
  const { dimensions, metrics: known } = layer.catalog
  const told = keys.map(
    ({ name, type }): ColumnValue => ({
      name,
      kind: 'KEY',
      type: keyType(type).name,
      label: dimensions.get(name)?.dimension.words.label,
      unit: undefined,
    }),
  )
  const measured = metrics.map(({ name, type }): ColumnValue => {
    const metric = known.get(name)
    return {
      name,
      kind: 'METRIC',
      type: type === 'decimal' ? 'Decimal' : 'Float',
      label: metric?.words.label,
      unit: metric && unitName(metric.unit, currency ?? layer.defaults.currency),
    }
  })
  return [...told, ...measured]
}

function rowsOf({ by = [], metrics }: Pick<Question, 'by' | 'metrics'>, { groups }: Answer): readonly (readonly unknown[])[] {
  return groups.map((group) => [...by.map((name) => group.key[name] ?? null), ...metrics.map((name) => group.metrics[name] ?? null)])
}
