import type { ParameterDefinition } from '../definition/metric-definition.ts'
import type { Parameter } from '../expression/expression.ts'
import type { Count } from '../expression/time-frame.ts'
import { didYouMean } from '../problem/suggest.ts'
import { type NameLookup, parameterAsked } from './filter-predicate.ts'
import { type Report, under } from './report.ts'

type Parameters = Readonly<Record<string, ParameterDefinition>> | undefined

/** A parameter at its default; reports one that the metric does not declare, or that has no value where it needs one. */
export function parameterNamed(
  name: string,
  parameters: Parameters,
  report: Report,
  unset: 'is refused' | 'may be unset' = 'is refused',
): Parameter | undefined {
  const found = parameters !== undefined && Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (found?.default === null && unset === 'is refused')
    report(
      'needs-default',
      `"${name}" has no default, and only a window, an input of a formula, or a comparison of a filter outside "not" can be without. Give it one: ${name}: { default: … }.`,
      [],
    )
  if (found !== undefined) return asParameter(name, found)
  report(
    'unknown-parameter',
    `There is no parameter "${name}". Declare it: parameters: { ${name}: { default: … } }.${didYouMean(name, Object.keys(parameters ?? {}))}`,
    [],
  )
  return undefined
}

function asParameter(name: string, definition: ParameterDefinition): Parameter {
  const value = definition.default ?? null
  if ('values' in definition) return { kind: 'parameter', name, value, type: 'text' }
  const { whole, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = definition
  return { kind: 'parameter', name, value, type: whole === true ? 'integer' : 'decimal', limits: { min, max } }
}

/** A metric's own parameters, as far as they could be read. */
export interface OwnParameters {
  readonly parameters?: Parameters
  isLost(...path: readonly string[]): boolean
}

/** The most grains that a parameter may reach back: with a thousand years, no time is before the first. */
const FARTHEST = 1_000

/** A number of grains, or the parameter that says it; reports one that could be no such number. */
export function countOf(count: number | { readonly parameter: string }, own: OwnParameters, report: Report): Count | undefined {
  if (typeof count === 'number') return count
  const { parameter: name } = count
  if (own.isLost('parameters', name)) return undefined
  const given = own.parameters?.[name]
  const found = parameterNamed(name, own.parameters, under(report, 'parameter'))
  if (given === undefined || found === undefined) return undefined
  const fits = !('values' in given) && given.whole === true && (given.min ?? 0) >= 1 && (given.max ?? FARTHEST + 1) <= FARTHEST
  if (!fits)
    report(
      'not-a-count',
      `"${name}" is a number of grains, from 1 to ${FARTHEST} at most. Declare it as such: { whole: true, min: 1, max: 24 }.`,
      [],
    )
  return fits ? found : undefined
}

/** Names as a metric uses them, its parameters among them; nothing is said of those that are declared and could not be read. */
export function withParameters(lookup: NameLookup, parameters: Parameters, isLost: (...path: readonly string[]) => boolean): NameLookup {
  return (name, report) => {
    const asked = parameterAsked(name)
    if (asked === undefined) return lookup(name, report)
    const { parameter, mayBeOpen } = asked
    return isLost('parameters', parameter)
      ? undefined
      : parameterNamed(parameter, parameters, report, mayBeOpen ? 'may be unset' : 'is refused')
  }
}
