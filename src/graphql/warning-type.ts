import { GraphQLFloat, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { MetricWarning } from '../catalog/catalog.ts'
import { modelsOf } from './explain-type.ts'
import { freshnessOf } from './freshness-type.ts'
import type { Freshness } from './load-freshness.ts'
import type { OperationContext } from './operation-context.ts'
import { readNode } from './operation-of.ts'
import { type Resolver, type SliceValue, valueIn } from './slice-value.ts'

interface Warning {
  readonly code: 'doubtful-rows' | 'stale-rows'
  readonly message: string
  readonly metric?: string
  readonly because?: string
  readonly value?: number
  readonly limit?: number
}

const text = new GraphQLNonNull(GraphQLString)

export const WarningType = new GraphQLObjectType<Warning>({
  name: 'Warning',
  description: 'Why a number is not to be relied on without a look at its rows.',
  fields: {
    code: {
      type: text,
      description: '"doubtful-rows": another metric of the same slice is beyond its limit. "stale-rows": newer rows are due.',
    },
    message: { type: text },
    metric: { type: GraphQLString, description: 'The metric of the slice that is doubtful; null where all of a model are.' },
    because: { type: GraphQLString, description: 'The metric that says so.' },
    value: { type: GraphQLFloat, description: 'Its value in this slice.' },
    limit: { type: GraphQLFloat, description: 'What it is beyond.' },
  },
})

export const warningsType = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(WarningType)))

/** What the metrics that are selected in a slice are doubtful by; what cannot be told of its rows is left out. */
export const resolveWarnings: Resolver<SliceValue> = async ({ node, group }, _args, context, info): Promise<readonly Warning[]> => {
  const { layer, run } = context
  const watched = readNode(node.warnings, info.path.key).filter(({ slice }) => run.isAsked(slice))
  const doubtful = await Promise.all(
    watched.map(async ({ of, warning, slice }) => {
      const metric = layer.catalog.metrics.get(warning.metric)
      const indexed = await run.load(slice)
      return metric === undefined ? [] : beyond(of, warning, valueIn(indexed.group(group?.rawKey ?? []), metric, {}))
    }),
  )
  return [...doubtful.flat(), ...(await staleRows(node.metrics, context))]
}

function beyond(metric: string, { metric: because, above, below, says }: MetricWarning, found: number | string | null): readonly Warning[] {
  if (found === null) return []
  const value = Number(found)
  const limit = above !== undefined && value > above ? above : below !== undefined && value < below ? below : undefined
  return limit === undefined ? [] : [{ code: 'doubtful-rows', message: says, metric, because, value, limit }]
}

async function staleRows(metrics: readonly string[], context: OperationContext): Promise<readonly Warning[]> {
  const all = await freshnessOf(modelsOf(context.layer.catalog, metrics), context)
  return all.filter(({ isStale }) => isStale).map((one) => ({ code: 'stale-rows', message: staleInWords(one) }))
}

function staleInWords({ model, newest }: Freshness): string {
  return newest === null ? `"${model}" has no rows.` : `The newest row of "${model}" is of ${newest}, and newer ones are due.`
}
