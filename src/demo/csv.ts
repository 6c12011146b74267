import type { DemoRow, DemoTable, DemoValue } from './demo-table.ts'
import type { LoadWatch } from './load-watch.ts'

const special = /[",\n\r]/

/** Null is nothing at all between the commas, and an empty text is two quotes. */
function cell(value: DemoValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return value === '' || special.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function line(row: DemoRow): string {
  let text = ''
  for (let index = 0; index < row.length; index += 1) text += `${index === 0 ? '' : ','}${cell(row[index] ?? null)}`
  return `${text}\n`
}

const chunkLength = 1 << 19

/** The rows of a table as CSV, in pieces of about half a megabyte; each piece is reported to `watch`. */
export function* csvChunks(table: DemoTable, watch: LoadWatch): Iterable<string> {
  let text = ''
  let rows = 0
  for (const row of table.rows) {
    text += line(row)
    rows += 1
    if (text.length < chunkLength) continue
    watch.advance(rows)
    yield text
    text = ''
    rows = 0
  }
  watch.advance(rows)
  yield text
}
