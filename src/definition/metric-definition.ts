import { z } from 'zod'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { CHARTS } from './chart.ts'
import type { ConversionDefinition, RetentionDefinition } from './conversion-definition.ts'
import { expressionSchema, type ParsedExpression, suggested } from './expression-input.ts'
import { filterSchema, type ParsedFilter } from './filter-input.ts'
import { modelReference } from './model-definition.ts'
import { parseAs, passOn, takes } from './schema-issue.ts'
import type { ScoredDefinition } from './scored-definition.ts'
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

/** A number that a question may set: it must where there is no default, and need not where that is null. */
const numberParameterSchema = strictFields({
  default: z.number().nullable().optional(),
  whole: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  description: z.string().optional(),
}).superRefine(({ default: value, whole = false, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }, context) => {
  if (min > max)
    context.addIssue({ code: 'custom', path: ['min'], message: `"min" is ${min} and "max" is ${max}: no number is between them.` })
  else if (typeof value === 'number' && (value < min || value > max || (whole && !Number.isInteger(value))))
    context.addIssue({
      code: 'custom',
      path: ['default'],
      message: `"default" is ${value}. It takes ${whole ? 'a whole number' : 'a number'}${bounds(min, max)}.`,
    })
})

function bounds(min: number, max: number): string {
  return `${Number.isFinite(min) ? ` from ${min}` : ''}${Number.isFinite(max) ? ` to ${max}` : ''}`
}

/** A text of a closed list that a question may choose; it need not where the default is null. */
const textParameterSchema = strictFields({
  default: z.string().nullable().optional(),
  values: z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'takes letters, digits and "_"')).min(1),
  description: z.string().optional(),
}).superRefine(({ default: value, values }, context) => {
  if (typeof value !== 'string' || values.includes(value)) return
  const message = `"default" is ${JSON.stringify(value)}. It takes one of ${quoteList(values, 20)}.${didYouMean(value, values)}`
  context.addIssue({ code: 'custom', path: ['default'], message })
})

/** Told apart by "values", so that a slip is reported against the form that was meant. */
const parameterSchema = z
  .record(z.string(), z.unknown())
  .transform((input, context): NumberParameter | TextParameter =>
    'values' in input ? parseAs(textParameterSchema, input, context) : parseAs(numberParameterSchema, input, context),
  )
type NumberParameter = z.infer<typeof numberParameterSchema>
type TextParameter = z.infer<typeof textParameterSchema>
export type ParameterDefinition = NumberParameter | TextParameter
/** What a question can set a parameter to. */
export type ParameterValue = number | string
/** What those that ask themselves (goals, tiles, alerts) set parameters to, by name. */
export const parameterValues = z.record(
  nameSchema,
  z.union([z.number(), z.string()], { error: takes('takes a number, or a text of the list') }),
)

const metricObject = z.object({ kind: z.literal('metric'), name: z.string() }).transform(({ name }) => name)
/** A metric by its name, or the metric itself. */
export const metricReference = z.union([z.string(), metricObject], { error: 'takes the name of a metric' })
/** What every metric can say of itself. */
export const metricFields = {
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
  /** The published standard that it follows, by its name. */
  standard: z.string().min(1).optional(),
  /** What to mind when it is read. */
  notes: z.array(z.string().min(1)).readonly().optional(),
  /** What to do about it, and when. */
  playbook: z
    .array(strictFields({ condition: z.string().min(1), action: z.string().min(1) }))
    .readonly()
    .optional(),
  /** What became of its definition, and since when. */
  changes: z
    .array(strictFields({ on: z.iso.date({ error: takes('takes a day, such as "2025-01-31"') }), what: z.string().min(1) }))
    .readonly()
    .optional(),
  /** What makes it doubtful: another metric beyond a limit, over the same rows in time and filters. */
  warnings: z
    .array(strictFields({ metric: metricReference, above: z.number().optional(), below: z.number().optional(), says: z.string().min(1) }))
    .readonly()
    .optional(),
  /** How it wants to be painted by time or by groups. */
  chart: z.enum(CHARTS).optional(),
  /** The same number over finer rows: taken where a question names what only those know. */
  finer: z
    .union([metricReference, z.array(metricReference).min(1)], { error: takes('takes the name of a metric, or several names') })
    .optional(),
  exact: z.boolean().optional(),
  whenEmpty: z.number().nullable().optional(),
  parameters: z.record(nameSchema, parameterSchema).optional(),
}

