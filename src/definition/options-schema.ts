import { z } from 'zod'
import { type BusinessHoursOption, businessHoursSchema } from './business-hours.ts'
import { type KeptTables, keptShape } from './kept-tables.ts'
import { parseAs } from './schema-issue.ts'
import { strictFields } from './strict-fields.ts'
import { languageSchema } from './translation-definition.ts'
import { nameSchema } from './words.ts'

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const column = z.string().min(1)

const fiscalSchema = strictFields({ startMonth: z.int().min(1).max(12), startDay: z.int().min(1).max(28).optional() })
const tableSchema = strictFields({ table: column, date: column, grains: z.record(nameSchema, column) })

/** A year that begins in another month, or a table that says for each day in which buckets it lies. */
export type CalendarOption = FiscalCalendar | TableCalendar

/** Its year and quarters are time grains: `fiscalYear`, `fiscalQuarter` of a calendar called `fiscal`. */
export interface FiscalCalendar {
  readonly startMonth: number
  readonly startDay?: number | undefined
}

/** Each of `grains` is a time grain by its column, which holds for every day the first day of its bucket. */
export interface TableCalendar {
  readonly table: string
  readonly date: string
  readonly grains: Readonly<Record<string, string>>
}

/** Told apart by "table", so that a slip is reported against the form that was meant. */
const calendarSchema = z.unknown().transform((input, context): CalendarOption => {
  const schema = typeof input === 'object' && input !== null && 'table' in input ? tableSchema : fiscalSchema
  return parseAs<CalendarOption>(schema, input, context)
})

/** What a catalog is told beside its definitions, as an author writes it. */
export const optionsSchema = strictFields({
  /** Folders of definitions that these stand on, as seen from the file of options. */
  include: z.array(column).readonly().optional(),
  /** Where the warehouse calls tables and columns otherwise than the definitions do. */
  mapping: z.record(column, strictFields({ table: column.optional(), columns: z.record(column, column).optional() })).optional(),
  depth: z.int().min(1).max(4).optional(),
  businessHours: businessHoursSchema.optional(),
  /** The languages in which every metric has a label and a description, beside its own. */
  languages: z.array(languageSchema).readonly().optional(),
  ...keptShape,
  rates: strictFields({ table: column, from: column, to: column, date: column, rate: column }).optional(),
  weekStart: z.enum(WEEKDAYS).optional(),
  calendars: z.record(nameSchema, calendarSchema).optional(),
})

/** What the warehouse calls a table, and those of its columns that have another name there, by the names that definitions use. */
export interface MappedTable {
  readonly table?: string | undefined
  readonly columns?: Readonly<Record<string, string>> | undefined
}

export interface LoadedOptions extends KeptTables {
  readonly mapping?: Readonly<Record<string, MappedTable>>
  readonly depth?: number
  readonly businessHours?: BusinessHoursOption
  readonly languages?: readonly string[]
  readonly rates?: { readonly table: string; readonly from: string; readonly to: string; readonly date: string; readonly rate: string }
  readonly weekStart?: Weekday
  readonly calendars?: Readonly<Record<string, CalendarOption>>
}

/** The time grains of the calendars of options that were written `as const`: `fiscalYear` and `fiscalQuarter`, or those of a table. */
export type GrainsOf<Options> = Options extends { readonly calendars: infer Calendars }
  ? {
      [Name in keyof Calendars & string]: Calendars[Name] extends { readonly grains: infer Grains }
        ? keyof Grains & string
        : `${Name}Quarter` | `${Name}Year`
    }[keyof Calendars & string]
  : never
