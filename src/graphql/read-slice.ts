import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getArgumentValues, isObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { type Report, under } from '../catalog/report.ts'
import { FaultError } from '../problem/problem.ts'
import { reportMissingVariables } from './missing-variables.ts'
import type { Base, BreakdownNode, Path, SliceNode } from './operation-tree.ts'
import { filterArgument, listArgument, orderArgument, periodArgument, type ResolveDuring, textArgument } from './question-arguments.ts'

type Arguments = Readonly<Record<string, unknown>>

/** What a slice has from those around it, and where it stands. */
type Around = Pick<SliceNode, 'base' | 'filtersAt' | 'by' | 'within' | 'isGroup' | 'path'>

/** Reads what is selected below one `metrics` field, as the GraphQL specification merges selections: fragments, aliases, `@skip`. */
export class SliceReader {
  readonly #info: GraphQLResolveInfo
  readonly #isMetric: (name: string) => boolean
  readonly #during: ResolveDuring
  readonly #report: Report

  constructor(info: GraphQLResolveInfo, isMetric: (name: string) => boolean, during: ResolveDuring, report: Report) {
    this.#info = info
    this.#isMetric = isMetric
    this.#during = during
    this.#report = report
  }

  read(args: Arguments, nodes: readonly FieldNode[], path: Path): SliceNode {
    const base: Base = {
      period: periodArgument(args.period),
      timezone: textArgument(args.timezone),
      asOf: textArgument(args.asOf),
      currency: textArgument(args.currency),
    }
    const root: Around = { base, filtersAt: [], by: [], within: undefined, isGroup: false, path }
    return this.#slice(this.#type('Slice'), nodes, this.#narrow(root, args.where, path))
  }

  #type(name: string): GraphQLObjectType {
    const type = this.#info.schema.getType(name)
    if (!isObjectType(type))
      throw new FaultError(`The schema has no type "${name}". This is a fault of Grainline; report it with the operation.`)
    return type
  }

  #fields(type: GraphQLObjectType, nodes: readonly FieldNode[]): ReadonlyMap<string, readonly FieldNode[]> {
    return collectSubfields(this.#info.schema, this.#info.fragments, this.#info.variableValues, type, nodes)
  }

  #arguments(type: GraphQLObjectType, nodes: readonly FieldNode[], path: Path): Arguments {
    const [node] = nodes
    const field = type.getFields()[node?.name.value ?? '']
    if (field === undefined || node === undefined) return {}
    reportMissingVariables(node.arguments ?? [], this.#info.variableValues, under(this.#report, ...path))
    return getArgumentValues(field, node, this.#info.variableValues)
  }

  #slice(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): SliceNode {
    const metrics = new Set<string>()
    const slices = new Map<string, SliceNode>()
    const breakdowns = new Map<string, BreakdownNode>()
    for (const [key, fieldNodes] of this.#fields(type, nodes)) {
      const name = fieldNodes[0]?.name.value ?? ''
      const path = [...own.path, key]
      if (this.#isMetric(name)) metrics.add(name)
      else if (name === 'slice') slices.set(key, this.#narrowed(type, fieldNodes, { ...own, path }))
      else if (name === 'breakdown') breakdowns.set(key, this.#breakdown(type, fieldNodes, { ...own, path }))
    }
    return { kind: 'slice', ...own, metrics: [...metrics], slices, breakdowns }
  }

  #narrowed(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): SliceNode {
    const { where } = this.#arguments(type, nodes, own.path)
    return this.#slice(this.#type('Slice'), nodes, { ...this.#narrow(own, where, own.path), isGroup: false })
  }

  #narrow(around: Around, where: unknown, path: Path): Around {
    const filter = filterArgument(where, this.#during, under(this.#report, ...path, 'where'))
    if (filter === undefined) return around
    return { ...around, base: { ...around.base, where: [...(around.base.where ?? []), filter] }, filtersAt: [...around.filtersAt, path] }
  }

  #breakdown(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): BreakdownNode {
    const { path } = own
    const args = this.#arguments(type, nodes, path)
    const connection = this.#fields(this.#type('GroupConnection'), nodes)
    const by = [...own.by, ...(listArgument(args.by) ?? [])]
    const narrowed = { ...this.#narrow(own, args.where, path), by, within: undefined, isGroup: true }
    const groups = new Map(
      [...this.#groupFields(connection)].map(([place, found]) => [
        place,
        this.#slice(this.#type('Group'), found, { ...narrowed, path: [...path, place] }),
      ]),
    )
    const selected = [...new Set([...groups.values()].flatMap(({ metrics }) => metrics))]
    const names = [...connection.values()].map(([field]) => field?.name.value)
    const breakdown: BreakdownNode = {
      kind: 'breakdown',
      question: {
        ...narrowed.base,
        by,
        metrics: listArgument(args.of) ?? selected,
        also: selected,
        having: filterArgument(args.having, this.#during, under(this.#report, ...path, 'having')),
        orderBy: orderArgument(args.orderBy),
        first: typeof args.first === 'number' ? args.first : undefined,
        after: this.#after(args.after, own),
        fill: args.fill === true,
        totalCount: names.includes('totalCount'),
      },
      filtersAt: narrowed.filtersAt,
      groups,
      asks: names.some((name) => name !== '__typename'),
      within: own.within,
      path,
    }
    return { ...breakdown, groups: new Map([...groups].map(([place, group]) => [place, inside(group, breakdown)])) }
  }

  #after(given: unknown, { by, path }: Around): string | undefined {
    if (by.length === 0 || typeof given !== 'string') return textArgument(given)
    this.#report(
      'nested-after',
      '"after" pages through one breakdown, and this one is repeated in every group. Page it under a slice that is narrowed to one group.',
      [...path, 'after'],
    )
    return undefined
  }

  /** What is selected of the groups, by place: each `nodes`, and each `node` of each `edges`. */
  #groupFields(connection: ReadonlyMap<string, readonly FieldNode[]>): ReadonlyMap<string, readonly FieldNode[]> {
    const found = new Map<string, readonly FieldNode[]>()
    for (const [key, fields] of connection) {
      if (fields[0]?.name.value === 'nodes') found.set(key, fields)
      if (fields[0]?.name.value !== 'edges') continue
      for (const [inner, nodes] of this.#fields(this.#type('GroupEdge'), fields))
        if (nodes[0]?.name.value === 'node') found.set(`${key}.${inner}`, nodes)
    }
    return found
  }
}

/** Slices and breakdowns of a group know whose groups they are over, once that breakdown is known. */
function inside(group: SliceNode, breakdown: BreakdownNode): SliceNode {
  return {
    ...group,
    within: breakdown,
    slices: new Map([...group.slices].map(([key, slice]) => [key, inside(slice, breakdown)])),
    breakdowns: new Map([...group.breakdowns].map(([key, inner]) => [key, { ...inner, within: breakdown }])),
  }
}
