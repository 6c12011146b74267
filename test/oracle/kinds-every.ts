import type { FilterInput } from '../../src/definition/filter-input.ts'
import { type EntityTimes, entityTruth, isEntityFilter, truthOf } from './kinds-filter.ts'
import type { ModelName } from './kinds-metrics.ts'
import { Refused } from './kinds-moves.ts'
import type { Cell, KindsRows, Seen } from './kinds-rows.ts'

/** The dimensions of an entity as rows that lead to it call them, and as its own rows do. */
type Names = Readonly<Record<string, string>>

const own = (...names: readonly string[]): Names => Object.fromEntries(names.map((name) => [name, name]))

const ACCOUNT = own('accountCountry', 'accountVisits', 'accountIsBuyer', 'accountSpent', 'accountLastPlan')
const PARENTS = own('accountParentCountry', 'accountParentParentCountry')

export const ROLES: Readonly<Record<string, Names>> = {
  account: { ...ACCOUNT, ...PARENTS },
  accountParent: { accountParentCountry: 'accountCountry', accountParentParentCountry: 'accountParentCountry' },
  accountParentParent: { accountParentParentCountry: 'accountCountry' },
  order: own('orderStatus', 'orderReason', 'orderPlan'),
  visit: own('visitPlan'),
  line: own('lineProduct'),
}

/** The entities of their own that the rows of models are; every row leads to accounts. */
const ENTITIES: Readonly<Record<ModelName, readonly string[]>> = {
  orders: ['order'],
  lines: ['line', 'order'],
  visits: ['visit'],
  validities: [],
  balances: [],
}

/** A question of which every row of some entities is to be a group. */
export interface EveryAsked {
  readonly by: readonly string[]
  readonly where: readonly FilterInput[]
  readonly models: ReadonlySet<ModelName>
  readonly rows: KindsRows
  readonly times: EntityTimes
  /** Names by which some metric goes with a numerator only. */
  readonly ofNumerator: readonly string[]
}

/** Places of keys, and every combination that their entity has there. */
export interface EveryShown {
  readonly places: readonly number[]
  readonly tuples: readonly (readonly Cell[])[]
}

export function everyShown(roles: readonly string[], asked: EveryAsked): readonly EveryShown[] {
  const shown = [...new Set(roles)].map((role) => shownOf(role, asked))
  const places = shown.flatMap((one) => one.places)
  if (new Set(places).size < places.length) throw new Refused()
  return shown
}

function shownOf(role: string, { by, where, models, rows, times, ofNumerator }: EveryAsked): EveryShown {
  const names = ROLES[role] ?? {}
  const places = by.flatMap((name, place) => (names[name] === undefined ? [] : [place]))
  const isLedTo = role.startsWith('account') || [...models].some((model) => ENTITIES[model].includes(role))
  if (!isLedTo || places.length === 0 || places.some((place) => ofNumerator.includes(by[place] ?? ''))) throw new Refused()
  const tests = where.map((filter) => ofEntity(filter, role, names))
  const all = entities(role, rows).filter((row) => {
    const value = (name: string) => rows.dimension(row, name, undefined)
    return tests.every((test) => truthOf(test, value, (given) => entityTruth(row, given, times)) === true)
  })
  const tuples = all.map((row) => places.map((place) => rows.dimension(row, names[by[place] ?? ''] ?? '', undefined)))
  return { places, tuples: [...new Map(tuples.map((tuple) => [JSON.stringify(tuple), tuple])).values()] }
}

function entities(role: string, rows: KindsRows): readonly Seen[] {
  if (role === 'order') return rows.rows('orders', 'at')
  if (role === 'visit') return rows.rows('visits', 'at')
  if (role === 'line') return rows.rows('lines', 'at')
  return rows.world.accounts.flatMap((account, index) => (account === null ? [] : [rows.ofAccount(index + 1)]))
}

/** What a filter asks of nothing but the entity, in its own names; tests of other things fall away. */
function ofEntity({ and = [], or, not, ...tests }: FilterInput, role: string, names: Names): FilterInput {
  const kept = Object.entries(tests).flatMap(([name, given]): readonly (readonly [string, FilterInput[string]])[] => {
    if (!isEntityFilter(given)) return names[name] === undefined ? [] : [[names[name], given]]
    if (name !== role) return []
    if (given.having !== undefined) throw new Refused()
    return [[name, given]]
  })
  return {
    ...Object.fromEntries(kept),
    and: and.map((inner) => ofEntity(inner, role, names)),
    ...(or?.every((inner) => isWholly(inner, names)) === true ? { or: or.map((inner) => ofEntity(inner, role, names)) } : {}),
    ...(not !== undefined && isWholly(not, names) ? { not: ofEntity(not, role, names) } : {}),
  }
}

function isWholly({ and = [], or = [], not, ...tests }: FilterInput, names: Names): boolean {
  const inner = [...and, ...or, ...(not === undefined ? [] : [not])]
  return Object.keys(tests).every((name) => names[name] !== undefined) && inner.every((one) => isWholly(one, names))
}
