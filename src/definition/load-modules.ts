import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { register as registerRequire } from 'tsx/cjs/api'
import { register } from 'tsx/esm/api'
import type { Problem } from '../problem/problem.ts'
import type { ImportedModule } from './exported-definitions.ts'
import { loadFailure } from './load-failure.ts'

export interface ImportedModules {
  readonly modules: readonly ImportedModule[]
  readonly problems: readonly Problem[]
  /** The texts of files that could not be imported. */
  readonly unread: readonly string[]
}

function isExports(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/**
 * Imports TypeScript and JavaScript files as they are now, whatever was imported before. Modules that they share are one, so that what two
 * of them export is one object.
 */
export async function loadModules(files: readonly string[]): Promise<ImportedModules> {
  if (files.length === 0) return { modules: [], problems: [], unread: [] }
  const namespace = randomUUID()
  const importing = register({ namespace })
  const requiring = registerRequire({ namespace })
  const modules: ImportedModule[] = []
  const problems: Problem[] = []
  const unread: string[] = []
  try {
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      try {
        const exported: unknown = await importing.import(pathToFileURL(resolve(file)).href, import.meta.url)
        if (isExports(exported)) modules.push({ file, text, exported })
      } catch (error) {
        problems.push(loadFailure(file, text, error))
        unread.push(text)
      }
    }
  } finally {
    requiring.unregister()
    await importing.unregister()
  }
  // A file that fails, and files that import it, fail alike.
  return { modules, problems: [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()], unread }
}
