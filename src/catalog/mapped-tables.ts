import type { MappedTable } from '../definition/options-schema.ts'
import type { PlaceFinder } from '../definition/parse-definitions.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { Expression } from '../expression/expression.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { RateSource } from './catalog.ts'

type Mapping = Readonly<Record<string, MappedTable>>

/** The tables of a warehouse, beside them those that definitions know by other names; reports what is mapped to nothing. */
export function mappedTables(
  tables: readonly WarehouseTable[],
  mapping: Mapping,
  place: PlaceFinder | undefined,
): { readonly tables: readonly WarehouseTable[]; readonly problems: readonly Problem[] } {
  const stored = new Map(tables.map((table) => [table.name, table]))
  const problems: Problem[] = []
  const report = (code: string, message: string, path: readonly string[]) => {
    const source = place?.(['mapping', ...path])
    problems.push({ code, message, path: ['options', 'mapping', ...path], ...(source === undefined ? {} : { source }) })
  }
  const known = new Map(stored)
  for (const [name, { table: other = name, columns = {} }] of Object.entries(mapping)) {
    const table = stored.get(other)
    if (table !== undefined)
      known.set(
        name,
        renamed(name, table, columns, (...problem) => report(...problem)),
      )
    else
      report(
        'unknown-table',
        `The warehouse has no table or view "${other}" that "${name}" could be.${didYouMean(other, stored.keys())}`,
        other === name ? [name] : [name, 'table'],
      )
  }
  return { tables: [...known.values()], problems }
}

/** A table as definitions know it: what has another name there hides a column that happens to have that name. */
function renamed(
  name: string,
  table: WarehouseTable,
  columns: Readonly<Record<string, string>>,
  report: (code: string, message: string, path: readonly string[]) => void,
): WarehouseTable {
  const found = Object.entries(columns).flatMap(([as, stored]) => {
    const column = table.columns.find((one) => one.name === stored)
    if (column === undefined) {
      const known = table.columns.map((one) => one.name)
      report(
        'unknown-column',
        `There is no column "${stored}" in the table "${table.name}" that "${as}" of "${name}" could be.${didYouMean(stored, known)}`,
        [name, 'columns', as],
      )
    }
    return column === undefined ? [] : [{ ...column, name: as, stored }]
  })
  const hidden = new Set(found.map((column) => column.name))
  return { name, stored: table.name, columns: [...table.columns.filter((column) => !hidden.has(column.name)), ...found] }
}

/** What the warehouse calls a column that definitions know by this name. */
export function storedName(columns: ReadonlyMap<string, Expression>, name: string): string {
  const found = columns.get(name)
  const column = found?.kind === 'cast' ? found.of : found
  return column?.kind === 'column' ? column.name : name
}

/** A source of rates by the names that the warehouse has for its table and columns. */
export function storedRates(rates: RateSource, tables: ReadonlyMap<string, WarehouseTable>): RateSource {
  const table = tables.get(rates.table)
  const stored = (name: string) => table?.columns.find((column) => column.name === name)?.stored ?? name
  const { from, to, date, rate } = rates
  return { table: table?.stored ?? rates.table, from: stored(from), to: stored(to), date: stored(date), rate: stored(rate) }
}
