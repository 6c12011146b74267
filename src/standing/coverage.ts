import type { Catalog } from '../catalog/catalog.ts'
import { type LinkInput, linkCatalog } from '../catalog/link-catalog.ts'
import { type DefinitionSource, isDefinitionKind, SECTIONS } from '../definition/parse-definitions.ts'
import { InvalidDefinitionError, type Problem } from '../problem/problem.ts'

/** A metric that a warehouse cannot compute, or one of its variants. */
export interface LostMetric {
  readonly name: string
  readonly variant?: string
  /** What it lacks: a column, or another definition that is lost itself. */
  readonly reason: string
}

/** What of definitions can be computed over the tables that there are. */
export interface Coverage {
  /** All that can be. */
  readonly catalog: Catalog
  readonly lost: readonly LostMetric[]
  /** What the tables themselves lack; all else is lost for it. */
  readonly missing: readonly Problem[]
}

type Input = Pick<LinkInput, 'definitions' | 'tables' | 'options' | 'calendars' | 'placeOfOption'>

/**
 * Links what can be linked: whatever has a problem is left out, then whatever leads to it, until the rest fits together. Of a model only the dimension or
 * entity is left out that has the problem, where it is one of these, and of a metric the variant; else the whole definition.
 */
export function coverage({ definitions, ...input }: Input): Coverage {
  let left = definitions.filter(({ definition }) => ['model', 'metric'].includes(kindOf(definition)))
  let options = input.options ?? {}
  const lost = new Map<string, LostMetric>()
  let missing: readonly Problem[] | undefined
  for (;;) {
    const { catalog, problems } = linked({ ...input, options, definitions: left })
    missing ??= problems
    if (catalog !== undefined) return { catalog, lost: onceEach([...lost.values()]), missing }
    for (const problem of problems) {
      const one = problem.path[0] === 'metrics' ? lostBy(problem) : undefined
      const id = JSON.stringify([one?.name, one?.variant])
      if (one !== undefined && !lost.has(id)) lost.set(id, one)
    }
    const next = left.flatMap((source) => withoutFaults(source, problems))
    const wrong = problems.flatMap(({ path: [section, name] }) => (section === 'options' ? [String(name)] : []))
    if (wrong.length === 0 && next.every((source, index) => source === left[index]) && next.length === left.length)
      throw new InvalidDefinitionError(problems)
    options = Object.fromEntries(Object.entries(options).filter(([name]) => !wrong.includes(name)))
    left = next
  }
}

/** A metric that is lost whole is so for the first of its variants that was. */
function onceEach(lost: readonly LostMetric[]): readonly LostMetric[] {
  const whole = new Set(lost.filter(({ variant }) => variant === undefined).map(({ name }) => name))
  const first = new Map<string, LostMetric>()
  for (const one of lost) if (whole.has(one.name) && !first.has(one.name)) first.set(one.name, { name: one.name, reason: one.reason })
  return [...first.values(), ...lost.filter(({ name }) => !whole.has(name))]
}

interface Linked {
  readonly catalog: Catalog | undefined
  readonly problems: readonly Problem[]
}

function linked(input: LinkInput): Linked {
  try {
    return { catalog: linkCatalog(input), problems: [] }
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error
    return { catalog: undefined, problems: error.problems }
  }
}

function kindOf(definition: object): string {
  return 'kind' in definition && typeof definition.kind === 'string' ? definition.kind : ''
}

/** A definition without what has a problem; nothing where it is a whole. */
function withoutFaults(source: DefinitionSource, problems: readonly Problem[]): readonly DefinitionSource[] {
  const { definition } = source
  const kind = kindOf(definition)
  const section = isDefinitionKind(kind) ? SECTIONS[kind] : kind
  const own = problems.filter(({ path }) => path[0] === section && 'name' in definition && path[1] === definition.name)
  const parts = own.map(({ path: [, , field, part] }) => ({ field, part }))
  if (parts.some(({ field, part }) => part === undefined || !PARTS.includes(field))) return []
  return [parts.length === 0 ? source : { ...source, definition: parts.reduce(withoutPart, definition) }]
}

/** Of models and of metrics. */
const PARTS: readonly unknown[] = ['dimensions', 'entities', 'variants']

function lostBy({ path: [, name, field, part], message }: Problem): LostMetric {
  const reason = withoutSuggestion(message)
  return field === 'variants' && part !== undefined ? { name: String(name), variant: String(part), reason } : { name: String(name), reason }
}

function withoutPart(definition: object, { field, part }: { readonly field: unknown; readonly part: unknown }): object {
  return Object.fromEntries(
    Object.entries(definition).map(([name, value]) => [
      name,
      name === field && typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== part))
        : value,
    ]),
  )
}

/** What is left of the definitions is nothing that anybody meant. */
function withoutSuggestion(message: string): string {
  return message.replace(/ (?:Did you mean "[^"]*"\?|There are "[^"]*", .*)$/, '')
}
