import type { MetricDefinition, ParameterDefinition } from '../definition/metric-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { Metric } from './catalog.ts'
import type { Computed } from './computed.ts'
import type { Report } from './report.ts'

/** Where a parameter is declared: by the metric itself, by its kind, or by one that it is made of. */
interface Declared {
  readonly by: string
  readonly parameter: ParameterDefinition
}

/** What a question may set of a metric and of all that it is made of; reports parameters of one name that are not the same. */
export function parametersOf(
  { definition: { name: own, parameters = {} }, isLost }: Pick<Located<MetricDefinition>, 'definition' | 'isLost'>,
  { inputs, ownParameters = {} }: Computed,
  linked: (name: string) => Metric | undefined,
  report: Report,
): Metric['parameters'] {
  const found = new Map<string, Declared>()
  const add = (name: string, one: Declared) => {
    const other = found.get(name)
    if (other !== undefined && !isSame(other.parameter, one.parameter))
      report(
        'parameter-collision',
        `The parameter "${name}" of "${one.by}" is not that of "${other.by}", and what is set of "${own}" is set of both. Give both the same default, limits and values, or one of them another name.`,
        one.by === own ? ['parameters', name] : [],
      )
    found.set(name, one)
  }
  for (const input of inputs) for (const [name, parameter] of linked(input)?.parameters ?? []) add(name, { by: input, parameter })
  // What of one cannot be read is not known, and the name of one that the kind has itself is taken: both are said already.
  const known = Object.entries(parameters).filter(([name]) => !isLost('parameters', name) && !Object.hasOwn(ownParameters, name))
  for (const [name, parameter] of [...known, ...Object.entries(ownParameters)]) add(name, { by: own, parameter })
  return new Map([...found].map(([name, { parameter }]) => [name, parameter]))
}

/** Whether two parameters take the same values, and mean the same where none is given. */
function isSame(one: ParameterDefinition, other: ParameterDefinition): boolean {
  const told = (parameter: ParameterDefinition) =>
    'values' in parameter
      ? [parameter.default, parameter.values]
      : [parameter.default, parameter.min, parameter.max, parameter.whole ?? false]
  const text = (parameter: ParameterDefinition) => JSON.stringify(told(parameter).map((value) => (value === undefined ? 'none' : value)))
  return text(one) === text(other)
}
