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
import type { Question } from '../query/question.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf, readNode } from './operation-of.ts'
import { PeriodInput } from './period-type.ts'
import { CurrencyScalar, DateTimeScalar, Json, TimeZoneScalar } from './scalars.ts'
import type { SliceTypes } from './slice-types.ts'

interface TableValue {
  readonly question: Question
  readonly answer: Answer
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

const Table = new GraphQLObjectType<TableValue, OperationContext>({
  name: 'Table',
  description: 'An answer as data: for tools that build their questions at run time.',
  fields: {
    columns: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Column))),
      resolve: ({ question }, _args, context, { schema }) =>
        columnsOf(question, context, typeNames(schema.getType('GroupKey'), schema.getType('Metrics'))),
    },
    rows: {
      type: new GraphQLNonNull(new GraphQLList(row)),
      description: 'Values in the order of the columns.',
      resolve: ({ question, answer }) => rowsOf(question, answer),
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
  const values = metrics.map((name): ColumnValue => {
    const metric = layer.catalog.metrics.get(name)
    return { name, kind: 'METRIC', type: typeOf(name), label: metric?.words.label, unit: metric && unitName(metric.unit) }
  })
  return [...keys, ...values]
}

function rowsOf({ by = [], metrics }: Question, { groups }: Answer): readonly (readonly unknown[])[] {
  return groups.map((group) => [...by.map((name) => group.key[name] ?? null), ...metrics.map((name) => group.metrics[name] ?? null)])
}

/** The field `table`: the same questions, plans and policies as everywhere, with names as data. */
export function tableField(dimensions: DimensionTypes, { MetricName, GroupOrder }: Pick<SliceTypes, 'MetricName' | 'GroupOrder'>) {
  const names = (type: GraphQLEnumType | GraphQLInputObjectType) => new GraphQLList(new GraphQLNonNull(type))
  const TableInput = new GraphQLInputObjectType({
    name: 'TableInput',
    fields: {
      metrics: { type: new GraphQLNonNull(names(MetricName)) },
      by: { type: names(dimensions.Dimension), defaultValue: [] },
      period: { type: PeriodInput },
      where: { type: dimensions.SliceFilter },
      having: { type: dimensions.GroupFilter },
      orderBy: { type: names(GroupOrder) },
      first: { type: GraphQLInt },
      after: { type: GraphQLString },
      fill: { type: GraphQLBoolean, defaultValue: false },
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
