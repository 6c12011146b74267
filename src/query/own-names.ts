import { capitalize } from '../catalog/capitalize.ts'
import type { Dimension, Model } from '../catalog/catalog.ts'
import { splitReading } from '../catalog/time-grains.ts'
import type { PartScope } from './part-scope.ts'
import { groupableNames, reach } from './reachable.ts'

/** What an entity is called by rows that lead to it, and by its own rows: `stageName` is the `pipelineStageName` of the row itself. */
export class OwnNames {
  readonly role: string
  readonly model: Model
  readonly #scope: Pick<PartScope, 'catalog' | 'grains' | 'zone'>

  constructor(role: string, model: Model, scope: Pick<PartScope, 'catalog' | 'grains' | 'zone'>) {
    this.role = role
    this.model = model
    this.#scope = scope
  }

  /** The entity's own name of what it is called from afar; nothing where that is not of the entity. */
  own(name: string): string | undefined {
    const end = name.slice(this.role.length)
    if (!name.startsWith(this.role) || !/^[A-Z]/.test(end)) return undefined
    const meant = this.#scope.catalog.dimensions.get(this.#base(name))?.dimension
    // What the entity leads to is called by that role alone: `accountOwnerName` is the `ownerName` of an account.
    return [`${this.model.entity}${end}`, `${end.charAt(0).toLowerCase()}${end.slice(1)}`].find(
      (own) => reach({ model: this.model, time: undefined }, own, this.#scope) !== undefined && isSame(meant, this.#dimension(own)),
    )
  }

  /** A name by which others can group by the entity. */
  first(): string {
    const [own = ''] = groupableNames({ model: this.model, time: undefined }, this.#scope.grains)
    return `${this.role}${own.startsWith(this.model.entity) ? own.slice(this.model.entity.length) : capitalize(own)}`
  }

  #base(name: string): string {
    return this.#scope.catalog.dimensions.has(name) ? name : (splitReading(name, this.#scope.grains)?.base ?? name)
  }

  #dimension(own: string): Dimension | undefined {
    const { members } = this.model
    return (members.get(own) ?? members.get(splitReading(own, this.#scope.grains)?.base ?? ''))?.dimension
  }
}

function isSame(one: Dimension | undefined, other: Dimension | undefined): boolean {
  return one !== undefined && one.model === other?.model && one.name === other.name
}
