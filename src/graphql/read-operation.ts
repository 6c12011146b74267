import { type FieldNode, getArgumentValues, type GraphQLObjectType, type GraphQLResolveInfo, isObjectType, responsePathAsArray } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { type Report, under } from '../catalog/report.ts'
import type { FilterInput } from '../definition/filter-input.ts'
import { FaultError } from '../problem/problem.ts'
import type { Base, BreakdownNode, SliceNode } from './operation-tree.ts'
import { filterArgument, listArgument, orderArgument, periodArgument, type ResolveDuring, textArgument } from './question-arguments.ts'

type Arguments = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

/** Reads what is selected below one `metrics` field, as the GraphQL specification merges selections: fragments, aliases, `@skip`. */
export class OperationReader {
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

  read(args: Arguments): SliceNode {
    const path = responsePathAsArray(this.#info.path)
    const where = filterArgument(args.where, this.#during, under(this.#report, ...path, 'where'))
    const base: Base = {
      where: where === undefined ? [] : [where],
      period: periodArgument(args.period),
      timezone: textArgument(args.timezone),
      asOf: textArgument(args.asOf),
      currency: textArgument(args.currency),
    }
    return this.#slice(this.#type('Slice'), this.#info.fieldNodes, { base, by: [], within: undefined, path })
  }

  #type(name: string): GraphQLObjectType {
    const type = this.#info.schema.getType(name)
    if (!isObjectType(type)) throw new FaultError(`The schema has no type "${name}". This is a fault of Grainline; report it with the operation.`)
    return type
  }

  #fields(type: GraphQLObjectType, nodes: readonly FieldNode[]): ReadonlyMap<string, readonly FieldNode[]> {
    return collectSubfields(this.#info.schema, this.#info.fragments, this.#info.variableValues, type, nodes)
  }

  #arguments(type: GraphQLObjectType, nodes: readonly FieldNode[]): Arguments {
    const [node] = nodes
    const field = type.getFields()[node?.name.value ?? '']
    return field === undefined || node === undefined ? {} : getArgumentValues(field, node, this.#info.variableValues)
  }

  #slice(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Pick<SliceNode, 'base' | 'by' | 'within' | 'path'>): SliceNode {
    const metrics = new Set<string>()
    const slices = new Map<string, SliceNode>()
    const breakdowns = new Map<string, BreakdownNode>()
    for (const [key, fieldNodes] of this.#fields(type, nodes)) {
      const name = fieldNodes[0]?.name.value ?? ''
      const path = [...own.path, key]
      if (this.#isMetric(name)) metrics.add(name)
      else if (name === 'slice') slices.set(key, this.#narrowed(type, fieldNodes, own, path))
      else if (name === 'breakdown') breakdowns.set(key, this.#breakdown(type, fieldNodes, own, path))
    }
    return { kind: 'slice', ...own, metrics: [...metrics], slices, breakdowns }
  }

  #narrowed(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Pick<SliceNode, 'base' | 'by' | 'within'>, path: Path): SliceNode {
    const base = this.#narrow(own.base, this.#arguments(type, nodes).where, path)
    return this.#slice(this.#type('Slice'), nodes, { ...own, base, path })
  }

  #narrow(base: Base, where: unknown, path: Path): Base {
    const filter = filterArgument(where, this.#during, under(this.#report, ...path, 'where'))
    return filter === undefined ? base : { ...base, where: [...(base.where ?? []), filter] }
  }

  #breakdown(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Pick<SliceNode, 'base' | 'by' | 'within'>, path: Path): BreakdownNode {
    const args = this.#arguments(type, nodes)
    const connection = this.#fields(this.#type('GroupConnection'), nodes)
    const fieldsNamed = (wanted: string) => [...connection.values()].flatMap((fields) => fields.filter(({ name }) => name.value === wanted))
    const edges = this.#fields(this.#type('GroupEdge'), fieldsNamed('edges'))
    const groupNodes = [...fieldsNamed('nodes'), ...[...edges.values()].flatMap((fields) => fields.filter(({ name }) => name.value === 'node'))]
    const base = this.#narrow(own.base, args.where, path)
    const by = [...own.by, ...(listArgument(args.by) ?? [])]
    const selected = this.#slice(this.#type('Group'), groupNodes, { base, by, within: undefined, path: [...path, 'nodes'] })
    if (own.by.length > 0 && args.after !== undefined && args.after !== null)
      this.#report('nested-after', '"after" pages through one breakdown, and this one is repeated in every group. Page it under a slice that is narrowed to one group.', [...path, 'after'])
    const breakdown: BreakdownNode = {
      kind: 'breakdown',
      question: {
        ...base,
        by,
        metrics: listArgument(args.of) ?? selected.metrics,
        also: selected.metrics,
        having: this.#having(args.having, path),
        orderBy: orderArgument(args.orderBy),
        first: typeof args.first === 'number' ? args.first : undefined,
        after: textArgument(args.after),
        fill: args.fill === true,
        totalCount: fieldsNamed('totalCount').length > 0,
      },
      group: selected,
      within: own.within,
      path,
    }
    return { ...breakdown, group: inside(selected, breakdown) }
  }

  #having(given: unknown, path: Path): FilterInput | undefined {
    return filterArgument(given, this.#during, under(this.#report, ...path, 'having'))
  }
}

/** Slices and breakdowns of a group know whose groups they are over, once that breakdown is known. */
function inside(group: SliceNode, breakdown: BreakdownNode): SliceNode {
  return {
    ...group,
    within: breakdown,
    slices: new Map([...group.slices].map(([key, slice]) => [key, inside(slice, breakdown)])),
    breakdowns: new Map([...group.breakdowns].map(([key, inner]) => [key, insideBreakdown(inner, breakdown)])),
  }
}

function insideBreakdown(inner: BreakdownNode, breakdown: BreakdownNode): BreakdownNode {
  return { ...inner, within: breakdown }
}
