import type { ClockSpan } from '../expression/expression.ts'
import type { Zoned } from './move-time.ts'

/** What databases of time zones say of earlier years is not the same in all of them. */
const FIRST_YEAR = 1970
const MOST = 1000

const known = new Map<string, readonly ClockSpan[]>()

/**
 * How the clock of a zone is set around some moments: what is told of times that lie before or behind all of them may be wrong by hours,
 * and lies before or behind them still. Nothing where that is not reliable.
 */
export function clockBetween(moments: readonly Zoned[]): readonly ClockSpan[] | undefined {
  const sorted = [...moments].sort((a, b) => a.epochMilliseconds - b.epochMilliseconds)
  const [first] = sorted
  const last = sorted[sorted.length - 1]
  if (first === undefined || last === undefined || first.timeZoneId === 'UTC' || first.year <= FIRST_YEAR) return undefined
  const key = `${first.timeZoneId} ${first.year} ${last.year}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= MOST) known.clear()
  const made = clockSpans(first, last.year + 1)
  known.set(key, made)
  return made
}

/** From the year before a moment up to the end of a year. */
function clockSpans(first: Zoned, lastYear: number): readonly ClockSpan[] {
  const spans: ClockSpan[] = []
  for (let time = first.with({ year: first.year - 1, month: 1, day: 1 }); ; ) {
    const next = time.getTimeZoneTransition('next')
    const isLast = next === null || next.year > lastYear
    spans.push({ ahead: time.offsetNanoseconds / 1000, until: isLast ? undefined : next.toInstant().toString() })
    if (isLast) return spans
    time = next
  }
}
