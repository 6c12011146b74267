// "2024-01-01 10:00:00.1234+05:30": moment, fraction without its last zeros, sign and parts of the offset.
const written = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d*?)0*)?(?:([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?)?$/

/**
 * A timestamp as a database writes it, as ISO 8601: `2024-01-01T10:00:00.1234`, and in UTC with a `Z` if it came with an offset.
 * What ISO 8601 has no four-digit year for stays as it was written: `infinity`, years before Christ, years above 9999.
 */
export function isoTimestamp(text: string): string {
  const match = written.exec(text)
  if (match === null) return text
  const [, date, time, fraction, sign, hours = '0', minutes = '0', seconds = '0'] = match
  const tail = fraction ? `.${fraction}` : ''
  if (sign === undefined) return `${date}T${time}${tail}`
  const shift = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  if (shift === 0) return `${date}T${time}${tail}Z`
  const utc = Date.parse(`${date}T${time}Z`) - (sign === '-' ? -shift : shift) * 1000
  return `${new Date(utc).toISOString().slice(0, -'.000Z'.length)}${tail}Z`
}
