import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { Catalog, Metric } from '../catalog/catalog.ts'
import type { AnswerGroup, MetricValue } from '../engine/answer.ts'
import { emptyValue } from '../plan/empty-value.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import { metricFields } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { readNode } from './operation-of.ts'
import { type BreakdownNode, questionOf, type SliceNode } from './operation-tree.ts'

/** A slice under way. `group` is the group that it is, or that it narrows; none at the root. */
export interface SliceValue {
  readonly node: SliceNode
  readonly group: AnswerGroup | undefined
}

interface ConnectionValue {
  readonly node: BreakdownNode
  readonly groups: readonly AnswerGroup[]
  readonly hasNextPage: boolean
  readonly totalCount: number
}

type Resolver<Source> = GraphQLFieldResolver<Source, OperationContext>

const list = (type: GraphQLEnumType | GraphQLInputObjectType) => new GraphQLList(new GraphQLNonNull(type))
const required = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))

const OrderDirection = new GraphQLEnumType({ name: 'OrderDirection', values: { ASC: { value: 'asc' }, DESC: { value: 'desc' } } })
const NullsOrder = new GraphQLEnumType({ name: 'NullsOrder', values: { FIRST: { value: 'first' }, LAST: { value: 'last' } } })

const PageInfo = new GraphQLObjectType<ConnectionValue>({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString, resolve: ({ groups }) => groups[0]?.cursor },
    endCursor: { type: GraphQLString, resolve: ({ groups }) => groups[groups.length - 1]?.cursor },
  },
})

export interface SliceTypes {
  readonly Slice: GraphQLObjectType<SliceValue, OperationContext>
  readonly Group: GraphQLObjectType<SliceValue, OperationContext>
  readonly Metrics: GraphQLInterfaceType
  readonly MetricName: GraphQLEnumType
  readonly GroupOrder: GraphQLInputObjectType
}

/** The value of a metric: of the whole slice, of the group itself, or of the slice narrowed within the group. */
function resolveMetric(metric: Metric): Resolver<SliceValue> {
  return async ({ node, group }, _args, { run }): Promise<MetricValue> => {
    if (node.isGroup) return valueIn(group, metric)
    const indexed = await run.load(node)
    return valueIn(indexed.group(group?.rawKey ?? []), metric)
  }
}

function valueIn(group: AnswerGroup | undefined, metric: Metric): MetricValue {
  if (group !== undefined && metric.name in group.metrics) return group.metrics[metric.name] ?? null
  const empty = emptyValue(metric.formula)
  return metric.type === 'decimal' && empty !== null ? String(empty) : empty
}

const resolveSlice: Resolver<SliceValue> = ({ node, group }, _args, _context, info): SliceValue => ({
  node: readNode(node.slices, info.path.key),
  group,
})

const resolveBreakdown: Resolver<SliceValue> = async ({ node, group }, _args, { run }, info): Promise<ConnectionValue> => {
  const breakdown = readNode(node.breakdowns, info.path.key)
  if (!breakdown.asks) return { node: breakdown, groups: [], hasNextPage: false, totalCount: 0 }
  const indexed = await run.load(breakdown)
  if (group !== undefined) return pageOf(breakdown, indexed.within(group.rawKey))
  const { groups, hasNextPage, totalCount } = indexed.answer
  return { node: breakdown, groups, hasNextPage, totalCount: totalCount ?? groups.length }
}

/** Each group's own page: one more was fetched than asked for, to know whether there is a next one. */
function pageOf(node: BreakdownNode, found: readonly AnswerGroup[]): ConnectionValue {
  const first = node.question.first ?? found.length
  return { node, groups: found.slice(0, first), hasNextPage: found.length > first, totalCount: found[0]?.groupCount ?? found.length }
}

interface EdgeValue {
  readonly cursor: string
  /** The group as it is selected in one place of the response. */
  readonly groupAs: (key: string | number) => SliceValue
}

function edgesIn({ node, groups }: ConnectionValue, edges: string | number): readonly EdgeValue[] {
  return groups.map((group) => ({ cursor: group.cursor, groupAs: (key) => ({ node: readNode(node.groups, `${edges}.${key}`), group }) }))
}

function nodesIn({ node, groups }: ConnectionValue, nodes: string | number): readonly SliceValue[] {
  const slice = readNode(node.groups, nodes)
  return groups.map((group) => ({ node: slice, group }))
}

