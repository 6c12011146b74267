import type { Catalog } from '../catalog/catalog.ts'
import { splitReading } from '../catalog/time-grains.ts'
import { type Expression, literal, type Predicate } from '../expression/expression.ts'
import type { Within } from './question.ts'
import { readTime } from './reachable.ts'
import type { ResolvedPart, Spread } from './resolved-question.ts'
import { withinTest } from './within-test.ts'

/** Stands in the place of a key that does not tell rows apart, with that key's type. */
export function nullKey(name: string, { catalog, zone }: { readonly catalog: Catalog; readonly zone: string }): Expression | undefined {
  const whole = catalog.dimensions.get(name)
  if (whole !== undefined) return literal(null, whole.type)
  const split = splitReading(name, catalog.grains)
  const base = split && catalog.dimensions.get(split.base)
  return base && literal(null, readTime(literal(null, base.type), split.reading, zone).type)
}

/** The test that a row falls into one of the given groups, by those keys that tell it from others. */
export function withinKeys({ depth, groups }: Within, keys: readonly Expression[], spread: Spread): Predicate | undefined {
  const told = keys.flatMap((_, index) => (index < depth && !spread.includes(index) ? [index] : []))
  if (told.length === depth || keys.length < depth) return withinTest({ depth, groups }, keys)
  if (told.length === 0) return undefined
  const projected = groups.map((group) => told.map((index) => group[index] ?? null))
  const once = [...new Map(projected.map((group) => [JSON.stringify(group), group])).values()]
  return withinTest(
    { depth: told.length, groups: once },
    told.flatMap((index) => keys[index] ?? []),
  )
}

/** Parts that are all spread alike are so as a whole, and tell apart among themselves what they can. */
export function spreadTogether(parts: readonly ResolvedPart[]): { readonly spread: Spread; readonly parts: readonly ResolvedPart[] } {
  const [first] = parts
  const spread = first?.spread ?? []
  const isAlike = parts.every((part) => JSON.stringify(part.spread) === JSON.stringify(spread))
  return spread.length > 0 && isAlike ? { spread, parts: parts.map((part) => ({ ...part, spread: [] })) } : { spread: [], parts }
}

/** The parts whose rows make groups: those that every key tells apart. */
export function groupingParts(parts: readonly ResolvedPart[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ id, spread }) => (spread.length === 0 ? [id] : [])))
}
