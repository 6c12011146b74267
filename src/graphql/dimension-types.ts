import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  GraphQLString,
} from 'graphql'
import type { Catalog, PublicDimension } from '../catalog/catalog.ts'
import { isNumeric, isTime } from '../catalog/link-expression.ts'
import { type TimeReading, timeReadings } from '../catalog/public-names.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { isDayOrCoarser } from '../expression/time-grain.ts'
import { PeriodInput } from './period-type.ts'
import { DateScalar, DateTimeScalar, LocalDateTimeScalar, TimePoint } from './scalars.ts'

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
    ? `${what}: ${reading.part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}, an ISO number.`
    : `${what}: the start of its ${reading.grain}.`
}

function isFiner(reading: TimeReading): boolean {
  return 'grain' in reading ? !isDayOrCoarser(reading.grain) : reading.part === 'hourOfDay'
}

function describe({ name, dimension }: PublicDimension): string {
  return dimension.words.description ?? dimension.words.label ?? `"${dimension.name}" of "${dimension.model}", as "${name}".`
}

function namesOf(dimension: PublicDimension): readonly GroupName[] {
  const description = describe(dimension)
  if (!isTime(dimension.type)) return [{ name: dimension.name, type: dimension.type, description, isReading: false }]
  return timeReadings(dimension.name)
    .filter(({ reading }) => dimension.type !== 'date' || !isFiner(reading))
    .map(({ name, reading }) => ({
      name,
      type: readingType(dimension.type, reading),
      description: readingDescription(description, reading),
      isReading: true,
    }))
}

const METRIC_TIME = "Each metric's own metric time"

function groupNames(catalog: Catalog): readonly GroupName[] {
  const time = timeReadings('time').map(({ name, reading }) => ({
    name,
    type: readingType('timestamptz', reading),
    description: readingDescription(METRIC_TIME, reading),
    isReading: true,
  }))
  return [...time, ...[...catalog.dimensions.values()].flatMap(namesOf)]
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

const list = (type: GraphQLScalarType) => new GraphQLList(new GraphQLNonNull(type))

function comparisons(type: GraphQLScalarType) {
  return {
    eq: { type },
    ne: { type, description: 'Other than this; a null is left out, as in SQL.' },
    in: { type: list(type) },
    notIn: { type: list(type), description: 'None of these; a null is left out, as in SQL.' },
    gt: { type },
    gte: { type },
    lt: { type },
    lte: { type },
    between: { type: list(type), description: 'Two values, both included.' },
    isNull: { type: GraphQLBoolean },
  }
}

const TextFilter = new GraphQLInputObjectType({
  name: 'TextFilter',
  description: 'All that are given must hold. Text is compared by code point; "contains" and its like look for literal text.',
  fields: {
    ...comparisons(GraphQLString),
    contains: { type: GraphQLString },
    startsWith: { type: GraphQLString },
    endsWith: { type: GraphQLString },
  },
})

export const NumberFilter = new GraphQLInputObjectType({
  name: 'NumberFilter',
  description: 'All that are given must hold.',
  fields: comparisons(GraphQLFloat),
})

const BooleanFilter = new GraphQLInputObjectType({
  name: 'BooleanFilter',
  description: 'All that are given must hold.',
  fields: { eq: { type: GraphQLBoolean }, ne: { type: GraphQLBoolean }, isNull: { type: GraphQLBoolean } },
})

const TimeFilter = new GraphQLInputObjectType({
  name: 'TimeFilter',
  description: 'All that are given must hold.',
  fields: { ...comparisons(TimePoint), during: { type: PeriodInput, description: 'In a period, which may be relative to "asOf".' } },
})

function filterType(type: ColumnType): GraphQLInputType {
  if (isNumeric(type)) return NumberFilter
  if (isTime(type)) return TimeFilter
  return type === 'boolean' ? BooleanFilter : TextFilter
}

/** The types that speak of dimensions: the same names in all of them. */
export interface DimensionTypes {
  readonly Dimension: GraphQLEnumType
  readonly GroupKey: GraphQLObjectType<Readonly<Record<string, unknown>>>
  readonly SliceFilter: GraphQLInputObjectType
  readonly GroupFilter: GraphQLInputObjectType
}

export function dimensionTypes(catalog: Catalog): DimensionTypes {
  const names = groupNames(catalog)
  const bareTimes = [...catalog.dimensions.values()]
    .filter(({ type }) => isTime(type))
    .map((one): GroupName => ({ name: one.name, type: one.type, description: describe(one), isReading: false }))
  const tests = (fields: readonly GroupName[]) =>
    Object.fromEntries(fields.map((field) => [field.name, { type: filterType(field.type), description: shortDescription(field) }]))
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
    fields: () => ({ ...junctions(SliceFilter), ...tests([...bareTimes, ...names]) }),
  })
  const metricTests = Object.fromEntries([...catalog.metrics.values()].map(({ name }) => [name, { type: NumberFilter }]))
  const GroupFilter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'GroupFilter',
    description: 'Tests of finished groups, by metrics and by the names in "by"; all that are given must hold.',
    fields: () => ({ ...junctions(GroupFilter), ...tests(names), ...metricTests }),
  })
  return { Dimension, GroupKey, SliceFilter, GroupFilter }
}

function junctions(filter: GraphQLInputObjectType) {
  const several = new GraphQLList(new GraphQLNonNull(filter))
  return { and: { type: several }, or: { type: several }, not: { type: filter } }
}
