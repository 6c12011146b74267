import { z } from 'zod'
import { expressionSchema } from './expression-input.ts'
import { filterSchema } from './filter-input.ts'
import { nameSchema, wordsShape } from './words.ts'

/** A model by its name, or the model itself. */
export const modelReference = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])

const columns = z.union([z.string().transform((column) => [column]), z.array(z.string()).min(1)])

export const entitySchema = z.union([
  z.strictObject({ model: modelReference, column: columns }),
  z.strictObject({ through: z.string().regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)+$/, '"through" names entities from this model on, such as "order.account"') }),
])

/** A dimension's words stand beside its expression, so that the commonest case stays one line. */
const dimensionSchema = z.union([
  z.string().transform((name) => ({ expression: { name }, words: {} })),
  z.record(z.string(), z.unknown()).transform((input, context) => {
    const words = z.object(wordsShape).safeParse(input)
    const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !(key in wordsShape)))
    const expression = expressionSchema.safeParse(rest)
    for (const { path, message } of [...(words.error?.issues ?? []), ...(expression.error?.issues ?? [])]) context.addIssue({ code: 'custom', message, path: [...path] })
    return words.success && expression.success ? { expression: expression.data, words: words.data } : z.NEVER
  }),
])

export const modelSchema = z.strictObject({
  kind: z.literal('model'),
  name: nameSchema,
  ...wordsShape,
  table: z.string().min(1),
  grain: z.string().optional(),
  key: columns,
  entity: nameSchema.optional(),
  metricTime: z.string().optional(),
  where: filterSchema.optional(),
  entities: z.record(nameSchema, entitySchema).default({}),
  dimensions: z.record(nameSchema, dimensionSchema).default({}),
})

export type ModelDefinition = z.infer<typeof modelSchema>
