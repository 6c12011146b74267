import type { ParameterDefinition } from '../definition/metric-definition.ts'
import type { Parameter } from '../expression/expression.ts'
import { didYouMean } from '../problem/suggest.ts'
import { type NameLookup, parameterName } from './filter-predicate.ts'
import type { Report } from './report.ts'

type Parameters = Readonly<Record<string, ParameterDefinition>> | undefined

/** A parameter at its default; reports one that the metric does not declare, or that has no value where it needs one. */
export function parameterNamed(
  name: string,
  parameters: Parameters,
  report: Report,
  unset: 'is refused' | 'may be unset' = 'is refused',
): Parameter | undefined {
  const found = parameters?.[name]
  if (found?.default === null && unset === 'is refused')
    report(
      'needs-default',
      `"${name}" has no default, and only a window or an input of a formula can be without. Give it one: ${name}: { default: … }.`,
      [],
    )
  if (found !== undefined) return { kind: 'parameter', name, value: found.default ?? null, type: 'values' in found ? 'text' : 'decimal' }
  report(
    'unknown-parameter',
    `There is no parameter "${name}". Declare it: parameters: { ${name}: { default: … } }.${didYouMean(name, Object.keys(parameters ?? {}))}`,
    [],
  )
  return undefined
}

/** Names as a metric uses them, its parameters among them; nothing is said of those that are declared and could not be read. */
export function withParameters(lookup: NameLookup, parameters: Parameters, isLost: (...path: readonly string[]) => boolean): NameLookup {
  const mark = parameterName('')
  return (name, report) => {
    if (!name.startsWith(mark)) return lookup(name, report)
    const parameter = name.slice(mark.length)
    return isLost('parameters', parameter) ? undefined : parameterNamed(parameter, parameters, report)
  }
}
