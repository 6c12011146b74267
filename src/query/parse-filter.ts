import type { Report } from '../catalog/report.ts'
import { type FilterInput, filterSchema, type ParsedFilter } from '../definition/filter-input.ts'

/** A filter in the form that is linked; reports one that cannot be read. */
export function parseFilter(filter: FilterInput, report: Report): ParsedFilter | undefined {
  const parsed = filterSchema.safeParse(filter)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) {
    const keys = path.map((key) => (typeof key === 'symbol' ? key.toString() : key))
    report('malformed-filter', `The filter cannot be read: ${message}.`, keys)
  }
  return undefined
}
