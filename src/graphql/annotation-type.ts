import { type GraphQLEnumType, type GraphQLFieldConfig, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Annotation } from '../catalog/annotation.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { InvalidQuestionError, type Problem } from '../problem/problem.ts'
import { maySeeRequest } from '../query/asked-metric.ts'
import { intervalOf } from '../query/compared-period.ts'
import { resolvePeriod, resolveZone } from '../query/resolve-time.ts'
import { annotationsWithin, definitionChanges, readAnnotationRows } from '../standing/annotations.ts'
import { words } from './catalog-words.ts'
import type { DimensionTypes } from './dimension-types.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf } from './operation-of.ts'
import { listArgument, periodArgument, textArgument } from './question-arguments.ts'
import { zonedInstant } from './resolve-during.ts'
import { DateTimeScalar, TimePoint, TimeZoneScalar } from './scalars.ts'

const text = new GraphQLNonNull(GraphQLString)

const AnnotationType = new GraphQLObjectType<Annotation>({
  name: 'Annotation',
  description: 'Something that happened, and may be why numbers changed.',
  fields: {
    name: { type: text, description: 'Of one that was read from a row: its key.' },
    ...words<Annotation>(),
    text: { type: text },
    from: { type: new GraphQLNonNull(TimePoint) },
    to: { type: TimePoint, description: 'The first moment after it, where it lasted.' },
    metrics: {
      type: new GraphQLNonNull(new GraphQLList(text)),
      description: 'Whose numbers it may have changed; all where it names none.',
    },
  },
})

type Arguments = Readonly<Record<string, unknown>>

/** Configured annotations and those of rows, but for those of metrics that the caller may not see. */
async function known({ layer, caller, run }: OperationContext): Promise<readonly Annotation[]> {
  const { catalog } = layer
  const rows = catalog.kept.has('annotations') ? readAnnotationRows(await run.keptRows('annotations'), catalog) : []
  return [...catalog.annotations.values(), ...definitionChanges(catalog), ...rows].filter(({ metrics }) =>
    metrics.every((metric) => !catalog.metrics.has(metric) || maySeeRequest(metric, catalog, caller.policy)),
  )
}

async function annotationsFor(args: Arguments, context: OperationContext, key: string): Promise<readonly Annotation[]> {
  const { layer, caller } = context
  const problems: Problem[] = []
  const report = (code: string, message: string, path: readonly (string | number)[]) =>
    problems.push({ code, message, path: [key, ...path] })
  const zone = resolveZone(textArgument(args.timezone) ?? layer.defaults.timezone, (code, message) => report(code, message, ['timezone']))
  const asOf = zone === undefined ? undefined : zonedInstant(textArgument(args.asOf) ?? caller.now.toISOString(), zone)
  const given = periodArgument(args.period)
  const clock = asOf && { asOf, grains: layer.catalog.grains }
  const period = given && clock && resolvePeriod(given, clock, (code, message, path) => report(code, message, ['period', ...path]))
  if (problems.length > 0 || zone === undefined || asOf === undefined) throw new InvalidQuestionError(problems)
  const [asked, tag] = [listArgument(args.metrics), textArgument(args.tag)]
  const touches = ({ metrics }: Annotation) => asked === undefined || metrics.length === 0 || metrics.some((one) => asked.includes(one))
  const all = (await known(context)).filter((one) => touches(one) && (tag === undefined || one.words.tags?.includes(tag) === true))
  return annotationsWithin(all, intervalOf(period, asOf), zone)
}

/** The root field of annotations; none where the catalog knows of none. */
export function annotationFields(
  { annotations, kept, metrics }: Catalog,
  { periods }: DimensionTypes,
  { MetricName }: { readonly MetricName: GraphQLEnumType },
): Record<string, GraphQLFieldConfig<unknown, OperationContext>> {
  if (annotations.size === 0 && !kept.has('annotations') && definitionChanges({ metrics }).length === 0) return {}
  return {
    annotations: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(AnnotationType))),
      description: 'What happened in a period, from the earliest on: to be shown beside numbers by time.',
      args: {
        period: { type: periods.PeriodInput },
        metrics: { type: new GraphQLList(new GraphQLNonNull(MetricName)), description: 'Those of these metrics, and of all.' },
        tag: { type: GraphQLString },
        timezone: { type: TimeZoneScalar, description: 'The zone in which days begin.' },
        asOf: { type: DateTimeScalar, description: 'The instant that counts as now for relative periods.' },
      },
      resolve: (_source, args, context, info) => {
        operationOf(context, info)
        return annotationsFor(args, context, String(info.path.key))
      },
    },
  }
}
