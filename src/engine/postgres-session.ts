import { unreadableWarehouse } from './warehouse-address.ts'

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
  if (!URL.canParse(url)) throw unreadableWarehouse(url)
  const parsed = new URL(url)
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const theirs = parsed.searchParams.getAll('options')
  parsed.searchParams.set('options', [...theirs, ...own].join(' '))
  return parsed.href
}
