import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { Catalog, Metric } from '../catalog/catalog.ts'
import { benchmarkField } from './benchmark-type.ts'
import { connectionType, resolveBreakdown } from './connection-type.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { driversType, firstDrivers, resolveDrivers } from './drivers-type.ts'
import { experimentField } from './experiment-type.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import { type ArgumentsByMetric, argumentsByMetric, metricFields } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { questionOf } from './operation-tree.ts'
import { pairType, resolvePair, ShareOf } from './pair-type.ts'
import { isPartialSlice } from './partial-slice.ts'
import { resolveMetric, resolveSlice, type SliceValue } from './slice-value.ts'
import { resolveRecordsField, Table } from './table-type.ts'
import { resolveWarnings, warningsType } from './warning-type.ts'

const list = (type: GraphQLEnumType | GraphQLInputObjectType) => new GraphQLList(new GraphQLNonNull(type))

const OrderDirection = new GraphQLEnumType({ name: 'OrderDirection', values: { ASC: { value: 'asc' }, DESC: { value: 'desc' } } })
const NullsOrder = new GraphQLEnumType({ name: 'NullsOrder', values: { FIRST: { value: 'first' }, LAST: { value: 'last' } } })

const RecordOrder = new GraphQLInputObjectType({
  name: 'RecordOrder',
  description: 'By one column of the records. Text orders by code point.',
  fields: {
    column: { type: new GraphQLNonNull(GraphQLString) },
    direction: { type: OrderDirection, defaultValue: 'asc' },
    nulls: { type: NullsOrder, defaultValue: 'last' },
  },
})

type Fields = Record<string, GraphQLFieldConfig<SliceValue, OperationContext>>

export interface SliceTypes {
  readonly Slice: GraphQLObjectType<SliceValue, OperationContext>
  readonly Group: GraphQLObjectType<SliceValue, OperationContext>
  readonly Metrics: GraphQLInterfaceType
  readonly MetricName: GraphQLEnumType
  readonly GroupOrder: GraphQLInputObjectType
}

/** How groups are ordered. */
function groupOrder(MetricName: GraphQLEnumType, dimensions: DimensionTypes): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: 'GroupOrder',
    description: 'By one metric or one of the names in "by". Text orders by code point.',
    fields: {
      metric: { type: MetricName },
      dimension: { type: dimensions.Dimension },
      direction: { type: OrderDirection, defaultValue: 'asc' },
      nulls: { type: NullsOrder, defaultValue: 'last' },
    },
  })
}

function breakdownArguments(
  MetricName: GraphQLEnumType,
  GroupOrder: GraphQLInputObjectType,
  dimensions: DimensionTypes,
): GraphQLFieldConfigArgumentMap {
  return {
    by: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(dimensions.Dimension))) },
    of: { type: list(MetricName), description: 'The metrics whose groups these are; without it, the selected ones.' },
    where: { type: dimensions.SliceFilter },
    having: { type: dimensions.GroupFilter },
    orderBy: { type: list(GroupOrder) },
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    other: { type: GraphQLBoolean, defaultValue: false, description: 'Adds one group of all the remaining rows, computed from rows.' },
    fill: { type: GraphQLBoolean, defaultValue: false, description: 'Adds the time buckets that have no rows.' },
    every: {
      type: list(dimensions.Entity),
      description: 'Adds the entities that have no rows: every stage, every owner. Filters on their own dimensions narrow them.',
    },
  }
}

/** What compares a slice: with itself at another time, and with what it was made from. */
function comparingFields(
  metrics: readonly Metric[],
  args: ArgumentsByMetric,
  dimensions: DimensionTypes,
  Slice: GraphQLObjectType<SliceValue, OperationContext>,
): Fields {
  const MetricChange = pairType(
    'MetricChange',
    'Relative changes; null where there was nothing to change from.',
    metrics,
    args,
    (now, then) => (now - then) / Math.abs(then),
  )
  const MetricShare = pairType(
    'MetricShare',
    'Shares, 0.25 for a quarter; null where there is nothing to have a share of.',
    metrics,
    args,
    (part, whole) => part / whole,
  )
  return {
    compare: {
      type: new GraphQLNonNull(Slice),
      description: 'The slice over another period.',
      args: { to: { type: new GraphQLNonNull(dimensions.periods.ComparisonInput) } },
      resolve: resolveSlice,
    },
    change: {
      type: new GraphQLNonNull(MetricChange),
      description: 'The relative change of each metric from another period: (now - then) / |then|.',
      args: { from: { type: new GraphQLNonNull(dimensions.periods.ComparisonInput) } },
      resolve: resolvePair,
    },
    drivers: {
      type: new GraphQLNonNull(driversType(metrics, args, dimensions.GroupKey)),
      description: 'The groups that the change of each metric is made of, from the largest contribution on; they add up to the change.',
      args: {
        from: { type: new GraphQLNonNull(dimensions.periods.ComparisonInput) },
        by: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(dimensions.Dimension))) },
        first: firstDrivers,
      },
      resolve: resolveDrivers,
    },
    ...experimentField(metrics, args, dimensions),
    share: {
      type: new GraphQLNonNull(MetricShare),
      description: 'What each metric is of the same metric of the slice that this one was made from, or of the whole.',
      args: { of: { type: ShareOf, defaultValue: 'parent' } },
      resolve: resolvePair,
    },
  }
}