/** A unit of the calendar, or a grain of the catalog's own calendars: checked when these are known. */
const grainSchema = z.string()
export const positiveCount = z.number().int().min(1, 'takes a whole number from 1')
const parameterReference = strictFields({ parameter: z.string() })
const countSchema = z.union([positiveCount, parameterReference], { error: takes('takes a whole number from 1, or { parameter }') })
const stepSchema = strictFields({ count: countSchema, grain: grainSchema })
const offsetSchema = z.union([z.literal('previousPeriod'), stepSchema, strictFields({ toStartOf: grainSchema })], {
  error: takes('takes { count, grain }, { toStartOf } or "previousPeriod"'),
})
const narrowedSchema = strictFields({
  metric: metricReference,
  where: filterSchema.optional(),
  /** The metric at an earlier time: so many grains back, or at the start of the enclosing grain (S24). */
  offset: offsetSchema.optional(),
  /** A state or running total in the instant in which the bucket or period begins. */
  at: z.literal('start').optional(),
})

export interface MetricInput {
  readonly metric: string
  readonly where: ParsedFilter | undefined
  readonly offset?: z.infer<typeof offsetSchema> | undefined
  readonly at?: 'start' | undefined
}

/** Another metric by name or as itself, narrowed by a filter of its own if asked. */
export const inputSchema = z.union(
  [
    z.string().transform((metric): MetricInput => ({ metric, where: undefined })),
    z.record(z.string(), z.unknown()).transform((input, context): MetricInput => {
      if ('kind' in input) return { metric: parseAs(metricObject, input, context), where: undefined }
      const { metric, where, offset, at } = parseAs(narrowedSchema, input, context)
      return { metric, where, offset, at }
    }),
  ],
  { error: takes('takes the name of a metric, or { metric, where, offset, at }') },
)

/** Arithmetic over metrics, after parsing. */
export type ParsedFormula =
  | { readonly input: MetricInput }
  | { readonly value: number }
  | { readonly parameter: string }
  | { readonly ceil: ParsedFormula }
  | { readonly coalesce: readonly ParsedFormula[] }
  | { readonly operator: (typeof FORMULA_OPERATORS)[number]; readonly operands: readonly ParsedFormula[] }

