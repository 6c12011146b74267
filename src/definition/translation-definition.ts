import { z } from 'zod'
import { strictFields } from './strict-fields.ts'
import { nameSchema, translatedSchema } from './words.ts'

function isLanguage(text: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(text)) return false
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** A language as BCP 47 writes it: `bg`, `pt-BR`. */
export const languageSchema = z.string().refine(isLanguage, {
  error: ({ input }) => `${JSON.stringify(input)} is no language. A language is written "bg" or "pt-BR".`,
})

const metricWords = translatedSchema
const modelWords = strictFields({
  ...translatedSchema.shape,
  /** Of its dimensions, by their own names. */
  dimensions: z.record(nameSchema, translatedSchema).optional(),
})

/** What metrics, models and dimensions are called in one language; it may stand in any file, and in several. */
export const translationSchema = strictFields({
  kind: z.literal('translation'),
  name: languageSchema,
  metrics: z.record(nameSchema, metricWords).default({}),
  models: z.record(nameSchema, modelWords).default({}),
})

export type TranslationDefinition = z.infer<typeof translationSchema>
