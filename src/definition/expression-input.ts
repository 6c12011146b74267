import { z } from 'zod'
import { DURATION_UNITS, type DurationUnit, TIME_UNITS, type TimeUnit } from '../expression/time-grain.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { type FilterInput, filterSchema, type ParsedFilter, scalarSchema } from './filter-input.ts'
import { parseAs, takes } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'

export const DECLARED_TYPES = ['text', 'integer', 'decimal', 'double', 'boolean', 'date', 'timestamptz'] as const
export type DeclaredType = (typeof DECLARED_TYPES)[number]

/** What a JSON field can hold. */
export const JSON_TYPES = ['text', 'integer', 'decimal', 'double', 'boolean'] as const
export type JsonType = (typeof JSON_TYPES)[number]

/**
 * A value computed from one row, as an author writes it. A string names a column or dimension, a number is itself.
 *
 * - `{ value }` a constant
 * - `{ add | subtract | multiply | divide: [a, b] }` arithmetic; division by zero is null
 * - `{ coalesce: [a, b] }` the first that is not null
 * - `{ when: [[filter, value]], otherwise }` bands: here a string is a constant; `{ column }` is what the row has
 * - `{ json, key, type }` a declared field of a JSON column
 * - `{ from, to, unit }` the time between two instants or two days; either may be `{ now: true }`. `open: 'toNow'` counts what has no end
 *   yet until now, `negative: 'drop'` leaves out and `'refuse'` refuses what ends before it begins, `hours: 'business'` counts open hours only
 * - `{ shift, by, unit }` a time so many whole units later, or earlier where `by` is negative: hours and finer by the time that passes, days
 *   and coarser by the calendar in the question's zone, where a month that is too short gives its last day
 * - `{ greatest | least: [a, b] }` the greatest or least of numbers or times; nulls are passed over
 * - `{ bucket, grain }` the start of the day, month … in which a time falls, in the question's zone
 * - `{ now: true }` the instant that counts as now for the question
 * - `{ parameter }` a number that a question may set, declared in the metric's `parameters`
 * - `{ sql, type }` SQL with `{column}` in place of columns: the last resort
 */
export type ExpressionInput<Name extends string = string, TimeName extends string = Name> =
  | Name
  | number
  | { readonly value: string | number | boolean }
  | { readonly column: string }
  | { readonly add: readonly ExpressionInput<Name, TimeName>[] }
  | { readonly subtract: readonly [ExpressionInput<Name, TimeName>, ExpressionInput<Name, TimeName>] }
  | { readonly multiply: readonly ExpressionInput<Name, TimeName>[] }
  | { readonly divide: readonly [ExpressionInput<Name, TimeName>, ExpressionInput<Name, TimeName>] }
  | { readonly coalesce: readonly ExpressionInput<Name, TimeName>[] }
  | { readonly greatest: readonly ExpressionInput<Name | TimeName, TimeName>[] }
  | { readonly least: readonly ExpressionInput<Name | TimeName, TimeName>[] }
  | BandsInput
  | { readonly json: string; readonly key: string; readonly type: JsonType }
  | ElapsedInput<TimeName>
  | ShiftInput<TimeName>
  | { readonly bucket: TimeName; readonly grain: TimeUnit }
  | NowInput
  | { readonly parameter: string }
  | { readonly sql: string; readonly type: DeclaredType }

/** The time from one time of a row to another, or between one of them and now. */
export interface ElapsedInput<TimeName extends string = string> {
  readonly from: TimeName | NowInput
  readonly to: TimeName | NowInput
  readonly unit: DurationUnit
  /** What ends before it begins: a negative number (`keep`, unless said), nothing (`drop`), or no answer at all (`refuse`). */
  readonly negative?: 'keep' | 'drop' | 'refuse'
  /** What has no end yet: nothing (`drop`, unless said), or the time until now. */
  readonly open?: 'drop' | 'toNow'
  /** Only the open hours of the catalog's `businessHours` count, by the clock on the wall there. */
  readonly hours?: 'business'
}

/** A time moved by whole units; `by` may be a whole number that a question sets. */
export interface ShiftInput<TimeName extends string = string> {
  readonly shift: TimeInput<TimeName>
  readonly by: number | { readonly parameter: string }
  readonly unit: TimeUnit
}

/** A time by its name, or computed. */
export type TimeInput<TimeName extends string = string> = TimeName | Exclude<ExpressionInput<TimeName, TimeName>, string | number>

/** The instant that counts as now for the question; beside days, the day that it falls on. */
export interface NowInput {
  readonly now: true
}

/** Bands: the value of the first filter that a row passes. */
export interface BandsInput<Where = FilterInput> {
  readonly when: readonly (readonly [Where, BandValue])[]
  readonly otherwise: BandValue
}