function connectionTypes(Group: GraphQLObjectType<SliceValue, OperationContext>) {
  const GroupEdge = new GraphQLObjectType<EdgeValue, OperationContext>({
    name: 'GroupEdge',
    fields: () => ({
      cursor: { type: new GraphQLNonNull(GraphQLString) },
      node: { type: new GraphQLNonNull(Group), resolve: (edge, _args, _context, { path }) => edge.groupAs(path.key) },
    }),
  })
  return new GraphQLObjectType<ConnectionValue, OperationContext>({
    name: 'GroupConnection',
    description: 'The groups of a slice, in a total order.',
    fields: () => ({
      nodes: { type: required(Group), resolve: (connection, _args, _context, { path }) => nodesIn(connection, path.key) },
      edges: { type: required(GroupEdge), resolve: (connection, _args, _context, { path }) => edgesIn(connection, path.key) },
      pageInfo: { type: new GraphQLNonNull(PageInfo), resolve: (connection) => connection },
      totalCount: { type: new GraphQLNonNull(GraphQLInt), description: 'How many groups there are on all pages.' },
      explain: { type: new GraphQLNonNull(ExplainType), resolve: ({ node }, _args, context) => explainQuestion(context, questionOf(node)) },
    }),
  })
}

/** The types whose fields are metrics: a slice, and a group, which is a slice with a key. */
export function sliceTypes(catalog: Catalog, dimensions: DimensionTypes): SliceTypes {
  const metrics = [...catalog.metrics.values()]
  const MetricName = new GraphQLEnumType({
    name: 'Metric',
    values: Object.fromEntries(metrics.map(({ name, words }) => [name, { value: name, description: words.label }])),
  })
  const GroupOrder = new GraphQLInputObjectType({
    name: 'GroupOrder',
    description: 'By one metric or one of the names in "by". Text orders by code point.',
    fields: {
      metric: { type: MetricName },
      dimension: { type: dimensions.Dimension },
      direction: { type: OrderDirection, defaultValue: 'asc' },
      nulls: { type: NullsOrder, defaultValue: 'last' },
    },
  })
  const Metrics = new GraphQLInterfaceType({
    name: 'Metrics',
    description: 'Every metric. Write fragments on this: they fit slices and groups alike.',
    fields: metricFields(metrics),
  })
  const common = (): Record<string, GraphQLFieldConfig<SliceValue, OperationContext>> => ({
    ...metricFields<SliceValue, OperationContext>(metrics, resolveMetric),
    slice: {
      type: new GraphQLNonNull(Slice),
      description: 'The slice narrowed.',
      args: { where: { type: new GraphQLNonNull(dimensions.SliceFilter) } },
      resolve: resolveSlice,
    },
    breakdown: {
      type: new GraphQLNonNull(GroupConnection),
      description: 'The slice broken down. Which groups there are follows the metrics that are selected in it, or "of".',
      args: {
        by: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(dimensions.Dimension))) },
        of: { type: list(MetricName), description: 'The metrics whose groups these are; without it, the selected ones.' },
        where: { type: dimensions.SliceFilter },
        having: { type: dimensions.GroupFilter },
        orderBy: { type: list(GroupOrder) },
        first: { type: GraphQLInt },
        after: { type: GraphQLString },
        fill: { type: GraphQLBoolean, defaultValue: false, description: 'Adds the time buckets that have no rows.' },
      },
      resolve: resolveBreakdown,
    },
  })
  const Slice: GraphQLObjectType<SliceValue, OperationContext> = new GraphQLObjectType<SliceValue, OperationContext>({
    name: 'Slice',
    description: 'All metrics under one period and one set of filters.',
    interfaces: [Metrics],
    fields: () => ({
      ...common(),
      explain: { type: new GraphQLNonNull(ExplainType), resolve: ({ node }, _args, context) => explainQuestion(context, questionOf(node)) },
    }),
  })
  const Group: GraphQLObjectType<SliceValue, OperationContext> = new GraphQLObjectType<SliceValue, OperationContext>({
    name: 'Group',
    description: 'A slice of one group.',
    interfaces: [Metrics],
    fields: () => ({ key: { type: new GraphQLNonNull(dimensions.GroupKey), resolve: ({ group }) => group?.key ?? {} }, ...common() }),
  })
  const GroupConnection = connectionTypes(Group)
  return { Slice, Group, Metrics, MetricName, GroupOrder }
}
