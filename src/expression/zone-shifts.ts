const known = new Map<string, boolean>()

/**
 * Whether the clocks of a zone have been set by a part of an hour, as those of Lord Howe are twice a year. Asked once a quarter from
 * 1970 on: what the database of time zones says of earlier years is not reliable.
 */
export function shiftsByPartOfHour(zone: string): boolean {
  const found = known.get(zone)
  if (found !== undefined) return found
  const minute = new Intl.DateTimeFormat('en', { timeZone: zone, minute: '2-digit' })
  const minutes = new Set<string>()
  for (let quarter = 0; quarter < 4 * 80; quarter += 1) minutes.add(minute.format(Date.UTC(1970, 3 * quarter, 1)))
  const shifts = minutes.size > 1
  known.set(zone, shifts)
  return shifts
}
