import type { Catalog, Model } from '../catalog/catalog.ts'
import { rowParts } from '../catalog/row-parts.ts'
import type { Policy } from './policy.ts'
import type { Rows } from './reachable.ts'
import { isVisible, maySee } from './resolve-access.ts'

/** What of a catalog a caller may know of: nothing that is read from models that the policy does not name. */
export function visibleCatalog(catalog: Catalog, policy: Policy): Catalog {
  if (policy.kind === 'everything') return catalog
  const kept = <Value>(all: ReadonlyMap<string, Value>, models: (value: Value) => readonly string[]) =>
    new Map([...all].filter(([, value]) => models(value).every((model) => isVisible(policy, model))))
  const models = new Map([...kept(catalog.models, ({ name }) => [name])].map(([name, model]) => [name, visibleModel(model, policy)]))
  const names = new Set([...models.values()].flatMap(({ members }) => [...members.keys()]))
  return {
    ...catalog,
    models,
    metrics: kept(catalog.metrics, ({ parts }) => rowParts(parts).map(({ model }) => model)),
    dimensions: new Map([...catalog.dimensions].filter(([name]) => names.has(name))),
  }
}

/** What rows lead to, as far as a caller may know of it. */
export function visibleRows(rows: Rows, policy: Policy): Rows {
  return policy.kind === 'everything' ? rows : { ...rows, model: visibleModel(rows.model, policy) }
}

function visibleModel(model: Model, policy: Policy): Model {
  const members = [...model.members].filter(([, { expression }]) => maySee(policy, model, [expression]))
  return { ...model, members: new Map(members) }
}
