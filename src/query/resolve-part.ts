import type { Catalog, EntityPart, Metric, Part, RowPart } from '../catalog/catalog.ts'
import { filterPredicate, type NameLookup } from '../catalog/filter-predicate.ts'
import { isTime } from '../catalog/link-expression.ts'
import { type Report, under } from '../catalog/report.ts'
import type { ParsedFilter } from '../definition/filter-input.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, everyOf, type Predicate } from '../expression/expression.ts'
import { periodTest, type ResolvedPeriod } from '../expression/period-test.ts'
import { isOwnBucket, type Shift, type TimeFrame } from '../expression/time-frame.ts'
import { type Binding, boundModel } from './bind.ts'
import { boundsTest, cellTest, frameKey, frameOf } from './frame-rows.ts'
import type { Policy } from './policy.ts'
import type { Outside, Within } from './question.ts'
import { grainOf, type Rows, reach, splitReading } from './reachable.ts'
import { refusal, type Use } from './refusal.ts'
import { maySee } from './resolve-access.ts'
import { resolveFrame } from './resolve-frame.ts'
import type { ResolvedEntities, ResolvedFrame, ResolvedKey, ResolvedMetric, ResolvedPart, ResolvedRows } from './resolved-question.ts'
import type { Interval, Zoned } from './shift-interval.ts'
import { outsideTest, withinTest } from './within-test.ts'

/** What all parts of one question share. */
export interface PartScope {
  readonly catalog: Catalog
  readonly zone: string
  readonly asOf: Zoned
  readonly period: ResolvedPeriod | undefined
  readonly interval: Interval
  readonly compared: readonly Shift[]
  readonly filters: readonly (ParsedFilter | undefined)[]
  readonly by: readonly string[]
  readonly binding: Binding
  readonly report: Report
  readonly policy: Policy
  readonly within: Within | undefined
  readonly outside: Outside | undefined
  /** The entities that rows are told apart by inside a group. */
  readonly per: readonly string[]
}

/** Binds one aggregation of a metric to a question. Reports what does not fit. */
export function resolvePart(metric: Metric, part: Part, scope: PartScope): ResolvedPart | undefined {
  return part.kind === 'rows' ? resolveRows(metric, part, scope) : resolveEntities(metric, part, scope)
}

/** One row per entity and group: what the metrics inside read, told apart by the entity as well. */
function resolveEntities(metric: Metric, part: EntityPart, scope: PartScope): ResolvedEntities | undefined {
  const inside = { ...scope, per: [...scope.per, part.per] }
  const parts = part.inner.flatMap((inner) => inner.parts.map((one) => resolvePart(metric, one, inside))).filter((one) => one !== undefined)
  const [first] = parts
  if (first === undefined) return undefined
  const keys = keyTypes(first).map((type, index): ResolvedKey => {
    const name = [...scope.by, ...inside.per][index] ?? part.per
    return { name, type, grain: index < scope.by.length ? grainOf(name) : undefined }
  })
  const metrics = part.inner.map(
    ({ name, formula, type }): ResolvedMetric => ({
      name,
      formula: scope.binding.expression(formula),
      type: type === 'integer' || type === 'decimal' ? type : 'double',
    }),
  )
  const once = [...new Map(parts.map((one) => [one.id, one])).values()]
  const inner = { keys, metrics, parts: once, grouping: new Set(once.map(({ id }) => id)) }
  return {
    kind: 'entities',
    id: part.id,
    entity: part.per,
    inner,
    aggregation: scope.binding.aggregation(part.aggregation),
    where: part.where && scope.binding.predicate(part.where),
    rankedBy: part.rankedBy,
  }
}

/** The types of the keys of a part's groups. */
export function keyTypes(part: ResolvedPart): readonly ColumnType[] {
  return part.kind === 'rows' ? part.keys.map(({ type }) => type) : part.inner.keys.slice(0, -1).map(({ type }) => type)
}

/** Its rows, its filters, its keys. */
function resolveRows(metric: Metric, part: RowPart, scope: PartScope): ResolvedRows | undefined {
  const model = scope.catalog.models.get(part.model)
  if (model === undefined) return undefined
  if (!maySee(scope.policy, model, readBy(part))) {
    scope.report('unknown-metric', `There is no metric "${metric.name}".`, ['metrics'])
    return undefined
  }
  const rows: Rows = { model, time: part.time }
  const lookup = (use: Use) => named(metric, rows, scope, use)
  const filters = scope.filters.map(
    (filter, index) => filter && filterPredicate(filter, lookup('filtered'), under(scope.report, 'where', index)),
  )
  const read = readTime(metric, part, scope)
  const keys = scope.by.map((name, index) => {
    if (read.frame !== undefined && isMetricTime(name)) return frameKey(read.frame)
    return groupable(lookup('broken down')(name, under(scope.report, 'by', index)), metric, rows, name, scope, index)
  })
  const entities = scope.per.map((entity) => model.roles.get(entity))
  const found = [...keys, ...entities].filter((key) => key !== undefined)
  const own = part.latest === undefined ? undefined : part.where
  const slice = everyOf([
    ...filters,
    own,
    read.test,
    scope.within && withinTest(scope.within, found),
    outside(metric, rows, read.frame !== undefined, scope),
  ])
  return {
    kind: 'rows',
    id: part.id,
    model: boundModel(model, scope.binding),
    aggregation: scope.binding.aggregation(part.aggregation),
    where: own === undefined && part.where !== undefined ? scope.binding.predicate(part.where) : undefined,
    slice: slice && scope.binding.predicate(slice),
    frame: read.frame,
    latest: part.latest && part.time && { at: part.latest.at, over: part.time, per: [...part.latest.per, ...timeKeys(scope, found)] },
    keys: found.map(scope.binding.expression),
  }
}

