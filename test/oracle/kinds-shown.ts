import type { Within } from '../../src/query/question.ts'
import type { EveryShown } from './kinds-every.ts'
import { type Cell, textOf } from './kinds-rows.ts'

/** A group: its key, and the values of metrics. */
export interface OracleRow {
  readonly key: readonly Cell[]
  readonly values: readonly (number | null)[]
}

/** What groups are to be there, whether or not rows are in them. */
export interface Shown {
  /** How many keys groups have. */
  readonly keys: number
  /** The place of the time whose missing buckets are added, and all of them. */
  readonly filled: { readonly place: number; readonly buckets: readonly string[] } | undefined
  readonly every: readonly EveryShown[]
  readonly within: Within | undefined
  /** The values of no rows. */
  readonly empty: () => readonly (number | null)[]
}

/** Groups, and those added: every bucket and entity for each combination of the other keys (S15). */
export function withShown(groups: readonly OracleRow[], { keys, filled, every, within, empty }: Shown): readonly OracleRow[] {
  if (filled === undefined && every.length === 0) return groups
  const added = new Set([...every.flatMap(({ places }) => places), ...(filled === undefined ? [] : [filled.place])])
  const others = Array.from({ length: keys }, (_, place) => place).filter((place) => !added.has(place))
  const start: readonly (readonly Cell[])[] = combinations(groups, others, within).map((values) =>
    others.reduce<readonly Cell[]>(
      (key, place, index) => key.with(place, values[index] ?? null),
      Array.from({ length: keys }, () => null),
    ),
  )
  const ofEntities = every.reduce(
    (all, { places, tuples }) =>
      all.flatMap((key) =>
        tuples.map((tuple) => places.reduce<readonly Cell[]>((made, place, index) => made.with(place, tuple[index] ?? null), key)),
      ),
    start,
  )
  const all =
    filled === undefined ? ofEntities : ofEntities.flatMap((key) => filled.buckets.map((bucket) => key.with(filled.place, bucket)))
  const present = new Set(groups.map(({ key }) => JSON.stringify(key)))
  const values = empty()
  return [...groups, ...all.filter((key) => !present.has(JSON.stringify(key))).map((key) => ({ key, values }))]
}

/** Those that are present in the given groups; where all are told apart by groups that are given, those, rows or not. */
function combinations(groups: readonly OracleRow[], others: readonly number[], within: Within | undefined): readonly (readonly Cell[])[] {
  if (others.length === 0) return [[]]
  const isGiven = within !== undefined && within.groups.length > 0 && others.every((place) => place < within.depth)
  const found = isGiven
    ? within.groups.map((group) => others.map((place) => cellOf(groups, place, group[place] ?? null)))
    : groups.filter(({ key }) => isWithin(key, within)).map(({ key }) => others.map((place) => key[place] ?? null))
  return [...new Map(found.map((values) => [JSON.stringify(values), values])).values()]
}

/** Whether a group lies in those that are given, where any are. */
export function isWithin(key: readonly Cell[], within: Within | undefined): boolean {
  if (within === undefined) return true
  const outer = JSON.stringify(key.slice(0, within.depth).map(textOf))
  return within.groups.some((group) => JSON.stringify(group) === outer)
}

/** A value of a key that is given as text. */
function cellOf(groups: readonly OracleRow[], place: number, text: string | null): Cell {
  return groups.map(({ key }) => key[place] ?? null).find((value) => textOf(value) === text) ?? asCell(text)
}

function asCell(text: string | null): Cell {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== null && /^-?\d+$/.test(text) ? Number(text) : text
}
