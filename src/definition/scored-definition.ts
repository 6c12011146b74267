import { z } from 'zod'
import { expressionSchema } from './expression-input.ts'
import { filterSchema } from './filter-input.ts'
import { metricFields } from './metric-definition.ts'
import { modelReference } from './model-definition.ts'
import { takes } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'

const end = z.union([z.number(), z.string()], { error: takes('takes a number, or the name of a column or dimension that holds it') })

/** A part of a scale, both ends included, and what an answer in it adds to the score. */
const bandSchema = strictFields({ from: end.optional(), to: end.optional(), weight: z.number() })
export type ScoredBand = z.infer<typeof bandSchema>
export type ScaleEnd = z.infer<typeof end>

/** Weighted shares of a scale: the mean of what each answer weighs, or of the answers themselves. */
export const scoredSchema = strictFields({
  ...metricFields,
  type: z.literal('scored'),
  model: modelReference,
  time: z.string().optional(),
  where: filterSchema.optional(),
  answer: expressionSchema,
  /** The least and the greatest answer; what lies outside is no answer. */
  scale: z.tuple([end, end]),
  /** The first band that an answer lies in says what it weighs; in none it weighs nothing. Without bands each answer weighs itself. */
  bands: z.array(bandSchema).min(1).optional(),
  /** What the mean is multiplied by. */
  times: z.number().optional(),
})
export type ScoredDefinition = z.infer<typeof scoredSchema>
