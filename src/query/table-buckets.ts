import { Temporal } from 'temporal-polyfill'
import type { TableGrain } from '../expression/time-grain.ts'
import { InvalidQuestionError } from '../problem/problem.ts'

/** The bucket of a calendar that holds a day, and how many days into it the day is. */
export interface Place {
  readonly index: number
  readonly days: number
}

/** Where a day lies in a calendar; the day after its last is the start of a bucket that has no end. */
export function placeOf(day: Temporal.PlainDate, grain: TableGrain): Place {
  const text = day.toString()
  const { starts, end } = grain
  if (text === end) return { index: starts.length, days: 0 }
  const index = lastUpTo(starts, text)
  const start = starts[index]
  if (start === undefined || text > end) throw outside(text, grain)
  return { index, days: Temporal.PlainDate.from(start).until(day, { largestUnit: 'days' }).days }
}

/** The day at a place; of a bucket that is too short, its last day. */
export function dayAt({ index, days }: Place, grain: TableGrain, from: string): Temporal.PlainDate {
  const start = boundary(index, grain)
  if (start === undefined) throw outside(from, grain, index)
  const next = boundary(index + 1, grain)
  const length = next === undefined ? 0 : Temporal.PlainDate.from(start).until(next, { largestUnit: 'days' }).days - 1
  return Temporal.PlainDate.from(start).add({ days: Math.min(days, length) })
}

function boundary(index: number, { starts, end }: TableGrain): string | undefined {
  return index === starts.length ? end : starts[index]
}

/** The position of the last start that is not after a day; -1 where all are. */
function lastUpTo(starts: readonly string[], day: string): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? '') <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The refusal of a time that a calendar does not know: its buckets there could only be guessed. */
export function outside(day: string, { name, calendar, starts, end }: TableGrain, index?: number): InvalidQuestionError {
  const where = index === undefined ? `${day} lies outside of it` : `so far from ${day} there are none`
  const last = Temporal.PlainDate.from(end).subtract({ days: 1 }).toString()
  const message = `The calendar "${calendar}" has "${name}" from ${starts[0]} to ${last}, and ${where}. Take another period or time grain, or add the days to its table.`
  return new InvalidQuestionError([{ code: 'outside-calendar', message, path: ['period'] }])
}