function outside(metric: Metric, rows: Rows, framed: boolean, scope: PartScope): Predicate | undefined {
  if (scope.outside === undefined) return undefined
  const { by, groups } = scope.outside
  if (framed && by.some(isMetricTime)) {
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
  return keys.length === by.length ? outsideTest(groups, keys) : undefined
}

/** Balances are chosen anew in every bucket. */
function timeKeys({ by }: PartScope, keys: readonly Expression[]): readonly Expression[] {
  return keys.filter((_, index) => isMetricTime(by[index] ?? ''))
}

function readBy({ aggregation, where, time }: RowPart): readonly (Expression | Predicate | undefined)[] {
  return ['of' in aggregation ? aggregation.of : undefined, 'over' in aggregation ? aggregation.over : undefined, where, time]
}

function named(metric: Metric, rows: Rows, scope: PartScope, use: Use): NameLookup {
  return (name, report) => {
    const found = reach(rows, name, scope.zone)
    if (found !== undefined && maySee(scope.policy, rows.model, [found])) return found
    const { code, message } = refusal(scope.catalog, metric, rows, name, use)
    report(code, message, [])
    return undefined
  }
}

/** A bare time is a filter, not a group. */
function groupable(
  key: Expression | undefined,
  metric: Metric,
  rows: Rows,
  name: string,
  scope: PartScope,
  index: number,
): Expression | undefined {
  if (key === undefined || !rows.model.members.has(name) || !isTime(key.type)) return key
  const { code, message } = refusal(scope.catalog, metric, rows, name, 'broken down')
  scope.report(code, message, ['by', index])
  return undefined
}

function isMetricTime(name: string): boolean {
  return splitReading(name)?.base === 'time'
}

/** Which rows count by their time: a test of them, or a frame that says for which bucket each of them counts. */
function readTime(
  metric: Metric,
  part: RowPart,
  scope: PartScope,
): { readonly test?: Predicate | undefined; readonly frame?: ResolvedFrame | undefined } {
  const { frame } = part
  const { reach: reached } = frame
  if (part.time === undefined && reached.kind !== 'valid') {
    const asked = scope.period !== undefined || scope.compared.length > 0 || !isOwnBucket(frame)
    if (asked)
      scope.report(
        'no-metric-time',
        `"${metric.name}" has no metric time, so a period cannot restrict it. Give it one in its definition: time: "…".`,
        ['period'],
      )
    return {}
  }
  if (isOwnBucket(frame) && scope.compared.length === 0) return { test: scope.period && part.time && periodTest(part.time, scope.period) }
  return readFrame(metric, part, frame, scope)
}

function readFrame(
  metric: Metric,
  part: RowPart,
  frame: TimeFrame,
  scope: PartScope,
): { readonly test?: Predicate | undefined; readonly frame?: ResolvedFrame | undefined } {
  const times = scope.by.filter(isMetricTime)
  const [bucket, ...others] = times
  const reading = bucket === undefined ? undefined : splitReading(bucket)?.reading
  if (others.length > 0 || (reading !== undefined && !('grain' in reading))) {
    scope.report(
      'one-time-grain',
      `"${metric.name}" reads other times than those of each bucket, so "by" can name one time grain of its metric time and no calendar part; it names ${times.map((name) => `"${name}"`).join(', ')}.`,
      ['by'],
    )
    return {}
  }
  const grain = reading !== undefined && 'grain' in reading ? reading.grain : undefined
  const cells = resolveFrame(frame, {
    metric: metric.name,
    period: scope.interval,
    asOf: scope.asOf,
    grain,
    compared: scope.compared,
    report: scope.report,
  })
  const rows = { time: part.time, reach: frame.reach }
  if (cells === undefined) return {}
  if (grain !== undefined)
    return { test: boundsTest(cells, rows), frame: frameOf(cells, grain, rows, JSON.stringify([frame, scope.compared])) }
  return { test: cells[0] && cellTest(cells[0], rows) }
}
