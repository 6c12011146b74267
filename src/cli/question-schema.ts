import { z } from 'zod'
import type { FilterInput } from '../definition/filter-input.ts'
import { schemaIssues } from '../definition/schema-issue.ts'
import { strictFields } from '../definition/strict-fields.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'

const names = z.array(z.string())
const grain = z.string()
/** Its names and operators are for the catalog to check. */
const filter = z.custom<FilterInput>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
  'takes an object of tests by name',
)

const periodSchema = strictFields({
  between: strictFields({ from: z.string().nullable().exactOptional(), to: z.string().nullable().exactOptional() }).optional(),
  last: strictFields({ count: z.number(), grain, complete: z.boolean().exactOptional() }).optional(),
  toDate: grain.optional(),
  current: grain.optional(),
  previous: grain.optional(),
})

const questionSchema = strictFields({
  metrics: names,
  by: names.optional(),
  period: periodSchema.optional(),
  where: z.union([z.array(filter), filter.transform((one) => [one])]).optional(),
  having: filter.optional(),
  orderBy: z
    .array(
      strictFields({
        metric: z.string().optional(),
        dimension: z.string().optional(),
        direction: z.enum(['asc', 'desc']).optional(),
        nulls: z.enum(['first', 'last']).optional(),
      }),
    )
    .optional(),
  first: z.number().optional(),
  after: z.string().optional(),
  fill: z.boolean().optional(),
  every: names.optional(),
  totalCount: z.boolean().optional(),
  timezone: z.string().optional(),
  asOf: z.string().optional(),
  currency: z.string().optional(),
})

/** A question as data, with its shape checked; whether its names exist is for the catalog to say. */
export function questionOf(data: unknown): Question {
  const parsed = questionSchema.safeParse(data, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new InvalidQuestionError(schemaIssues(parsed.error).map(({ path, message }) => ({ code: 'malformed-question', message, path })))
}
