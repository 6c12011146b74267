import type { EntityMetric, Model } from '../catalog/catalog.ts'
import { namesCompared } from '../catalog/filter-names.ts'
import { type EntityLookup, filterPredicate } from '../catalog/filter-predicate.ts'
import { canBeNull } from '../catalog/nullability.ts'
import { type Report, under } from '../catalog/report.ts'
import { rowParts } from '../catalog/row-parts.ts'
import type { ParsedEntityFilter, ParsedFilter, ParsedRowsFilter } from '../definition/filter-input.ts'
import { emptyValue } from '../expression/empty-value.ts'
import { columnOf, type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { askedMetric } from './asked-metric.ts'
import { type EntityRow, entityRow, leadingRole } from './entity-row.ts'
import { ALL_TIME, type PartScope, type SliceTimes } from './part-scope.ts'
import { maySee } from './resolve-access.ts'
import type { ResolvedEntityJoin, ResolvedGroups } from './resolved-question.ts'

/** Rows whose entities are tested. */
interface TestedRows {
  /** What the rows are read for. */
  readonly owner: { readonly name: string }
  readonly model: Model
  readonly scope: PartScope
  /** Takes what the tests read. */
  readonly joins: ResolvedEntityJoin[]
  readonly resolveInner: (
    owner: { readonly name: string } | undefined,
    metrics: readonly EntityMetric[],
    scope: PartScope,
  ) => ResolvedGroups | undefined
}

/**
 * Tests rows by what is known of an entity that they lead to: its metrics (S8), or whether other rows lead to it. All of it is
 * computed for each entity first, so no row is repeated; of a row whose entity is null or not there it is null (S2).
 */
export function entityLookup(rows: TestedRows): EntityLookup {
  return (role, filter, report) => {
    const entity = entityRow(role, rows.model, rows.scope.policy)
    if (entity === undefined) {
      report(...noEntity(role, rows))
      return undefined
    }
    const tests = [
      filter.having && havingTest(entity, filter, filter.having, rows, under(report, 'having')),
      filter.some && rowsTest(entity, filter.some, 'some', rows, under(report, 'some')),
      filter.none && rowsTest(entity, filter.none, 'none', rows, under(report, 'none')),
    ]
    if (filter.having === undefined && filter.some === undefined && filter.none === undefined)
      report('empty-filter', `The filter on "${role}" tests nothing. Give it "having", "some" or "none".`, [])
    return everyOf(tests)
  }
}

function noEntity(role: string, { owner, model, scope }: TestedRows): readonly [string, string, readonly string[]] {
  const { catalog, policy } = scope
  const known = [...catalog.models.values()].flatMap((one) => [...one.roles.keys()].filter((name) => entityRow(name, one, policy)))
  if (!known.includes(role)) return ['unknown-entity', `There is no entity "${role}".${didYouMean(role, known)}`, []]
  const own = [...model.roles.keys()].filter((name) => entityRow(name, model, policy) !== undefined)
  const message = `"${owner.name}" cannot be filtered by "${role}": it is computed over "${model.name}", which leads to no such entity. It can be filtered by ${quoteList(own, 5)}.`
  return ['unreachable', message, []]
}

function havingTest(
  entity: EntityRow,
  { allTime }: ParsedEntityFilter,
  having: ParsedFilter,
  rows: TestedRows,
  report: Report,
): Predicate | undefined {
  const { scope } = rows
  const { role, target } = entity
  const names = [...new Set(namesCompared(having))]
  if (names.length === 0) report('empty-filter', `"having" tests no metric of "${role}". Give it one, or leave it out.`, [])
  const metrics = names.map((name) => askedMetric(name, scope.catalog, scope.policy, under(report, name)))
  const found = metrics.filter((metric) => metric !== undefined)
  if (found.length < metrics.length) return undefined
  if (!found.every((metric) => isOfEntity(metric, role, target, scope, under(report, metric.name)))) return undefined
  const inner = found.map(({ name, formula, parts }): EntityMetric => ({ name, type: formula.type, formula, parts }))
  const times = allTime ? ALL_TIME : scope.slice
  const wanted: Wanted = { owner: undefined, inner, times, per: role, where: undefined }
  const column = valuesOf(entity, `${role} metrics`, wanted, rows, report)
  return column && filterPredicate(having, column, report)
}

/** Every row that the metric counts must say which entity it belongs to. */
function isOfEntity(metric: EntityMetric, role: string, target: string, { catalog, policy }: PartScope, report: Report): boolean {
  const models = rowParts(metric.parts).flatMap(({ model }) => catalog.models.get(model) ?? [])
  const lacking = models.find((model) => entityRow(role, model, policy)?.target !== target)
  if (models.some((model) => !maySee(policy, model, []))) report('unknown-metric', `There is no metric "${metric.name}".`, [])
  else if (lacking !== undefined)
    report(
      'unknown-entity',
      `"${metric.name}" has no value for each "${role}": it is computed over "${lacking.name}", which leads to no such entity.`,
      [],
    )
  else if (models.length === 0) report('no-rows', `"${metric.name}" is computed from no rows, so no "${role}" has a value of it.`, [])
  else return true
  return false
}

function rowsTest(
  entity: EntityRow,
  filter: ParsedRowsFilter,
  kind: 'some' | 'none',
  rows: TestedRows,
  report: Report,
): Predicate | undefined {
  const { catalog, policy, slice } = rows.scope
  const model = catalog.models.get(filter.rows)
  if (model === undefined || !maySee(policy, model, [])) {
    const known = [...catalog.models.values()].filter((one) => maySee(policy, one, []))
    const names = known.map(({ name }) => name)
    report('unknown-model', `There is no model "${filter.rows}".${didYouMean(filter.rows, names)}`, ['rows'])
    return undefined
  }
  const per = leadingRole(entity, model, filter.through, policy, report)
  if (per === undefined) return undefined
  const time = model.metricTime?.expression
  if (filter.inPeriod && time === undefined) {
    report(
      'no-metric-time',
      `"${model.name}" has no metric time, so "inPeriod" cannot restrict its rows. Give it one in its definition: metricTime: "…".`,
      ['inPeriod'],
    )
    return undefined
  }
  const aggregation = { kind: 'countRows', type: 'integer' } as const
  const part = {
    kind: 'rows',
    id: 'number',
    model: model.name,
    time,
    aggregation,
    where: undefined,
    frame: OWN_BUCKET,
    latest: undefined,
  } as const
  const number: Expression = { kind: 'coalesce', operands: [columnOf('number', 'integer'), literal(0, 'integer')], type: 'integer' }
  const inner: EntityMetric = { name: 'number', type: 'integer', formula: number, parts: [part] }
  const times = filter.inPeriod ? slice : ALL_TIME
  const column = valuesOf(
    entity,
    `${entity.role} ${model.name}`,
    { owner: model, inner: [inner], times, per, where: filter.where },
    rows,
    report,
  )
  const left = column?.('number', report)
  return left === undefined ? undefined : { kind: 'compare', operator: kind === 'some' ? 'gt' : 'eq', left, right: literal(0, 'integer') }
}

/** What is to be known of each entity. */
interface Wanted {
  /** What is named where something does not fit; without it, the metric itself. */
  readonly owner: { readonly name: string } | undefined
  readonly inner: readonly EntityMetric[]
  readonly times: SliceTimes
  /** The role by which the rows inside lead to it. */
  readonly per: string
  readonly where: ParsedFilter | undefined
}

type ValueLookup = (name: string, report: Report) => Expression | undefined

/** The values of each entity, joined to the rows that lead to it; gives each by its name. */
function valuesOf(entity: EntityRow, title: string, wanted: Wanted, rows: TestedRows, report: Report): ValueLookup | undefined {
  const { scope } = rows
  const { inner, times, per, where, owner } = wanted
  const inside: PartScope = {
    ...scope,
    ...times,
    filters: [where],
    by: [],
    within: undefined,
    outside: undefined,
    per: [per],
    report: (code, message, path) => report(code, message, path[0] === 'where' ? ['where', ...path.slice(2)] : []),
  }
  const groups = rows.resolveInner(owner, inner, inside)
  const key = groups?.keys[0]
  if (groups === undefined || key === undefined) return undefined
  const as = nameOf(title, JSON.stringify([title, per, inner.map(({ name }) => name), times, where]), scope.entityNames)
  rows.joins.push({ as, on: entity.on, groups })
  const there: Predicate = { kind: 'isNull', value: { kind: 'column', of: as, name: key.name, type: key.type }, negated: true }
  return (name) => {
    const metric = groups.metrics.find((one) => one.name === name)
    return metric && entityValue(metric.formula, { kind: 'column', of: as, name, type: metric.formula.type }, there, entity.known)
  }
}

function nameOf(title: string, content: string, names: Map<string, string>): string {
  const known = names.get(content)
  if (known !== undefined) return known
  const count = [...names.values()].filter((name) => name.startsWith(title)).length
  const name = count === 0 ? title : `${title} ${count + 1}`
  names.set(content, name)
  return name
}

/** The value of an entity; of one without rows the empty value, of no entity null. */
function entityValue(formula: Expression, column: Expression, there: Predicate, known: Predicate | undefined): Expression {
  const empty = emptyValue(formula)
  if (empty === null) return column
  const none = literal(empty, formula.type)
  const either = (test: Predicate, value: Expression, otherwise: Expression): Expression => ({
    kind: 'conditional',
    branches: [{ test, value }],
    otherwise,
    type: formula.type,
  })
  const value: Expression = canBeNull(formula)
    ? either(there, column, none)
    : { kind: 'coalesce', operands: [column, none], type: formula.type }
  return known === undefined ? value : either(known, value, literal(null, formula.type))
}
