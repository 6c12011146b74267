import type { Temporal } from 'temporal-polyfill'

type Zoned = Temporal.ZonedDateTime

const MOST = 20_000

const known = new Map<string, Zoned>()

/** The first instant of a day in a zone. Kept, since a zone takes longer to ask than the rest of a question to plan. */
export function midnight(day: Temporal.PlainDate, zone: string): Zoned {
  const key = `${day.toString()} ${zone}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = day.toZonedDateTime({ timeZone: zone })
  if (known.size >= MOST) known.clear()
  known.set(key, made)
  return made
}

/** Whether a time is the first instant of its day: not always at midnight, since clocks are set forward then in some zones. */
export function beginsDay(time: Zoned): boolean {
  return midnight(time.toPlainDate(), time.timeZoneId).epochNanoseconds === time.epochNanoseconds
}
