import type { ParsedFilter } from '../definition/filter-input.ts'
import { quoteList } from '../problem/suggest.ts'
import type { RowPart } from './catalog.ts'
import { namesBeside, namesTested } from './filter-names.ts'
import type { Report } from './report.ts'

/** Whether a name does not tell rows of a part apart. */
export type IsIgnored = (name: string) => boolean

/** Tells the names that a part ignores; `baseOf` takes a time grain off a name. */
export function ignoredNames({ ignores = [] }: RowPart, baseOf: (name: string) => string): IsIgnored {
  return (name) => ignores.includes(name) || ignores.includes(baseOf(name))
}

/** A filter without its tests of ignored names; reports tests that cannot be parted from others. */
export function withoutIgnored(filter: ParsedFilter, metric: string, isIgnored: IsIgnored, report: Report): ParsedFilter {
  const { and, or, not, tests, entities } = filter
  const apart = (names: readonly string[], together: string): boolean => {
    const [only] = names.filter(isIgnored)
    const others = names.filter((name) => !isIgnored(name))
    if (only !== undefined && others.length > 0)
      report(
        'numerator-only',
        `"${metric}" cannot be filtered by "${only}" and ${quoteList(others)} in one ${together}: "${only}" narrows its numerator only. Test it apart from the others, in one "and" with them.`,
        [],
      )
    return only !== undefined
  }
  const junction = (inner: readonly ParsedFilter[]) => apart(inner.flatMap(namesTested), '"or" or "not"')
  return {
    and: and.map((inner) => withoutIgnored(inner, metric, isIgnored, report)),
    or: or === undefined || junction(or) ? undefined : or,
    not: not === undefined || junction([not]) ? undefined : not,
    tests: Object.fromEntries(Object.entries(tests).filter(([name, operators]) => !apart([name, ...namesBeside(operators)], 'comparison'))),
    entities,
  }
}
