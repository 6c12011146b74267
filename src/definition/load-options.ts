import { readFileSync } from 'node:fs'
import type { Problem } from '../problem/problem.ts'
import { loadModules } from './load-modules.ts'
import { type LoadedOptions, optionsSchema } from './options-schema.ts'
import type { PlaceFinder } from './parse-definitions.ts'
import { salvage } from './salvage.ts'
import { readYaml } from './yaml-place.ts'

export interface ReadOptions {
  /** Folders whose definitions count, too. */
  readonly include: readonly string[]
  readonly options: LoadedOptions
  readonly place?: PlaceFinder
  readonly problems: readonly Problem[]
}

interface Written {
  readonly value: unknown
  readonly place: PlaceFinder
  readonly problems: readonly Problem[]
}

async function readFile(file: string): Promise<Written> {
  const nowhere = () => ({ file })
  if (/\.ya?ml$/.test(file)) {
    const { documents, problems } = readYaml(file, readFileSync(file, 'utf8'))
    const [document] = documents
    return { value: document?.value ?? {}, place: document?.place ?? nowhere, problems }
  }
  const { modules, problems } = await loadModules([file])
  const [module] = modules
  if (module === undefined || 'default' in module.exported) return { value: module?.exported.default ?? {}, place: nowhere, problems }
  const message = 'The file has no default export. Write: export default { rates: { table: "fx_rates", … } }.'
  return { value: {}, place: nowhere, problems: [{ code: 'malformed-options', message, path: ['options'], source: { file } }] }
}

/** Reads the options of a catalog from `options.ts` or `options.yaml`. */
export async function loadOptions(files: readonly string[]): Promise<ReadOptions> {
  const [file, other] = files
  if (file === undefined) return { include: [], options: {}, problems: [] }
  if (other !== undefined) {
    const message = `There are two files of options, "${file}" and "${other}". One catalog has one: remove the other.`
    return { include: [], options: {}, problems: [{ code: 'malformed-options', message, path: ['options'], source: { file: other } }] }
  }
  const { value, place, problems: unread } = await readFile(file)
  const written = typeof value === 'object' && value !== null ? value : { options: value }
  const { definition, issues } = salvage(optionsSchema, written, {})
  const wrong = issues.map(
    ({ path, message, part }): Problem => ({ code: 'malformed-options', message, path: ['options', ...path], source: place(path, part) }),
  )
  const { include = [], mapping, depth, rates, businessHours, languages, weekStart, calendars, ...kept } = definition ?? {}
  const given = { ...(depth === undefined ? {} : { depth }), ...(rates === undefined ? {} : { rates }) }
  const times = { ...(weekStart === undefined ? {} : { weekStart }), ...(calendars === undefined ? {} : { calendars }) }
  const hours = businessHours === undefined ? {} : { businessHours }
  const words = languages === undefined ? {} : { languages }
  const options = { ...(mapping === undefined ? {} : { mapping }), ...given, ...times, ...hours, ...words, ...kept }
  return { include, options, place, problems: [...unread.map((problem) => ({ ...problem, path: ['options'] })), ...wrong] }
}
