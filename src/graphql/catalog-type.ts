import { GraphQLBoolean, GraphQLEnumType, GraphQLFloat, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Board, MetricSet } from '../catalog/board.ts'
import type { Catalog, Metric, MetricWarning, Model, PublicDimension } from '../catalog/catalog.ts'
import { finerMetrics } from '../catalog/finer-metrics.ts'
import { ignoredNames } from '../catalog/ignored-names.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { splitReading } from '../catalog/time-grains.ts'
import { unitName } from '../definition/unit.ts'
import { groupableNames } from '../query/reachable.ts'
import { BenchmarkType } from './benchmark-type.ts'
import { CatalogGoal, knownGoals } from './catalog-goal-type.ts'
import { type Described, Direction, type Listed, locale, words } from './catalog-words.ts'
import { ChartType } from './chart-type.ts'
import { lineageOf } from './explain-type.ts'
import { FreshnessType, freshnessOf } from './freshness-type.ts'
import { deprecation } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { maySeeTile } from './read-board.ts'
import { DateScalar } from './scalars.ts'
import { searchWords } from './search-words.ts'

/** The catalog as it was asked for: what is looked for in all of it, and in which language it is read. */
export interface AskedCatalog {
  readonly catalog: Catalog
  readonly search: string | undefined
  readonly locale: string | undefined
}

const text = new GraphQLNonNull(GraphQLString)
const texts = new GraphQLNonNull(new GraphQLList(text))
const several = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))
const Additivity = new GraphQLEnumType({
  name: 'Additivity',
  values: { ADDITIVE: { value: 'additive' }, SEMI_ADDITIVE: { value: 'semiAdditive' }, NON_ADDITIVE: { value: 'nonAdditive' } },
})

const TableLineage = new GraphQLObjectType<{ table: string; columns: readonly string[] }>({
  name: 'TableLineage',
  fields: { table: { type: text }, columns: { type: texts } },
})

interface Variant {
  readonly name: string
  readonly isDefault: boolean
  readonly metric: Listed<Metric>
}

function variantsOf({ variants, defaultVariant, locale }: Listed<Metric>): readonly Variant[] {
  return [...variants].map(([name, metric]) => ({ name, isDefault: name === defaultVariant, metric: { ...metric, locale } }))
}

interface Parameter {
  readonly name: string
  readonly default?: number | string | null | undefined
  readonly values?: readonly string[] | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly description?: string | undefined
}

const CatalogParameter = new GraphQLObjectType<Parameter>({
  name: 'CatalogParameter',
  description: 'What a question may set: a number, or one of some texts.',
  fields: {
    name: { type: text },
    isRequired: { type: new GraphQLNonNull(GraphQLBoolean), resolve: ({ default: value }) => value === undefined },
    default: { type: GraphQLFloat, resolve: ({ default: value }) => (typeof value === 'number' ? value : null) },
    defaultValue: {
      type: GraphQLString,
      description: 'The text that is meant where none is given.',
      resolve: ({ default: value }) => (typeof value === 'string' ? value : null),
    },
    values: {
      type: new GraphQLNonNull(new GraphQLList(text)),
      description: 'The texts that it can be.',
      resolve: ({ values }) => values ?? [],
    },
    min: { type: GraphQLFloat },
    max: { type: GraphQLFloat },
    description: { type: GraphQLString },
  },
})

export const Play = new GraphQLObjectType<Metric['playbook'][number]>({
  name: 'Play',
  description: 'What to do when a number is as the condition says.',
  fields: { condition: { type: text }, action: { type: text } },
})

const Change = new GraphQLObjectType<Metric['changes'][number]>({
  name: 'DefinitionChange',
  description: 'A day since which a metric is computed otherwise.',
  fields: { on: { type: new GraphQLNonNull(DateScalar) }, what: { type: text } },
})

const CatalogWarning = new GraphQLObjectType<MetricWarning>({
  name: 'CatalogWarning',
  description: 'When another metric of the same slice makes one doubtful, and why.',
  fields: { metric: { type: text }, above: { type: GraphQLFloat }, below: { type: GraphQLFloat }, says: { type: text } },
})

