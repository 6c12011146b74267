import type { Report } from '../catalog/report.ts'
import { type FilterInput, filterSchema, type ParsedFilter } from '../definition/filter-input.ts'
import { schemaIssues } from '../definition/schema-issue.ts'

/** A filter in the form that is linked; reports one that cannot be read. */
export function parseFilter(filter: FilterInput, report: Report): ParsedFilter | undefined {
  const parsed = filterSchema.safeParse(filter, { reportInput: true })
  if (parsed.success) return parsed.data
  for (const { path, message } of schemaIssues(parsed.error)) report('malformed-filter', `The filter cannot be read. ${message}`, path)
  return undefined
}
