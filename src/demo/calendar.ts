/** Seconds since 1970 in UTC. */
export type Instant = number

/** The "today" at which the demo lives, so that its data never depends on the day on which it is made. */
export const demoNow = '2026-01-01T00:00:00Z'

export const minute = 60
export const hour = 3600
export const day = 86_400

/** The company opens: 2021-01-01T00:00:00Z. */
export const opening: Instant = 1_609_459_200
/** `demoNow` as seconds. */
export const now: Instant = 1_767_225_600

const dateTexts = new Map<number, string>()
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

/** Days since 1970 of the UTC date of an instant. */
export function dateOf(instant: Instant): number {
  return Math.floor(instant / day)
}

/** `2025-03-01`, from days since 1970. */
export function dateText(date: number): string {
  const known = dateTexts.get(date)
  if (known !== undefined) return known
  const text = new Date(date * day * 1000).toISOString().slice(0, 10)
  dateTexts.set(date, text)
  return text
}

/** `2025-03-01T09:30:00Z`. */
export function instantText(instant: Instant): string {
  const date = Math.floor(instant / day)
  const second = instant - date * day
  const hours = twoDigits[Math.floor(second / hour)]
  const minutes = twoDigits[Math.floor((second % hour) / minute)]
  return `${dateText(date)}T${hours}:${minutes}:${twoDigits[second % minute]}Z`
}

export function dateOrNull(date: number | null): string | null {
  return date === null ? null : dateText(date)
}

export function instantOrNull(instant: Instant | null): string | null {
  return instant === null ? null : instantText(instant)
}

/** The instant if it has come by `now`; what lies ahead has not happened. */
export function happened(instant: Instant): Instant | null {
  return instant < now ? Math.floor(instant) : null
}

/** Days since 1970 of the first of a month; months beyond 12 run on into later years. */
export function firstOfMonth(year: number, month: number): number {
  return Math.floor(Date.UTC(year, month - 1, 1) / 1000 / day)
}

/** The sixty months of the demo, as days since 1970. */
export const months: readonly number[] = Array.from({ length: 60 }, (_, index) => firstOfMonth(2021, index + 1))

/** Monday is 1, Sunday 7. */
export function isoWeekday(date: number): number {
  return ((((date + 3) % 7) + 7) % 7) + 1
}
