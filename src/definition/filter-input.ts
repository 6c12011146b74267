import { z } from 'zod'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import { takes } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'

export type FilterScalar = string | number | boolean

/** What a value can be compared with beside a constant: another column or dimension of the row, now, or a parameter of the metric. */
export type Other = { readonly column: string } | { readonly now: true } | { readonly parameter: string }

/** Tests of one value; all that are given must hold. A null fails every one of them but `isNull`. */
export interface FilterOperators<Value extends FilterScalar = FilterScalar> {
  readonly eq?: Value | Other | undefined
  readonly ne?: Value | Other | undefined
  readonly in?: readonly Value[] | undefined
  readonly notIn?: readonly Value[] | undefined
  readonly gt?: Value | Other | undefined
  readonly gte?: Value | Other | undefined
  readonly lt?: Value | Other | undefined
  readonly lte?: Value | Other | undefined
  /** Both ends included. */
  readonly between?: readonly [Value, Value] | undefined
  readonly contains?: string | undefined
  readonly startsWith?: string | undefined
  readonly endsWith?: string | undefined
  readonly isNull?: boolean | undefined
  /** A time in a period that a question has resolved. */
  readonly during?: ResolvedPeriod | undefined
}

/** Tests by name; all must hold. `{ outcome: 'won' }` is short for `{ outcome: { eq: 'won' } }`. */
export interface FilterInput {
  readonly and?: readonly FilterInput[]
  readonly or?: readonly FilterInput[]
  readonly not?: FilterInput
  readonly [name: string]: FilterScalar | FilterOperators | FilterInput | readonly FilterInput[] | undefined
}

export const scalarSchema = z.union([z.string(), z.number(), z.boolean()])

const momentSchema = z.strictObject({ instant: z.string(), wall: z.string() })

const otherSchema = z.union([
  strictFields({ column: z.string() }),
  strictFields({ now: z.literal(true) }),
  strictFields({ parameter: z.string() }),
])
const comparedSchema = z.union([scalarSchema, otherSchema])

const operatorsSchema = strictFields({
  eq: comparedSchema.optional(),
  ne: comparedSchema.optional(),
  in: z.array(scalarSchema).readonly().optional(),
  notIn: z.array(scalarSchema).readonly().optional(),
  gt: comparedSchema.optional(),
  gte: comparedSchema.optional(),
  lt: comparedSchema.optional(),
  lte: comparedSchema.optional(),
  between: z.tuple([scalarSchema, scalarSchema]).readonly().optional(),
  contains: z.string().optional(),
  startsWith: z.string().optional(),
  endsWith: z.string().optional(),
  isNull: z.boolean().optional(),
  during: z.strictObject({ from: momentSchema.optional(), to: momentSchema.optional() }).optional(),
})

/** One parsed filter: junctions apart from the tests by name. */
export interface ParsedFilter {
  readonly and: readonly ParsedFilter[]
  readonly or: readonly ParsedFilter[] | undefined
  readonly not: ParsedFilter | undefined
  readonly tests: Readonly<Record<string, z.infer<typeof operatorsSchema>>>
}

const testSchema = z.union([scalarSchema.transform((eq) => ({ eq })), operatorsSchema], {
  error: takes('takes one value, or tests such as { in: ["won", "lost"] }, { gte: 5 } or { isNull: true }'),
})

export const filterSchema: z.ZodType<ParsedFilter> = z.lazy(() =>
  z
    .object({ and: z.array(filterSchema).optional(), or: z.array(filterSchema).optional(), not: filterSchema.optional() })
    .catchall(testSchema)
    .transform(({ and, or, not, ...tests }) => ({ and: and ?? [], or, not, tests })),
)
