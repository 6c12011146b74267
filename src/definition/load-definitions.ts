import { readFileSync } from 'node:fs'
import { InvalidDefinitionError, type Problem } from '../problem/problem.ts'
import { exportedDefinitions } from './exported-definitions.ts'
import { loadFolder } from './load-folder.ts'
import { loadModules } from './load-modules.ts'
import { loadOptions } from './load-options.ts'
import type { LoadedOptions } from './options-schema.ts'
import { type DefinitionSource, type PlaceFinder, parseDefinitions } from './parse-definitions.ts'
import { readYamlDefinitions } from './read-yaml-definitions.ts'

/** All that a folder defines: what `linkCatalog` takes, but for the warehouse's tables. */
export interface LoadedDefinitions {
  readonly definitions: readonly DefinitionSource[]
  readonly options: LoadedOptions
  /** Finds an option in its file. */
  readonly placeOfOption?: PlaceFinder
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file)
}

/**
 * Reads every file of a folder: TypeScript and JavaScript modules are imported, YAML is parsed; they may be mixed.
 *
 * @throws InvalidDefinitionError with the problems of all files at once, where one of them cannot be read
 */
export async function loadDefinitions(folder: string): Promise<LoadedDefinitions> {
  const files = loadFolder(folder)
  const imported = await loadModules(files.definitions.filter((file) => !isYaml(file)))
  const exported = exportedDefinitions(imported.modules)
  const written = files.definitions.filter(isYaml).map((file) => readYamlDefinitions(file, readFileSync(file, 'utf8')))
  const { options, place, problems: wrongOptions } = await loadOptions(files.options)
  const definitions = [...exported.definitions, ...written.flatMap((one) => one.definitions)]
  const problems = [...imported.problems, ...exported.problems, ...written.flatMap((one) => one.problems), ...wrongOptions]
  if (definitions.length === 0 && problems.length === 0) problems.push(nothingIn(folder))
  // What the unreadable files define is missing, so linking the others would only find faults that they do not have.
  if (problems.length > 0) throw new InvalidDefinitionError([...problems, ...parseDefinitions(definitions).problems])
  return { definitions, options, ...(place === undefined ? {} : { placeOfOption: place }) }
}

function nothingIn(folder: string): Problem {
  const message = `The folder "${folder}" defines nothing. Definitions stand in files that end in ".ts", ".js", ".mjs", ".yaml" or ".yml".`
  return { code: 'no-definitions', message, path: [] }
}
