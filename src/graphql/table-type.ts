import { GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import { under, type Report } from '../catalog/report.ts'
import { unitName } from '../definition/unit.ts'
import type { Answer } from '../engine/answer.ts'
import { answerResolved, resolve } from '../metrics-layer.ts'
import { InvalidQuestionError, type Problem } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import type { OperationContext } from './operation-context.ts'
import { PeriodInput } from './period-type.ts'
import { filterArgument, listArgument, orderArgument, periodArgument, textArgument } from './question-arguments.ts'
import { resolveDuring } from './resolve-during.ts'
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
    columns: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Column))), resolve: ({ question }, _args, _context, { schema }) => columnsOf(question, _context, typeNames(schema.getType('GroupKey'), schema.getType('Metrics'))) },
    rows: { type: new GraphQLNonNull(new GraphQLList(row)), description: 'Values in the order of the columns.', resolve: ({ question, answer }) => rowsOf(question, answer) },
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
  const keys = by.map((name): ColumnValue => ({ name, kind: 'KEY', type: typeOf(name), label: layer.catalog.dimensions.get(name)?.dimension.words.label, unit: undefined }))
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
    resolve: (_source: unknown, { input }: { input: Readonly<Record<string, unknown>> }, context: OperationContext) => askTable(input, context),
  }
}

async function askTable(input: Readonly<Record<string, unknown>>, context: OperationContext): Promise<TableValue> {
  const { layer, caller } = context
  const problems: Problem[] = []
  const report: Report = (code, message, path) => problems.push({ code, message, path: ['input', ...path] })
  const timezone = textArgument(input.timezone)
  const asOf = textArgument(input.asOf)
  const during = resolveDuring(context, { timezone, asOf })
  const where = filterArgument(input.where, during, under(report, 'where'))
  const question: Question = {
    metrics: listArgument(input.metrics) ?? [],
    by: listArgument(input.by) ?? [],
    period: periodArgument(input.period),
    where: where === undefined ? [] : [where],
    having: filterArgument(input.having, during, under(report, 'having')),
    orderBy: orderArgument(input.orderBy),
    first: typeof input.first === 'number' ? input.first : undefined,
    after: textArgument(input.after),
    fill: input.fill === true,
    totalCount: true,
    timezone,
    asOf,
    currency: textArgument(input.currency),
  }
  if (problems.length > 0) throw new InvalidQuestionError(problems)
  const [answer] = await answerResolved(layer, [resolve(layer, question, caller)], caller.signal)
  return { question, answer: answer ?? { groups: [], hasNextPage: false, totalCount: 0 } }
}