const CatalogVariant: GraphQLObjectType = new GraphQLObjectType<Variant>({
  name: 'CatalogVariant',
  description: 'One of the meanings of a metric.',
  fields: () => ({
    name: { type: text },
    isDefault: { type: new GraphQLNonNull(GraphQLBoolean) },
    metric: { type: new GraphQLNonNull(CatalogMetric), description: 'The metric that it means, with its own words, unit and direction.' },
  }),
})

const CatalogMetric: GraphQLObjectType = new GraphQLObjectType<Listed<Metric>, OperationContext>({
  name: 'CatalogMetric',
  fields: {
    name: { type: text },
    ...words<Metric>(),
    unit: { type: text, resolve: ({ unit }) => unitName(unit) },
    formula: { type: text, description: 'What it computes, in words.', resolve: ({ inWords }) => inWords },
    kind: { type: text },
    format: { type: GraphQLString },
    standard: { type: GraphQLString, description: 'The published standard that it follows.' },
    notes: { type: texts, description: 'What to mind when it is read.' },
    playbook: { type: several(Play), description: 'What to do about it, and when.' },
    changes: { type: several(Change), description: 'What became of its definition, and since when.' },
    warnings: { type: several(CatalogWarning), description: 'What makes it doubtful: another metric beyond a limit.' },
    chart: { type: new GraphQLNonNull(ChartType), description: 'How it wants to be painted, by time or by groups.' },
    variants: { type: several(CatalogVariant), resolve: variantsOf },
    parameters: { type: several(CatalogParameter), resolve: ({ parameters }) => [...parameters].map(([name, one]) => ({ name, ...one })) },
    goodWhen: { type: new GraphQLNonNull(Direction) },
    additivity: { type: new GraphQLNonNull(Additivity) },
    tier: { type: GraphQLString, resolve: ({ tier }) => (typeof tier === 'object' ? 'deprecated' : tier) },
    deprecation: { type: GraphQLString, resolve: deprecation },
    inputs: { type: texts, description: 'The metrics that it is made of.' },
    models: { type: texts, resolve: ({ parts }) => [...new Set(rowParts(parts).map(({ model }) => model))] },
    dimensions: {
      type: texts,
      description: 'What it can be broken down by.',
      resolve: (metric, _args, { run }) => dimensionsOf(run.visible(), metric),
    },
    numeratorOnly: {
      type: texts,
      description: 'Dimensions that only its numerator goes by: the denominator is that of the group without them.',
      resolve: ({ parts }) => [...new Set(rowParts(parts).flatMap(({ ignores }) => ignores ?? []))],
    },
    benchmarks: {
      type: several(BenchmarkType),
      description: 'What it is held against: all benchmarks of it, those that are no longer valid and those that do not count among them.',
      resolve: async ({ name }, _args, { run }) => (await run.benchmarks()).all.filter(({ metric }) => metric === name),
    },
    lineage: { type: several(TableLineage), resolve: ({ name }, _args, { run }) => lineageOf(run.visible(), name) },
  },
})

const told = new WeakMap<Catalog, Map<string, readonly string[]>>()

/** What all the parts of a metric can be broken down by: thousands of names, found once for each catalog. */
function dimensionsOf(catalog: Catalog, metric: Metric): readonly string[] {
  const known = told.get(catalog) ?? new Map<string, readonly string[]>()
  told.set(catalog, known)
  const names = known.get(metric.name) ?? allDimensionsOf(catalog, metric)
  known.set(metric.name, names)
  return names
}

function allDimensionsOf(catalog: Catalog, metric: Metric): readonly string[] {
  return [...new Set([metric, ...finerMetrics(metric, catalog)].flatMap((one) => ownDimensionsOf(catalog, one)))]
}

function ownDimensionsOf({ models, grains }: Catalog, { parts }: Metric): readonly string[] {
  const names = rowParts(parts).flatMap((part) => {
    const found = models.get(part.model)
    const isIgnored = ignoredNames(part, (name) => splitReading(name, grains)?.base ?? name)
    return found === undefined ? [] : [{ names: new Set(groupableNames({ model: found, time: part.time }, grains)), isIgnored }]
  })
  const all = new Set(names.flatMap((one) => [...one.names]))
  return [...all].filter((name) => names.every((one) => one.names.has(name) || one.isIgnored(name)))
}

const CatalogDimension = new GraphQLObjectType<PublicDimension & Described>({
  name: 'CatalogDimension',
  fields: {
    name: { type: text },
    ...words<PublicDimension & Described>(),
    type: { type: text },
    model: { type: text, resolve: ({ dimension }) => dimension.model },
  },
})

