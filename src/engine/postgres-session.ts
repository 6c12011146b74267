import { InvalidConfigurationError } from '../problem/problem.ts'

const settings = {
  default_transaction_read_only: 'on',
  datestyle: 'ISO,YMD',
  timezone: 'UTC',
  extra_float_digits: '1',
}

/**
 * The connection URL with Grainline's session settings: nothing is written, and dates and numbers have one spelling. They stand last
 * in the URL's own `options`, because `pg` lets those win over options beside the URL, and PostgreSQL lets the last one win.
 */
export function withSessionSettings(url: string): string {
  if (!URL.canParse(url)) throw unreadable()
  const parsed = new URL(url)
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const theirs = parsed.searchParams.getAll('options')
  parsed.searchParams.set('options', [...theirs, ...own].join(' '))
  return parsed.href
}

/** Says nothing of what was written: the password is in it. */
function unreadable(): InvalidConfigurationError {
  const message =
    'WAREHOUSE_URL cannot be read as an address. It looks like "postgres://user:password@host:5432/database", and characters such as "@", "/" and "#" in a password are written "%40", "%2F" and "%23".'
  return new InvalidConfigurationError([{ code: 'unreadable-warehouse-url', message, path: ['WAREHOUSE_URL'] }])
}
