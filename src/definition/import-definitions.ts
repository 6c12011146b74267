import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { register as registerRequire } from 'tsx/cjs/api'
import { register } from 'tsx/esm/api'
import type { Problem, SourcePlace } from '../problem/problem.ts'
import { importFailure } from './import-failure.ts'
import type { DefinitionSource } from './parse-definitions.ts'

/** What one module exports. */
export interface ImportedModule {
  readonly file: string
  readonly text: string
  readonly exported: Readonly<Record<string, unknown>>
}

export interface ImportedModules {
  readonly modules: readonly ImportedModule[]
  readonly problems: readonly Problem[]
}

function isExports(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/**
 * Imports TypeScript and JavaScript files as they are now, whatever was imported before. Modules that they share are one, so that what two
 * of them export is one object.
 */
export async function importModules(files: readonly string[]): Promise<ImportedModules> {
  if (files.length === 0) return { modules: [], problems: [] }
  const namespace = randomUUID()
  const importing = register({ namespace })
  const requiring = registerRequire({ namespace })
  const modules: ImportedModule[] = []
  const problems: Problem[] = []
  try {
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      try {
        const exported: unknown = await importing.import(pathToFileURL(resolve(file)).href, import.meta.url)
        if (isExports(exported)) modules.push({ file, text, exported })
      } catch (error) {
        problems.push(importFailure(file, text, error))
      }
    }
  } finally {
    requiring.unregister()
    await importing.unregister()
  }
  // A file that fails, and files that import it, fail alike.
  return { modules, problems: [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()] }
}

type Named = object & { readonly name: string }

function isDefinition(value: unknown): value is Named {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'model' || value.kind === 'metric') &&
    'name' in value &&
    typeof value.name === 'string'
  )
}

function definitionsIn(value: unknown): readonly Named[] {
  if (isDefinition(value)) return [value]
  return Array.isArray(value) ? value.flatMap(definitionsIn) : []
}

/** Where a definition is made, by its name: `metric('winRate'`, or else the name alone. */
function placeIn({ file, text }: ImportedModule, name: string): SourcePlace | undefined {
  const quoted = `(['"\`])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\1`
  const made = new RegExp(`\\b(?:model|metric|ratio|derived)\\s*\\(\\s*(?=${quoted})`).exec(text)
  const offset = made === null ? text.search(new RegExp(quoted)) : made.index + made[0].length
  if (offset < 0) return undefined
  const before = text.slice(0, offset).split('\n')
  return { file, line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 }
}

/** A module that is imported and required, as packages without `"type": "module"` have it, is there twice; one of the files only hands it on. */
function isCopy(definition: Named, other: Named, place: SourcePlace | undefined, at: SourcePlace): boolean {
  return (place === undefined || at.line === undefined) && isDeepStrictEqual(definition, other)
}

/** Every definition that the modules export, alone or in lists; one that several of them export counts once, where it was made. */
export function exportedDefinitions(modules: readonly ImportedModule[]): {
  definitions: readonly DefinitionSource[]
  problems: readonly Problem[]
} {
  const found = new Map<Named, SourcePlace>()
  const problems: Problem[] = []
  for (const module of modules) {
    const values = Object.values(module.exported)
    if (values.length === 0) {
      const message =
        'The file exports nothing, so nothing of it is in the catalog. Write "export" before each definition: export const orders = model(…).'
      problems.push({ code: 'no-definitions', message, path: [], source: { file: module.file } })
    }
    for (const definition of values.flatMap(definitionsIn)) {
      const place = placeIn(module, definition.name)
      const [same = definition, known] =
        [...found].find(([other, at]) => other === definition || isCopy(definition, other, place, at)) ?? []
      if (known === undefined || (known.line === undefined && place !== undefined)) found.set(same, place ?? { file: module.file })
    }
  }
  return { definitions: [...found].map(([definition, place]) => ({ definition, place: () => place })), problems }
}
