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
import { answerResolved, resolve } from '../metrics-layer.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { enumOf } from './enum-of.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf, readNode } from './operation-of.ts'
import { questionOf } from './operation-tree.ts'
import { pivotTable } from './pivot-table.ts'
import { CurrencyScalar, DateTimeScalar, Json, TimeZoneScalar } from './scalars.ts'
import type { SliceTypes } from './slice-types.ts'
import type { Resolver, SliceValue } from './slice-value.ts'
import { type ColumnValue, type TableData, type TableValue, tableData } from './table-data.ts'
import { CSV_HEADERS, type CsvOptions, writeCsv } from './write-csv.ts'

const ColumnKind = new GraphQLEnumType({ name: 'ColumnKind', values: { KEY: {}, METRIC: {} } })

const Column = new GraphQLObjectType<ColumnValue>({
  name: 'Column',
  fields: {
    name: { type: new GraphQLNonNull(GraphQLString) },
    kind: { type: new GraphQLNonNull(ColumnKind) },
    type: { type: new GraphQLNonNull(GraphQLString), description: 'The type of its values, by the name that it has in this schema.' },
    label: { type: GraphQLString },
    unit: { type: GraphQLString },
    description: { type: GraphQLString },
    formula: { type: GraphQLString, description: 'Of a metric: how it is computed, in words.' },
    across: { type: Json, description: 'Of a column of a pivoted table: the value that it is of.' },
  },
})

const CsvHeader = enumOf(
  'CsvHeader',
  'What the first line of a file says: the names of this schema, labels where there are some, these with units, or nothing.',
  CSV_HEADERS,
)

const columns = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Column)))

const csv = {
  type: new GraphQLNonNull(GraphQLString),
  description:
    'The rows as a file (RFC 4180). Numbers stay numbers; a text that a spreadsheet would take for a formula has an apostrophe before it.',
  args: {
    header: { type: new GraphQLNonNull(CsvHeader), defaultValue: 'names' },
    bom: {
      type: new GraphQLNonNull(GraphQLBoolean),
      defaultValue: false,
      description: 'Whether it begins with a byte order mark, without which Excel takes UTF-8 for something else.',
    },
  },
}

const row = new GraphQLNonNull(new GraphQLList(Json))

const PivotedTable = new GraphQLObjectType<TableData>({
  name: 'PivotedTable',
  description: 'A table whose columns are made of the values of one of its keys.',
  fields: {
    columns: { type: columns },
    rows: { type: new GraphQLNonNull(new GraphQLList(row)) },
    csv: { ...csv, resolve: (data, args: CsvOptions) => writeCsv(data, args) },
  },
})

function pathOf(path: GraphQLResolveInfo['path']): readonly (string | number)[] {
  return [...(path.prev === undefined ? [] : pathOf(path.prev)), path.key]
}

/** Rows with columns that are known once the question is. */
export const Table = new GraphQLObjectType<TableValue, OperationContext>({
  name: 'Table',
  description: 'An answer as data: for tools that build their questions at run time.',
  fields: {
    columns: { type: columns, resolve: (value, _args, context, { schema }) => tableData(value, context, schema).columns },
    rows: {
      type: new GraphQLNonNull(new GraphQLList(row)),
      description: 'Values in the order of the columns.',
      resolve: (value, _args, context, { schema }) => tableData(value, context, schema).rows,
    },
    csv: { ...csv, resolve: (value, args: CsvOptions, context, { schema }) => writeCsv(tableData(value, context, schema), args) },
    pivot: {
      type: new GraphQLNonNull(PivotedTable),
      description:
        'The values of one key turned into columns, from the lowest on. Where a row has no such group, a metric is what it is without rows.',
      args: { across: { type: new GraphQLNonNull(GraphQLString), description: 'One of the keys.' } },
      resolve: (value, { across }: { across: string }, context, { schema, path }) =>
        pivotTable(value, tableData(value, context, schema), { across, at: pathOf(path), catalog: context.layer.catalog }),
    },
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean), resolve: ({ answer }) => answer.hasNextPage },
    endCursor: { type: GraphQLString, resolve: ({ answer }) => answer.groups[answer.groups.length - 1]?.cursor },
    totalCount: { type: new GraphQLNonNull(GraphQLInt), resolve: ({ answer }) => answer.totalCount ?? answer.groups.length },
    explain: { type: new GraphQLNonNull(ExplainType), resolve: ({ question }, _args, context) => explainQuestion(context, question) },
  },
})

/** The rows behind a number of a slice or group, on their page. */
export const resolveRecordsField: Resolver<SliceValue> = async (
  { node, group },
  _args,
  { layer, caller, run },
  info,
): Promise<TableValue> => {
  run.repeat(1)
  const records = readNode(node.records, info.path.key)
  const question = questionOf(records)
  const within = group === undefined ? undefined : { depth: group.rawKey.length, groups: [group.rawKey] }
  const resolved = resolve(layer, { ...question, within }, caller)
  const [answer] = await answerResolved(layer, [resolved], caller.signal)
  return { question: { ...question, within }, answer: answer ?? { groups: [], hasNextPage: false, totalCount: 0 }, records: resolved }
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
