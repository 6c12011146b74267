import type { Report } from '../catalog/report.ts'
import { type FilterInput, filterSchema, type ParsedFilter } from '../definition/filter-input.ts'
import { prototypeNames } from '../definition/prototype-names.ts'
import { schemaIssues } from '../definition/schema-issue.ts'

/** A filter in the form that is linked; reports one that cannot be read. */
export function parseFilter(filter: FilterInput, report: Report): ParsedFilter | undefined {
  const parsed = filterSchema.safeParse(filter, { reportInput: true })
  const lost = prototypeNames(filter)
  const issues = parsed.success ? lost : [...lost, ...schemaIssues(parsed.error)]
  for (const { path, message } of issues) report('malformed-filter', `The filter cannot be read. ${message}`, path)
  return issues.length > 0 ? undefined : parsed.data
}
