import { z } from 'zod'
import { filterInputSchema } from './filter-input.ts'
import { metricReference, parameterValues } from './metric-definition.ts'
import { takes } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'
import { nameSchema, wordsShape } from './words.ts'

const periodSchema = strictFields({ from: z.string(), to: z.string() })

const milestoneSchema = strictFields({ name: z.string().min(1), due: z.string().optional(), completed: z.string().optional() })

/** A goal by its name, or the goal itself. */
export const goalReference = z.union([z.string(), z.object({ kind: z.literal('goal'), name: z.string() }).transform(({ name }) => name)], {
  error: 'takes the name of a goal',
})

const shape = strictFields({
  kind: z.literal('goal'),
  name: nameSchema,
  ...wordsShape,
  owner: z.string().min(1),
  specific: z.string().min(1).optional(),
  metric: metricReference.optional(),
  variant: z.string().optional(),
  parameters: parameterValues.optional(),
  where: filterInputSchema.optional(),
  baseline: z
    .union([z.number(), strictFields({ period: periodSchema })], { error: takes('takes a number, or { period: { from, to } }') })
    .optional(),
  target: z
    .union([z.number(), strictFields({ change: z.number() })], { error: takes('takes a number, or { change: 0.2 } from the baseline') })
    .optional(),
  period: periodSchema.optional(),
  timezone: z.string().optional(),
  plan: z.string().min(1).optional(),
  relevance: z.string().min(1).optional(),
  objective: z.string().min(1).optional(),
  milestones: z.array(milestoneSchema).default([]),
  subGoals: z.array(goalReference).default([]),
})

type Shape = z.infer<typeof shape>

/** The letters of SMART, each with the fields that it asks for. */
const LETTERS = [
  { letter: 'S', word: 'specific', fields: ['specific'] },
  { letter: 'M', word: 'measurable', fields: ['metric', 'baseline', 'target'] },
  { letter: 'A', word: 'achievable', fields: ['plan'] },
  { letter: 'R', word: 'relevant', fields: ['relevance'] },
  { letter: 'T', word: 'time-bound', fields: ['period'] },
] as const

function lacking(goal: Shape): readonly string[] {
  return LETTERS.flatMap(({ letter, word, fields }) => {
    const missing = fields.filter((field) => goal[field] === undefined)
    return missing.length === 0 ? [] : [`${letter} (${word}: ${missing.map((field) => `"${field}"`).join(', ')})`]
  })
}

/** A goal that has all that its letters ask for. */
export const goalSchema = shape.transform((goal, context) => {
  const { specific, metric, baseline, target, plan, relevance, period } = goal
  if (
    specific !== undefined &&
    metric !== undefined &&
    baseline !== undefined &&
    target !== undefined &&
    plan !== undefined &&
    relevance !== undefined &&
    period !== undefined
  )
    return { ...goal, specific, metric, baseline, target, plan, relevance, period }
  const letters = lacking(goal)
  context.addIssue({
    code: 'custom',
    message: `"${goal.name}" is not a SMART goal. What it lacks: ${letters.join('; ')}.`,
  })
  return z.NEVER
})

export type GoalDefinition = z.infer<typeof goalSchema>