const formulaObject: z.ZodType<ParsedFormula> = z.record(z.string(), z.unknown()).transform((input, context) => {
  if ('parameter' in input) return parseAs(strictFields({ parameter: z.string() }), input, context)
  if ('ceil' in input) return parseAs(strictFields({ ceil: formulaSchema }), input, context)
  if ('coalesce' in input) return parseAs(strictFields({ coalesce: z.array(formulaSchema).min(2) }), input, context)
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

const shareSchema = z.union([z.number().min(0, SHARE).max(1, SHARE), parameterReference], { error: takes(`${SHARE}, or { parameter }`) })

export const simpleSchema = strictFields({
  ...metricFields,
  type: z.literal('simple').default('simple'),
  model: modelReference,
  time: z.string().optional(),
  where: filterSchema.optional(),
  /** Rows count while they are valid: the state in the instant just before the end of each bucket or period (S23). */
  span: strictFields({
    from: expressionSchema,
    to: expressionSchema,
    /** Rows count instead in the bucket or period in which their whole span lies. */
    whole: z.literal(true).optional(),
  }).optional(),
  /** Rows count at the last (or first) time only, for each of these entities, or once for all (S22). */
  snapshot: strictFields({ at: z.enum(['first', 'last']), per: z.array(z.string()).default([]) }).optional(),
  sum: measure.optional(),
  avg: measure.optional(),
  min: measure.optional(),
  max: measure.optional(),
  count: z.union([z.literal('rows'), expressionSchema]).optional(),
  countDistinct: expressionSchema.optional(),
  median: measure.optional(),
  percentile: measure.optional(),
  /** The share of rows at or below the percentile: 0.9 is the 90th. */
  at: shareSchema.optional(),
  discrete: z.boolean().optional(),
  first: measure.optional(),
  last: measure.optional(),
  any: measure.optional(),
  stddev: measure.optional(),
  variance: measure.optional(),
})

export const ratioSchema = strictFields({
  ...metricFields,
  type: z.literal('ratio'),
  numerator: inputSchema,
  denominator: inputSchema,
  /** Dimensions that only the numerator goes by: the denominator is that of the group without them. */
  numeratorOnly: z.array(z.string()).optional(),
})
export const derivedSchema = strictFields({ ...metricFields, type: z.literal('derived'), formula: formulaSchema })

/** A running value: over a trailing window, to date within a grain, or since the beginning (S19, S20). */
export const cumulativeSchema = strictFields({
  ...metricFields,
  type: z.literal('cumulative'),
  metric: inputSchema,
  window: stepSchema.optional(),
  toDate: grainSchema.optional(),
})

/** One metric with several meanings, each by its name; one of them is meant where none is named. */
export const variantsSchema = strictFields({
  ...metricFields,
  type: z.literal('variants'),
  default: z.string(),
  variants: z.record(nameSchema, metricReference),
})
export type VariantsDefinition = z.infer<typeof variantsSchema>

export const ENTITY_AGGREGATIONS = ['sum', 'avg', 'min', 'max', 'median', 'percentile', 'stddev', 'variance'] as const
export type EntityAggregation = (typeof ENTITY_AGGREGATIONS)[number]

/** One value per entity first, then an aggregation over the entities. */
export const perEntitySchema = strictFields({
  ...metricFields,
  type: z.literal('perEntity'),
  per: z.string(),
  /** Entities by the metrics that they have in the bucket or period. */
  where: filterSchema.optional(),
  /** The entities that are first by a metric: this share of all of them, rounded up, or this many. */
  top: strictFields({
    by: z.string(),
    share: z.union([z.number().gt(0, SHARE).max(1, SHARE), parameterReference], { error: takes(`${SHARE}, or a parameter`) }).optional(),
    count: z.union([positiveCount, parameterReference], { error: takes('takes a whole number from 1, or a parameter') }).optional(),
  }).optional(),
  /** Dimensions that do not tell a metric apart: whatever the group, an entity has the value that it has without them. */
  ignoring: z.record(z.string(), z.array(z.string())).optional(),
  count: z.literal('entities').optional(),
  sum: metricReference.optional(),
  avg: metricReference.optional(),
  min: metricReference.optional(),
  max: metricReference.optional(),
  median: metricReference.optional(),
  percentile: metricReference.optional(),
  stddev: metricReference.optional(),
  variance: metricReference.optional(),
  at: shareSchema.optional(),
  discrete: z.boolean().optional(),
})

export type CumulativeDefinition = z.infer<typeof cumulativeSchema>
export type PerEntityDefinition = z.infer<typeof perEntitySchema>
export type SimpleDefinition = z.infer<typeof simpleSchema>
export type RatioDefinition = z.infer<typeof ratioSchema>
export type DerivedDefinition = z.infer<typeof derivedSchema>
export type MetricDefinition =
  | VariantsDefinition
  | SimpleDefinition
  | RatioDefinition
  | DerivedDefinition
  | CumulativeDefinition
  | PerEntityDefinition
  | ConversionDefinition
  | RetentionDefinition
  | ScoredDefinition
