import type { Temporal } from 'temporal-polyfill'

type Zoned = Temporal.ZonedDateTime

const MOST = 20_000

const known = new Map<string, Zoned>()
const days = new WeakMap<Zoned, string>()

/** The first instant of a day in a zone. Kept, since a zone takes longer to ask than the rest of a question to plan. */
export function midnight(day: Temporal.PlainDate, zone: string): Zoned {
  const text = day.toString()
  const key = `${text} ${zone}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = day.toZonedDateTime({ timeZone: zone })
  if (known.size >= MOST) known.clear()
  known.set(key, made)
  days.set(made, text)
  return made
}

/** The day that a time is the first instant of: not always at midnight, since clocks are set forward then in some zones. */
export function dayBegun(time: Zoned): string | undefined {
  const found = days.get(time)
  if (found !== undefined) return found
  const day = time.toPlainDate()
  return midnight(day, time.timeZoneId).epochNanoseconds === time.epochNanoseconds ? day.toString() : undefined
}

/** Whether a time is the first instant of its day. */
export function beginsDay(time: Zoned): boolean {
  return dayBegun(time) !== undefined
}
