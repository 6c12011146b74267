import type { MetricDefinition } from '../definition/metric-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import { DATE_PARTS, type DatePart, TIME_GRAINS, type TimeGrain } from '../expression/time-grain.ts'
import type { Problem } from '../problem/problem.ts'
import { capitalize } from './capitalize.ts'
import type { PublicDimension } from './catalog.ts'
import { isTime } from './link-expression.ts'
import type { Report } from './report.ts'

const RESERVED = new Set([
  'slice',
  'compare',
  'change',
  'share',
  'breakdown',
  'records',
  'explain',
  'key',
  'isOther',
  'isPartial',
  'and',
  'or',
  'not',
  'time',
  'period',
  'drivers',
])

/** Whether a name belongs to the language of questions. */
export function reservedName(name: string): boolean {
  return RESERVED.has(name)
}

/** How a time dimension is read: at a time grain, or as a part of the calendar. */
export type TimeReading = { readonly grain: TimeGrain } | { readonly part: DatePart }

/** The names under which a time dimension can be grouped by: `closedAtMonth`, `closedAtDayOfWeek` … */
export function timeReadings(name: string): readonly { readonly name: string; readonly reading: TimeReading }[] {
  const grains = TIME_GRAINS.map((grain) => ({ name: `${name}${capitalize(grain)}`, reading: { grain } }))
  const parts = DATE_PARTS.map((part) => ({ name: `${name}${capitalize(part)}`, reading: { part } }))
  return [...grains, ...parts]
}

/** Checks that no two things that a question can name have one name. */
export function checkPublicNames(
  dimensions: ReadonlyMap<string, PublicDimension>,
  metrics: ReadonlyMap<string, Located<MetricDefinition>>,
  problems: Problem[],
  reportOn: (model: string) => Report,
): void {
  const taken = new Map<string, string>([...dimensions.keys()].map((name) => [name, name]))
  for (const { name: of, type } of dimensions.values()) {
    for (const { name } of isTime(type) ? timeReadings(of) : []) {
      const other = dimensions.get(taken.get(name) ?? '')?.dimension
      if (other !== undefined) {
        const message = `"${name}" is a dimension, and also "${of}" at a time grain. Rename one of them.`
        reportOn(other.model)('path-collision', message, ['dimensions', other.name], 'key')
      }
      taken.set(name, of)
    }
  }
  for (const { name } of timeReadings('time')) taken.set(name, 'time')
  for (const [name, located] of metrics) {
    if (taken.has(name))
      problems.push(located.problem('duplicate-name', `"${name}" is already the name of a dimension. Give the metric another one.`))
  }
}
