import { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Answer, AnswerGroup } from '../engine/answer.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import type { OperationContext } from './operation-context.ts'
import { readNode } from './operation-of.ts'
import { type BreakdownNode, questionOf } from './operation-tree.ts'
import type { Resolver, SliceValue } from './slice-value.ts'

interface ConnectionValue {
  readonly node: BreakdownNode
  readonly groups: readonly AnswerGroup[]
  /** All groups behind the page taken together. */
  readonly rest?: AnswerGroup | undefined
  readonly hasNextPage: boolean
  readonly totalCount: number
}

const required = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))

const PageInfo = new GraphQLObjectType<ConnectionValue>({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString, resolve: ({ groups }) => groups[0]?.cursor },
    endCursor: { type: GraphQLString, resolve: ({ groups }) => groups[groups.length - 1]?.cursor },
  },
})

/** The groups on a breakdown's page, and what is left over. */
export const resolveBreakdown: Resolver<SliceValue> = async ({ node, group }, _args, { run }, info): Promise<ConnectionValue> => {
  const breakdown = readNode(node.breakdowns, info.path.key)
  if (!breakdown.asks) return { node: breakdown, groups: [], hasNextPage: false, totalCount: 0 }
  const indexed = await run.load(breakdown)
  const page = group === undefined ? wholePage(breakdown, indexed.answer) : pageOf(breakdown, indexed.within(group.rawKey))
  if (breakdown.rest === undefined || !page.hasNextPage) return page
  if (breakdown.rest.passing !== undefined) await run.load(breakdown.rest.passing)
  const rest = await run.load(breakdown.rest)
  return { ...page, rest: rest.group(group?.rawKey ?? []) }
}

function wholePage(node: BreakdownNode, { groups, hasNextPage, totalCount }: Answer): ConnectionValue {
  return { node, groups, hasNextPage, totalCount: totalCount ?? groups.length }
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

function nodesIn({ node, groups, rest }: ConnectionValue, nodes: string | number): readonly SliceValue[] {
  const slice = readNode(node.groups, nodes)
  const others: readonly SliceValue[] = rest === undefined ? [] : [{ node: slice, group: rest, isOther: true }]
  return [...groups.map((group) => ({ node: slice, group })), ...others]
}

/** The type of a breakdown's groups. */
export function connectionType(Group: GraphQLObjectType<SliceValue, OperationContext>) {
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
