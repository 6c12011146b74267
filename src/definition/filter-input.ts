import { z } from 'zod'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import { parseAs, passOn, takes } from './schema-issue.ts'
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

/**
 * Tests of the entity that a role leads to; all that are given must hold. Of a row that leads to none, they cannot be told. Only
 * the `where` of a question holds such tests.
 */
export interface EntityFilter {
  /** Over metrics, computed for each entity in the question's period and without its other filters (S8). */
  readonly having?: FilterInput | undefined
  /** Computes them over all of time instead. */
  readonly allTime?: boolean | undefined
  /** Whether rows of another model lead to the entity. */
  readonly some?: RowsFilter | undefined
  /** Whether none does. */
  readonly none?: RowsFilter | undefined
}

/** Rows of a model, whenever they were. */
export interface RowsFilter {
  readonly rows: string
  readonly where?: FilterInput | undefined
  /** The role by which they lead to the entity, where there are several. */
  readonly through?: string | undefined
  /** Only those whose metric time lies in the question's period. */
  readonly inPeriod?: boolean | undefined
}

/** Tests by name; all must hold. `{ outcome: 'won' }` is short for `{ outcome: { eq: 'won' } }`. */
export interface FilterInput {
  readonly and?: readonly FilterInput[]
  readonly or?: readonly FilterInput[]
  readonly not?: FilterInput
  readonly [name: string]: FilterScalar | FilterOperators | EntityFilter | FilterInput | readonly FilterInput[] | undefined
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
  /** Tests of entities by role. */
  readonly entities: Readonly<Record<string, ParsedEntityFilter>>
}

export interface ParsedEntityFilter {
  readonly having: ParsedFilter | undefined
  readonly allTime: boolean
  readonly some: ParsedRowsFilter | undefined
  readonly none: ParsedRowsFilter | undefined
}

export interface ParsedRowsFilter {
  readonly rows: string
  readonly where: ParsedFilter | undefined
  readonly through: string | undefined
  readonly inPeriod: boolean
}

const TAKEN = 'takes one value, or tests such as { in: ["won", "lost"] }, { gte: 5 } or { isNull: true }'

const testSchema = z.union([scalarSchema.transform((eq) => ({ eq })), operatorsSchema], {
  error: takes(TAKEN),
})

export const filterSchema: z.ZodType<ParsedFilter> = z.lazy(() =>
  z
    .object({ and: z.array(filterSchema).optional(), or: z.array(filterSchema).optional(), not: filterSchema.optional() })
    .catchall(z.union([entitySchema, valueSchema]))
    .transform(({ and, or, not, ...named }) => ({ and: and ?? [], or, not, ...apart(named) })),
)

const rowsSchema = strictFields({
  rows: z.string(),
  where: filterSchema.optional(),
  through: z.string().optional(),
  inPeriod: z.boolean().optional(),
}).transform(({ rows, where, through, inPeriod }): ParsedRowsFilter => ({ rows, where, through, inPeriod: inPeriod ?? false }))

/** By these fields tests of an entity are told from tests of a value. */
export const ENTITY_FIELDS = ['having', 'allTime', 'some', 'none'] as const

const entityFields = strictFields({
  having: filterSchema.optional(),
  allTime: z.boolean().optional(),
  some: rowsSchema.optional(),
  none: rowsSchema.optional(),
}).transform(({ having, allTime, some, none }): ParsedEntityFilter => ({ having, allTime: allTime ?? false, some, none }))

function testsEntity(input: unknown): boolean {
  return typeof input === 'object' && input !== null && ENTITY_FIELDS.some((field) => field in input)
}

/** A slip in a test of an entity is not taken for one in an operator. */
const entitySchema = z
  .custom<object>(testsEntity, { error: TAKEN })
  .transform((input, context) => ({ entity: parseAs(entityFields, input, context) }))

/** Something else to compare with, but not how. */
function isOperandAlone(input: unknown): boolean {
  return otherSchema.safeParse(input).success
}

const valueSchema = z
  .custom<z.input<typeof testSchema>>((input) => !testsEntity(input), { error: TAKEN })
  .refine((input) => !isOperandAlone(input), {
    error: ({ input }) => `It is not said how this compares. Write it as { eq: ${JSON.stringify(input)} }, or with another operator.`,
  })
  .pipe(testSchema)

type Named = z.infer<typeof testSchema> | z.infer<typeof entitySchema>

function apart(named: Readonly<Record<string, Named>>): Pick<ParsedFilter, 'tests' | 'entities'> {
  const tests: Record<string, z.infer<typeof operatorsSchema>> = {}
  const entities: Record<string, ParsedEntityFilter> = {}
  for (const [name, test] of Object.entries(named)) {
    if ('entity' in test) entities[name] = test.entity
    else tests[name] = test
  }
  return { tests, entities }
}

function isFilter(input: unknown): input is FilterInput {
  return filterSchema.safeParse(input).success
}

/** A filter as it is written, its form checked: what a question takes. */
export const filterInputSchema = z.unknown().transform((input, context): FilterInput => {
  if (isFilter(input)) return input
  passOn(filterSchema.safeParse(input, { reportInput: true }).error, context)
  return z.NEVER
})
