import { type GraphQLFieldConfig, type GraphQLFieldResolver, GraphQLFloat, GraphQLNonNull, type GraphQLOutputType } from 'graphql'
import type { Metric } from '../catalog/catalog.ts'
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

/** One field per metric. */
export function metricFields<Source, Context>(
  metrics: Iterable<Metric>,
  resolve?: (metric: Metric) => GraphQLFieldResolver<Source, Context>,
): Record<string, GraphQLFieldConfig<Source, Context>> {
  const field = (metric: Metric): GraphQLFieldConfig<Source, Context> => ({
    type: metricType(metric),
    description: metricDescription(metric),
    deprecationReason: deprecation(metric),
    ...(resolve === undefined ? {} : { resolve: resolve(metric) }),
  })
  return Object.fromEntries([...metrics].map((metric) => [metric.name, field(metric)]))
}
