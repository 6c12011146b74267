import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidDefinitionError } from '../problem/problem.ts'

const READABLE = /\.(ts|js|mjs|yaml|yml)$/
const OPTIONS = /^options\.(ts|js|mjs|yaml|yml)$/

/** The files of a folder of definitions, in the order in which they count. */
export interface DefinitionFiles {
  readonly definitions: readonly string[]
  /** `options.ts` or `options.yaml` in the folder itself; more than one is a problem. */
  readonly options: readonly string[]
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : join(folder, entry.name)))
}

/** Whether there is such a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Finds the files, at any depth; a folder that is not there is a problem. */
export function loadFolder(folder: string): DefinitionFiles {
  if (!isFolder(folder)) {
    const message = `There is no folder "${folder}" to read definitions from. DEFINITIONS or "--definitions" names it, as seen from "${process.cwd()}".`
    throw new InvalidDefinitionError([{ code: 'no-such-folder', message, path: [] }])
  }
  const files = filesUnder(folder)
    .filter((file) => READABLE.test(file) && !file.endsWith('.d.ts'))
    .toSorted((a, b) => (a < b ? -1 : 1))
  const isOptions = (file: string) => OPTIONS.test(file.slice(join(folder, '/').length))
  return { definitions: files.filter((file) => !isOptions(file)), options: files.filter(isOptions) }
}
