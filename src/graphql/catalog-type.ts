import { GraphQLEnumType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Catalog, Metric, Model, PublicDimension } from '../catalog/catalog.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { unitName } from '../definition/unit.ts'
import type { Words } from '../definition/words.ts'
import { groupableNames } from '../query/reachable.ts'
import { lineageOf } from './explain-type.ts'
import { deprecation } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { searchWords } from './search-words.ts'

type Described = { readonly words: Words }

const text = new GraphQLNonNull(GraphQLString)
const texts = new GraphQLNonNull(new GraphQLList(text))
const several = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))
const locale = {
  locale: { type: GraphQLString, description: 'A language, such as "bg"; without a translation the definition\'s own words.' },
}

function words<Source extends Described>() {
  const translated = (source: Source, language: unknown) =>
    typeof language === 'string' ? source.words.translations?.[language] : undefined
  return {
    label: {
      type: GraphQLString,
      args: locale,
      resolve: (source: Source, args: { locale?: string }) => translated(source, args.locale)?.label ?? source.words.label,
    },
    description: {
      type: GraphQLString,
      args: locale,
      resolve: (source: Source, args: { locale?: string }) => translated(source, args.locale)?.description ?? source.words.description,
    },
    synonyms: { type: texts, resolve: (source: Source) => source.words.synonyms ?? [] },
    owner: { type: GraphQLString, resolve: (source: Source) => source.words.owner },
    tags: { type: texts, resolve: (source: Source) => source.words.tags ?? [] },
  }
}

const Direction = new GraphQLEnumType({
  name: 'GoodDirection',
  values: { UP: { value: 'up' }, DOWN: { value: 'down' }, NEUTRAL: { value: 'neutral' } },
})
const Additivity = new GraphQLEnumType({
  name: 'Additivity',
  values: { ADDITIVE: { value: 'additive' }, SEMI_ADDITIVE: { value: 'semiAdditive' }, NON_ADDITIVE: { value: 'nonAdditive' } },
})

const TableLineage = new GraphQLObjectType<{ table: string; columns: readonly string[] }>({
  name: 'TableLineage',
  fields: { table: { type: text }, columns: { type: texts } },
})

const CatalogMetric = new GraphQLObjectType<Metric, OperationContext>({
  name: 'CatalogMetric',
  fields: {
    name: { type: text },
    ...words<Metric>(),
    unit: { type: text, resolve: ({ unit }) => unitName(unit) },
    formula: { type: text, description: 'What it computes, in words.', resolve: ({ inWords }) => inWords },
    kind: { type: text },
    format: { type: GraphQLString },
    goodWhen: { type: new GraphQLNonNull(Direction) },
    additivity: { type: new GraphQLNonNull(Additivity) },
    tier: { type: GraphQLString, resolve: ({ tier }) => (typeof tier === 'object' ? 'deprecated' : tier) },
    deprecation: { type: GraphQLString, resolve: deprecation },
    inputs: { type: texts, description: 'The metrics that it is made of.' },
    models: { type: texts, resolve: ({ parts }) => [...new Set(rowParts(parts).map(({ model }) => model))] },
    dimensions: {
      type: texts,
      description: 'What it can be broken down by.',
      resolve: (metric, _args, { layer }) => dimensionsOf(layer.catalog, metric),
    },
    lineage: { type: several(TableLineage), resolve: ({ name }, _args, { layer }) => lineageOf(layer.catalog, name) },
  },
})

/** What all the parts of a metric can be broken down by. */
function dimensionsOf({ models }: Catalog, { parts }: Metric): readonly string[] {
  const names = rowParts(parts).flatMap(({ model, time }) => {
    const found = models.get(model)
    return found === undefined ? [] : [new Set(groupableNames({ model: found, time }))]
  })
  const [first, ...others] = names
  return [...(first ?? [])].filter((name) => others.every((other) => other.has(name)))
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

const CatalogModel = new GraphQLObjectType<Model>({
  name: 'CatalogModel',
  fields: { name: { type: text }, ...words<Model>(), grain: { type: GraphQLString }, table: { type: text }, key: { type: texts } },
})

function matching<Source extends Described & { readonly name: string }>(all: Iterable<Source>, search: unknown): readonly Source[] {
  return typeof search === 'string' ? searchWords([...all], search) : [...all]
}

const search = {
  search: {
    type: GraphQLString,
    description: 'Looks in names, labels, descriptions and synonyms, in every language; the best match first.',
  },
}

/** What can be asked, and what it means. */
export const CatalogType = new GraphQLObjectType<Catalog, OperationContext>({
  name: 'Catalog',
  fields: {
    metrics: {
      type: several(CatalogMetric),
      args: { ...search, tag: { type: GraphQLString } },
      resolve: ({ metrics }, args: { search?: string; tag?: string }) =>
        matching(metrics.values(), args.search).filter(
          (metric) => args.tag === undefined || args.tag === null || metric.words.tags?.includes(args.tag),
        ),
    },
    metric: {
      type: CatalogMetric,
      args: { name: { type: text } },
      resolve: ({ metrics }, args: { name: string }) => metrics.get(args.name),
    },
    dimensions: {
      type: several(CatalogDimension),
      args: search,
      resolve: ({ dimensions }, args: { search?: string }) =>
        matching(
          [...dimensions.values()].map((one) => ({ ...one, words: one.dimension.words })),
          args.search,
        ),
    },
    models: {
      type: several(CatalogModel),
      args: search,
      resolve: ({ models }, args: { search?: string }) => matching(models.values(), args.search),
    },
  },
})
