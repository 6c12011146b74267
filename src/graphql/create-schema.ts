import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema } from 'graphql'
import type { Catalog } from '../catalog/catalog.ts'
import { alertFields } from './alert-type.ts'
import { annotationFields } from './annotation-type.ts'
import { boardFields } from './board-type.ts'
import { type AskedCatalog, CatalogType, catalogArguments } from './catalog-type.ts'
import { dimensionTypes } from './dimension-types.ts'
import { goalFields } from './goal-type.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf, readNode } from './operation-of.ts'
import { CurrencyScalar, DateTimeScalar, TimeZoneScalar } from './scalars.ts'
import { sliceTypes } from './slice-types.ts'
import { tableField } from './table-type.ts'

/** The GraphQL schema of a catalog, for any GraphQL server; each operation needs a fresh `operationContext`. */
export function createSchema(catalog: Catalog): GraphQLSchema {
  const dimensions = dimensionTypes(catalog)
  const slices = sliceTypes(catalog, dimensions)
  const query = new GraphQLObjectType<unknown, OperationContext>({
    name: 'Query',
    fields: {
      metrics: {
        type: new GraphQLNonNull(slices.Slice),
        description:
          'All metrics under one period and one set of filters. What is grouped, filtered and compared is said in arguments, never by what is selected.',
        args: {
          period: { type: dimensions.periods.PeriodInput },
          where: { type: dimensions.SliceFilter },
          timezone: { type: TimeZoneScalar, description: 'The zone in which days begin and buckets are cut.' },
          asOf: { type: DateTimeScalar, description: 'The instant that counts as now for relative periods.' },
          currency: { type: CurrencyScalar, description: 'The currency of amounts that were booked in several.' },
        },
        resolve: (_source, _args, context, info) => ({
          node: readNode(operationOf(context, info).slices, info.path.key),
          group: undefined,
        }),
      },
      table: tableField(dimensions, slices),
      ...goalFields(catalog, dimensions),
      ...alertFields(catalog, dimensions),
      ...annotationFields(catalog, dimensions, slices),
      ...boardFields(catalog, dimensions),
      catalog: {
        type: new GraphQLNonNull(CatalogType),
        description: 'What can be asked, and what it means.',
        args: catalogArguments,
        resolve: (_source, args: { search?: string | null; locale?: string | null }, { run }): AskedCatalog => ({
          catalog: run.visible(),
          search: args.search ?? undefined,
          locale: args.locale ?? undefined,
        }),
      },
    },
  })
  return new GraphQLSchema({ query })
}
