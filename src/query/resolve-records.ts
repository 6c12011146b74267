import type { Catalog, Metric, Model } from '../catalog/catalog.ts'
import { isNumeric } from '../catalog/link-expression.ts'
import { type Report, under } from '../catalog/report.ts'
import { columnOf, divide, type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import { MICROSECONDS } from '../expression/time-grain.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import type { Binding } from './bind.ts'
import type { Policy } from './policy.ts'
import type { OrderInput } from './question.ts'
import { maySee } from './resolve-access.ts'
import { keyTerm } from './resolve-order.ts'
import type { OrderTerm, ResolvedEntities, ResolvedKey, ResolvedMetric, ResolvedPart, ResolvedRows } from './resolved-question.ts'

/** The rows behind a number: each is a group of its own, told apart by the model's key. */
export interface Records {
  readonly keys: readonly ResolvedKey[]
  readonly metrics: readonly ResolvedMetric[]
  readonly parts: readonly ResolvedPart[]
  readonly order: readonly OrderTerm[]
  /** The parts whose rows make them, where not all do. */
  readonly grouping: ReadonlySet<string> | undefined
  /** Which of them are counted. */
  readonly having: Predicate | undefined
}

/** What records are of. */
export interface RecordsScope {
  readonly catalog: Catalog
  readonly policy: Policy
  readonly by: readonly ResolvedKey[]
  readonly orderBy: readonly OrderInput[]
  readonly binding: Binding
}

interface Shown {
  readonly name: string
  readonly of: Expression
}

/**
 * The rows that a metric counts: the groups around them, their key, their dimensions, and what is measured of each; of a metric over
 * entities, those. Reports a metric that is made of several aggregations, and columns that there are not.
 */
export function resolveRecords(
  metric: Metric,
  parts: readonly (ResolvedPart | undefined)[],
  scope: RecordsScope,
  report: Report,
): Records | undefined {
  const [part, ...others] = parts.filter((one) => one !== undefined)
  if (part?.kind === 'entities' && isOfOneKind(metric)) return entityRecords(metric, part, scope, report)
  const model = part?.kind === 'rows' ? scope.catalog.models.get(part.model.name) : undefined
  const isPlain = part?.kind === 'rows' && part.outcome === undefined && others.every((other) => isOfSameRows(other, part))
  if (!isPlain || model === undefined) {
    if (parts.every((one) => one !== undefined)) report('no-records', noRecords(metric, part), ['metrics'])
    return undefined
  }
  const measured = shownOf(metric, part)
  const isNumber = measured !== undefined && isNumeric(measured.type)
  const columns: readonly Shown[] = [
    ...keyOf(model),
    ...dimensionsOf(model, scope),
    ...(measured?.kind === 'converted'
      ? [
          { name: 'amount', of: measured.amount },
          { name: 'currency', of: measured.currency },
        ]
      : []),
    ...(measured === undefined || isNumber ? [] : [{ name: metric.name, of: measured }]),
  ]
  const around = new Set(scope.by.map(({ name }) => name))
  const once = [...new Map(columns.map((column) => [column.name, column])).values()].filter(({ name }) => !around.has(name))
  const keys = [...scope.by, ...once.map(({ name, of }): ResolvedKey => ({ name, type: of.type, grain: undefined, isMetricTime: false }))]
  const read: ResolvedRows = { ...part, keys: [...part.keys, ...once.map(({ of }) => of)] }
  const value = { name: metric.name, type: metric.type === 'decimal' ? 'decimal' : 'double' } as const
  const shown = isNumber ? [...keys, { name: metric.name, type: 'decimal', grain: undefined, isMetricTime: false } as const] : keys
  const order = orderOf(metric, shown, [...around, ...keyOf(model).map(({ name }) => name)], scope.orderBy, report)
  if (!isNumber)
    return {
      keys,
      metrics: [],
      parts: [{ ...read, aggregation: { kind: 'countRows', type: 'integer' } }],
      order,
      grouping: undefined,
      having: undefined,
    }
  const formula = inUnit(metric, measured, columnOf(part.id, measured.type))
  return {
    keys,
    metrics: [{ ...value, formula }],
    parts: [{ ...read, aggregation: { kind: 'max', of: measured, type: measured.type } }],
    order,
    grouping: undefined,
    having: undefined,
  }
}

/** Whether all that a metric is made of are aggregations of the same values of the same entities. */
function isOfOneKind({ parts }: Metric): boolean {
  const [first] = parts
  return (
    first?.kind === 'entities' &&
    parts.every(
      (part) => part.kind === 'entities' && part.inner === first.inner && part.where === first.where && part.rankedBy === undefined,
    )
  )
}

/** The entities that a metric counts, by their own key, with the values by which it does so. */
function entityRecords(metric: Metric, { entity, inner, where }: ResolvedEntities, scope: RecordsScope, report: Report): Records {
  const around = inner.keys.slice(0, -1)
  const [last] = inner.keys.slice(-1)
  const keys = [...around, ...(last === undefined ? [] : [{ ...last, name: entity }])]
  const known: Predicate[] = keys.slice(-1).map(({ name, type }) => ({ kind: 'isNull', value: columnOf(name, type), negated: true }))
  const metrics = inner.metrics.map((one): ResolvedMetric => {
    const isExact = scope.catalog.metrics.get(one.name)?.type === 'decimal'
    return { ...one, type: one.type === 'decimal' && !isExact ? 'double' : one.type }
  })
  const values = metrics.map(({ name, type }) => ({ name, type, grain: undefined, isMetricTime: false }))
  const order = orderOf(
    metric,
    [...keys, ...values],
    keys.map(({ name }) => name),
    scope.orderBy,
    report,
  )
  return { keys, metrics, parts: inner.parts, order, grouping: inner.grouping, having: everyOf([...known, where]) }
}

/** Aggregations of the same values of the same rows have the same records, and so has their number beside them. */
function isOfSameRows(other: ResolvedPart, part: ResolvedRows): boolean {
  if (other.kind === 'entities') return false
  const measured = other.aggregation.kind === 'countRows' ? measuredOf(part) : measuredOf(other)
  return rowsOf(other) === rowsOf(part) && JSON.stringify(measured) === JSON.stringify(measuredOf(part))
}

function rowsOf({ model, where, slice, frame, latest, keys }: ResolvedRows): string {
  return JSON.stringify([model.name, where, slice, frame?.signature, latest, keys])
}

function measuredOf({ aggregation }: ResolvedRows): Expression | undefined {
  return aggregation.kind === 'countRows' ? undefined : aggregation.of
}

/** Versions share a key, and are told apart by when they begin. */
function keyOf({ key, columns, validity }: Model): readonly Shown[] {
  return [...key, ...(validity === undefined ? [] : [validity.from])].flatMap((name) => {
    const of = columns.get(name)
    return of === undefined ? [] : [{ name, of }]
  })
}

/** What is measured of one row; nothing where the metric has a unit that one row's value has not. */
function shownOf({ unit }: Metric, part: ResolvedRows): Expression | undefined {
  const measured = measuredOf(part)
  return measured?.kind === 'elapsed' && unit.kind !== 'duration' ? undefined : measured
}

/** Times between two instants are aggregated in microseconds, and shown in the metric's unit. */
function inUnit({ unit }: Metric, measured: Expression, value: Expression): Expression {
  return measured.kind === 'elapsed' && unit.kind === 'duration' ? divide(value, literal(MICROSECONDS[unit.unit], 'double')) : value
}

/** The model's own dimensions, by their public names. */
function dimensionsOf(model: Model, { policy, binding }: RecordsScope): readonly Shown[] {
  return [...model.members.values()]
    .filter(({ dimension, expression }) => dimension.model === model.name && maySee(policy, model, [expression]))
    .filter(({ dimension, expression }) => JSON.stringify(dimension.expression) === JSON.stringify(expression))
    .map(({ name, expression }) => ({ name, of: binding.expression(expression) }))
}

function noRecords({ name, inputs }: Metric, part: ResolvedPart | undefined): string {
  const reason =
    part?.kind === 'entities'
      ? `"${name}" is computed from values of each "${part.entity}", which are no rows`
      : part?.outcome === undefined
        ? `"${name}" is made of several numbers, each with rows of its own`
        : `"${name}" counts what came of rows, and not rows alone`
  const way = inputs.length === 0 ? '' : ` Ask for those of ${quoteList([...new Set(inputs)], 5)}.`
  return `${reason}, so it has no records.${way}`
}

/** The asked order, then the key of each row: total, so that pages never overlap (S9). */
function orderOf(
  metric: Metric,
  columns: readonly ResolvedKey[],
  last: readonly string[],
  asked: readonly OrderInput[],
  report: Report,
): readonly OrderTerm[] {
  const terms = asked.flatMap((input, index) => {
    const name = input.metric ?? input.dimension ?? ''
    const column = columns.find((one) => one.name === name)
    if (column !== undefined) return [keyTerm(column, input)]
    const known = columns.map((one) => one.name)
    const meant = didYouMean(name, known) || ` They have ${quoteList(known, 9)}.`
    under(report, 'orderBy', index)('unknown-name', `The records of "${metric.name}" have no column "${name}".${meant}`, [])
    return []
  })
  const named = new Set(terms.map(({ name }) => name))
  const rest = columns.filter(({ name }) => last.includes(name) && !named.has(name))
  return [...terms, ...rest.map((column) => keyTerm(column, {}))]
}
