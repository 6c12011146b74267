import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLScalarType,
  GraphQLString,
} from 'graphql'
import { isTime } from '../catalog/is-time.ts'
import { isNumeric } from '../catalog/link-expression.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { PeriodTypes } from './period-type.ts'
import { TimePoint } from './scalars.ts'

const list = (type: GraphQLScalarType) => new GraphQLList(new GraphQLNonNull(type))

const NULLS_DROP = 'Other than this; a null is left out, as in SQL.'

function comparisons(type: GraphQLScalarType) {
  return {
    eq: { type },
    ne: { type, description: NULLS_DROP },
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

/** Tests of a number. */
export const NumberFilter = new GraphQLInputObjectType({
  name: 'NumberFilter',
  description: 'All that are given must hold.',
  fields: comparisons(GraphQLFloat),
})

const BooleanFilter = new GraphQLInputObjectType({
  name: 'BooleanFilter',
  description: 'All that are given must hold.',
  fields: { eq: { type: GraphQLBoolean }, ne: { type: GraphQLBoolean, description: NULLS_DROP }, isNull: { type: GraphQLBoolean } },
})

/** Tests of a time, with the periods of one catalog. */
export function timeFilterType({ PeriodInput }: PeriodTypes): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: 'TimeFilter',
    description: 'All that are given must hold.',
    fields: { ...comparisons(TimePoint), during: { type: PeriodInput, description: 'In a period, which may be relative to "asOf".' } },
  })
}

/** The tests that fit values of a type. */
export function filterType(type: ColumnType, TimeFilter: GraphQLInputObjectType): GraphQLInputType {
  if (isNumeric(type)) return NumberFilter
  if (isTime(type)) return TimeFilter
  return type === 'boolean' ? BooleanFilter : TextFilter
}

/** What filters of one kind are joined by. */
export function junctions(filter: GraphQLInputObjectType) {
  const several = new GraphQLList(new GraphQLNonNull(filter))
  return { and: { type: several }, or: { type: several }, not: { type: filter } }
}
