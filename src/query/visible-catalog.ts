import type { Catalog, Model } from '../catalog/catalog.ts'
import type { Policy } from './policy.ts'
import type { Rows } from './reachable.ts'
import { isVisible, maySee } from './resolve-access.ts'
import { visibleMetric } from './visible-metric.ts'

/** What of a catalog a caller may know of: nothing that is read from models that the policy does not name. */
export function visibleCatalog(catalog: Catalog, policy: Policy): Catalog {
  if (policy.kind === 'everything') return catalog
  const seen = [...catalog.models.values()].filter(({ name }) => isVisible(policy, name))
  const models = new Map(seen.map((model) => [model.name, visibleModel(model, policy)]))
  const names = new Set([...models.values()].flatMap(({ members }) => [...members.keys()]))
  const visible = (metrics: Catalog['metrics']) =>
    new Map(
      [...metrics].flatMap(([name, metric]) => {
        const seen = visibleMetric(metric, catalog, policy)
        return seen === undefined ? [] : [[name, seen]]
      }),
    )
  return {
    ...catalog,
    models,
    metrics: visible(catalog.metrics),
    finer: catalog.finer.map(visible),
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
