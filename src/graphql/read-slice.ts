import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getArgumentValues, isObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import type { Metric } from '../catalog/catalog.ts'
import { requestName } from '../catalog/metric-request.ts'
import { type Report, under } from '../catalog/report.ts'
import { FaultError } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'
import { argumentsOf } from './metric-fields.ts'
import { reportMissingVariables } from './missing-variables.ts'
import {
  type Base,
  type BreakdownNode,
  type DriversNode,
  identity,
  type PairNode,
  type Path,
  type RecordsNode,
  type RestNode,
  type SliceNode,
} from './operation-tree.ts'
import {
  filterArgument,
  listArgument,
  orderArgument,
  periodArgument,
  type ResolveDuring,
  recordOrderArgument,
  shiftArgument,
  textArgument,
} from './question-arguments.ts'
import { type DrivenMetric, readDrivers } from './read-drivers.ts'
import { readExperiment } from './read-experiment.ts'
import { type SelectedMetric, watchedNodes } from './read-warnings.ts'

type Arguments = Readonly<Record<string, unknown>>

/** What a slice has from those around it, and where it stands. */
interface Around extends Pick<SliceNode, 'base' | 'filtersAt' | 'by' | 'within' | 'isGroup' | 'path'> {
  /** The slice that this one was made from, and the one that all were made from: what shares are shares of. */
  readonly parent: Reference
  readonly total: Reference
}

type Reference = Pick<SliceNode, 'base' | 'filtersAt' | 'by'>

/** A slice that nothing is made from. */
const UNDIVIDED = {
  kind: 'slice',
  metrics: [],
  slices: new Map(),
  breakdowns: new Map(),
  pairs: new Map(),
  drivers: new Map(),
  records: new Map(),
  warnings: new Map(),
  isOptional: false,
  isGroup: false,
} as const

/** Reads what is selected below one `metrics` field, as the GraphQL specification merges selections: fragments, aliases, `@skip`. */
export class SliceReader {
  readonly #info: GraphQLResolveInfo
  readonly #metrics: ReadonlyMap<string, Metric>
  readonly #during: ResolveDuring
  readonly #report: Report

