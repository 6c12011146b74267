import type { EntityMetric, EntityPart, Model, Part, RowPart } from '../catalog/catalog.ts'
import { filterPredicate, type NameLookup } from '../catalog/filter-predicate.ts'
import { type IsIgnored, ignoredNames, withoutIgnored } from '../catalog/ignored-names.ts'
import { isTime } from '../catalog/is-time.ts'
import { versionsRead } from '../catalog/link-validity.ts'
import { under } from '../catalog/report.ts'
import { grainOf, isMetricTime, splitReading } from '../catalog/time-grains.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, everyOf, type Predicate } from '../expression/expression.ts'
import { quoteList } from '../problem/suggest.ts'
import { boundFrame, boundModel } from './bind.ts'
import { frameKey } from './frame-rows.ts'
import { oneVersion } from './one-version.ts'
import type { PartScope } from './part-scope.ts'
import { type Rows, reach } from './reachable.ts'
import { type MetricTimeRead, readMetricTime } from './read-metric-time.ts'
import { refusal, type Use } from './refusal.ts'
import { maySee } from './resolve-access.ts'
import { entityLookup } from './resolve-entity-filter.ts'
import { resolveOutcome } from './resolve-outcome.ts'
import type {
  ResolvedEntities,
  ResolvedEntityJoin,
  ResolvedGroups,
  ResolvedKey,
  ResolvedMetric,
  ResolvedPart,
  ResolvedRows,
  Spread,
  VersionMoment,
} from './resolved-question.ts'
import { groupingParts, nullKey, spreadTogether, withinKeys } from './spread.ts'
import { visibleCatalog, visibleRows } from './visible-catalog.ts'
import { maySeeRows, readByPart } from './visible-metric.ts'
import { outsideTest, withinTest } from './within-test.ts'

/** What rows are read for: a metric, or a filter that asks whether there are any. */
export interface Named {
  readonly name: string
}

/** Binds one aggregation of a metric to a question. Reports what does not fit. */
export function resolvePart(metric: Named, part: Part, scope: PartScope): ResolvedPart | undefined {
  return part.kind === 'rows' ? resolveRows(metric, part, scope) : resolveEntities(metric, part, scope)
}

/** One row per entity and group: what the metrics inside read, told apart by the entity as well. */
function resolveEntities(metric: Named, part: EntityPart, scope: PartScope): ResolvedEntities | undefined {
  const inner = resolveInner(metric, part.inner, { ...scope, per: [...scope.per, part.per] })
  return (
    inner && {
      kind: 'entities',
      id: part.id,
      entity: part.per,
      inner,
      spread: inner.spread,
      aggregation: scope.binding.aggregation(part.aggregation),
      where: everyOf([part.where && scope.binding.predicate(part.where)]),
      rankedBy: part.rankedBy,
    }
  )
}

/** Groups inside others, and the keys that all of their parts do without. */
interface InnerGroups extends ResolvedGroups {
  readonly spread: Spread
}

/** The values of some metrics for each of the entities that `scope` tells apart; what does not fit is said of `owner`, or of the metric. */
function resolveInner(owner: Named | undefined, metrics: readonly EntityMetric[], scope: PartScope): InnerGroups | undefined {
  const parts = metrics
    .flatMap((inner) => inner.parts.map((one) => resolvePart(owner ?? inner, one, scope)))
    .filter((one) => one !== undefined)
  const [first] = parts
  if (first === undefined) return undefined
  const names = [...scope.by, ...scope.per.map(entityKey)]
  const keys = keyTypes(first).map((type, index): ResolvedKey => {
    const name = names[index] ?? ''
    return { name, type, grain: isTime(type) && index < scope.by.length ? grainOf(name, scope.grains) : undefined, isMetricTime: false }
  })
  const resolved = metrics.map(
    ({ name, formula, type }): ResolvedMetric => ({
      name,
      formula: scope.binding.expression(formula),
      type: type === 'integer' || type === 'decimal' ? type : 'double',
    }),
  )
  const { spread, parts: told } = spreadTogether(parts)
  const once = [...new Map(told.map((one) => [one.id, one])).values()]
  return { keys, metrics: resolved, parts: once, grouping: groupingParts(once), spread }
}

/** No metric and no dimension has such a name; entities inside entities may be of one role. */
function entityKey(role: string, depth: number): string {
  return depth === 0 ? `${role} key` : `${role} key ${depth + 1}`
}

/** The types of the keys of a part's groups. */
export function keyTypes(part: ResolvedPart): readonly ColumnType[] {
  return part.kind === 'rows' ? part.keys.map(({ type }) => type) : part.inner.keys.slice(0, -1).map(({ type }) => type)
}

