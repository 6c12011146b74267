import type { FilterOperators, ParsedFilter } from '../definition/filter-input.ts'

/** The names that a filter tests, and those that their values are compared with. */
export function namesCompared(filter: ParsedFilter): readonly string[] {
  const own = Object.entries(filter.tests).flatMap(([name, operators]) => [name, ...namesBeside(operators)])
  return [...own, ...filtersInside(filter).flatMap(namesCompared)]
}

/** The same, and the entities that it tests. */
export function namesTested(filter: ParsedFilter): readonly string[] {
  const own = Object.entries(filter.tests).flatMap(([name, operators]) => [name, ...namesBeside(operators)])
  return [...own, ...Object.keys(filter.entities), ...filtersInside(filter).flatMap(namesTested)]
}

/** What the value of a name is compared with, beside constants. */
export function namesBeside(operators: FilterOperators): readonly string[] {
  return Object.values(operators).flatMap((operand: unknown) => {
    const isOther = typeof operand === 'object' && operand !== null && 'column' in operand
    return isOther && typeof operand.column === 'string' ? [operand.column] : []
  })
}

function filtersInside({ and, or = [], not }: ParsedFilter): readonly ParsedFilter[] {
  return [...and, ...or, ...(not === undefined ? [] : [not])]
}
