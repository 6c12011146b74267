import { z } from 'zod'
import { strictFields } from './strict-fields.ts'

/** What people read about a metric, dimension or model. */
export interface Words {
  readonly label?: string | undefined
  readonly description?: string | undefined
  readonly synonyms?: readonly string[] | undefined
  readonly owner?: string | undefined
  readonly tags?: readonly string[] | undefined
  /** Words by language, such as `{ bg: { label: 'Приходи' } }`. */
  readonly translations?: Readonly<Record<string, TranslatedWords>> | undefined
}

/** The words of a definition, without all else that it says. */
export function wordsOf({ label, description, synonyms, owner, tags, translations }: Words): Words {
  return { label, description, synonyms, owner, tags, translations }
}

/** What people read in another language. */
export interface TranslatedWords {
  readonly label?: string | undefined
  readonly description?: string | undefined
  readonly synonyms?: readonly string[] | undefined
}

const translatedShape = {
  label: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  synonyms: z.array(z.string().min(1)).readonly().optional(),
}

export const translatedSchema = strictFields(translatedShape)

export const wordsShape = {
  ...translatedShape,
  owner: z.string().min(1).optional(),
  tags: z.array(z.string().min(1)).readonly().optional(),
  translations: z.record(z.string(), translatedSchema).optional(),
}

const NAME = /^[a-z][A-Za-z0-9]*$/

/** The problem of a name that no GraphQL field and no dimension could have. */
export function notAName(name: string): string {
  return `${JSON.stringify(name)} cannot be a name. A name is camelCase: it begins with a small letter and holds letters and digits only.`
}

export const nameSchema = z.string().regex(NAME, { error: ({ input }) => notAName(String(input)) })
