import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLFloat, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Metric } from '../catalog/catalog.ts'
import { requestedOperand, requestName } from '../catalog/metric-request.ts'
import type { AnswerGroup } from '../engine/answer.ts'
import { CONFIDENCES, type Counted, rateDifference, wilsonInterval } from '../standing/rate-difference.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { type ArgumentsByMetric, argumentsOf } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { readNode } from './operation-of.ts'
import type { Resolver, SliceValue } from './slice-value.ts'

/** Both groups of an experiment within a slice or group; nothing of one that has no rows. */
interface ExperimentValue {
  readonly treatment: AnswerGroup | undefined
  readonly control: AnswerGroup | undefined
  readonly confidence: number
}

/** Loads both groups. */
export const resolveExperiment: Resolver<SliceValue> = async (
  { node, group },
  { confidence }: Readonly<Record<string, unknown>>,
  { run },
  info,
): Promise<ExperimentValue> => {
  const { now, before } = readNode(node.drivers, info.path.key)
  const [treatment, control] = now.asks ? await Promise.all([run.load(now), run.load(before)]) : []
  const key = group?.rawKey ?? []
  return { treatment: treatment?.group(key), control: control?.group(key), confidence: Number(confidence) }
}

interface RateValue {
  readonly treatment: Counted
  readonly control: Counted
  readonly confidence: number
}

type GroupValue = Counted & { readonly confidence: number }

const float = { type: GraphQLFloat }

const ExperimentGroup = new GraphQLObjectType<GroupValue>({
  name: 'ExperimentGroup',
  description: 'One group of an experiment, with the Wilson score interval of its rate.',
  fields: {
    n: { type: new GraphQLNonNull(GraphQLFloat), description: 'What the rate divides by.' },
    successes: { type: new GraphQLNonNull(GraphQLFloat) },
    rate: { ...float, resolve: ({ n, successes }) => (n === 0 ? null : successes / n) },
    low: { ...float, resolve: (group) => wilsonInterval(group, group.confidence)?.low },
    high: { ...float, resolve: (group) => wilsonInterval(group, group.confidence)?.high },
  },
})

const difference = ({ treatment, control, confidence }: RateValue) => rateDifference(treatment, control, confidence)

const RateDifferenceType = new GraphQLObjectType<RateValue>({
  name: 'RateDifference',
  description: "A rate in two groups, and how far apart they are, with Newcombe's interval; null where a group is of nobody.",
  fields: {
    treatment: { type: new GraphQLNonNull(ExperimentGroup), resolve: ({ treatment, confidence }) => ({ ...treatment, confidence }) },
    control: { type: new GraphQLNonNull(ExperimentGroup), resolve: ({ control, confidence }) => ({ ...control, confidence }) },
    difference: { ...float, description: 'treatment - control', resolve: (value) => difference(value)?.difference },
    low: { ...float, resolve: (value) => difference(value)?.low },
    high: { ...float, resolve: (value) => difference(value)?.high },
    isSignificant: {
      type: GraphQLBoolean,
      description: 'Whether no difference at all lies outside the interval.',
      resolve: (value) => {
        const found = difference(value)
        return found && (found.low > 0 || found.high < 0)
      },
    },
  },
})

function counted(group: AnswerGroup | undefined, request: string): Counted {
  const of = (operand: 'numerator' | 'denominator') => Number(group?.metrics[requestedOperand(request, operand)] ?? 0)
  return { n: of('denominator'), successes: of('numerator') }
}

/** The metrics that can be rates: shares, and those that are shares in one of their variants. */
export function ratesAmong(metrics: readonly Metric[]): readonly Metric[] {
  return metrics.filter(({ unit, variants }) =>
    [unit, ...[...variants.values()].map((one) => one.unit)].some(({ kind }) => kind === 'ratio'),
  )
}

/** The field `experiment` of slices and groups; none where no metric is a share. */
export function experimentField(
  metrics: readonly Metric[],
  args: ArgumentsByMetric,
  { Dimension }: DimensionTypes,
): Record<string, GraphQLFieldConfig<SliceValue, OperationContext>> {
  const rates = ratesAmong(metrics)
  if (rates.length === 0) return {}
  const field = (metric: Metric): GraphQLFieldConfig<ExperimentValue, OperationContext> => ({
    type: new GraphQLNonNull(RateDifferenceType),
    args: args.get(metric.name) ?? {},
    resolve: ({ treatment, control, confidence }, given: Readonly<Record<string, unknown>>): RateValue => {
      const request = requestName(metric, argumentsOf(metric, given))
      return { treatment: counted(treatment, request), control: counted(control, request), confidence }
    },
  })
  const MetricExperiment = new GraphQLObjectType<ExperimentValue, OperationContext>({
    name: 'MetricExperiment',
    description: 'Rates in two groups. What is no count over a count is refused with the reason.',
    fields: Object.fromEntries(rates.map((metric) => [metric.name, field(metric)])),
  })
  const text = new GraphQLNonNull(GraphQLString)
  return {
    experiment: {
      type: new GraphQLNonNull(MetricExperiment),
      description:
        'Rates in two groups of the slice, their difference, and the interval that holds the true one, as often as the confidence says.',
      args: {
        by: { type: new GraphQLNonNull(Dimension), description: 'What tells the groups apart.' },
        control: { type: text },
        treatment: { type: text },
        confidence: {
          type: new GraphQLNonNull(GraphQLFloat),
          defaultValue: 0.95,
          description: `One of ${CONFIDENCES.join(', ')}.`,
        },
      },
      resolve: resolveExperiment,
    },
  }
}
