import { GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLNonNull } from 'graphql'
import { TIME_GRAINS } from '../expression/time-grain.ts'
import { TimePoint } from './scalars.ts'

export const TimeGrainType = new GraphQLEnumType({
  name: 'TimeGrain',
  values: Object.fromEntries(TIME_GRAINS.map((grain) => [grain.toUpperCase(), { value: grain }])),
})

const Between = new GraphQLInputObjectType({
  name: 'Between',
  description: 'From the first moment to the one before "to"; an end that is left out is open.',
  fields: { from: { type: TimePoint }, to: { type: TimePoint } },
})

const LastPeriods = new GraphQLInputObjectType({
  name: 'LastPeriods',
  fields: {
    count: { type: new GraphQLNonNull(GraphQLInt) },
    grain: { type: new GraphQLNonNull(TimeGrainType) },
    complete: {
      type: GraphQLBoolean,
      defaultValue: true,
      description: 'Whole ones only. If false, the last one is the current, unfinished one.',
    },
  },
})

/** A half-open span of metric time. */
export const PeriodInput = new GraphQLInputObjectType({
  name: 'PeriodInput',
  description: 'A half-open span of time. Relative ones are resolved once per operation against "asOf", in the question\'s zone.',
  isOneOf: true,
  fields: {
    between: { type: Between },
    last: { type: LastPeriods },
    toDate: { type: TimeGrainType, description: 'From the start of the current one to "asOf".' },
    current: { type: TimeGrainType, description: 'The whole current one.' },
    previous: { type: TimeGrainType, description: 'The whole one before the current.' },
  },
})

const ShiftName = new GraphQLEnumType({
  name: 'Shift',
  values: {
    PREVIOUS_PERIOD: {
      value: 'previousPeriod',
      description: 'As many whole calendar units back as the period holds, else its own length.',
    },
    PREVIOUS_PERIOD_TO_DATE: {
      value: 'previousPeriodToDate',
      description: 'The previous period, as far as the current one has come by "asOf".',
    },
    SAME_PERIOD_LAST_YEAR: { value: 'samePeriodLastYear' },
    SAME_WEEKDAYS_LAST_YEAR: { value: 'sameWeekdaysLastYear', description: '364 days back, so that weekdays meet.' },
  },
})

const Back = new GraphQLInputObjectType({
  name: 'Back',
  description: 'So many grains back, by the calendar: the 31st meets the last day, a leap day the 28th.',
  fields: { count: { type: new GraphQLNonNull(GraphQLInt) }, grain: { type: new GraphQLNonNull(TimeGrainType) } },
})

const ExplicitPeriod = new GraphQLInputObjectType({
  name: 'ExplicitPeriod',
  fields: { from: { type: new GraphQLNonNull(TimePoint) }, to: { type: new GraphQLNonNull(TimePoint) } },
})

/** Another period to set a slice against. */
export const ComparisonInput = new GraphQLInputObjectType({
  name: 'ComparisonInput',
  description: 'Another period. In a breakdown by time, the n-th bucket meets the n-th.',
  isOneOf: true,
  fields: { shift: { type: ShiftName }, back: { type: Back }, period: { type: ExplicitPeriod } },
})
