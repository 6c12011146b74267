import { z } from 'zod'
import { metricReference } from './metric-definition.ts'
import { strictFields } from './strict-fields.ts'
import { nameSchema, wordsShape } from './words.ts'

/** Something that happened, and may be why numbers changed. */
export const annotationSchema = strictFields({
  kind: z.literal('annotation'),
  name: nameSchema,
  ...wordsShape,
  text: z.string().min(1),
  from: z.string(),
  to: z.string().optional(),
  metrics: z.array(metricReference).default([]),
})

export type AnnotationDefinition = z.infer<typeof annotationSchema>
