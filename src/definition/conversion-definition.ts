import { z } from 'zod'
import { inputSchema, metricFields, positiveCount } from './metric-definition.ts'
import { parseAs, takes } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'

/** A name that both sides have, or one for each. */
export interface SidesNames {
  readonly base: string
  readonly conversion: string
}

const sidesSchema = z.union(
  [
    z.string().transform((name): SidesNames => ({ base: name, conversion: name })),
    z
      .record(z.string(), z.unknown())
      .transform((input, context): SidesNames => parseAs(strictFields({ base: z.string(), conversion: z.string() }), input, context)),
  ],
  { error: takes('takes a name that both sides have, or { base, conversion }') },
)

const windowSchema = strictFields({
  count: z.union([positiveCount, strictFields({ parameter: z.string() })], {
    error: takes('takes a whole number from 1, or { parameter }'),
  }),
  grain: z.string(),
})

export const CONVERSION_RESULTS = ['rate', 'conversions', 'entities', 'entityRate'] as const
export type ConversionResult = (typeof CONVERSION_RESULTS)[number]

/** What became of events: how many later events of the same entity are credited to each (S25). */
export const conversionSchema = strictFields({
  ...metricFields,
  type: z.literal('conversion'),
  base: inputSchema,
  conversion: inputSchema,
  per: sidesSchema,
  /** The role whose entities are counted, where it is another than the one that both sides lead to. */
  entity: z.string().optional(),
  window: windowSchema.optional(),
  constant: z.array(sidesSchema).default([]),
  calculate: z.enum(CONVERSION_RESULTS).default('rate'),
})
export type ConversionDefinition = z.infer<typeof conversionSchema>

/** Of the entities first seen in a bucket, the share that is active in a later one (S26). */
export const retentionSchema = strictFields({
  ...metricFields,
  type: z.literal('retention'),
  base: inputSchema,
  active: inputSchema,
  per: sidesSchema,
  grain: z.string(),
})
export type RetentionDefinition = z.infer<typeof retentionSchema>
