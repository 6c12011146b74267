import type { Problem, SourcePlace } from '../problem/problem.ts'
import { type DefinitionSource, isDefinitionKind } from './parse-definitions.ts'

/** What one module exports. */
export interface ImportedModule {
  readonly file: string
  readonly text: string
  readonly exported: Readonly<Record<string, unknown>>
}

type Named = object & { readonly name: string }

function isDefinition(value: unknown): value is Named {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    isDefinitionKind(value.kind) &&
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
  const made = new RegExp(
    `\\b(?:model|metric|ratio|derived|cumulative|perEntity|variants|translation|goal|alert|annotation|board|set|extendMetric|extendModel)\\s*\\(\\s*(?=${quoted})`,
  ).exec(text)
  const offset = made === null ? text.search(new RegExp(quoted)) : made.index + made[0].length
  if (offset < 0) return undefined
  const before = text.slice(0, offset).split('\n')
  return { file, line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 }
}

/** A module that is imported and required, as packages without `"type": "module"` have it, is there twice; one of the files only hands it on. */
function isCopy(definition: Named, other: Named, place: SourcePlace | undefined, at: SourcePlace): boolean {
  return (place === undefined || at.line === undefined) && JSON.stringify(definition) === JSON.stringify(other)
}

/** Every definition that the modules export, alone or in lists; one that several of them export counts once, where it was made. */
export function exportedDefinitions(modules: readonly ImportedModule[]): {
  definitions: readonly DefinitionSource[]
  problems: readonly Problem[]
  /** The texts of files that export nothing. */
  unread: readonly string[]
} {
  const found = new Map<Named, SourcePlace>()
  const problems: Problem[] = []
  const unread: string[] = []
  for (const module of modules) {
    const values = Object.values(module.exported)
    if (values.length === 0) {
      const message =
        'The file exports nothing, so nothing of it is in the catalog. Write "export" before each definition: export const orders = model(…).'
      problems.push({ code: 'no-definitions', message, path: [], source: { file: module.file } })
      unread.push(module.text)
    }
    for (const definition of values.flatMap(definitionsIn)) {
      const place = placeIn(module, definition.name)
      const [same = definition, known] =
        [...found].find(([other, at]) => other === definition || isCopy(definition, other, place, at)) ?? []
      if (known === undefined || (known.line === undefined && place !== undefined)) found.set(same, place ?? { file: module.file })
    }
  }
  return { definitions: [...found].map(([definition, place]) => ({ definition, place: () => place })), problems, unread }
}
