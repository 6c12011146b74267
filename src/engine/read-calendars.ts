import type { CatalogOptions } from '../catalog/catalog.ts'
import type { CalendarRows } from '../catalog/link-calendars.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import { calendarStatement } from '../sql/calendar-statement.ts'
import type { Engine } from './engine.ts'

const DEADLINE_MS = 30_000

/** Three hundred years of days: what is longer is no calendar. */
const MOST_DAYS = 110_000

/**
 * The rows of the calendars that options make of tables, for `linkCatalog`. A table or column that is not there is left out here and
 * reported there, beside all else that is wrong.
 *
 * @throws EngineError where the warehouse does not answer
 */
export async function readCalendars(
  { calendars = {} }: Pick<CatalogOptions, 'calendars'>,
  engine: Engine,
  tables: readonly WarehouseTable[],
): Promise<CalendarRows> {
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]))
  const read = Object.entries(calendars).map(async ([name, calendar]) => {
    if (!('table' in calendar)) return []
    const columns = [calendar.date, ...Object.values(calendar.grains)]
    if (!columns.every((column) => columnsOf.get(calendar.table)?.has(column) === true)) return []
    const statement = calendarStatement({ table: calendar.table, columns, limit: MOST_DAYS }, engine.dialect)
    return [[name, await engine.run(statement, { deadlineMs: DEADLINE_MS })] as const]
  })
  return Object.fromEntries((await Promise.all(read)).flat())
}
