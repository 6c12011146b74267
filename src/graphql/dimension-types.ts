import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  GraphQLString,
} from 'graphql'
import type { Catalog, PublicDimension } from '../catalog/catalog.ts'
import { isTime } from '../catalog/is-time.ts'
import { offersReading, type TimeGrains, timeReadings } from '../catalog/time-grains.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { isDayOrCoarser, type TimeReading } from '../expression/time-grain.ts'
import { entityFields, entityFilterType, entityType } from './entity-filter-type.ts'
import { type PeriodTypes, periodTypes } from './period-type.ts'
import { DateScalar, DateTimeScalar, LocalDateTimeScalar } from './scalars.ts'
import { filterType, junctions, NumberFilter, timeFilterType } from './value-filter-types.ts'

/** A name that groups can be told apart by, with the type of its values. */
interface GroupName {
  readonly name: string
  readonly type: ColumnType
  readonly description: string | undefined
  /** Whether it is a time at a time grain or a part of one: its name says the rest, and a schema has thousands of them. */
  readonly isReading: boolean
}

/** What is said of a name where it stands beside the enum that describes it. */
function shortDescription({ isReading, description }: GroupName): string | undefined {
  return isReading ? undefined : description
}

function readingType(of: ColumnType, reading: TimeReading): ColumnType {
  if ('part' in reading) return 'integer'
  return isDayOrCoarser(reading.grain) ? 'date' : of
}

function readingDescription(what: string, reading: TimeReading): string {
  return 'part' in reading
    ? `${what}: ${inWords(reading.part)}, an ISO number.`
    : `${what}: the start of its ${inWords(reading.grain.name)}.`
}

/** `fiscalYear` as `fiscal year`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function describe({ name, dimension }: PublicDimension): string {
  return dimension.words.description ?? dimension.words.label ?? `"${dimension.name}" of "${dimension.model}", as "${name}".`
}

function namesOf(dimension: PublicDimension, grains: TimeGrains): readonly GroupName[] {
  const description = describe(dimension)
  if (!isTime(dimension.type)) return [{ name: dimension.name, type: dimension.type, description, isReading: false }]
  return timeReadings(dimension.name, grains)
    .filter(({ reading }) => offersReading(dimension.dimension.expression, reading, grains))
    .map(({ name, reading }) => ({
      name,
      type: readingType(dimension.type, reading),
      description: readingDescription(description, reading),
      isReading: true,
    }))
}

const METRIC_TIME = "Each metric's own metric time"

function groupNames(catalog: Catalog): readonly GroupName[] {
  const time = timeReadings('time', catalog.grains).map(({ name, reading }) => ({
    name,
    type: readingType('timestamptz', reading),
    description: readingDescription(METRIC_TIME, reading),
    isReading: true,
  }))
  return [...time, ...[...catalog.dimensions.values()].flatMap((one) => namesOf(one, catalog.grains))]
}

const KEY_TYPES: Readonly<Record<ColumnType, GraphQLScalarType>> = {
  integer: GraphQLFloat,
  decimal: GraphQLFloat,
  double: GraphQLFloat,
  text: GraphQLString,
  boolean: GraphQLBoolean,
  date: DateScalar,
  timestamp: LocalDateTimeScalar,
  timestamptz: DateTimeScalar,
  json: GraphQLString,
  other: GraphQLString,
}

/** The type of a key's values. */
export function keyType(type: ColumnType): GraphQLScalarType {
  return KEY_TYPES[type]
}

/** The types that speak of dimensions: the same names in all of them. */
export interface DimensionTypes {
  readonly Dimension: GraphQLEnumType
  readonly Entity: GraphQLEnumType
  readonly GroupKey: GraphQLObjectType<Readonly<Record<string, unknown>>>
  readonly SliceFilter: GraphQLInputObjectType
  readonly GroupFilter: GraphQLInputObjectType
  readonly periods: PeriodTypes
}

export function dimensionTypes(catalog: Catalog): DimensionTypes {
  const names = groupNames(catalog)
  const periods = periodTypes(catalog.grains)
  const TimeFilter = timeFilterType(periods)
  const bareTimes = [...catalog.dimensions.values()]
    .filter(({ type }) => isTime(type))
    .map((one): GroupName => ({ name: one.name, type: one.type, description: describe(one), isReading: false }))
  const tests = (fields: readonly GroupName[]) =>
    Object.fromEntries(
      fields.map((field) => [field.name, { type: filterType(field.type, TimeFilter), description: shortDescription(field) }]),
    )
  const key = (type: ColumnType): GraphQLOutputType => KEY_TYPES[type]
  const Dimension = new GraphQLEnumType({
    name: 'Dimension',
    description: 'What slices can be broken down by. Times stand at a time grain or as a part of the calendar.',
    values: Object.fromEntries(names.map(({ name, description }) => [name, { value: name, description }])),
  })
  const GroupKey = new GraphQLObjectType<Readonly<Record<string, unknown>>>({
    name: 'GroupKey',
    description: 'The values that a group has in common; null for a name that its breakdown does not go by.',
    fields: Object.fromEntries(names.map((field) => [field.name, { type: key(field.type), description: shortDescription(field) }])),
  })
  const SliceFilter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'SliceFilter',
    description: 'Tests of rows, before they are aggregated; all that are given must hold. A null fails every test but "isNull".',
    fields: () => ({ ...entityFields(catalog, EntityFilter), ...tests([...bareTimes, ...names]), ...junctions(SliceFilter) }),
  })
  const EntityFilter = entityFilterType(catalog, SliceFilter)
  const metricTests = Object.fromEntries([...catalog.metrics.values()].map(({ name }) => [name, { type: NumberFilter }]))
  const GroupFilter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'GroupFilter',
    description: 'Tests of finished groups, by metrics and by the names in "by"; all that are given must hold.',
    fields: () => ({ ...junctions(GroupFilter), ...tests(names), ...metricTests }),
  })
  return { Dimension, Entity: entityType(catalog), GroupKey, SliceFilter, GroupFilter, periods }
}
