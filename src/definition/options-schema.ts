import { z } from 'zod'
import { type KeptTables, keptShape } from './kept-tables.ts'
import { strictFields } from './strict-fields.ts'
import { languageSchema } from './translation-definition.ts'

/** What a catalog is told beside its definitions, as an author writes it. */
export const optionsSchema = strictFields({
  depth: z.int().min(1).max(4).optional(),
  rates: strictFields({
    table: z.string().min(1),
    from: z.string().min(1),
    to: z.string().min(1),
    date: z.string().min(1),
    rate: z.string().min(1),
  }).optional(),
  /** The languages in which every metric has a label and a description, beside its own. */
  languages: z.array(languageSchema).readonly().optional(),
  ...keptShape,
})

export interface LoadedOptions extends KeptTables {
  readonly depth?: number
  readonly languages?: readonly string[]
  readonly rates?: { readonly table: string; readonly from: string; readonly to: string; readonly date: string; readonly rate: string }
}
