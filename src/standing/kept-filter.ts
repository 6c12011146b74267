import type { Catalog, Metric } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { type FilterInput, filterInputSchema } from '../definition/filter-input.ts'
import { schemaIssues } from '../definition/schema-issue.ts'
import { knownName } from './written-name.ts'

/** The filter of a kept row: JSON over public names, or the names that the metric's own model has; either may be written with underscores. */
export function keptFilter(json: string | undefined, metric: Metric, catalog: Catalog, report: Report): FilterInput | undefined {
  const read = json === undefined ? {} : parsed(json)
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    report('malformed-filter', 'The filters of the goal are no JSON object such as {"accountCountry": "DE"}.', [])
    return undefined
  }
  if (Object.keys(read).length === 0) return undefined
  const filter = filterInputSchema.safeParse(read, { reportInput: true })
  if (filter.success) return renamed(filter.data, (name) => publicName(name, metric, catalog))
  for (const { message } of schemaIssues(filter.error)) report('malformed-filter', `The filters of the goal cannot be read: ${message}`, [])
  return undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function renamed({ and, or, not, ...tests }: FilterInput, rename: (name: string) => string): FilterInput {
  const several = (filters: readonly FilterInput[]) => filters.map((one) => renamed(one, rename))
  return {
    ...Object.fromEntries(Object.entries(tests).map(([name, test]) => [rename(name), test])),
    ...(and === undefined ? {} : { and: several(and) }),
    ...(or === undefined ? {} : { or: several(or) }),
    ...(not === undefined ? {} : { not: renamed(not, rename) }),
  }
}

/** A name that means nothing stays as it is, for the question to refuse. */
function publicName(written: string, metric: Metric, catalog: Catalog): string {
  const known = knownName(written, catalog.dimensions)
  if (known !== undefined) return known
  const [model] = rowParts(metric.parts).flatMap((part) => catalog.models.get(part.model) ?? [])
  const own = model?.dimensions.get(knownName(written, model.dimensions) ?? '')
  const member = [...(model?.members.values() ?? [])].find(({ dimension }) => dimension === own)
  return member?.name ?? written
}
