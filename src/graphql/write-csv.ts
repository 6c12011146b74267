import { stringify } from 'csv-stringify/sync'
import type { ColumnValue, TableData } from './table-data.ts'

export const CSV_HEADERS = ['names', 'labels', 'labelsWithUnits', 'none'] as const

export interface CsvOptions {
  readonly header: (typeof CSV_HEADERS)[number]
  readonly bom: boolean
}

/**
 * A table as a file (RFC 4180). Nothing is an empty cell. A text that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-`, `@`,
 * a tab or a carriage return, has an apostrophe before it; numbers, exact decimals among them, stay as they are.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function writeCsv({ columns, rows }: Pick<TableData, 'columns' | 'rows'>, { header, bom }: CsvOptions): string {
  const decimals = new Set(columns.flatMap(({ kind }, index) => (kind === 'METRIC' ? [index] : [])))
  const body = stringify(
    rows.map((row) => [...row]),
    {
      ...FORMAT,
      cast: {
        boolean: String,
        string: (text, { index }) => (decimals.has(index) ? { value: text, escape_formulas: false } : text),
      },
    },
  )
  const head = header === 'none' ? '' : stringify([columns.map((column) => headerOf(column, header))], FORMAT)
  return `${bom ? '\uFEFF' : ''}${head}${body}`
}

const FORMAT = { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ } as const

function headerOf({ name, label, unit }: ColumnValue, header: CsvOptions['header']): string {
  if (header === 'names') return name
  return header === 'labels' || unit === undefined ? (label ?? name) : `${label ?? name} (${unit})`
}
