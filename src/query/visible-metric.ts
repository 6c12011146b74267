import type { Catalog, Metric, Part, RowPart } from '../catalog/catalog.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import type { Policy } from './policy.ts'
import { maySee } from './resolve-access.ts'
import { maySeeOutcome } from './resolve-outcome.ts'

/** Whether a caller may see all that a metric reads. */
export function maySeeMetric({ parts }: Pick<Metric, 'parts'>, catalog: Catalog, policy: Policy): boolean {
  return policy.kind === 'everything' || parts.every((part) => maySeePart(part, [], catalog, policy))
}

/** A metric with those of its variants that a caller may see; nothing where it is hidden itself. */
export function visibleMetric(metric: Metric, catalog: Catalog, policy: Policy): Metric | undefined {
  if (!maySeeMetric(metric, catalog, policy)) return undefined
  const variants = [...metric.variants].filter(([, variant]) => maySeeMetric(variant, catalog, policy))
  return variants.length === metric.variants.size ? metric : { ...metric, variants: new Map(variants) }
}

function maySeePart(part: Part, per: readonly string[], catalog: Catalog, policy: Policy): boolean {
  if (part.kind === 'rows') return maySeeRows(part, per, catalog, policy)
  return part.inner.every(({ parts }) => parts.every((one) => maySeePart(one, [...per, part.per], catalog, policy)))
}

/** Whether a caller may see all that one aggregation reads, told apart by entities. */
export function maySeeRows(part: RowPart, per: readonly string[], { models }: Pick<Catalog, 'models'>, policy: Policy): boolean {
  const model = models.get(part.model)
  if (model === undefined) return false
  const read = [...readByPart(part), ...per.map((entity) => model.roles.get(entity))]
  return maySee(policy, model, read) && maySeeOutcome(policy, models, part)
}

/** What an aggregation reads of its rows. */
export function readByPart({
  aggregation,
  where,
  time,
  frame: { reach },
  latest,
}: RowPart): readonly (Expression | Predicate | undefined)[] {
  const span = 'from' in reach ? [reach.from, reach.to] : []
  const measured = ['of' in aggregation ? aggregation.of : undefined, 'over' in aggregation ? aggregation.over : undefined]
  return [...measured, where, time, ...span, ...(latest?.per ?? [])]
}