/** The rows behind one of a slice's numbers. */
function recordsField(MetricName: GraphQLEnumType, { Dimension }: DimensionTypes): Fields[string] {
  return {
    type: new GraphQLNonNull(Table),
    description:
      'The rows behind one number of the slice, each once, with what is measured of it: the metric computed over them is that number.',
    args: {
      of: { type: new GraphQLNonNull(MetricName) },
      with: { type: list(Dimension), description: 'Columns beside those of the rows: what they lead to, such as the name of an account.' },
      first: { type: GraphQLInt, defaultValue: 100 },
      after: { type: GraphQLString },
      orderBy: { type: list(RecordOrder), description: 'Then by the key of the rows.' },
    },
    resolve: resolveRecordsField,
  }
}

/** The types whose fields are metrics: a slice, and a group, which is a slice with a key. */
export function sliceTypes(catalog: Catalog, dimensions: DimensionTypes): SliceTypes {
  const metrics = [...catalog.metrics.values()]
  const args = argumentsByMetric(metrics)
  const MetricName = new GraphQLEnumType({
    name: 'Metric',
    values: Object.fromEntries(metrics.map(({ name, words }) => [name, { value: name, description: words.label }])),
  })
  const GroupOrder = groupOrder(MetricName, dimensions)
  const Metrics = new GraphQLInterfaceType({
    name: 'Metrics',
    description: 'Every metric. Write fragments on this: they fit slices and groups alike.',
    fields: metricFields(metrics, args),
  })
  const comparing = once(() => comparingFields(metrics, args, dimensions, Slice))
  const benchmarks = benchmarkField(catalog, args)
  const common = (): Fields => ({
    ...metricFields<SliceValue, OperationContext>(metrics, args, resolveMetric),
    slice: {
      type: new GraphQLNonNull(Slice),
      description: 'The slice narrowed.',
      args: { where: { type: new GraphQLNonNull(dimensions.SliceFilter) } },
      resolve: resolveSlice,
    },
    ...comparing(),
    breakdown: {
      type: new GraphQLNonNull(GroupConnection),
      description: 'The slice broken down. Which groups there are follows the metrics that are selected in it, or "of".',
      args: breakdownArguments(MetricName, GroupOrder, dimensions),
      resolve: resolveBreakdown,
    },
    records: recordsField(MetricName, dimensions),
    warnings: {
      type: warningsType,
      description:
        'What the metrics that are selected here are doubtful by, in this slice: too many rows without an amount, rows that are old.',
      resolve: resolveWarnings,
    },
    ...benchmarks,
  })
  const Slice: GraphQLObjectType<SliceValue, OperationContext> = new GraphQLObjectType<SliceValue, OperationContext>({
    name: 'Slice',
    description: 'All metrics under one period and one set of filters.',
    interfaces: [Metrics],
    fields: () => ({
      ...common(),
      isPartial: {
        type: new GraphQLNonNull(GraphQLBoolean),
        description: 'Whether its period, or what comes of its rows, reaches past "asOf", so that its values may still change.',
        resolve: (value, _args, context) => isPartialSlice(value, context),
      },
      explain: { type: new GraphQLNonNull(ExplainType), resolve: ({ node }, _args, context) => explainQuestion(context, questionOf(node)) },
    }),
  })
  const Group: GraphQLObjectType<SliceValue, OperationContext> = new GraphQLObjectType<SliceValue, OperationContext>({
    name: 'Group',
    description: 'A slice of one group.',
    interfaces: [Metrics],
    fields: () => ({
      key: { type: new GraphQLNonNull(dimensions.GroupKey), resolve: ({ group }) => group?.key ?? {} },
      isOther: {
        type: new GraphQLNonNull(GraphQLBoolean),
        description: 'Whether it is all the remaining groups taken together.',
        resolve: ({ isOther }) => isOther === true,
      },
      isPartial: {
        type: new GraphQLNonNull(GraphQLBoolean),
        description: 'Whether it reaches past "asOf", so that its values may still change.',
        resolve: ({ group }) => group?.isPartial === true,
      },
      ...common(),
    }),
  })
  const GroupConnection = connectionType(Group)
  return { Slice, Group, Metrics, MetricName, GroupOrder }
}

/** Slices and groups have the same fields, whose types may be made only once. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
