import { GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLNonNull } from 'graphql'
import type { TimeGrains } from '../catalog/time-grains.ts'
import { TIME_UNITS } from '../expression/time-grain.ts'
import { TimePoint } from './scalars.ts'

/** Time grains that are the same in every catalog. */
export const TimeUnitType = new GraphQLEnumType({
  name: 'TimeUnit',
  values: Object.fromEntries(TIME_UNITS.map((unit) => [inCapitals(unit), { value: unit }])),
})

const Between = new GraphQLInputObjectType({
  name: 'Between',
  description: 'From the first moment to the one before "to"; an end that is left out is open.',
  fields: { from: { type: TimePoint }, to: { type: TimePoint } },
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

const ExplicitPeriod = new GraphQLInputObjectType({
  name: 'ExplicitPeriod',
  fields: { from: { type: new GraphQLNonNull(TimePoint) }, to: { type: new GraphQLNonNull(TimePoint) } },
})

/** The types that speak of periods, with the time grains of one catalog. */
export interface PeriodTypes {
  /** The time grains of the catalog. */
  readonly TimeGrain: GraphQLEnumType
  /** A half-open span of metric time. */
  readonly PeriodInput: GraphQLInputObjectType
  /** Another period to set a slice against. */
  readonly ComparisonInput: GraphQLInputObjectType
}

export function periodTypes(grains: TimeGrains): PeriodTypes {
  const TimeGrain = new GraphQLEnumType({
    name: 'TimeGrain',
    values: Object.fromEntries([...grains.keys()].map((grain) => [inCapitals(grain), { value: grain }])),
  })
  return { TimeGrain, PeriodInput: periodInput(TimeGrain), ComparisonInput: comparisonInput(TimeGrain) }
}

/** `fiscalYear` as `FISCAL_YEAR`. */
function inCapitals(name: string): string {
  return name.replace(/[A-Z]/g, '_$&').toUpperCase()
}

function periodInput(TimeGrain: GraphQLEnumType): GraphQLInputObjectType {
  const LastPeriods = new GraphQLInputObjectType({
    name: 'LastPeriods',
    fields: {
      count: { type: new GraphQLNonNull(GraphQLInt) },
      grain: { type: new GraphQLNonNull(TimeGrain) },
      complete: {
        type: GraphQLBoolean,
        defaultValue: true,
        description: 'Whole ones only. If false, the last one is the current, unfinished one.',
      },
    },
  })
  return new GraphQLInputObjectType({
    name: 'PeriodInput',
    description: 'A half-open span of time. Relative ones are resolved once per operation against "asOf", in the question\'s zone.',
    isOneOf: true,
    fields: {
      between: { type: Between },
      last: { type: LastPeriods },
      toDate: { type: TimeGrain, description: 'From the start of the current one to "asOf".' },
      current: { type: TimeGrain, description: 'The whole current one.' },
      previous: { type: TimeGrain, description: 'The whole one before the current.' },
    },
  })
}

function comparisonInput(TimeGrain: GraphQLEnumType): GraphQLInputObjectType {
  const Back = new GraphQLInputObjectType({
    name: 'Back',
    description: 'So many grains back, by the calendar: the 31st meets the last day, a leap day the 28th.',
    fields: { count: { type: new GraphQLNonNull(GraphQLInt) }, grain: { type: new GraphQLNonNull(TimeGrain) } },
  })
  return new GraphQLInputObjectType({
    name: 'ComparisonInput',
    description: 'Another period. In a breakdown by time, the n-th bucket meets the n-th.',
    isOneOf: true,
    fields: { shift: { type: ShiftName }, back: { type: Back }, period: { type: ExplicitPeriod } },
  })
}
