import { z } from 'zod'
import { CHARTS } from './chart.ts'
import { filterInputSchema } from './filter-input.ts'
import { metricReference, parameterValues } from './metric-definition.ts'
import { strictFields } from './strict-fields.ts'
import { nameSchema, wordsShape } from './words.ts'

export const COMPARISONS = ['previousPeriod', 'previousPeriodToDate', 'samePeriodLastYear', 'sameWeekdaysLastYear'] as const

/** A unit of the calendar, or a time grain of a calendar of one's own. */
const grain = z.string()

const periodSchema = strictFields({
  between: strictFields({ from: z.string().optional(), to: z.string().optional() }).optional(),
  last: strictFields({ count: z.number().int(), grain, complete: z.boolean().optional() }).optional(),
  toDate: grain.optional(),
  current: grain.optional(),
  previous: grain.optional(),
})

const orderSchema = strictFields({
  metric: metricReference.optional(),
  dimension: z.string().optional(),
  direction: z.enum(['asc', 'desc']).optional(),
  nulls: z.enum(['first', 'last']).optional(),
})

const tileSchema = strictFields({
  name: nameSchema,
  label: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  metric: metricReference,
  variant: z.string().optional(),
  parameters: parameterValues.default({}),
  grain: grain.optional(),
  by: z.array(z.string()).default([]),
  every: z.array(z.string()).default([]),
  where: filterInputSchema.optional(),
  period: periodSchema.optional(),
  compare: z.enum(COMPARISONS).optional(),
  orderBy: z.array(orderSchema).default([]),
  first: z.number().int().optional(),
  chart: z.enum(CHARTS).default('number'),
})

/** A board: named tiles, each one question and a hint how to paint its answer. */
export const boardSchema = strictFields({
  kind: z.literal('board'),
  name: nameSchema,
  ...wordsShape,
  tiles: z.array(tileSchema).min(1),
})

/** A set: metrics that are looked at together. */
export const setSchema = strictFields({ kind: z.literal('set'), name: nameSchema, ...wordsShape, metrics: z.array(metricReference).min(1) })

export type BoardDefinition = z.infer<typeof boardSchema>
export type SetDefinition = z.infer<typeof setSchema>
