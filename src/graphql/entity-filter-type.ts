import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLInputFieldConfig,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql'
import type { Catalog } from '../catalog/catalog.ts'
import { reservedName } from '../catalog/public-names.ts'
import { junctions, NumberFilter } from './value-filter-types.ts'

/** The type of tests of an entity: by its metrics, and by the rows that lead to it. */
export function entityFilterType(catalog: Catalog, SliceFilter: GraphQLInputObjectType): GraphQLInputObjectType {
  const metricTests = Object.fromEntries([...catalog.metrics.values()].map(({ name }) => [name, { type: NumberFilter }]))
  const EntityMetricFilter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'EntityMetricFilter',
    description: 'Tests of the metrics of one entity; all that are given must hold. An entity without rows has the empty values.',
    fields: () => ({ ...metricTests, ...junctions(EntityMetricFilter) }),
  })
  const Model = new GraphQLEnumType({
    name: 'Model',
    values: Object.fromEntries([...catalog.models.values()].map(({ name, grain }) => [name, { value: name, description: grain }])),
  })
  const RowsFilter = new GraphQLInputObjectType({
    name: 'RowsFilter',
    description: 'Rows of a model that lead to an entity, whenever they were.',
    fields: {
      rows: { type: new GraphQLNonNull(Model) },
      where: { type: SliceFilter },
      through: { type: GraphQLString, description: 'The entity by which they lead there, where there are several.' },
      inPeriod: { type: GraphQLBoolean, defaultValue: false, description: "Only those whose metric time lies in the slice's period." },
    },
  })
  return new GraphQLInputObjectType({
    name: 'EntityFilter',
    description: 'Tests of the entity that rows lead to; all that are given must hold. Of rows that lead to none, they cannot be told.',
    fields: {
      having: { type: EntityMetricFilter, description: "By its metrics in the slice's period, without the slice's other filters." },
      allTime: { type: GraphQLBoolean, defaultValue: false, description: 'Whether "having" goes by its metrics over all of time instead.' },
      some: { type: RowsFilter, description: 'At least one such row leads to it.' },
      none: { type: RowsFilter, description: 'No such row leads to it.' },
    },
  })
}

/** The entities whose dimensions metrics can be broken down by. */
export function entityType({ models, dimensions }: Catalog): GraphQLEnumType {
  const names = new Set([...models.values()].flatMap(({ entity, entities }) => [entity, ...entities.keys()]))
  const told = [...names].filter((name) => [...dimensions.keys()].some((dimension) => dimension.startsWith(name)))
  return new GraphQLEnumType({ name: 'Entity', values: Object.fromEntries(told.map((name) => [name, { value: name }])) })
}

/** One field for each entity that some model leads to. */
export function entityFields(catalog: Catalog, EntityFilter: GraphQLInputObjectType): Record<string, GraphQLInputFieldConfig> {
  const roles = new Set([...catalog.models.values()].flatMap((model) => [...model.roles.keys()]))
  return Object.fromEntries([...roles].filter((role) => !reservedName(role)).map((role) => [role, { type: EntityFilter }]))
}
