import { z } from 'zod'
import { quoteList } from '../problem/suggest.ts'
import { expressionSchema, type ParsedExpression, suggested } from './expression-input.ts'
import { filterSchema, type ParsedFilter } from './filter-input.ts'
import { modelReference } from './model-definition.ts'
import { parseAs, passOn, takes } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'
import { unitSchema } from './unit-schema.ts'
import { nameSchema, wordsShape } from './words.ts'

export const AGGREGATIONS = [
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'countDistinct',
  'median',
  'percentile',
  'first',
  'last',
  'any',
  'stddev',
  'variance',
] as const
export type AggregationName = (typeof AGGREGATIONS)[number]

export const FORMULA_OPERATORS = ['add', 'subtract', 'multiply', 'divide'] as const

const common = {
  kind: z.literal('metric'),
  name: nameSchema,
  ...wordsShape,
  unit: unitSchema.optional(),
  format: z.string().optional(),
  goodWhen: z.enum(['up', 'down', 'neutral']).optional(),
  tier: z
    .union([z.enum(['draft', 'certified']), strictFields({ deprecated: z.string() })], {
      error: takes('takes "draft", "certified" or { deprecated: "what replaces it" }'),
    })
    .optional(),
  exact: z.boolean().optional(),
  whenEmpty: z.number().nullable().optional(),
}

const metricObject = z.object({ kind: z.literal('metric'), name: z.string() }).transform(({ name }) => name)
const metricReference = z.union([z.string(), metricObject], { error: 'takes the name of a metric' })
const narrowedSchema = strictFields({ metric: metricReference, where: filterSchema.optional() })

export interface MetricInput {
  readonly metric: string
  readonly where: ParsedFilter | undefined
}

/** Another metric by name or as itself, narrowed by a filter of its own if asked. */
const inputSchema = z.union(
  [
    z.string().transform((metric): MetricInput => ({ metric, where: undefined })),
    z.record(z.string(), z.unknown()).transform((input, context): MetricInput => {
      if ('kind' in input) return { metric: parseAs(metricObject, input, context), where: undefined }
      const { metric, where } = parseAs(narrowedSchema, input, context)
      return { metric, where }
    }),
  ],
  { error: takes('takes the name of a metric, or { metric, where }') },
)

/** Arithmetic over metrics, after parsing. */
export type ParsedFormula =
  | { readonly input: MetricInput }
  | { readonly value: number }
  | { readonly operator: (typeof FORMULA_OPERATORS)[number]; readonly operands: readonly ParsedFormula[] }

const formulaObject: z.ZodType<ParsedFormula> = z.record(z.string(), z.unknown()).transform((input, context) => {
  const operator = FORMULA_OPERATORS.find((key) => key in input)
  if (operator === undefined) {
    const parsed = inputSchema.safeParse(input, { reportInput: true })
    if (parsed.success) return { input: parsed.data }
    if ('metric' in input) passOn(parsed.error, context)
    else
      context.addIssue({
        code: 'custom',
        message: `A formula is a metric, a number, or one of ${quoteList(FORMULA_OPERATORS, 4)} over two or more formulas.${suggested(input, FORMULA_OPERATORS)}`,
      })
    return z.NEVER
  }
  const parsed = strictFields({ [operator]: z.array(formulaSchema).min(2) }).safeParse(input, { reportInput: true })
  const operands = parsed.data?.[operator]
  if (operands !== undefined) return { operator, operands }
  passOn(parsed.error, context)
  return z.NEVER
})

export const formulaSchema: z.ZodType<ParsedFormula> = z.lazy(() =>
  z.union([
    z.number().transform((value) => ({ value })),
    z.string().transform((metric) => ({ input: { metric, where: undefined } })),
    formulaObject,
  ]),
)

/** An amount whose rows were booked in several currencies: converted at the rate of the day `on` (S29). */
const moneySchema = strictFields({ money: expressionSchema, currency: z.string(), on: z.string() })
const measure = z.union(
  [
    z.union([z.string(), z.number()]).transform((input, context) => parseAs(expressionSchema, input, context)),
    z
      .record(z.string(), z.unknown())
      .transform((input, context): z.infer<typeof moneySchema> | ParsedExpression =>
        'money' in input ? parseAs(moneySchema, input, context) : parseAs(expressionSchema, input, context),
      ),
  ],
  { error: takes('takes a column, a dimension, a number or an expression') },
)

export type ParsedMeasure = z.infer<typeof measure>

const SHARE = 'takes a share from 0 to 1, such as 0.9'

export const simpleSchema = strictFields({
  ...common,
  type: z.literal('simple').default('simple'),
  model: modelReference,
  time: z.string().optional(),
  where: filterSchema.optional(),
  sum: measure.optional(),
  avg: measure.optional(),
  min: measure.optional(),
  max: measure.optional(),
  count: z.union([z.literal('rows'), expressionSchema]).optional(),
  countDistinct: expressionSchema.optional(),
  median: measure.optional(),
  percentile: measure.optional(),
  /** The share of rows at or below the percentile: 0.9 is the 90th. */
  at: z.number().min(0, SHARE).max(1, SHARE).optional(),
  discrete: z.boolean().optional(),
  first: measure.optional(),
  last: measure.optional(),
  any: measure.optional(),
  stddev: measure.optional(),
  variance: measure.optional(),
})

export const ratioSchema = strictFields({ ...common, type: z.literal('ratio'), numerator: inputSchema, denominator: inputSchema })
export const derivedSchema = strictFields({ ...common, type: z.literal('derived'), formula: formulaSchema })

export type SimpleDefinition = z.infer<typeof simpleSchema>
export type RatioDefinition = z.infer<typeof ratioSchema>
export type DerivedDefinition = z.infer<typeof derivedSchema>
export type MetricDefinition = SimpleDefinition | RatioDefinition | DerivedDefinition
