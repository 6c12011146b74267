import type { Catalog } from '../catalog/catalog.ts'
import { isTime } from '../catalog/is-time.ts'
import { linkCatalog } from '../catalog/link-catalog.ts'
import { isNumeric } from '../catalog/link-expression.ts'
import type { Report } from '../catalog/report.ts'
import { KEPT_TABLES, type KeptField, type KeptName, type KeptTable } from '../definition/kept-tables.ts'
import type { WarehouseColumn, WarehouseTable } from '../definition/warehouse-table.ts'
import { didYouMean } from '../problem/suggest.ts'

/** The metric that counts kept rows, and the entity that their dimensions are named after. */
export const KEPT_ROWS = 'rows'
export const KEPT_ENTITY = 'row'

/** A kept table as a catalog with one model, which is named as the option is; reports a table or column that is not there. */
export function linkKeptTable(name: KeptName, kept: KeptTable, tables: readonly WarehouseTable[], report: Report): Catalog | undefined {
  const table = tables.find((one) => one.name === kept.table)
  if (table === undefined) {
    const known = tables.map((one) => one.name)
    report('unknown-table', `The warehouse has no table or view "${kept.table}".${didYouMean(kept.table, known)}`, ['table'])
    return undefined
  }
  let isSound = true
  const dimensions: Record<string, string | object> = {}
  for (const [field, is] of Object.entries<KeptField>(KEPT_TABLES[name])) {
    const column = columnFor(field, is, kept, table, (...problem) => {
      isSound = false
      report(...problem)
    })
    if (column !== undefined) dimensions[field] = dimensionOf(column, is)
  }
  const key = kept.columns?.id ?? KEPT_TABLES[name].id.column
  if (!isSound) return undefined
  return linkCatalog({
    definitions: [
      { definition: { kind: 'model', name, table: table.name, key, entity: KEPT_ENTITY, dimensions } },
      { definition: { kind: 'metric', name: KEPT_ROWS, model: name, count: 'rows' } },
    ],
    tables: [table],
  })
}

/** The column of a field; none where the table need not have it. */
function columnFor(field: string, { column: usual, is, needed }: KeptField, kept: KeptTable, table: WarehouseTable, report: Report) {
  const named = kept.columns?.[field]
  const column = table.columns.find(({ name }) => name === (named ?? usual))
  const at = named === undefined ? ['table'] : ['columns', field]
  if (column === undefined) {
    if (named !== undefined || needed) {
      const known = table.columns.map(({ name }) => name)
      report(
        'unknown-column',
        `There is no column "${named ?? usual}" in "${table.name}" to take "${field}" from.${didYouMean(named ?? usual, known)}`,
        at,
      )
    }
    return undefined
  }
  if (fits(column, is)) return column
  const wanted = { text: 'text or a whole number', number: 'a number', time: 'a day or an instant', json: 'JSON' }[is]
  report('wrong-type', `"${column.name}" is of type ${column.type}, and "${field}" is ${wanted}.`, at)
  return undefined
}

function fits({ type }: WarehouseColumn, is: KeptField['is']): boolean {
  switch (is) {
    case 'number':
      return isNumeric(type)
    case 'time':
      return isTime(type)
    case 'json':
      return type === 'json' || type === 'text'
    case 'text':
      return type === 'text' || type === 'integer'
  }
}

/** JSON is no dimension, and its text is one. */
function dimensionOf({ name, type }: WarehouseColumn, { is }: KeptField): string | object {
  return is === 'json' && type === 'json' ? { sql: `cast({${name}} as text)`, type: 'text' } : name
}
