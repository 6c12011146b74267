import { z } from 'zod'
import { TIME_UNITS } from '../expression/time-grain.ts'
import { COMPARISONS } from './board-definition.ts'
import { filterInputSchema } from './filter-input.ts'
import { goalReference } from './goal-definition.ts'
import { metricReference, parameterValues, positiveCount } from './metric-definition.ts'
import { takes } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'
import { nameSchema, wordsShape } from './words.ts'

export const THRESHOLDS = ['gt', 'gte', 'lt', 'lte'] as const
export const GOAL_FAILURES = ['missed', 'offTrack'] as const
/** The most steps for which a rule can be told not to fire again: each of them is asked of the warehouse. */
export const LONGEST_COOL_DOWN = 31

const grain = z.enum(TIME_UNITS)

/** Periods that move with now: of others, no earlier step would differ. */
const periodSchema = strictFields({
  last: strictFields({ count: positiveCount, grain }).optional(),
  toDate: grain.optional(),
  previous: grain.optional(),
})

const limits = { gt: z.number().optional(), gte: z.number().optional(), lt: z.number().optional(), lte: z.number().optional() }

const movedSchema = strictFields({
  from: z.union([z.enum(COMPARISONS), strictFields({ count: positiveCount, grain })], {
    error: takes('takes "previousPeriod", "samePeriodLastYear", "sameWeekdaysLastYear", "previousPeriodToDate" or { count, grain }'),
  }),
  ...limits,
})

const conditionSchema = strictFields({ ...limits, change: movedSchema.optional(), difference: movedSchema.optional() })

/** A rule that says when a number, or a goal, wants to be looked at. */
export const alertSchema = strictFields({
  kind: z.literal('alert'),
  name: nameSchema,
  ...wordsShape,
  owner: z.string().min(1),
  metric: metricReference.optional(),
  variant: z.string().optional(),
  parameters: parameterValues.default({}),
  where: filterInputSchema.optional(),
  by: z.array(z.string()).default([]),
  period: periodSchema.optional(),
  goal: goalReference.optional(),
  when: z.union([z.enum(GOAL_FAILURES), conditionSchema], {
    error: takes(
      'takes { gte: 10 } (or gt, lt, lte), { change: { from, lte } }, { difference: { from, lte } }, or of a goal "missed" or "offTrack"',
    ),
  }),
  every: grain.default('day'),
  coolDown: z.number().int().min(1).max(LONGEST_COOL_DOWN).default(1),
  timezone: z.string().optional(),
  action: z.string().min(1).optional(),
})

export type AlertDefinition = z.infer<typeof alertSchema>
export type AlertPeriod = z.infer<typeof periodSchema>
export type AlertCondition = z.infer<typeof conditionSchema>
export type AlertMove = z.infer<typeof movedSchema>
