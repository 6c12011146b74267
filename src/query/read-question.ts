import { z } from 'zod'
import type { Report } from '../catalog/report.ts'
import type { FilterInput } from '../definition/filter-input.ts'
import { schemaIssues } from '../definition/schema-issue.ts'
import { strictFields } from '../definition/strict-fields.ts'
import type { Question } from './question.ts'

const names = z.array(z.string())
const grain = z.string()
/** Its names and operators are for the catalog to check. */
const filter = z.custom<FilterInput>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
  'takes an object of tests by name',
)

const periodSchema = strictFields({
  between: strictFields({ from: z.string().nullish(), to: z.string().nullish() }).nullish(),
  last: strictFields({ count: z.number(), grain, complete: z.boolean().nullish() }).nullish(),
  toDate: grain.nullish(),
  current: grain.nullish(),
  previous: grain.nullish(),
})

const orderSchema = strictFields({
  metric: z.string().nullish(),
  dimension: z.string().nullish(),
  direction: z.enum(['asc', 'desc']).optional(),
  nulls: z.enum(['first', 'last']).optional(),
})

const fields = {
  metrics: names,
  by: names.optional(),
  period: periodSchema.optional(),
  where: z.array(filter).optional(),
  having: filter.optional(),
  orderBy: z.array(orderSchema).optional(),
  first: z.number().optional(),
  after: z.string().optional(),
  fill: z.boolean().optional(),
  every: names.optional(),
  totalCount: z.boolean().optional(),
  timezone: z.string().optional(),
  asOf: z.string().optional(),
  currency: z.string().optional(),
}

const comparisonSchema = z.discriminatedUnion('kind', [
  strictFields({ kind: z.enum(['previousPeriod', 'previousPeriodToDate', 'samePeriodLastYear', 'sameWeekdaysLastYear', 'atStart']) }),
  strictFields({ kind: z.literal('back'), count: z.number(), grain }),
  strictFields({ kind: z.literal('to'), from: z.string(), to: z.string() }),
])

const groups = z.array(z.array(z.string().nullable()))

const questionSchema: z.ZodType<Question> = strictFields({
  ...fields,
  also: names.optional(),
  compared: z.array(comparisonSchema).optional(),
  records: z.boolean().optional(),
  addsUp: z.boolean().optional(),
  within: strictFields({ depth: z.number(), groups }).optional(),
  outside: strictFields({ by: names, groups, remaining: groups.optional() }).optional(),
})

/** A question of which a person writes one filter, or a list of them. */
export const writtenQuestionSchema: z.ZodType<Question> = strictFields({
  ...fields,
  where: z.union([z.array(filter), filter.transform((one) => [one])]).optional(),
})

/** A question whose shape is right, whoever asks; reports what of it cannot be read. Whether its names exist is for the catalog to say. */
export function readQuestion(given: unknown, report: Report): Question | undefined {
  const parsed = questionSchema.safeParse(given, { reportInput: true })
  if (parsed.success) return parsed.data
  for (const { path, message } of schemaIssues(parsed.error)) report('malformed-question', message, path)
  return undefined
}
