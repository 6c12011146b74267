import type { TableCalendar } from '../definition/options-schema.ts'
import type { TableGrain } from '../expression/time-grain.ts'
import type { Report } from './report.ts'

/** A day of a calendar, and for each of its grains, in their order, the first day of the bucket: as text, `2025-01-31`. */
export type CalendarRow = readonly (string | null)[]

/** Which grain of which calendar, and its place among the calendar's grains. */
interface GrainOfTable {
  readonly calendar: string
  readonly name: string
  readonly index: number
  readonly option: TableCalendar
}

interface Day {
  readonly day: string
  readonly start: string
}

const DAY_MS = 86_400_000

/** The buckets of a calendar's grain, one after the other without a gap; reports the first thing that keeps them from being so. */
export function tableGrain(of: GrainOfTable, rows: readonly CalendarRow[], report: Report): TableGrain | undefined {
  const broken = (message: string) => {
    report('broken-calendar', message, ['grains', of.name])
    return undefined
  }
  const { table, date, grains } = of.option
  const column = grains[of.name] ?? of.name
  if (rows.length === 0) return broken(`The calendar "${of.calendar}" has no days: "${table}" is empty.`)
  const days: Day[] = []
  for (const row of rows) {
    const [day = null, ...starts] = row
    const start = starts[of.index] ?? null
    if (day === null) return broken(`A row of "${table}" has no "${date}", and a calendar says of each day where it lies.`)
    if (start === null)
      return broken(`"${column}" of "${table}" is empty on ${day}, and says of each day with which day its bucket begins.`)
    days.push({ day, start })
  }
  days.sort((a, b) => (a.day < b.day ? -1 : 1))
  const wrong = days
    .map((day, index) => problemOf(day, days[index - 1], `"${column}" of "${table}"`))
    .find((message) => message !== undefined)
  if (wrong !== undefined) return broken(wrong)
  const starts = days.filter(({ day, start }) => day === start).map(({ day }) => day)
  return { kind: 'table', name: of.name, calendar: of.calendar, starts, end: after(days[days.length - 1]?.day ?? '') }
}

/** Every day follows the one before it, and lies in the same bucket or begins one. */
function problemOf({ day, start }: Day, before: Day | undefined, column: string): string | undefined {
  if (before !== undefined && day === before.day) return `${column} is given twice for ${day}. A calendar has one row for each day.`
  const expected = before === undefined ? day : after(before.day)
  if (day !== expected) return `${column} has no row for ${expected}: after ${before?.day} comes ${day}. A calendar has a row for each day.`
  if (start === day || start === before?.start) return undefined
  if (start > day) return `${column} says that the bucket of ${day} begins on ${start}, which is later.`
  return before === undefined
    ? `${column} begins with ${day}, inside the bucket of ${start}. A calendar begins with the first day of a bucket: add the days before, or leave out those up to the next.`
    : `${column} says that ${day} lies in the bucket of ${start}, and the day before it in that of ${before.start}. The days of a bucket follow each other, from its first.`
}

function after(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}