const CatalogModel = new GraphQLObjectType<Model, OperationContext>({
  name: 'CatalogModel',
  fields: {
    name: { type: text },
    ...words<Model>(),
    grain: { type: GraphQLString },
    table: { type: text },
    key: { type: texts },
    freshness: {
      type: FreshnessType,
      description: 'How new its rows are, where the model says how new they ought to be.',
      resolve: async (model, _args, context) => (await freshnessOf([model], context))[0],
    },
  },
})

const CatalogBoard = new GraphQLObjectType<Listed<Board>, OperationContext>({
  name: 'CatalogBoard',
  description: 'A dashboard: the root field "board" answers it whole.',
  fields: {
    name: { type: text },
    ...words<Board>(),
    tiles: {
      type: texts,
      description: 'Those that the caller may see.',
      resolve: ({ tiles }, _args, context) => tiles.filter((tile) => maySeeTile(tile, context)).map(({ name }) => name),
    },
  },
})

const CatalogSet = new GraphQLObjectType<Listed<MetricSet>, OperationContext>({
  name: 'CatalogSet',
  description: 'Metrics that are looked at together.',
  fields: {
    name: { type: text },
    ...words<MetricSet>(),
    metrics: {
      type: several(CatalogMetric),
      resolve: ({ metrics, locale }, _args, { run }) =>
        metrics.flatMap((name) => {
          const metric = run.visible().metrics.get(name)
          return metric === undefined ? [] : [{ ...metric, locale }]
        }),
    },
  },
})

interface Search {
  readonly search?: string | null
}

function listed<Source extends Described & { readonly name: string }>(
  { search: all, locale }: AskedCatalog,
  sources: Iterable<Source>,
  { search: own }: Search,
): readonly Listed<Source>[] {
  const sought = own ?? all
  const found = sought === undefined ? [...sources] : searchWords([...sources], sought)
  return found.map((one) => ({ ...one, locale }))
}

const search = {
  search: {
    type: GraphQLString,
    description: 'Looks in names, labels, descriptions and synonyms, in every language; the best match first.',
  },
}

/** What can be asked of the catalog as a whole. */
export const catalogArguments = { search: search.search, locale: locale.locale }

/** What can be asked, and what it means. */
export const CatalogType = new GraphQLObjectType<AskedCatalog, OperationContext>({
  name: 'Catalog',
  fields: {
    metrics: {
      type: several(CatalogMetric),
      args: { ...search, tag: { type: GraphQLString } },
      resolve: (asked, args: Search & { tag?: string }) =>
        listed(asked, asked.catalog.metrics.values(), args).filter(
          (metric) => args.tag === undefined || args.tag === null || metric.words.tags?.includes(args.tag),
        ),
    },
    metric: {
      type: CatalogMetric,
      args: { name: { type: text } },
      resolve: ({ catalog, locale }, args: { name: string }) => {
        const metric = catalog.metrics.get(args.name)
        return metric && { ...metric, locale }
      },
    },
    dimensions: {
      type: several(CatalogDimension),
      args: search,
      resolve: (asked, args: Search) =>
        listed(
          asked,
          [...asked.catalog.dimensions.values()].map((one) => ({ ...one, words: one.dimension.words })),
          args,
        ),
    },
    goals: {
      type: several(CatalogGoal),
      args: search,
      resolve: async (asked, args: Search, context) => listed(asked, await knownGoals(context), args),
    },
    boards: {
      type: several(CatalogBoard),
      args: search,
      resolve: (asked, args: Search) => listed(asked, asked.catalog.boards.values(), args),
    },
    sets: {
      type: several(CatalogSet),
      args: { ...search, names: { type: new GraphQLList(text) } },
      resolve: (asked, args: Search & { names?: readonly string[] | null }) =>
        listed(asked, asked.catalog.sets.values(), args).filter(({ name }) => args.names?.includes(name) ?? true),
    },
    benchmarks: {
      type: several(BenchmarkType),
      description: 'What metrics are held against, those among them that do not count: each of these says why.',
      resolve: async (_asked, _args, { run }) => (await run.benchmarks()).all,
    },
    models: {
      type: several(CatalogModel),
      args: search,
      resolve: (asked, args: Search) => listed(asked, asked.catalog.models.values(), args),
    },
  },
})
