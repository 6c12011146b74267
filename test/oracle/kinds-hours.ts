import { Temporal } from 'temporal-polyfill'
import { businessHours } from './kinds-definitions.ts'

/** The milliseconds between two instants in which the company works, a whole number, day after day by its clock on the wall; negative where the second comes first. */
export function openMilliseconds(from: number, to: number): number {
  const { timezone, days } = businessHours
  const [start, end] = [from, to].map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDateTime())
  if (start === undefined || end === undefined) return 0
  if (Temporal.PlainDateTime.compare(end, start) < 0) return -openMilliseconds(to, from)
  const clock = (time: string, day: Temporal.PlainDate) => day.toPlainDateTime(Temporal.PlainTime.from(time))
  let total = 0
  for (let day = start.toPlainDate(); Temporal.PlainDate.compare(day, end.toPlainDate()) <= 0; day = day.add({ days: 1 })) {
    if (!days.includes(day.dayOfWeek)) continue
    const [opens, closes] = [clock(businessHours.from, day), clock(businessHours.to, day)]
    const first = Temporal.PlainDateTime.compare(start, opens) > 0 ? start : opens
    const last = Temporal.PlainDateTime.compare(end, closes) < 0 ? end : closes
    total += Math.max(0, first.until(last, { largestUnit: 'hours' }).total({ unit: 'milliseconds' }))
  }
  return total
}
