import type { PlaceFinder } from '../definition/parse-definitions.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { RateSource } from './catalog.ts'
import { isTime } from './is-time.ts'
import { isNumeric } from './link-expression.ts'

const COLUMNS = ['from', 'to', 'date', 'rate'] as const

/** Checks that the table of rates is there, with its four columns. */
export function checkRates(
  rates: RateSource,
  tables: ReadonlyMap<string, WarehouseTable>,
  place: PlaceFinder | undefined,
): readonly Problem[] {
  const problem = (code: string, message: string, field: string): Problem => {
    const source = place?.(['rates', field])
    return { code, message, path: ['options', 'rates', field], ...(source === undefined ? {} : { source }) }
  }
  const table = tables.get(rates.table)
  if (table === undefined)
    return [
      problem(
        'unknown-table',
        `The warehouse has no table or view "${rates.table}" to take rates from.${didYouMean(rates.table, tables.keys())}`,
        'table',
      ),
    ]
  return COLUMNS.flatMap((field) => {
    const column = table.columns.find(({ name }) => name === rates[field])
    if (column === undefined) {
      const known = table.columns.map(({ name }) => name)
      return problem(
        'unknown-column',
        `There is no column "${rates[field]}" in the table of rates "${table.name}".${didYouMean(rates[field], known)}`,
        field,
      )
    }
    const fits = field === 'rate' ? isNumeric(column.type) : field === 'date' ? isTime(column.type) : column.type === 'text'
    const wanted = field === 'rate' ? 'a number' : field === 'date' ? 'a day' : 'text, the code of a currency'
    return fits ? [] : problem('wrong-type', `"${column.name}" is of type ${column.type}, and "${field}" of the rates is ${wanted}.`, field)
  })
}
