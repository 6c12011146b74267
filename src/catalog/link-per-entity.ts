import { ENTITY_AGGREGATIONS, type EntityAggregation, type PerEntityDefinition } from '../definition/metric-definition.ts'
import { columnOf, type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import { RANK_COLUMNS } from '../expression/rank-columns.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import type { EntityMetric, Metric } from './catalog.ts'
import type { Computed } from './computed.ts'
import { mayLeadTo, UNKNOWN_NUMBER } from './doubt.ts'
import { namesCompared } from './filter-names.ts'
import { filterPredicate } from './filter-predicate.ts'
import { filterInWords } from './in-words.ts'
import { numericAggregation } from './link-aggregation.ts'
import type { KnownModels } from './metric-scope.ts'
import { checkDimensions, notToldApart } from './numerator-only.ts'
import { type Report, under } from './report.ts'
import { rowParts } from './row-parts.ts'
import type { Operand } from './unit-algebra.ts'
import { parameterNamed, withParameters } from './with-parameters.ts'

interface Known extends KnownModels {
  /** The metric of a name, reported where there is none. */
  input(name: string, report: Report): Metric | undefined
  isLost(...path: readonly string[]): boolean
}

/** Links an aggregation over entities; of metrics that are not known, what is known of the others. */
export function linkPerEntity(definition: PerEntityDefinition, known: Known, report: Report): Computed {
  const chosen = chosenAggregation(definition, known, report)
  const measured = chosen === undefined || chosen === 'count' ? undefined : definition[chosen]
  const wanted = new Map<string, readonly (string | number)[]>([
    ...(definition.where === undefined ? [] : namesCompared(definition.where)).map((name) => [name, ['where', name]] as const),
  ])
  if (definition.top !== undefined) wanted.set(definition.top.by, ['top', 'by'])
  if (chosen !== undefined && measured !== undefined) wanted.set(measured, [chosen])
  const metrics = new Map([...wanted].map(([name, path]) => [name, known.input(name, under(report, ...path))]))
  const found = [...metrics.values()].filter((metric) => metric !== undefined)
  if (metrics.size === 0 && chosen !== undefined && !known.isLost('where'))
    report(
      'needs-metrics',
      `"${definition.name}" counts every ${definition.per} there is. Say which with "where": metrics that an entity has.`,
      ['where'],
    )
  if (!known.isLost('per')) checkRoles(definition, found, known, report)
  const inner = [...metrics].map(([name, metric]): EntityMetric => {
    if (metric !== undefined) return innerMetric(metric, { definition, known, found }, report)
    return { name, type: UNKNOWN_NUMBER.type, formula: UNKNOWN_NUMBER, parts: [] }
  })
  for (const name of Object.keys(definition.ignoring ?? {}))
    if (!wanted.has(name) && !known.isLost())
      report('unknown-metric', `"${definition.name}" uses no metric "${name}".${didYouMean(name, wanted.keys())}`, ['ignoring', name])
  const computed = compute(definition, chosen ?? 'count', inner, { found, isLost: known.isLost }, report)
  return chosen === undefined || (measured !== undefined && metrics.get(measured) === undefined)
    ? { ...computed, unit: 'unknown' }
    : computed
}

/** Metrics that entities have side by side. */
interface Together {
  readonly definition: PerEntityDefinition
  readonly known: Known
  readonly found: readonly Metric[]
}

function innerMetric(metric: Metric, { definition: { name, ignoring }, known, found }: Together, report: Report): EntityMetric {
  const ignores = ignoring?.[metric.name] ?? []
  const beside = found.filter((other) => other !== metric)
  checkDimensions(ignores, { parts: metric.parts, beside }, known, under(report, 'ignoring', metric.name))
  const { parts, formula } = notToldApart(metric, ignores, `${name} whole`)
  return { name: metric.name, type: formula.type, formula, parts }
}

function compute(
  definition: PerEntityDefinition,
  chosen: EntityAggregation | 'count',
  inner: readonly EntityMetric[],
  { found, isLost }: Pick<Known, 'isLost'> & { readonly found: readonly Metric[] },
  report: Report,
): Computed {
  const columns = new Map(inner.map(({ name, type }) => [name, columnOf(name, type)]))
  const lookup = withParameters((name) => columns.get(name), definition.parameters, isLost)
  const where = everyOf([
    definition.where && filterPredicate(definition.where, lookup, under(report, 'where')),
    topTest(definition, report),
  ])
  const measured = chosen === 'count' ? undefined : definition[chosen]
  const of = measured === undefined ? undefined : columns.get(measured)
  const { name: id, per } = definition
  const part = { kind: 'entities', per, inner, where, rankedBy: definition.top?.by } as const
  const base = { additivity: 'nonAdditive', inputs: found.map(({ name }) => name), inWords: inWords(definition, chosen) } as const
  if (chosen === 'count' || of === undefined) {
    const count: Expression = { kind: 'coalesce', operands: [columnOf(id, 'integer'), literal(0, 'integer')], type: 'integer' }
    return {
      ...base,
      formula: count,
      parts: [{ ...part, id, aggregation: { kind: 'countRows', type: 'integer' } }],
      unit: { kind: 'count' },
    }
  }
  const linked = numericAggregation(definition, chosen, of, { time: undefined, ties: [], isLost }, report)
  const formula: Expression = linked.zeroWhenEmpty
    ? { kind: 'coalesce', operands: [linked.formula, literal(0, 'integer')], type: linked.formula.type }
    : linked.formula
  const unit: Operand =
    chosen === 'variance' ? { kind: 'number' } : (found.find(({ name }) => name === measured)?.unit ?? { kind: 'number' })
  return { ...base, formula, parts: linked.parts.map((one) => ({ ...part, ...one })), unit }
}

function chosenAggregation(definition: PerEntityDefinition, { isLost }: Known, report: Report): EntityAggregation | 'count' | undefined {
  const all = ['count', ...ENTITY_AGGREGATIONS] as const
  const given = all.filter((name) => definition[name] !== undefined)
  if (given.length === 1) return given[0]
  if (given.length === 0 && isLost()) return undefined
  report(
    'one-aggregation',
    `"${definition.name}" has ${given.length === 0 ? 'no aggregation' : given.map((name) => `"${name}"`).join(' and ')}, and takes one of ${quoteList(all, 9)}.`,
    [],
  )
  return undefined
}

/** Every row that the metrics read must say which entity it belongs to. */
function checkRoles({ name, per }: PerEntityDefinition, metrics: readonly Metric[], { models, doubts }: Known, report: Report): void {
  for (const metric of metrics) {
    const lacking = rowParts(metric.parts).find(
      ({ model }) => models.get(model)?.roles.has(per) === false && !mayLeadTo(doubts.get(model), per),
    )
    const roles = lacking && models.get(lacking.model)?.roles.keys()
    if (lacking !== undefined)
      report(
        'unknown-entity',
        `"${name}" goes by "${per}", and "${metric.name}" is computed over "${lacking.model}", which leads to no such entity.${didYouMean(per, roles ?? [])}`,
        ['per'],
      )
  }
}

/** `place - 1 < share * size`, in exact decimals, so that a share of a whole number is exact. */
function topTest({ name, top, parameters }: PerEntityDefinition, report: Report): Predicate | undefined {
  if (top === undefined) return undefined
  const of = (given: number | { parameter: string }, key: string): Expression | undefined =>
    typeof given === 'number'
      ? literal(given, Number.isInteger(given) ? 'integer' : 'decimal')
      : parameterNamed(given.parameter, parameters, under(report, 'top', key, 'parameter'))
  const place = columnOf(RANK_COLUMNS.place, 'integer')
  if (top.count !== undefined && top.share === undefined) {
    const right = of(top.count, 'count')
    return right && { kind: 'compare', operator: 'lte', left: place, right }
  }
  if (top.share === undefined || top.count !== undefined)
    report('one-top', `"${name}" takes the first by "share" or by "count", one of them.`, ['top'])
  const left: Expression = { kind: 'arithmetic', operator: 'subtract', operands: [place, literal(1, 'integer')], type: 'integer' }
  const share = of(top.share ?? 1, 'share')
  const right: Expression | undefined = share && {
    kind: 'arithmetic',
    operator: 'multiply',
    operands: [share, columnOf(RANK_COLUMNS.size, 'integer')],
    type: 'decimal',
  }
  return right && { kind: 'compare', operator: 'lt', left, right }
}

function inWords(definition: PerEntityDefinition, chosen: EntityAggregation | 'count'): string {
  const { per, where, top } = definition
  const what = chosen === 'count' ? `number of ${per} entities` : `${chosen} of ${definition[chosen] ?? ''} per ${per}`
  const first = top === undefined ? '' : ` of the first ${topInWords(top)} by ${top.by}`
  return `${what}${first}${where === undefined ? '' : ` where ${filterInWords(where)}`}`
}

function topInWords({ share, count }: NonNullable<PerEntityDefinition['top']>): string {
  const given = share ?? count ?? 1
  if (typeof given !== 'number') return given.parameter
  return share === undefined ? String(given) : `${given * 100}%`
}
