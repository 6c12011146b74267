import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WarehouseAddress } from '../engine/warehouse-address.ts'
import { InvalidConfigurationError, type Problem, type SourcePlace } from '../problem/problem.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { readConfigurationFile } from './configuration-file.ts'
import { explanationOf, isSettingName, type SettingName, type Settings, settingNames, settingsSchema } from './settings.ts'

/** How a Grainline server runs: from `grainline.yaml`, overridden by the environment, overridden by the command line. */
export interface Configuration {
  /** `warehouseUrl`, WAREHOUSE_URL; the demo unless told. */
  readonly warehouse: WarehouseAddress | { readonly kind: 'demo' }
  /** `port`, PORT; 4000 unless told, 0 for any free one. */
  readonly port: number
  /** `host`, HOST; 127.0.0.1 unless told, so that nobody serves numbers to a network by accident. In a container say 0.0.0.0. */
  readonly host: string
  /** `logLevel`, LOG_LEVEL; "info" unless told. */
  readonly logLevel: string
  /** `deadlineMs`, DEADLINE_MS; 10,000 unless told: how long the warehouse may work for one statement. */
  readonly deadlineMs: number
  /** `definitions`, DEFINITIONS; the folder "metrics" unless told. */
  readonly definitions: string
  /** `timezone`, TIMEZONE; UTC unless told. An IANA name. */
  readonly timezone: string
  /** `currency`, CURRENCY; USD unless told: of amounts that were booked in several, where a question names none. */
  readonly currency: string
  /** `introspection`, INTROSPECTION; on unless told. It brings GraphiQL, too. */
  readonly introspection: boolean
  /** `allowedOrigins`, ALLOWED_ORIGINS; none unless told: origins of pages that may ask, beside GraphiQL. */
  readonly allowedOrigins: readonly string[]
  /** `maxConnections`, MAX_CONNECTIONS: connections to the warehouse; absent, the engine decides. */
  readonly maxConnections?: number
}

export interface ConfigurationSource {
  /** `grainline.yaml` in the working folder unless told; that one may be missing. */
  readonly file?: string
  readonly env: NodeJS.ProcessEnv
  /** What was said on the command line; it goes before all else. */
  readonly options?: Readonly<Partial<Record<SettingName, string>>>
}

interface Named {
  readonly name: SettingName
  /** What the author wrote: the key, or the variable. */
  readonly as: string
  readonly value: unknown
}

/** The settings that one place gives, and everything that is wrong with them. */
interface Reading {
  readonly settings: Settings
  readonly problems: readonly Problem[]
}

const defaultFile = 'grainline.yaml'
const longestShown = 60

function shown(value: unknown): string {
  if (value === null) return 'empty'
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object'
  const text = String(value)
  return `"${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}"`
}

function unusable({ name, as, value }: Named): Omit<Problem, 'source'> {
  const { takes, secret, hint } = explanationOf(name)
  const said = secret === true && value !== null ? 'not readable, and not shown because it may hold a password' : shown(value)
  const suggestion = typeof value === 'string' ? (hint?.(value) ?? '') : ''
  return { code: 'unusable-setting', message: `"${as}" is ${said}. It takes ${takes}.${suggestion}`, path: [as] }
}

function unknown(key: string): Omit<Problem, 'source'> {
  const suggestion = didYouMean(key, settingNames)
  const way = suggestion === '' ? ` The settings are ${quoteList(settingNames, settingNames.length)}.` : suggestion
  return { code: 'unknown-setting', message: `There is no setting "${key}".${way}`, path: [key] }
}

function entryOf(values: unknown, key: string): unknown {
  return typeof values === 'object' && values !== null ? Object.entries(values).find(([name]) => name === key)?.[1] : undefined
}

function read(
  values: unknown,
  folder: string,
  nameOf: (name: SettingName) => string,
): { settings: Settings; problems: Omit<Problem, 'source'>[] } {
  const result = settingsSchema(folder).safeParse(values)
  if (result.success) return { settings: result.data, problems: [] }
  const problems = result.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map(unknown)
    const [name] = issue.path
    return isSettingName(name) ? [unusable({ name, as: nameOf(name), value: entryOf(values, name) })] : []
  })
  return { settings: {}, problems }
}

function readFile(file: string): Reading {
  const { values, problems, placeOf } = readConfigurationFile(file)
  const found = read(values, dirname(file), (name) => name)
  const placed = found.problems.map((problem) => {
    const source: SourcePlace = placeOf(String(problem.path[0]))
    return { ...problem, source }
  })
  return { settings: found.settings, problems: [...problems, ...placed] }
}

/** A blank variable is refused: what passes on a value that it lacks would silently get the demo, or another default. */
function readEnvironment(env: NodeJS.ProcessEnv): Reading {
  const given = settingNames.flatMap((name): [SettingName, string][] => {
    const value = env[explanationOf(name).variable]
    return value === undefined ? [] : [[name, value]]
  })
  const blank = given.filter(([, value]) => value.trim() === '').map(([name]) => blankVariable(name))
  const found = read(Object.fromEntries(given.filter(([, value]) => value.trim() !== '')), '', (name) => explanationOf(name).variable)
  return { settings: found.settings, problems: [...blank, ...found.problems] }
}

function blankVariable(name: SettingName): Problem {
  const { variable, takes } = explanationOf(name)
  return { code: 'blank-setting', message: `"${variable}" is set and blank. Unset it, or give it ${takes}.`, path: [variable] }
}

/** The configuration, or an `InvalidConfigurationError` with everything that is wrong in all places. No message holds a secret. */
export function readConfiguration({ file, env, options = {} }: ConfigurationSource): Configuration {
  const fromFile: Reading = file !== undefined || existsSync(defaultFile) ? readFile(file ?? defaultFile) : { settings: {}, problems: [] }
  const fromEnvironment = readEnvironment(env)
  const fromOptions = read(options, '', (name) => `--${name}`)
  const problems = [...fromFile.problems, ...fromEnvironment.problems, ...fromOptions.problems]
  if (problems.length > 0) throw new InvalidConfigurationError(problems)

  const settings: Settings = { ...fromFile.settings, ...fromEnvironment.settings, ...fromOptions.settings }
  const { maxConnections } = settings
  return {
    warehouse: settings.warehouseUrl ?? { kind: 'demo' },
    port: settings.port ?? 4_000,
    host: settings.host ?? '127.0.0.1',
    logLevel: settings.logLevel ?? 'info',
    deadlineMs: settings.deadlineMs ?? 10_000,
    definitions: settings.definitions ?? 'metrics',
    timezone: settings.timezone ?? 'UTC',
    currency: settings.currency ?? 'USD',
    introspection: settings.introspection ?? true,
    allowedOrigins: settings.allowedOrigins ?? [],
    ...(maxConnections === undefined ? {} : { maxConnections }),
  }
}
