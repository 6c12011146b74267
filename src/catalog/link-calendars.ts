import { type CalendarOption, type FiscalCalendar, type TableCalendar, WEEKDAYS, type Weekday } from '../definition/options-schema.ts'
import type { PlaceFinder } from '../definition/parse-definitions.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import { DATE_PARTS, plainGrain, TIME_UNITS, type TimeGrain, type UnitGrain } from '../expression/time-grain.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import { type CalendarRow, tableGrain } from './calendar-rows.ts'
import type { CatalogOptions } from './catalog.ts'
import type { Report } from './report.ts'
import type { TimeGrains } from './time-grains.ts'

/** What calendars are made of beside the options. */
export interface CalendarSource {
  readonly tables: ReadonlyMap<string, WarehouseTable>
  /** The rows of the calendars that are made of tables, by the name of the calendar. */
  readonly rows: CalendarRows
  readonly place: PlaceFinder | undefined
}

export type CalendarRows = Readonly<Record<string, readonly CalendarRow[]>>

/** The time grains of a catalog: the units of the calendar, and those of the options' calendars. Reports what is wrong with these. */
export function linkCalendars(
  { weekStart, calendars = {}, mapping = {} }: CatalogOptions,
  source: CalendarSource,
): { readonly grains: TimeGrains; readonly problems: readonly Problem[] } {
  const grains = new Map<string, TimeGrain>(TIME_UNITS.map((unit) => [unit, unit === 'week' ? weeksFrom(weekStart) : plainGrain(unit)]))
  const problems: Problem[] = []
  for (const [name, option] of Object.entries(calendars)) {
    const report: Report = (code, message, path, part) => {
      const place = source.place?.(['calendars', name, ...path], part)
      problems.push({ code, message, path: ['options', 'calendars', name, ...path], ...(place === undefined ? {} : { source: place }) })
    }
    const other = 'table' in option && Object.hasOwn(mapping, option.table) ? mapping[option.table] : undefined
    if ('table' in option && other !== undefined) {
      report(
        'mapped-calendar',
        `The calendar "${name}" is made of the table "${option.table}", and "mapping" gives other names to it. A calendar is read by the names of the warehouse: make it of "${other.table ?? option.table}", with the columns as they are called there.`,
        ['table'],
      )
      continue
    }
    for (const grain of calendarGrains(name, option, source, report)) {
      if (grains.has(grain.name) || DATE_PARTS.some((part) => part === grain.name))
        report('duplicate-name', `There is already a time grain or part of the calendar called "${grain.name}". Give it another name.`, [])
      else grains.set(grain.name, grain)
    }
  }
  return { grains, problems }
}

/** Weeks that begin within three days of Monday, before or after. */
function weeksFrom(weekStart: Weekday = 'monday'): UnitGrain {
  const days = WEEKDAYS.indexOf(weekStart)
  return days === 0 ? plainGrain('week') : { ...plainGrain('week'), later: { months: 0, days: days > 3 ? days - 7 : days } }
}

function calendarGrains(name: string, option: CalendarOption, source: CalendarSource, report: Report): readonly TimeGrain[] {
  return 'table' in option ? tableGrains(name, option, source, report) : fiscalGrains(name, option)
}

function fiscalGrains(name: string, { startMonth, startDay = 1 }: FiscalCalendar): readonly TimeGrain[] {
  const days = startDay - 1
  return [
    { kind: 'unit', name: `${name}Quarter`, unit: 'quarter', later: { months: (startMonth - 1) % 3, days } },
    { kind: 'unit', name: `${name}Year`, unit: 'year', later: { months: startMonth - 1, days } },
  ]
}

function tableGrains(name: string, option: TableCalendar, { tables, rows }: CalendarSource, report: Report): readonly TimeGrain[] {
  if (!hasColumns(option, tables, report)) return []
  const days = Object.hasOwn(rows, name) ? rows[name] : undefined
  if (days === undefined) {
    report(
      'calendar-not-read',
      `The calendar "${name}" is made of a table, and its rows were not given. Read them with "readCalendars".`,
      [],
    )
    return []
  }
  return Object.keys(option.grains).flatMap(
    (grain, index) => tableGrain({ calendar: name, name: grain, index, option }, days, report) ?? [],
  )
}

function hasColumns({ table: name, date, grains }: TableCalendar, tables: ReadonlyMap<string, WarehouseTable>, report: Report): boolean {
  const table = tables.get(name)
  if (table === undefined) {
    const message = `The warehouse has no table or view "${name}" to take a calendar from.${didYouMean(name, tables.keys())}`
    report('unknown-table', message, ['table'])
    return false
  }
  const columns = [[date, ['date']] as const, ...Object.entries(grains).map(([grain, column]) => [column, ['grains', grain]] as const)]
  return columns.map(([column, path]) => isDay(column, table, path, report)).every((fits) => fits)
}

function isDay(name: string, table: WarehouseTable, path: readonly string[], report: Report): boolean {
  const column = table.columns.find((one) => one.name === name)
  if (column?.type === 'date') return true
  const known = table.columns.map((one) => one.name)
  if (column === undefined)
    report('unknown-column', `There is no column "${name}" in the calendar table "${table.name}".${didYouMean(name, known)}`, path)
  else
    report('wrong-type', `"${name}" of the calendar table "${table.name}" is of type ${column.type}, and a calendar is made of days.`, path)
  return false
}