  constructor(info: GraphQLResolveInfo, metrics: ReadonlyMap<string, Metric>, during: ResolveDuring, report: Report) {
    this.#info = info
    this.#metrics = metrics
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
    const bare: Reference = { base, filtersAt: [], by: [] }
    const narrowed = this.#narrow({ ...bare, within: undefined, isGroup: false, path, parent: bare, total: bare }, args.where, path)
    return this.#slice(this.#type('Slice'), nodes, { ...narrowed, parent: narrowed, total: narrowed })
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
    const selected: SelectedMetric[] = []
    const warned: string[] = []
    const slices = new Map<string, SliceNode>()
    const breakdowns = new Map<string, BreakdownNode>()
    const pairs = new Map<string, PairNode>()
    const drivers = new Map<string, DriversNode>()
    const records = new Map<string, RecordsNode>()
    for (const [key, fieldNodes] of this.#fields(type, nodes)) {
      const name = fieldNodes[0]?.name.value ?? ''
      const path = [...own.path, key]
      const metric = this.#metrics.get(name)
      if (metric !== undefined) {
        const given = argumentsOf(metric, this.#arguments(type, fieldNodes, path))
        metrics.add(requestName(metric, given))
        selected.push({ metric, variant: given.variant })
      } else if (name === 'warnings') warned.push(key)
      else if (name === 'slice') slices.set(key, this.#narrowed(type, fieldNodes, { ...own, path }))
      else if (name === 'compare') slices.set(key, this.#compared(type, fieldNodes, { ...own, path }))
      else if (name === 'breakdown') breakdowns.set(key, this.#breakdown(type, fieldNodes, { ...own, path }))
      else if (name === 'records') records.set(key, this.#records(type, fieldNodes, { ...own, path }))
      else if (name === 'drivers') drivers.set(key, this.#drivers(type, fieldNodes, { ...own, path }))
      else if (name === 'experiment') drivers.set(key, this.#experiment(type, fieldNodes, { ...own, path }))
      else if (name === 'change' || name === 'share') pairs.set(key, this.#pair(type, fieldNodes, { ...own, path }))
    }
    const { base, filtersAt, by, within, isGroup, path } = own
    const asked = { ...UNDIVIDED, base, filtersAt, by, within }
    const warnings = new Map(warned.map((key) => [key, watchedNodes(selected, this.#metrics, { ...asked, path: [...path, key] })]))
    return { ...asked, isGroup, path, metrics: [...metrics], slices, breakdowns, pairs, drivers, records, warnings }
  }

  #records(type: GraphQLObjectType, nodes: readonly FieldNode[], { base, filtersAt, by, path }: Around): RecordsNode {
    const args = this.#arguments(type, nodes, path)
    const question: Question = {
      ...base,
      by: [...by, ...(listArgument(args.with) ?? []).filter((name) => !by.includes(name))],
      metrics: textArgument(args.of) === undefined ? [] : [String(args.of)],
      records: true,
      orderBy: recordOrderArgument(args.orderBy),
      first: typeof args.first === 'number' ? args.first : undefined,
      after: textArgument(args.after),
      totalCount: true,
    }
    return { kind: 'records', question, filtersAt, within: undefined, path }
  }

  #compared(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): SliceNode {
    const { to } = this.#arguments(type, nodes, own.path)
    const moved = moveBase(own.base, to)
    return this.#slice(this.#type('Slice'), nodes, {
      ...own,
      base: moved,
      isGroup: false,
      parent: own,
      total: { ...own.total, base: moveBase(own.total.base, to) },
    })
  }

  /** A change sets the slice against itself at another time; a share against the slice that it was made from. */
  #pair(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): PairNode {
    const args = this.#arguments(type, nodes, own.path)
    const isChange = nodes[0]?.name.value === 'change'
    const pairs = this.#type(isChange ? 'MetricChange' : 'MetricShare')
    const selected = this.#fields(pairs, nodes)
    const metrics = this.#requests(pairs, [...selected.values()], own.path)
    const bare = { ...UNDIVIDED, metrics }
    const { base, filtersAt, by, within, path } = own
    const now: SliceNode | undefined = own.isGroup ? undefined : { ...bare, base, filtersAt, by, within, path: [...path, 'now'] }
    const at: Reference = isChange ? { base: moveBase(base, args.from), filtersAt, by } : args.of === 'total' ? own.total : own.parent
    const other: SliceNode = { ...bare, base: at.base, filtersAt: at.filtersAt, by: at.by, within: undefined, path: [...path, 'other'] }
    return { now, other, outer: !isChange }
  }

  #drivers(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): DriversNode {
    const args = this.#arguments(type, nodes, own.path)
    const by = [...own.by, ...(listArgument(args.by) ?? [])]
    const driven = this.#driven(this.#type('MetricDrivers'), nodes, own.path)
    return readDrivers(driven, { ...own, by, compared: moveBase(own.base, args.from) }, under(this.#report, ...own.path))
  }

  #experiment(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): DriversNode {
    const args = this.#arguments(type, nodes, own.path)
    const asked = {
      by: textArgument(args.by) ?? '',
      control: textArgument(args.control) ?? '',
      treatment: textArgument(args.treatment) ?? '',
      confidence: Number(args.confidence),
    }
    return readExperiment(this.#driven(this.#type('MetricExperiment'), nodes, own.path), asked, own, under(this.#report, ...own.path))
  }

  /** The metrics that are selected of a type whose fields are metrics. */
  #driven(type: GraphQLObjectType, nodes: readonly FieldNode[], path: Path): readonly DrivenMetric[] {
    return [...this.#fields(type, nodes).values()].flatMap((fields) => {
      const metric = this.#metrics.get(fields[0]?.name.value ?? '')
      if (metric === undefined) return []
      const given = argumentsOf(metric, this.#arguments(type, fields, path))
      return [{ request: requestName(metric, given), metric: metric.variants.get(given.variant ?? '') ?? metric }]
    })
  }

  #narrowed(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): SliceNode {
    const { where } = this.#arguments(type, nodes, own.path)
    return this.#slice(this.#type('Slice'), nodes, { ...this.#narrow(own, where, own.path), isGroup: false, parent: own })
  }

  #narrow(around: Around, where: unknown, path: Path): Around {
    const filter = filterArgument(where, this.#during, under(this.#report, ...path, 'where'))
    if (filter === undefined) return around
    return { ...around, base: { ...around.base, where: [...(around.base.where ?? []), filter] }, filtersAt: [...around.filtersAt, path] }
  }

  #requests(type: GraphQLObjectType, fields: readonly (readonly FieldNode[])[], path: Path): readonly string[] {
    const requests = fields.flatMap((nodes) => {
      const metric = this.#metrics.get(nodes[0]?.name.value ?? '')
      return metric === undefined ? [] : [requestName(metric, argumentsOf(metric, this.#arguments(type, nodes, path)))]
    })
    return [...new Set(requests)]
  }

  #breakdown(type: GraphQLObjectType, nodes: readonly FieldNode[], own: Around): BreakdownNode {
    const { path } = own
    const args = this.#arguments(type, nodes, path)
    const connection = this.#fields(this.#type('GroupConnection'), nodes)
    const by = [...own.by, ...(listArgument(args.by) ?? [])]
    const narrowedOwn = this.#narrow(own, args.where, path)
    const narrowed = { ...narrowedOwn, by, within: undefined, isGroup: true, parent: narrowedOwn }
    const groups = new Map(
      [...this.#groupFields(connection)].map(([place, found]) => [
        place,
        this.#slice(this.#type('Group'), found, { ...narrowed, path: [...path, place] }),
      ]),
    )
    if (args.other === true) this.#refuseSlicesOfOthers(groups)
    const selected = [...new Set([...groups.values()].flatMap(({ metrics }) => metrics))]
    const paired = [...groups.values()].flatMap(({ pairs }) => [...pairs.values()].flatMap(({ other }) => other.metrics))
    const values = [...new Set([...selected, ...paired])]
    const names = [...connection.values()].map(([field]) => field?.name.value)
    const breakdown: BreakdownNode = {
      kind: 'breakdown',
      question: {
        ...narrowed.base,
        by,
        metrics: listArgument(args.of) ?? (selected.length > 0 ? selected : values),
        also: values,
        having: filterArgument(args.having, this.#during, under(this.#report, ...path, 'having')),
        orderBy: orderArgument(args.orderBy),
        first: typeof args.first === 'number' ? args.first : undefined,
        after: this.#after(args.after, own),
        fill: args.fill === true,
        every: listArgument(args.every),
        totalCount: names.includes('totalCount'),
      },
      filtersAt: narrowed.filtersAt,
      groups,
      rest: this.#rest(args, { ...narrowedOwn, by: own.by }, by, values),
      asks: names.some((name) => name !== '__typename'),
      within: own.within,
      path,
    }
    return {
      ...breakdown,
      rest: breakdown.rest && { ...breakdown.rest, passing: passingGroups(breakdown) },
      groups: new Map([...groups].map(([place, group]) => [place, inside(group, breakdown)])),
    }
  }

  #rest(
    args: Arguments,
    { base, filtersAt, by: outer, within, path }: Around,
    by: readonly string[],
    metrics: readonly string[],
  ): RestNode | undefined {
    if (args.other !== true) return undefined
    if (typeof args.first !== 'number')
      this.#report('other-needs-first', '"other" takes together the groups behind the first ones. Say how many those are with "first".', [
        ...path,
        'other',
      ])
    if (typeof args.after === 'string')
      this.#report(
        'other-with-after',
        '"other" takes together all groups behind the first ones, and "after" leaves the first ones out. Ask for one of them.',
        [...path, 'other'],
      )
    return {
      kind: 'rest',
      question: { ...base, by: outer, metrics },
      by,
      first: typeof args.first === 'number' ? args.first : 0,
      of: identity({ path }),
      passing: undefined,
      filtersAt,
      within,
      path: [...path, 'other'],
    }
  }

  /** `nodes` have the group of all the others among them; `edges` do not. */
  #refuseSlicesOfOthers(groups: ReadonlyMap<string, SliceNode>): void {
    for (const [place, { slices, breakdowns, pairs, drivers, records, warnings, path }] of groups) {
      const changes = [...pairs].filter(([, { outer }]) => !outer).map(([key]) => key)
      const made = [slices, breakdowns, drivers, records, warnings].flatMap((all) => [...all.keys()])
      const [key] = place.includes('.') ? [] : [...made, ...changes]
      if (key !== undefined)
        this.#report(
          'other-has-no-slices',
          'With "other", one of the nodes is all the other groups taken together: it has metrics and shares, and no slices, breakdowns, records, changes or warnings. Select them in "edges", or leave "other" out.',
          [...path, key],
        )
    }
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

/** Where "having" leaves groups out, all that it does not: what is left over is those of them that are on no page (S7). */
function passingGroups({ question, path, ...breakdown }: BreakdownNode): BreakdownNode | undefined {
  if (question.having === undefined) return undefined
  const all: Question = { ...question, orderBy: undefined, first: undefined, fill: false, totalCount: false }
  return { ...breakdown, question: all, groups: new Map(), rest: undefined, asks: true, path: [...path, 'passing'] }
}

/** Moves a slice's period; each comparison of a comparison moves it further. */
function moveBase(base: Base, to: unknown): Base {
  return { ...base, compared: [...(base.compared ?? []), ...shiftArgument(to)] }
}

/** What stands in a group knows whose groups it is over, once that breakdown is known. */
function inside(group: SliceNode, breakdown: BreakdownNode): SliceNode {
  return {
    ...group,
    within: breakdown,
    slices: mapValues(group.slices, (slice) => inside(slice, breakdown)),
    breakdowns: mapValues(group.breakdowns, (inner) => ({
      ...inner,
      within: breakdown,
      rest: inner.rest && { ...inner.rest, within: breakdown, passing: inner.rest.passing && { ...inner.rest.passing, within: breakdown } },
      groups: mapValues(inner.groups, (innerGroup) => outerPairs(innerGroup, breakdown)),
    })),
    warnings: mapValues(group.warnings, (watched) => watched.map((one) => ({ ...one, slice: { ...one.slice, within: breakdown } }))),
    drivers: mapValues(group.drivers, ({ now, before }) => ({
      now: { ...now, within: breakdown },
      before: { ...before, within: breakdown },
    })),
    pairs: mapValues(group.pairs, ({ now, other, outer }) => ({
      outer,
      now: now && { ...now, within: breakdown },
      other: other.by.length < (breakdown.question.by?.length ?? 0) ? other : { ...other, within: breakdown },
    })),
  }
}

/** A share of the group around goes by that group's breakdown. */
function outerPairs(group: SliceNode, around: BreakdownNode): SliceNode {
  return {
    ...group,
    pairs: mapValues(group.pairs, ({ other, ...pair }) => ({
      ...pair,
      other: other.by.length > 0 && other.within === undefined ? { ...other, within: around } : other,
    })),
  }
}

function mapValues<Key, Value>(map: ReadonlyMap<Key, Value>, change: (value: Value) => Value): ReadonlyMap<Key, Value> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
