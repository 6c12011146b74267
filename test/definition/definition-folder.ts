import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import { parseDefinitions } from '../../src/definition/parse-definitions.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'

/** The first line of a module of definitions, wherever its folder is. */
export const words = `import { defineFor } from '${resolve('src/definition/define.ts')}'\nconst { model, metric, ratio, derived } = defineFor<any>()\n`

/** A folder with these files, for as long as the test runs. */
export function definitionFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'grainline-definitions-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  const folder = join(root, 'metrics')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Every problem of an error, one line each, with the folder left out. */
export function linesOf(error: unknown, folder: string): readonly string[] {
  if (!(error instanceof InvalidDefinitionError)) throw error
  return error.message.replaceAll(`${folder}/`, '').replaceAll(folder, 'metrics').split('\n')
}

/** What is wrong with the files of a folder. */
export async function loadingProblems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = definitionFolder(files)
  try {
    const { problems, definitions } = await loadDefinitions(folder)
    const all = [...problems, ...parseDefinitions(definitions).problems]
    if (all.length > 0) throw new InvalidDefinitionError(all)
  } catch (error) {
    return linesOf(error, folder)
  }
  return []
}