/** Its rows, its filters, its keys. */
function resolveRows(metric: Named, part: RowPart, scope: PartScope): ResolvedRows | undefined {
  const model = scope.catalog.models.get(part.model)
  if (model === undefined) return undefined
  if (!maySeeRows(part, scope.per, scope.catalog, scope.policy)) {
    scope.report('unknown-metric', `There is no metric "${metric.name}".`, ['metrics'])
    return undefined
  }
  const rows: Rows = { model, time: part.time }
  const lookup = (use: Use) => named(metric, rows, scope, use)
  const joins: ResolvedEntityJoin[] = []
  const tested = Object.assign(lookup('filtered'), { entity: entityLookup({ owner: metric, model, scope, joins, resolveInner }) })
  const isIgnored = ignoredNames(part, (name) => splitReading(name, scope.grains)?.base ?? name)
  const filters = scope.filters.map((filter, index) => {
    const at = under(scope.report, 'where', index)
    return filter && filterPredicate(withoutIgnored(filter, metric.name, isIgnored, at), tested, at)
  })
  const read = readMetricTime(metric.name, part, scope)
  const spread = scope.by.flatMap((name, index) => (isIgnored(name) ? [index] : []))
  const keys = scope.by.map((name, index) => {
    if (isIgnored(name)) return nullKey(name, scope)
    if (isMetricTime(name, scope.grains) && (read === undefined || read.frame !== undefined)) return read?.frame && frameKey(read.frame)
    return groupable(lookup('broken down')(name, under(scope.report, 'by', index)), metric, rows, name, scope, index)
  })
  const entities = scope.per.map((entity) => model.roles.get(entity))
  const found = [...keys, ...entities].filter((key) => key !== undefined)
  const { latest } = part
  const bound = scope.binding.expression
  const groups = everyOf([
    scope.within && withinKeys(scope.within, found, spread),
    outside(metric, rows, { framed: read?.frame !== undefined, isIgnored }, scope),
  ])
  const versions = versionMoment(metric, part, read, { model, read: [...found, ...filters, groups, ...readByPart(part)] }, scope)
  // Balances are chosen from the rows of the slice and of the metric, whichever groups are shown of them.
  const [before, after] = latest === undefined ? [groups, part.where] : [part.where, groups]
  const slice = everyOf([...filters, read?.test, before])
  return {
    kind: 'rows',
    id: part.id,
    model: boundModel(model, scope.binding),
    aggregation: scope.binding.aggregation(part.aggregation),
    where: everyOf([after && scope.binding.predicate(after)]),
    slice: everyOf([slice && scope.binding.predicate(slice)]),
    frame: read?.frame && boundFrame(read.frame, scope.binding),
    latest: latest && part.time && { at: latest.at, over: bound(part.time), per: [...latest.per, ...timeKeys(scope, found)].map(bound) },
    entities: [...new Map(joins.map((join) => [join.as, { ...join, on: bound(join.on) }])).values()],
    outcome: part.outcome && resolveOutcome(metric.name, part.outcome, scope),
    versions,
    alone: oneVersion(part, model, read, scope),
    keys: found.map(bound),
    spread,
  }
}

/** A state has the versions that are valid just before the end of its bucket or period, as it has the rows; all else those of its rows' own time. */
function versionMoment(
  metric: Named,
  { time, frame }: RowPart,
  read: MetricTimeRead | undefined,
  rows: { readonly model: Model; readonly read: readonly (Expression | Predicate | undefined)[] },
  { zone, report, binding }: PartScope,
): VersionMoment | undefined {
  const versioned = versionsRead(rows.model, rows.read)
  if (versioned === undefined) return undefined
  const isState = frame.reach.kind === 'valid'
  const moment = isState ? read?.end : time
  if (moment !== undefined) return { time: binding.expression(moment), just: isState ? 'before' : 'at', zone }
  if (!isState)
    report(
      'no-metric-time',
      `"${metric.name}" reads a version of "${versioned}", and has no metric time to choose one by. Give it one in its definition: time: "…".`,
      ['metrics'],
    )
  return undefined
}

function outside(
  metric: Named,
  rows: Rows,
  { framed, isIgnored }: { readonly framed: boolean; readonly isIgnored: IsIgnored },
  scope: PartScope,
): Predicate | undefined {
  if (scope.outside === undefined) return undefined
  const { by, groups, remaining } = scope.outside
  if (by.some(isIgnored)) {
    const others = by.filter((name) => !isIgnored(name))
    if (others.length > 0)
      scope.report(
        'numerator-only',
        `"${metric.name}" cannot have "other" by ${quoteList(by.filter(isIgnored))} together with ${quoteList(others)}: it goes by the former with its numerator only. Break it down by one inside the other, or leave "other" out.`,
        ['other'],
      )
    return undefined
  }
  if (framed && by.some((name) => isMetricTime(name, scope.grains))) {
    scope.report(
      'other-needs-own-time',
      `"${metric.name}" reads other times than those of each bucket, so the rows of the remaining buckets cannot be told. Leave "other" out, or the metric.`,
      ['other'],
    )
    return undefined
  }
  const keys = by
    .map((name, index) => named(metric, rows, scope, 'broken down')(name, under(scope.report, 'by', index)))
    .filter((key) => key !== undefined)
  if (keys.length < by.length) return undefined
  return remaining === undefined ? outsideTest(groups, keys) : withinTest({ depth: by.length, groups: remaining }, keys)
}

/** Balances are chosen anew in every bucket. */
function timeKeys({ by, grains }: PartScope, keys: readonly Expression[]): readonly Expression[] {
  return keys.filter((_, index) => isMetricTime(by[index] ?? '', grains))
}

function named(metric: Named, rows: Rows, scope: PartScope, use: Use): NameLookup {
  return (name, report) => {
    const found = reach(rows, name, scope)
    if (found !== undefined && maySee(scope.policy, rows.model, [found])) return found
    const { code, message } = refusal(visibleCatalog(scope.catalog, scope.policy), metric, visibleRows(rows, scope.policy), name, use)
    report(code, message, [])
    return undefined
  }
}

/** A bare time is a filter, not a group. */
function groupable(
  key: Expression | undefined,
  metric: Named,
  rows: Rows,
  name: string,
  scope: PartScope,
  index: number,
): Expression | undefined {
  if (key === undefined || !rows.model.members.has(name) || !isTime(key.type)) return key
  const { code, message } = refusal(
    visibleCatalog(scope.catalog, scope.policy),
    metric,
    visibleRows(rows, scope.policy),
    name,
    'broken down',
  )
  scope.report(code, message, ['by', index])
  return undefined
}
