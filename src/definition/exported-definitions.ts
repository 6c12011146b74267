import type { Problem, SourcePlace } from '../problem/problem.ts'
import { afterSpace, placeInLiteral } from './literal-place.ts'
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

/** Where a definition is made: by its name, `metric('winRate'`, or else where the name alone stands; and where its fields begin. */
interface Made {
  readonly module: ImportedModule
  readonly name: number
  readonly fields: number | undefined
}

const WORDS =
  'model|metric|ratio|derived|cumulative|perEntity|variants|conversion|retention|scored|translation|goal|alert|annotation|board|set|extendMetric|extendModel'

function madeIn(module: ImportedModule, name: string): Made | undefined {
  const { text } = module
  const quoted = `(['"\`])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\1`
  const made = new RegExp(`\\b(?:${WORDS})\\s*\\(\\s*(?=${quoted})`).exec(text)
  const offset = made === null ? text.search(new RegExp(quoted)) : made.index + made[0].length
  if (offset < 0) return undefined
  const comma = afterSpace(text, offset + name.length + 2)
  return { module, name: offset, fields: made !== null && text.charAt(comma) === ',' ? afterSpace(text, comma + 1) : undefined }
}

/** Where a path inside a definition stands, as far as it is written there. */
function placeOf({ module: { file, text }, name, fields }: Made, path: readonly (string | number)[], part: 'key' | undefined): SourcePlace {
  const found = fields === undefined ? undefined : placeInLiteral(text, fields, path, part)
  const before = text.slice(0, found ?? name).split('\n')
  return { file, line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 }
}

/** A module that is imported and required, as packages without `"type": "module"` have it, is there twice; one of the files only hands it on. */
function isCopy(definition: Named, other: Named, made: Made | undefined, at: Found): boolean {
  return (made === undefined || at.made === undefined) && JSON.stringify(definition) === JSON.stringify(other)
}

/** The file that a definition was found in, and where it is made, if that can be told. */
interface Found {
  readonly file: string
  readonly made: Made | undefined
}

/** Every definition that the modules export, alone or in lists; one that several of them export counts once, where it was made. */
export function exportedDefinitions(modules: readonly ImportedModule[]): {
  definitions: readonly DefinitionSource[]
  problems: readonly Problem[]
  /** The texts of files that export nothing. */
  unread: readonly string[]
} {
  const found = new Map<Named, Found>()
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
      const made = madeIn(module, definition.name)
      const [same = definition, known] = [...found].find(([other, at]) => other === definition || isCopy(definition, other, made, at)) ?? []
      if (known === undefined || (known.made === undefined && made !== undefined)) found.set(same, { file: module.file, made })
    }
  }
  const definitions = [...found].map(([definition, { file, made }]): DefinitionSource => {
    return { definition, place: (path, part) => (made === undefined ? { file } : placeOf(made, path, part)) }
  })
  return { definitions, problems, unread }
}
