import type { ParsedFilter } from '../definition/filter-input.ts'
import type { MetricInput } from '../definition/metric-definition.ts'
import { type Expression, everyOf } from '../expression/expression.ts'
import { mapExpression } from '../expression/map.ts'
import type { Shift } from '../expression/time-frame.ts'
import type { Metric, Part, RowPart } from './catalog.ts'
import type { Computed } from './computed.ts'
import { filterPredicate } from './filter-predicate.ts'
import { ignoredNames, withoutIgnored } from './ignored-names.ts'
import { type KnownModels, scopeOf } from './metric-scope.ts'
import { type Report, under } from './report.ts'
import { mapRowParts, rowParts } from './row-parts.ts'
import { grainNamed } from './time-grains.ts'
import { countOf, type OwnParameters } from './with-parameters.ts'

/** Parts and formula under names that begin with `id` and a space, which no metric's name has: a changed metric stands beside the unchanged one. */
export function renamed(parts: readonly Part[], formula: Expression, id: string): { parts: readonly Part[]; formula: Expression } {
  const rename = (part: string) => `${id} ${part}`
  return {
    parts: parts.map((part) => ({ ...part, id: rename(part.id) })),
    formula: mapExpression(formula, { column: (column) => ({ ...column, name: rename(column.name) }) }),
  }
}

/** All models, and the parameters of the metric that uses another. */
export interface KnownNames extends KnownModels {
  readonly own: OwnParameters
}

/** A metric as another one uses it: as it is, or narrowed by a filter, or read at another time. */
export function narrowInput(metric: Metric, input: MetricInput, id: string, known: KnownNames, report: Report): Computed {
  const computed: Computed = {
    formula: metric.formula,
    parts: metric.parts,
    unit: metric.unit,
    additivity: metric.additivity,
    inputs: [metric.name],
    inWords: '',
  }
  const shifts = shiftsOf(input, known, report)
  if (input.where === undefined && shifts.length === 0) return computed
  if (input.offset !== undefined && rowParts(metric.parts).some(({ time, frame }) => time === undefined && frame.reach.kind === 'within'))
    report('no-metric-time', `"${metric.name}" has no metric time, so it has no value at another time. Give it one: time: "…".`, ['offset'])
  if (input.at === 'start' && rowParts(metric.parts).some(({ frame }) => frame.reach.kind === 'within' || frame.reach.kind === 'whole'))
    report(
      'not-a-state',
      `"${metric.name}" has no value at an instant, so it has none at the start of a bucket. "at" takes states ("span") and running totals.`,
      ['at'],
    )
  const narrowedBy = (where: ParsedFilter, name: string, part: RowPart) => {
    const at = under(report, 'where')
    const ignored = ignoredNames(part, (dimension) => dimension)
    return filterPredicate(withoutIgnored(where, name, ignored, at), scopeOf(part.model, known), at)
  }
  const narrow = (part: RowPart): RowPart => {
    const own = input.where && narrowedBy(input.where, metric.name, part)
    return { ...part, where: everyOf([part.where, own]), frame: { ...part.frame, shifts: [...shifts, ...part.frame.shifts] } }
  }
  return { ...computed, ...renamed(mapRowParts(metric.parts, narrow), metric.formula, id) }
}

function shiftsOf({ offset, at }: MetricInput, { grains, own }: KnownNames, report: Report): readonly Shift[] {
  const start: readonly Shift[] = at === 'start' ? [{ kind: 'atStart' }] : []
  if (offset === undefined) return start
  if (offset === 'previousPeriod') return [{ kind: 'previousPeriod' }, ...start]
  const isBack = 'count' in offset
  const grain = grainNamed(isBack ? offset.grain : offset.toStartOf, grains, under(report, 'offset', isBack ? 'grain' : 'toStartOf'))
  if (!isBack) return grain === undefined ? start : [{ kind: 'toStartOf', grain }, ...start]
  const count = countOf(offset.count, own, under(report, 'offset', 'count'))
  return grain === undefined || count === undefined ? start : [{ kind: 'back', count, grain }, ...start]
}
