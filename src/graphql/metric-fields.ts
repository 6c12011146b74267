import {
  type GraphQLArgumentConfig,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldResolver,
  GraphQLFloat,
  GraphQLInt,
  GraphQLNonNull,
  type GraphQLOutputType,
} from 'graphql'
import { capitalize } from '../catalog/capitalize.ts'
import type { Metric } from '../catalog/catalog.ts'
import type { MetricArguments } from '../catalog/metric-request.ts'
import type { ParameterDefinition } from '../definition/metric-definition.ts'
import { unitName } from '../definition/unit.ts'
import { Decimal, WholeNumber } from './scalars.ts'

const SCALARS = { integer: WholeNumber, double: GraphQLFloat, decimal: Decimal } as const

/** A metric's type: non-null where its definition cannot give null. */
export function metricType(metric: Metric): GraphQLOutputType {
  const scalar = SCALARS[metric.type]
  return metric.nullable ? scalar : new GraphQLNonNull(scalar)
}

export function metricDescription({ words, unit, inWords }: Metric): string {
  return [words.description ?? words.label, `Unit: ${unitName(unit)}. Formula: ${inWords}.`]
    .filter((line) => line !== undefined)
    .join('\n\n')
}

export function deprecation({ tier }: Metric): string | undefined {
  return typeof tier === 'object' ? `Use "${tier.deprecated}".` : undefined
}

/** What a question may set of a metric, as arguments of its field; nothing where there is nothing to set. */
function metricArguments(metric: Metric): GraphQLFieldConfigArgumentMap {
  const parameters = [...metric.parameters].map(([name, parameter]) => [name, parameterArgument(metric.name, name, parameter)] as const)
  if (metric.variants.size === 0) return Object.fromEntries(parameters)
  const values = [...metric.variants].map(
    ([name, { words, inWords }]) => [name, { value: name, description: words.description ?? inWords }] as const,
  )
  const type = new GraphQLEnumType({ name: `${capitalize(metric.name)}Variant`, values: Object.fromEntries(values) })
  return { variant: { type: new GraphQLNonNull(type), defaultValue: metric.defaultVariant }, ...Object.fromEntries(parameters) }
}

/** Non-null but for a parameter that may be left out; without a default, an argument must be given. */
function parameterArgument(metric: string, name: string, parameter: ParameterDefinition): GraphQLArgumentConfig {
  const { default: defaultValue, description } = parameter
  const type =
    'values' in parameter
      ? choice(`${capitalize(metric)}${capitalize(name)}`, parameter.values)
      : 'whole' in parameter && parameter.whole === true
        ? GraphQLInt
        : GraphQLFloat
  if (defaultValue === null) return { type, description }
  return { type: new GraphQLNonNull(type), defaultValue, description }
}

function choice(name: string, values: readonly string[]): GraphQLEnumType {
  return new GraphQLEnumType({ name, values: Object.fromEntries(values.map((value) => [value, { value }])) })
}

/** A metric's arguments as they were given. */
export function argumentsOf(metric: Metric, given: Readonly<Record<string, unknown>>): MetricArguments {
  const set = [...metric.parameters.keys()].flatMap((name) => {
    const value = given[name]
    return typeof value === 'number' || typeof value === 'string' ? [[name, value] as const] : []
  })
  return { variant: typeof given.variant === 'string' ? given.variant : undefined, parameters: Object.fromEntries(set) }
}

/** The arguments of every metric, made once: a schema may hold a type only once. */
export type ArgumentsByMetric = ReadonlyMap<string, GraphQLFieldConfigArgumentMap>

export function argumentsByMetric(metrics: Iterable<Metric>): ArgumentsByMetric {
  return new Map([...metrics].map((metric) => [metric.name, metricArguments(metric)]))
}

/** One field per metric. */
export function metricFields<Source, Context>(
  metrics: Iterable<Metric>,
  args: ArgumentsByMetric,
  resolve?: (metric: Metric) => GraphQLFieldResolver<Source, Context>,
): Record<string, GraphQLFieldConfig<Source, Context>> {
  const field = (metric: Metric): GraphQLFieldConfig<Source, Context> => ({
    type: metricType(metric),
    description: metricDescription(metric),
    deprecationReason: deprecation(metric),
    args: args.get(metric.name) ?? {},
    ...(resolve === undefined ? {} : { resolve: resolve(metric) }),
  })
  return Object.fromEntries([...metrics].map((metric) => [metric.name, field(metric)]))
}
