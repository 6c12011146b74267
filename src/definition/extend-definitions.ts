import { didYouMean } from '../problem/suggest.ts'
import { AGGREGATIONS } from './metric-definition.ts'
import type { DefinitionSource, PlaceFinder } from './parse-definitions.ts'

type Fields = Readonly<Record<string, unknown>>

/** Fields that hold things by name: what is not named of them stays. */
const BY_NAME = ['dimensions', 'entities', 'parameters', 'variants', 'translations']
/** Of those, what is changed field by field. */
const FIELD_BY_FIELD = ['parameters', 'translations']
/** What says which metric it is, and what is certified of it: another metric does not have these of the one that it is made from. */
const OWN = ['label', 'description', 'synonyms', 'translations', 'tier', 'finer', 'changes']
/** What belongs to an aggregation: another one has none of it. */
const AGGREGATED: readonly string[] = [...AGGREGATIONS, 'at', 'discrete']

/** A definition with what it takes from others, and what is wrong with that. */
export interface Extended {
  readonly source: DefinitionSource
  readonly problem?: WrongBase
}

interface WrongBase {
  readonly code: string
  readonly message: string
}

interface Named {
  readonly source: DefinitionSource
  readonly kind: string
  readonly name: string
  /** The name of the definition that it is made from. */
  readonly base: string | undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function named(source: DefinitionSource): Named {
  const { kind = 'metric', name = '?', extends: base }: Fields = { ...source.definition }
  const from = isFields(base) ? base.name : base
  return { source, kind: String(kind), name: String(name), base: from === undefined ? undefined : String(from) }
}

/**
 * Definitions with all that they take from others: `extends` names the one that a definition is made from, whose parts it replaces. One that
 * extends itself changes the definition of its name, wherever that is, and stands in its place.
 */
export function extendDefinitions(sources: readonly DefinitionSource[]): readonly Extended[] {
  if (!sources.some(({ definition }) => 'extends' in definition)) return sources.map((source) => ({ source }))
  const all = sources.map(named)
  const changing = all.filter(({ name, base }) => base === name)
  const key = ({ kind, name }: Pick<Named, 'kind' | 'name'>) => `${kind} ${name}`
  const changes = new Map(changing.map((one) => [key(one), one]))
  const found = new Map(all.filter(({ name, base }) => base !== name).map((one) => [key(one), one]))
  const withBase = (one: Named, trail: readonly string[]): Extended => {
    const { kind, name, base, source } = one
    if (base === undefined) return { source }
    const other = base === name ? found.get(key(one)) : (changes.get(`${kind} ${base}`) ?? found.get(`${kind} ${base}`))
    const plain = { ...source, definition: without(source.definition, ['extends']) }
    if (other === undefined) return { source: plain, problem: unknownBase(one, all) }
    const way = base === name ? trail : [...trail, name]
    if (way.includes(base)) return { source: plain, problem: circle([...way, base]) }
    const { source: from, problem } = withBase(other, way)
    return problem?.code === 'cycle' ? { source: plain, problem } : { source: merged(from, plain, base === name) }
  }
  return all.flatMap((one) => {
    const change = changes.get(key(one))
    if (change !== undefined && one.base !== one.name) return []
    return [change === undefined || change === one ? withBase(one, []) : { ...withBase(one, []), problem: changedTwice(one) }]
  })
}

function unknownBase({ kind, name, base = '' }: Named, all: readonly Named[]): WrongBase {
  if (base === name)
    return {
      code: 'unknown-base',
      message: `"${name}" changes the ${kind} "${name}", and there is no other definition of it. Name the ${kind} that it is made from, or write it out.`,
    }
  const known = all.filter((one) => one.kind === kind && one.name !== name).map((one) => one.name)
  return { code: 'unknown-base', message: `"${name}" extends "${base}", and there is no ${kind} "${base}".${didYouMean(base, known)}` }
}

function circle(way: readonly string[]): WrongBase {
  const again = way.slice(way.indexOf(way.at(-1) ?? ''))
  return { code: 'cycle', message: `"${again[0]}" is made from itself: ${again.join(' → ')}. Write one of them out.` }
}

function changedTwice({ kind, name }: Named): WrongBase {
  return { code: 'changed-twice', message: `The ${kind} "${name}" is changed twice. Put all changes of it into one definition.` }
}

function without(definition: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(definition).filter(([field]) => !fields.includes(field)))
}

/** What is said anew replaces what was; null takes it away. */
function merged(from: DefinitionSource, own: DefinitionSource, isChange: boolean): DefinitionSource {
  const changes: Fields = { ...own.definition }
  const aggregates = Object.keys(changes).some((field) => AGGREGATED.includes(field))
  const dropped = [...(isChange ? [] : OWN), ...(aggregates ? AGGREGATED : [])]
  const base: Fields = { ...without(from.definition, dropped) }
  const fields = Object.entries({ ...base, ...changes }).map(([field, value]) => [field, mergedField(field, base[field], value)] as const)
  const taken = fields.filter(([field, value]) => value !== null || field === 'whenEmpty')
  const place = placeIn(changes, own.place, from.place)
  return { definition: Object.fromEntries(taken), ...(place === undefined ? {} : { place }) }
}

function mergedField(field: string, before: unknown, value: unknown): unknown {
  if (!BY_NAME.includes(field) || !isFields(before) || !isFields(value)) return value
  const isDeep = FIELD_BY_FIELD.includes(field)
  return { ...before, ...Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isDeep ? joined(before[name], one) : one])) }
}

function joined(before: unknown, value: unknown): unknown {
  return isFields(before) && isFields(value) ? { ...before, ...value } : value
}

/** A part is found where it was written. */
function placeIn(own: Fields, place: PlaceFinder | undefined, before: PlaceFinder | undefined): PlaceFinder | undefined {
  if (place === undefined) return before
  return (path, part) => (before === undefined || isWrittenIn(own, path) ? place(path, part) : before(path, part))
}

/** Whether a definition itself says what stands at a path, and not the one that it is made from. */
export function isWrittenIn(value: unknown, [step, ...rest]: readonly (string | number)[]): boolean {
  if (step === undefined) return true
  return isFields(value) && Object.hasOwn(value, step) ? isWrittenIn(value[step], isFields(value[step]) ? rest : []) : false
}
