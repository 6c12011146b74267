import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { warehouseAddress } from '../engine/warehouse-address.ts'
import { didYouMean } from '../problem/suggest.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

function wholeNumber(least: number, most: number) {
  const digits = z.string().regex(/^\d+$/).transform(Number)
  return z.union([z.number(), digits]).pipe(z.int().min(least).max(most))
}

function yesOrNo() {
  const written = z.enum(['true', 'false']).transform((text) => text === 'true')
  return z.union([z.boolean(), written])
}

/** Of one page or several: in a list, or with commas between them. */
function origins() {
  const written = z.string().transform((text) => text.split(',').map((one) => one.trim()))
  return z.union([z.array(z.string()), written]).refine((all) => all.every(isOrigin))
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text
}

function isTimeZone(name: string): boolean {
  // Some runtimes take offsets such as "+01:00" for zones; PostgreSQL reads their sign the other way round.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What a setting takes, as a sentence goes on after its name; zod decides, this explains. */
interface Explanation {
  readonly variable: string
  readonly takes: string
  /** Never shown, not even in part. */
  readonly secret?: true
  readonly hint?: (value: string) => string
}

/** Every setting: its environment variable, and what it takes. */
const explanations = {
  warehouseUrl: {
    variable: 'WAREHOUSE_URL',
    takes:
      '"postgres://user:password@host:5432/database" or "duckdb:path/to/file.duckdb". Special characters in a password are percent-encoded',
    secret: true,
  },
  port: { variable: 'PORT', takes: 'a whole number from 0 to 65535' },
  host: { variable: 'HOST', takes: 'an address of this machine, such as "127.0.0.1", or "0.0.0.0" for all of them' },
  logLevel: {
    variable: 'LOG_LEVEL',
    takes: `one of ${logLevels.map((level) => `"${level}"`).join(', ')}`,
    hint: (value) => didYouMean(value, logLevels),
  },
  deadlineMs: { variable: 'DEADLINE_MS', takes: 'a whole number of milliseconds from 1 to 600000' },
  definitions: { variable: 'DEFINITIONS', takes: 'the folder of the metric definitions' },
  timezone: {
    variable: 'TIMEZONE',
    takes: 'an IANA time zone such as "Europe/Berlin"',
    hint: (value) => didYouMean(value, Intl.supportedValuesOf('timeZone')),
  },
  currency: { variable: 'CURRENCY', takes: 'an ISO 4217 code such as "EUR"' },
  introspection: { variable: 'INTROSPECTION', takes: 'true or false' },
  allowedOrigins: {
    variable: 'ALLOWED_ORIGINS',
    takes: 'the origins of the pages that may ask, such as "https://app.example.com", with commas between them',
  },
  maxConnections: { variable: 'MAX_CONNECTIONS', takes: 'a whole number from 1 to 1000' },
} satisfies Record<string, Explanation>

export type SettingName = keyof typeof explanations

export function isSettingName(name: unknown): name is SettingName {
  return typeof name === 'string' && Object.hasOwn(explanations, name)
}

export function explanationOf(name: SettingName): Explanation {
  return explanations[name]
}

export const settingNames = Object.keys(explanations).filter(isSettingName)

/** The settings of one source, all optional, no others; numbers and yes or no may be written as text. Relative paths start at `folder`. */
export function settingsSchema(folder: string) {
  return z
    .strictObject({
      warehouseUrl: z.string().transform((text, context) => {
        const address = warehouseAddress(text, folder)
        if (address === undefined) context.addIssue('not an address')
        return address ?? z.NEVER
      }),
      port: wholeNumber(0, 65_535),
      host: z.string().min(1),
      logLevel: z.enum(logLevels),
      deadlineMs: wholeNumber(1, 600_000),
      definitions: z
        .string()
        .min(1)
        .transform((path) => (isAbsolute(path) ? path : join(folder, path))),
      timezone: z.string().refine(isTimeZone),
      currency: z.string().regex(/^[A-Z]{3}$/),
      introspection: yesOrNo(),
      allowedOrigins: origins(),
      maxConnections: wholeNumber(1, 1_000),
    } satisfies Record<SettingName, z.ZodType>)
    .partial()
}

export type Settings = z.output<ReturnType<typeof settingsSchema>>
