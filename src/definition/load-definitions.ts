import { readFileSync } from 'node:fs'
import type { Problem } from '../problem/problem.ts'
import { exportedDefinitions } from './exported-definitions.ts'
import { loadFolders } from './load-folders.ts'
import { loadModules } from './load-modules.ts'
import type { LoadedOptions } from './options-schema.ts'
import type { DefinitionSource, PlaceFinder } from './parse-definitions.ts'
import { readYamlDefinitions } from './read-yaml-definitions.ts'

/** All that a folder defines: what `linkCatalog` takes, but for the warehouse's tables, and what is wrong with its files, which that throws. */
export interface LoadedDefinitions {
  readonly definitions: readonly DefinitionSource[]
  readonly options: LoadedOptions
  /** Finds an option in its file. */
  readonly placeOfOption?: PlaceFinder
  /** What is wrong with the files themselves. */
  readonly problems: readonly Problem[]
  /** Whether a name may be declared in what could not be read. */
  mayDeclare(name: string): boolean
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file)
}

/**
 * Reads every file of a folder, and of those that its options include: TypeScript and JavaScript modules are imported, YAML is parsed; they may be mixed. What cannot be read is
 * among the problems, beside all that can.
 *
 * @throws InvalidDefinitionError where there is no such folder
 */
export async function loadDefinitions(folder: string): Promise<LoadedDefinitions> {
  const { files, options, place, problems: wrongOptions } = await loadFolders(folder)
  const imported = await loadModules(files.filter((file) => !isYaml(file)))
  const exported = exportedDefinitions(imported.modules)
  const written = files.filter(isYaml).map((file) => readYamlDefinitions(file, readFileSync(file, 'utf8')))
  const definitions = [...exported.definitions, ...written.flatMap((one) => one.definitions)]
  const problems = [...imported.problems, ...exported.problems, ...written.flatMap((one) => one.problems), ...wrongOptions]
  if (definitions.length === 0 && problems.length === 0) problems.push(nothingIn(folder))
  const mayDeclare = namesIn([...imported.unread, ...exported.unread, ...written.flatMap((one) => one.unread)])
  return { definitions, options, ...(place === undefined ? {} : { placeOfOption: place }), problems, mayDeclare }
}

/** Every word of a text that could not be read may be a name that it declares; one that makes names of others may declare any. */
function namesIn(unread: readonly string[]): (name: string) => boolean {
  const makesNames = unread.some((text) => text.includes('${'))
  const words = new Set(unread.flatMap((text) => text.split(/\W+/)))
  return (name) => makesNames || words.has(name)
}

function nothingIn(folder: string): Problem {
  const message = `The folder "${folder}" defines nothing. Definitions stand in files that end in ".ts", ".js", ".mjs", ".yaml" or ".yml".`
  return { code: 'no-definitions', message, path: [] }
}
