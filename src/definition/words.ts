import { z } from 'zod'
import { strictFields } from './strict-fields.ts'

/** What people read about a metric, dimension or model. */
export interface Words {
  readonly label?: string | undefined
  readonly description?: string | undefined
  readonly synonyms?: readonly string[] | undefined
  readonly owner?: string | undefined
  readonly tags?: readonly string[] | undefined
  /** Label and description by language, such as `{ bg: { label: 'Приходи' } }`. */
  readonly translations?:
    | Readonly<Record<string, { readonly label?: string | undefined; readonly description?: string | undefined }>>
    | undefined
}

export const wordsShape = {
  label: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  synonyms: z.array(z.string().min(1)).readonly().optional(),
  owner: z.string().min(1).optional(),
  tags: z.array(z.string().min(1)).readonly().optional(),
  translations: z.record(z.string(), strictFields({ label: z.string().optional(), description: z.string().optional() })).optional(),
}

const NAME = /^[a-z][A-Za-z0-9]*$/

/** The problem of a name that no GraphQL field and no dimension could have. */
export function notAName(name: string): string {
  return `${JSON.stringify(name)} cannot be a name. A name is camelCase: it begins with a small letter and holds letters and digits only.`
}

export const nameSchema = z.string().regex(NAME, { error: ({ input }) => notAName(String(input)) })
