import { type Expression, literal } from '../expression/expression.ts'
import { capitalize } from './capitalize.ts'

/** Names that are given to something, what could not be read included. */
export interface Declared {
  /** Those that are known, to suggest one of them. */
  readonly names: ReadonlySet<string>
  has(name: string): boolean
}

/** A time that is declared and not known. */
export const UNKNOWN_TIME: Expression = literal(null, 'timestamptz')
/** A number that is declared and not known. */
export const UNKNOWN_NUMBER: Expression = literal(null, 'decimal')

/** What a model's own definition leaves open, because something of it is wrong: it is said there, and not again by what stands on it. */
export interface OwnDoubt {
  /** Dimensions that are declared and not known. */
  readonly dimensions: Set<string>
  /** Entities that are declared and lead nowhere. */
  readonly roles: Set<string>
  /** Whether its dimensions, its entities or the name of one row are not known at all. */
  readonly allDimensions: boolean
  readonly allRoles: boolean
  readonly entity: boolean
  /** Whether a name may be a column of a table that is not known. */
  mayBeColumn(name: string): boolean
}

/** Names that a model's rows may have although linking does not know them. */
export interface Doubt {
  readonly names: ReadonlySet<string>
  /** Whatever begins so. */
  readonly prefixes: ReadonlySet<string>
  /** Whatever ends so. */
  readonly suffixes: ReadonlySet<string>
  /** Entities that its rows lead to by a key that is not known. */
  readonly keys: ReadonlySet<string>
  /** Whether the name of one row is not known. */
  readonly entity: boolean
  mayBeColumn(name: string): boolean
}

/** Doubts by the name of the model that they are about. */
export type Doubts = ReadonlyMap<string, Doubt>

/** Whether a name may be right: a dimension, entity or column that is declared somewhere and not known. */
export function mayHave(doubt: Doubt | undefined, name: string): boolean {
  if (doubt === undefined) return false
  const { names, prefixes, suffixes } = doubt
  return (
    names.has(name) ||
    [...prefixes].some((prefix) => name === prefix || begins(name, prefix)) ||
    [...suffixes].some((suffix) => name.endsWith(suffix)) ||
    doubt.mayBeColumn(name)
  )
}

/** Whether a model's rows may lead to an entity of this name. */
export function mayLeadTo(doubt: Doubt | undefined, entity: string): boolean {
  if (doubt === undefined) return false
  return doubt.entity || doubt.keys.has(entity) || [...doubt.prefixes].some((prefix) => entity === prefix || begins(entity, prefix))
}

function begins(name: string, prefix: string): boolean {
  return prefix === '' || name.startsWith(`${prefix}${name.charAt(prefix.length).toUpperCase()}`)
}

/** Gathers the doubts about what a model's rows lead to. */
export class Doubting {
  readonly #names = new Set<string>()
  readonly #prefixes = new Set<string>()
  readonly #keys = new Set<string>()

  /** What lies under a prefix, by the doubts of the model there. */
  add(prefix: string, own: OwnDoubt): void {
    for (const dimension of own.dimensions) this.#names.add(`${prefix}${capitalize(dimension)}`)
    if (own.allDimensions) this.#prefixes.add(prefix)
  }

  /** A role that leads nowhere, whatever is under it. */
  addRole(prefix: string, role: string): void {
    this.#prefixes.add(prefix === '' ? role : `${prefix}${capitalize(role)}`)
  }

  /** A role whose end has a key that is not known. */
  addKey(role: string): void {
    this.#keys.add(role)
  }

  /** All of them, with those about the model's own names. */
  doubts(own: OwnDoubt, dimensions: Iterable<string>): Doubt {
    const open = own.allDimensions || own.allRoles
    const suffixes = own.entity ? [...dimensions, ...own.dimensions].map(capitalize) : []
    return {
      names: new Set([...this.#names, ...own.dimensions]),
      prefixes: new Set([...this.#prefixes, ...(open ? [''] : [])]),
      suffixes: new Set(suffixes),
      keys: this.#keys,
      entity: own.entity || own.allRoles,
      mayBeColumn: own.mayBeColumn,
    }
  }
}
