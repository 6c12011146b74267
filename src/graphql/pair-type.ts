import { GraphQLEnumType, type GraphQLFieldConfig, GraphQLFloat, GraphQLObjectType } from 'graphql'
import type { Metric } from '../catalog/catalog.ts'
import type { AnswerGroup } from '../engine/answer.ts'
import type { ArgumentsByMetric } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { readNode } from './operation-of.ts'
import { type Resolver, type SliceValue, valueIn } from './slice-value.ts'

export const ShareOf = new GraphQLEnumType({ name: 'ShareOf', values: { PARENT: { value: 'parent' }, TOTAL: { value: 'total' } } })

/** Both values of each metric: the slice's own, and the one that it is set against. */
export const resolvePair: Resolver<SliceValue> = async (value, _args, { run }, info): Promise<PairValue> => {
  const { now, other } = readNode(value.node.pairs, info.path.key)
  const key = value.group?.rawKey ?? []
  const [mine, theirs] = await Promise.all([now && run.load(now), other.metrics.length === 0 ? undefined : run.load(other)])
  return { now: now === undefined ? value.group : mine?.group(key), other: theirs?.group(key.slice(0, other.by.length)) }
}

interface PairValue {
  readonly now: AnswerGroup | undefined
  readonly other: AnswerGroup | undefined
}

/** One field per metric, of both of its values; null where either is, or where the second is zero (S18). */
export function pairType(
  name: string,
  description: string,
  metrics: readonly Metric[],
  args: ArgumentsByMetric,
  relate: (now: number, other: number) => number,
) {
  const field = (metric: Metric): GraphQLFieldConfig<PairValue, OperationContext> => ({
    type: GraphQLFloat,
    args: args.get(metric.name) ?? {},
    resolve: ({ now, other }, given: Readonly<Record<string, unknown>>) => {
      const [mine, theirs] = [valueIn(now, metric, given), valueIn(other, metric, given)]
      return mine === null || theirs === null || Number(theirs) === 0 ? null : relate(Number(mine), Number(theirs))
    },
  })
  return new GraphQLObjectType<PairValue, OperationContext>({
    name,
    description,
    fields: Object.fromEntries(metrics.map((metric) => [metric.name, field(metric)])),
  })
}
