import type { Catalog } from '../catalog/catalog.ts'
import { rowParts } from '../catalog/row-parts.ts'
import type { Policy } from './policy.ts'
import { isVisible } from './resolve-access.ts'

/** What of a catalog a caller may know of: nothing that is read from models that the policy does not name. */
export function visibleCatalog(catalog: Catalog, policy: Policy): Catalog {
  if (policy.kind === 'everything') return catalog
  const kept = <Value>(all: ReadonlyMap<string, Value>, models: (value: Value) => readonly string[]) =>
    new Map([...all].filter(([, value]) => models(value).every((model) => isVisible(policy, model))))
  return {
    ...catalog,
    models: kept(catalog.models, ({ name }) => [name]),
    metrics: kept(catalog.metrics, ({ parts }) => rowParts(parts).map(({ model }) => model)),
    dimensions: kept(catalog.dimensions, ({ dimension }) => [dimension.model]),
  }
}
