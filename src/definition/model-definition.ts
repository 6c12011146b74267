import { z } from 'zod'
import { TIME_UNITS } from '../expression/time-grain.ts'
import { expressionSchema } from './expression-input.ts'
import { filterSchema } from './filter-input.ts'
import { parseAs, passOn } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'
import { nameSchema, wordsShape } from './words.ts'

/** A model by its name, or the model itself. */
export const modelReference = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)], {
  error: 'takes the name of a model',
})

const columns = z.union([z.string().transform((column) => [column]), z.array(z.string()).min(1)], {
  error: 'takes the name of a column, or a list of them',
})

/** How many times in a row a role may lead from a model to itself; once where it does not say. */
const depth = z.number().int().min(1, 'takes a whole number from 1').max(9, 'takes a whole number up to 9')
const directSchema = strictFields({ model: modelReference, column: columns, depth: depth.optional() })
const throughSchema = strictFields({
  through: z.string().regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)+$/, {
    error: ({ input }) =>
      `"through" is ${JSON.stringify(input)}. It names entities from this model on, with dots between, such as "order.account".`,
  }),
})

const firstOfSchema = strictFields({ firstOf: z.array(z.string()).min(2, 'names two roles or more') })

export type EntityDefinition = z.infer<typeof directSchema> | z.infer<typeof throughSchema> | z.infer<typeof firstOfSchema>

/** Told apart by "through" and "firstOf", so that a slip is reported against the form that was meant. */
export const entitySchema = z.unknown().transform((input, context): EntityDefinition => {
  const has = (field: string) => typeof input === 'object' && input !== null && field in input
  const schema = has('through') ? throughSchema : has('firstOf') ? firstOfSchema : directSchema
  return parseAs<EntityDefinition>(schema, input, context)
})

const besideShape = { ...wordsShape, sameAs: z.string().optional() }

/** The time grain at which the times of a column are stored (S13). */
const storedShape = { grain: z.string().optional() }

/** A dimension's words stand beside its expression, so that the commonest case stays one line. */
const dimensionSchema = z.union([
  z.string().transform((name) => ({ expression: { name }, words: {}, sameAs: undefined, grain: undefined })),
  z.record(z.string(), z.unknown()).transform((input, context) => {
    const isColumn = 'column' in input
    const stored = z.object(storedShape).safeParse(isColumn ? input : {}, { reportInput: true })
    const beside = z.object(besideShape).safeParse(input, { reportInput: true })
    const keys = [...Object.keys(besideShape), ...(isColumn ? Object.keys(storedShape) : [])]
    const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !keys.includes(key)))
    const expression = expressionSchema.safeParse(rest, { reportInput: true })
    passOn(beside.error, context)
    passOn(stored.error, context)
    passOn(expression.error, context, keys)
    if (!beside.success || !expression.success || !stored.success) return z.NEVER
    const { sameAs, ...words } = beside.data
    return { expression: expression.data, words, sameAs, grain: stored.data.grain }
  }),
])

export const modelSchema = strictFields({
  kind: z.literal('model'),
  name: nameSchema,
  ...wordsShape,
  table: z.string().min(1),
  grain: z.string().optional(),
  key: columns,
  /** Several rows share a key, each valid for its own span: versions of one entity. Without an end, each is valid until the next begins. */
  validity: strictFields({ from: z.string(), to: z.string().optional() }).optional(),
  entity: nameSchema.optional(),
  metricTime: z.string().optional(),
  where: filterSchema.optional(),
  /** How long ago its newest row may be. */
  freshness: strictFields({
    newest: z.string(),
    within: strictFields({ count: z.number().int().min(1), grain: z.enum(TIME_UNITS) }),
  }).optional(),
  entities: z.record(nameSchema, entitySchema).default({}),
  dimensions: z.record(nameSchema, dimensionSchema).default({}),
})

export type ModelDefinition = z.infer<typeof modelSchema>