/** A constant, or an expression written as an object. */
export type BandValue = string | number | boolean | null | Exclude<ExpressionInput, string | number>

/** An expression after parsing: every form an object. */
export type ParsedExpression =
  | { readonly name: string }
  | { readonly value: string | number | boolean | null; readonly isBare?: true }
  | { readonly column: string }
  | { readonly operator: 'add' | 'subtract' | 'multiply' | 'divide'; readonly operands: readonly ParsedExpression[] }
  | { readonly coalesce: readonly ParsedExpression[] }
  | { readonly when: readonly (readonly [ParsedFilter, ParsedExpression])[]; readonly otherwise: ParsedExpression }
  | { readonly json: string; readonly key: string; readonly type: JsonType }
  | ParsedElapsed
  | ParsedShift
  | { readonly extreme: 'greatest' | 'least'; readonly operands: readonly ParsedExpression[] }
  | { readonly bucket: string; readonly grain: TimeUnit }
  | NowInput
  | { readonly parameter: string }
  | { readonly sql: string; readonly type: DeclaredType }
  | { readonly window: ParsedWindow }
  | { readonly many: ParsedMany }

/** The time between two times of a row, or between one of them and now. */
export interface ParsedElapsed {
  readonly from: string | NowInput
  readonly to: string | NowInput
  readonly unit: DurationUnit
  readonly negative: 'keep' | 'drop' | 'refuse'
  readonly open: 'drop' | 'toNow'
  readonly hours: 'business' | undefined
}

/** A time moved by whole units. */
export interface ParsedShift {
  readonly shift: ParsedExpression
  readonly by: number | { readonly parameter: string }
  readonly unit: TimeUnit
}

/** A row's place among rows, or a value of its neighbour; a dimension of its own, and part of no other expression. */
export interface ParsedWindow {
  readonly take: 'number' | 'previous' | 'next' | 'first' | 'last'
  readonly of: ParsedExpression | undefined
  readonly per: readonly string[]
  readonly over: string
  readonly where: ParsedFilter | undefined
}

/** What a row has of the rows of another model that lead to it: how many there are, whether there are any, or a value of theirs. */
export type ParsedMany = ParsedCount | ParsedValue

interface ManyRows {
  readonly model: string
  /** The role by which those rows lead to this model. */
  readonly through: string
  readonly where: ParsedFilter | undefined
}

interface ParsedCount extends ManyRows {
  readonly take: 'some' | 'number'
}

/** One value of all those rows: a total, an end of a range, or the value of the row that is last or first by `over`. */
export interface ParsedValue extends ManyRows {
  readonly take: 'sum' | 'min' | 'max' | 'first' | 'last'
  readonly of: ParsedExpression
  /** The model's metric time where it does not say. */
  readonly over: string | undefined
}

const operands = z.array(z.lazy(() => expressionSchema)).min(2)
const pair = z.tuple([z.lazy(() => expressionSchema), z.lazy(() => expressionSchema)])
const type = z.enum(DECLARED_TYPES)

const bandValue = z.lazy(() =>
  z.union([z.union([scalarSchema, z.null()]).transform((value) => ({ value, isBare: true as const })), objectSchema]),
)

const order = {
  per: z.union([z.string().transform((name) => [name]), z.array(z.string())]),
  over: z.string(),
  where: filterSchema.optional(),
}

const windowed = z.lazy(() => expressionSchema)

const nowSchema = strictFields({ now: z.literal(true) })
const timeOrNow = z.union([z.string(), nowSchema], { error: takes('takes a time, or { now: true }') })

const step = z.union([z.number().int('takes a whole number'), strictFields({ parameter: z.string() })], {
  error: takes('takes a whole number, or { parameter }'),
})

const many = { through: z.string(), where: filterSchema.optional() }
const manyModel = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])

const valued = { of: manyModel, ...many }
const timed = { ...valued, over: z.string().optional() }

/** Of the rows of one `per`, or of those of a model that lead here: `of` tells which. */
function endForm(among: z.ZodType<ParsedExpression>, ofMany: z.ZodType<ParsedExpression>): z.ZodType<ParsedExpression> {
  return z.record(z.string(), z.unknown()).transform((input, context) => parseAs('of' in input ? ofMany : among, input, context))
}

function ofMany(
  { of: model, through, where }: { readonly of: string; readonly through: string; readonly where?: ParsedFilter | undefined },
  take: ParsedValue['take'],
  of: ParsedExpression,
  over?: string,
): { readonly many: ParsedMany } {
  return { many: { take, model, of, through, over, where } }
}

