import {
  type GraphQLArgumentConfig,
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { Catalog, Metric } from '../catalog/catalog.ts'
import type { Zoned } from '../query/move-time.ts'
import { benchmarkInstant } from '../standing/benchmark-instant.ts'
import { BENCHMARK_SCOPES, type Benchmark, type BenchmarkScope } from '../standing/benchmark-row.ts'
import type { Benchmarks } from '../standing/benchmarks.ts'
import { enumOf } from './enum-of.ts'
import type { ArgumentsByMetric } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { TimePoint } from './scalars.ts'
import { sliceTime } from './slice-time.ts'
import type { SliceValue } from './slice-value.ts'

const text = new GraphQLNonNull(GraphQLString)

const BenchmarkScopeType = enumOf('BenchmarkScope', 'Whose number a benchmark is.', BENCHMARK_SCOPES)

/** A benchmark as the catalog lists it. */
export const BenchmarkType = new GraphQLObjectType<Benchmark>({
  name: 'Benchmark',
  description: 'What a metric is held against, in the unit of the metric.',
  fields: {
    metric: { type: text },
    variant: { type: GraphQLString },
    scope: { type: BenchmarkScopeType, description: 'Null where the row has another one.' },
    segment: { type: GraphQLString },
    value: { type: GraphQLFloat },
    from: { type: TimePoint },
    to: { type: TimePoint, description: 'The first moment at which it is no longer valid; null where it still is.' },
    source: { type: GraphQLString, description: 'Where it is from.' },
    problem: { type: GraphQLString, description: 'Why it does not count.' },
  },
})

/** Benchmarks of one scope and segment, at one instant. */
interface BenchmarkValue {
  readonly benchmarks: Benchmarks
  readonly scope: BenchmarkScope
  readonly segment: string | undefined
  readonly instant: Zoned
}

interface Asked {
  readonly scope: BenchmarkScope
  readonly segment?: string | null
}

/** The field of a slice or group that has its benchmarks; none where the catalog knows of no benchmarks. */
export function benchmarkField(
  { metrics, kept }: Catalog,
  args: ArgumentsByMetric,
): Record<string, GraphQLFieldConfig<SliceValue, OperationContext>> {
  if (!kept.has('benchmarks')) return {}
  const MetricBenchmark = new GraphQLObjectType<BenchmarkValue, OperationContext>({
    name: 'MetricBenchmark',
    description: 'What each metric is held against, in its own unit; null where there is no benchmark.',
    fields: Object.fromEntries([...metrics.values()].map((metric) => [metric.name, valueField(metric, args.get(metric.name)?.variant)])),
  })
  return {
    benchmark: {
      type: new GraphQLNonNull(MetricBenchmark),
      description:
        'The benchmarks that are valid at the end of the bucket or period, or now where there is none; of several, the one that began last.',
      args: {
        scope: { type: new GraphQLNonNull(BenchmarkScopeType) },
        segment: { type: GraphQLString, description: 'Without it, benchmarks of no segment.' },
      },
      resolve: async ({ node, group }, { scope, segment }: Asked, context): Promise<BenchmarkValue | null> => {
        const time = sliceTime(node.base, context)
        if (time === undefined) return null
        const benchmarks = await context.run.benchmarks()
        return { benchmarks, scope, segment: segment ?? undefined, instant: benchmarkInstant(time, group?.key ?? {}) }
      },
    },
  }
}

function valueField(metric: Metric, variant: GraphQLArgumentConfig | undefined): GraphQLFieldConfig<BenchmarkValue, OperationContext> {
  return {
    type: GraphQLFloat,
    args: variant === undefined ? {} : { variant },
    resolve: ({ benchmarks, scope, segment, instant }, args: { variant?: string }) =>
      benchmarks.valueAt({ metric: metric.name, variant: args.variant, scope, segment }, instant),
  }
}
