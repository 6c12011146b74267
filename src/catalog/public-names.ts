import type { MetricDefinition } from '../definition/metric-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { Problem } from '../problem/problem.ts'
import type { PublicDimension } from './catalog.ts'
import { isTime } from './is-time.ts'
import type { Report } from './report.ts'
import { offersReading, type TimeGrains, timeReadings } from './time-grains.ts'

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
  'benchmark',
])

/** Whether a name belongs to the language of questions. */
export function reservedName(name: string): boolean {
  return RESERVED.has(name)
}

interface PublicNames {
  readonly dimensions: ReadonlyMap<string, PublicDimension>
  readonly grains: TimeGrains
}

/** Checks that no two things that a question can name have one name. */
export function checkPublicNames(
  { dimensions, grains }: PublicNames,
  metrics: ReadonlyMap<string, Located<MetricDefinition>>,
  problems: Problem[],
  reportOn: (model: string) => Report,
): void {
  const taken = new Map<string, string>([...dimensions.keys()].map((name) => [name, name]))
  const collides = ({ dimension }: PublicDimension, message: string) =>
    reportOn(dimension.model)('path-collision', `${message} Rename one of them.`, ['dimensions', dimension.name], 'key')
  for (const { name } of timeReadings('time', grains)) {
    const other = dimensions.get(name)
    if (other !== undefined) collides(other, `"${name}" is a dimension, and also the metric time at a time grain.`)
    taken.set(name, 'time')
  }
  for (const one of dimensions.values()) {
    const { name: of, dimension } = one
    const readings = isTime(one.type)
      ? timeReadings(of, grains).filter(({ reading }) => offersReading(dimension.expression, reading, grains))
      : []
    for (const { name } of readings) {
      const by = taken.get(name)
      const other = dimensions.get(by ?? '')
      if (by === name && other !== undefined) collides(other, `"${name}" is a dimension, and also "${of}" at a time grain.`)
      else if (by !== undefined)
        collides(one, `"${name}" would be "${of}" at a time grain, and also ${by === 'time' ? 'the metric time' : `"${by}"`} at one.`)
      taken.set(name, of)
    }
  }
  for (const [name, located] of metrics) {
    if (taken.has(name))
      problems.push(located.problem('duplicate-name', `"${name}" is already the name of a dimension. Give the metric another one.`))
  }
}
