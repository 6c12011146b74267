import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLString,
} from 'graphql'
import { unitName } from '../definition/unit.ts'
import type { Answer } from '../engine/answer.ts'
import { answerResolved, resolve } from '../metrics-layer.ts'
import type { Question } from '../query/question.ts'
import type { ResolvedQuestion } from '../query/resolved-question.ts'
import { type DimensionTypes, keyType } from './dimension-types.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf, readNode } from './operation-of.ts'
import { questionOf } from './operation-tree.ts'
import { CurrencyScalar, DateTimeScalar, Json, TimeZoneScalar } from './scalars.ts'
import type { SliceTypes } from './slice-types.ts'
import type { Resolver, SliceValue } from './slice-value.ts'

/** A question and its answer; of records, what was resolved of it says which columns there are. */
export interface TableValue {
  readonly question: Question
  readonly answer: Answer
  readonly records?: ResolvedQuestion | undefined
}

interface ColumnValue {
  readonly name: string
  readonly kind: 'KEY' | 'METRIC'
  readonly type: string
  readonly label: string | undefined
  readonly unit: string | undefined
}

const ColumnKind = new GraphQLEnumType({ name: 'ColumnKind', values: { KEY: {}, METRIC: {} } })

const Column = new GraphQLObjectType<ColumnValue>({
  name: 'Column',
  fields: {
    name: { type: new GraphQLNonNull(GraphQLString) },
    kind: { type: new GraphQLNonNull(ColumnKind) },
    type: { type: new GraphQLNonNull(GraphQLString), description: 'The type of its values, by the name that it has in this schema.' },
    label: { type: GraphQLString },
    unit: { type: GraphQLString },
  },
})

const row = new GraphQLNonNull(new GraphQLList(Json))

/** Rows with columns that are known once the question is. */
export const Table = new GraphQLObjectType<TableValue, OperationContext>({
  name: 'Table',
  description: 'An answer as data: for tools that build their questions at run time.',
  fields: {
    columns: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Column))),
      resolve: ({ question, records }, _args, context, { schema }) =>
        records !== undefined
          ? recordColumns(records, context)
          : columnsOf(question, context, typeNames(schema.getType('GroupKey'), schema.getType('Metrics'))),
    },
    rows: {
      type: new GraphQLNonNull(new GraphQLList(row)),
      description: 'Values in the order of the columns.',
      resolve: ({ question, answer, records }) =>
        records === undefined ? rowsOf(question, answer) : rowsOf({ by: names(records.keys), metrics: names(records.metrics) }, answer),
    },
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean), resolve: ({ answer }) => answer.hasNextPage },
    endCursor: { type: GraphQLString, resolve: ({ answer }) => answer.groups[answer.groups.length - 1]?.cursor },
    totalCount: { type: new GraphQLNonNull(GraphQLInt), resolve: ({ answer }) => answer.totalCount ?? answer.groups.length },
    explain: { type: new GraphQLNonNull(ExplainType), resolve: ({ question }, _args, context) => explainQuestion(context, question) },
  },
})

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

function columnsOf({ by = [], metrics }: Question, { layer }: OperationContext, typeOf: TypeOf): readonly ColumnValue[] {
  const keys = by.map(
    (name): ColumnValue => ({
      name,
      kind: 'KEY',
      type: typeOf(name),
      label: layer.catalog.dimensions.get(name)?.dimension.words.label,
      unit: undefined,
    }),
  )
  const values = metrics.map((request): ColumnValue => {
    const [name = request] = request.split(' ')
    const metric = layer.catalog.metrics.get(name)
    return { name, kind: 'METRIC', type: typeOf(name), label: metric?.words.label, unit: metric && unitName(metric.unit) }
  })
  return [...keys, ...values]
}

function names(columns: readonly { readonly name: string }[]): readonly string[] {
  return columns.map(({ name }) => name)
}

function recordColumns({ keys, metrics }: ResolvedQuestion, { layer }: OperationContext): readonly ColumnValue[] {
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
      unit: metric && unitName(metric.unit),
    }
  })
  return [...told, ...measured]
}

/** The rows behind a number of a slice or group, on their page. */
export const resolveRecordsField: Resolver<SliceValue> = async ({ node, group }, _args, { layer, caller }, info): Promise<TableValue> => {
  const records = readNode(node.records, info.path.key)
  const question = questionOf(records)
  const within = group === undefined ? undefined : { depth: group.rawKey.length, groups: [group.rawKey] }
  const resolved = resolve(layer, { ...question, within }, caller)
  const [answer] = await answerResolved(layer, [resolved], caller.signal)
  return { question: { ...question, within }, answer: answer ?? { groups: [], hasNextPage: false, totalCount: 0 }, records: resolved }
}

function rowsOf({ by = [], metrics }: Pick<Question, 'by' | 'metrics'>, { groups }: Answer): readonly (readonly unknown[])[] {
  return groups.map((group) => [...by.map((name) => group.key[name] ?? null), ...metrics.map((name) => group.metrics[name] ?? null)])
}

/** The field `table`: the same questions, plans and policies as everywhere, with names as data. */
export function tableField(dimensions: DimensionTypes, { MetricName, GroupOrder }: Pick<SliceTypes, 'MetricName' | 'GroupOrder'>) {
  const several = (type: GraphQLEnumType | GraphQLInputObjectType) => new GraphQLList(new GraphQLNonNull(type))
  const TableInput = new GraphQLInputObjectType({
    name: 'TableInput',
    fields: {
      metrics: { type: new GraphQLNonNull(several(MetricName)) },
      by: { type: several(dimensions.Dimension), defaultValue: [] },
      period: { type: dimensions.periods.PeriodInput },
      where: { type: dimensions.SliceFilter },
      having: { type: dimensions.GroupFilter },
      orderBy: { type: several(GroupOrder) },
      first: { type: GraphQLInt },
      after: { type: GraphQLString },
      fill: { type: GraphQLBoolean, defaultValue: false },
      every: { type: several(dimensions.Entity) },
      timezone: { type: TimeZoneScalar },
      asOf: { type: DateTimeScalar },
      currency: { type: CurrencyScalar },
    },
  })
  return {
    type: new GraphQLNonNull(Table),
    description: 'The same questions with names as data, and the answer as rows.',
    args: { input: { type: new GraphQLNonNull(TableInput) } },
    resolve: async (_source: unknown, _args: unknown, context: OperationContext, info: GraphQLResolveInfo): Promise<TableValue> => {
      const node = readNode(operationOf(context, info).tables, info.path.key)
      const { answer } = await context.run.load(node)
      return { question: node.question, answer }
    },
  }
}
