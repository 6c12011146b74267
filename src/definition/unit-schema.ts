import { z } from 'zod'
import { DURATION_UNITS } from '../expression/time-grain.ts'
import { didYouMean } from '../problem/suggest.ts'
import { strictFields } from './strict-fields.ts'

const KINDS = ['count', 'ratio', 'score', 'number', 'currency', 'duration'] as const

function noUnit(input: unknown): string {
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : input
  const named = typeof kind === 'string' ? `There is no unit ${JSON.stringify(kind)}.${didYouMean(kind, KINDS)} ` : ''
  return `${named}A unit is { kind: "count" }, "ratio", "score" or "number", { kind: "currency", code: "EUR" } or { kind: "duration", unit: "hour" }.`
}

export const unitSchema = z.discriminatedUnion(
  'kind',
  [
    strictFields({ kind: z.enum(['count', 'ratio', 'score', 'number']) }),
    strictFields({
      kind: z.literal('currency'),
      code: z.string().regex(/^([A-Z]{3}|reporting)$/, {
        error: ({ input }) => `${JSON.stringify(input)} is no currency code. A code has three capital letters, such as "EUR".`,
      }),
    }),
    strictFields({ kind: z.literal('duration'), unit: z.enum(DURATION_UNITS) }),
  ],
  { error: ({ input }) => noUnit(input) },
)