const forms: Readonly<Record<string, z.ZodType<ParsedExpression>>> = {
  value: strictFields({ value: scalarSchema }),
  column: strictFields({ column: z.string() }),
  add: strictFields({ add: operands }).transform(({ add }) => ({ operator: 'add' as const, operands: add })),
  subtract: strictFields({ subtract: pair }).transform(({ subtract }) => ({ operator: 'subtract' as const, operands: subtract })),
  multiply: strictFields({ multiply: operands }).transform(({ multiply }) => ({ operator: 'multiply' as const, operands: multiply })),
  divide: strictFields({ divide: pair }).transform(({ divide }) => ({ operator: 'divide' as const, operands: divide })),
  coalesce: strictFields({ coalesce: operands }),
  when: strictFields({ when: z.array(z.tuple([filterSchema, bandValue])).min(1), otherwise: bandValue }),
  json: strictFields({ json: z.string(), key: z.string(), type: z.enum(JSON_TYPES) }),
  from: strictFields({
    from: timeOrNow,
    to: timeOrNow,
    unit: z.enum(DURATION_UNITS),
    negative: z.enum(['keep', 'drop', 'refuse']).default('keep'),
    open: z.enum(['drop', 'toNow']).default('drop'),
    hours: z.literal('business').optional(),
  }).transform(({ hours, ...rest }) => ({ ...rest, hours })),
  shift: strictFields({ shift: z.lazy(() => expressionSchema), by: step, unit: z.enum(TIME_UNITS) }),
  greatest: strictFields({ greatest: operands }).transform((input) => ({ extreme: 'greatest' as const, operands: input.greatest })),
  least: strictFields({ least: operands }).transform((input) => ({ extreme: 'least' as const, operands: input.least })),
  bucket: strictFields({ bucket: z.string(), grain: z.enum(TIME_UNITS) }),
  now: nowSchema,
  parameter: strictFields({ parameter: z.string() }),
  sql: strictFields({ sql: z.string(), type }),
  sequence: strictFields({ sequence: strictFields(order) }).transform(({ sequence: { where, ...rest } }) => ({
    window: { take: 'number' as const, of: undefined, where, ...rest },
  })),
  previous: strictFields({ previous: windowed, ...order }).transform(({ previous, where, ...rest }) => ({
    window: { take: 'previous' as const, of: previous, where, ...rest },
  })),
  next: strictFields({ next: windowed, ...order }).transform(({ next, where, ...rest }) => ({
    window: { take: 'next' as const, of: next, where, ...rest },
  })),
  first: endForm(
    strictFields({ first: windowed, ...order }).transform(({ first, where, ...rest }) => ({
      window: { take: 'first' as const, of: first, where, ...rest },
    })),
    strictFields({ first: windowed, ...timed }).transform(({ first, over, ...rest }) => ofMany(rest, 'first', first, over)),
  ),
  last: endForm(
    strictFields({ last: windowed, ...order }).transform(({ last, where, ...rest }) => ({
      window: { take: 'last' as const, of: last, where, ...rest },
    })),
    strictFields({ last: windowed, ...timed }).transform(({ last, over, ...rest }) => ofMany(rest, 'last', last, over)),
  ),
  sum: strictFields({ sum: windowed, ...valued }).transform(({ sum, ...rest }) => ofMany(rest, 'sum', sum)),
  min: strictFields({ min: windowed, ...valued }).transform(({ min, ...rest }) => ofMany(rest, 'min', min)),
  max: strictFields({ max: windowed, ...valued }).transform(({ max, ...rest }) => ofMany(rest, 'max', max)),
  some: strictFields({ some: manyModel, ...many }).transform(({ some, through, where }) => ({
    many: { take: 'some' as const, model: some, through, where },
  })),
  number: strictFields({ number: manyModel, ...many }).transform(({ number, through, where }) => ({
    many: { take: 'number' as const, model: number, through, where },
  })),
}

/** The key that tells each form of an expression from the others. */
export const EXPRESSION_FORMS = Object.keys(forms)

/** ` Did you mean "add"?`, of an object none of whose fields is known. */
export function suggested(input: object, known: readonly string[]): string {
  const [found = ''] = Object.keys(input)
    .map((key) => didYouMean(key, known))
    .filter((suggestion) => suggestion !== '')
  return found
}

/** Parses by the form's own key, so that a slip inside a form is reported there and not as "no form fits". */
const objectSchema: z.ZodType<ParsedExpression> = z.record(z.string(), z.unknown()).transform((input, context) => {
  const form = forms[EXPRESSION_FORMS.find((key) => key in input) ?? '']
  if (form !== undefined) return parseAs(form, input, context)
  const message = `An expression is a name, a number, or an object with one of ${quoteList(EXPRESSION_FORMS, 40)}.${suggested(input, EXPRESSION_FORMS)}`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

export const expressionSchema: z.ZodType<ParsedExpression> = z.lazy(() =>
  z.union([z.string().transform((name) => ({ name })), z.number().transform((value) => ({ value })), objectSchema], {
    error: takes('takes a column, a dimension, a number or an expression'),
  }),
)
