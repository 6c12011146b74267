import type { Catalog } from '../catalog/catalog.ts'
import { requestedMetric } from '../catalog/metric-request.ts'
import { emptyValue } from '../expression/empty-value.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { ColumnValue, TableData, TableValue } from './table-data.ts'

/** How a table is turned. */
export interface Pivot {
  /** The key whose values become columns. */
  readonly across: string
  /** Where that was asked for. */
  readonly at: readonly (string | number)[]
  readonly catalog: Catalog
}

const MOST_COLUMNS = 1_000

/**
 * Turns the values of one key into columns, one for each value and metric:
 *
 *   country  month    revenue          country  2025-01  2025-02
 *   DE       2025-01  10          ->   DE       10       20
 *   DE       2025-02  20               FR       5        0
 *   FR       2025-01  5
 *
 * @throws InvalidQuestionError where that is no key, the table goes on, or there would be more columns than anybody can read
 */
export function pivotTable({ question, answer }: TableValue, { columns, rows }: TableData, { across, at, catalog }: Pivot): TableData {
  const keys = columns.flatMap(({ kind }, index) => (kind === 'KEY' ? [index] : []))
  const turned = keys.find((index) => columns[index]?.name === across)
  const refuse = (code: string, message: string) => new InvalidQuestionError([{ code, message, path: at }])
  if (turned === undefined) {
    const known = keys.flatMap((index) => columns[index]?.name ?? [])
    throw refuse('no-key', `"across" names a key of the table, and "${across}" is none.${didYouMean(across, known)}`)
  }
  if (answer.hasNextPage || question.after !== undefined)
    throw refuse(
      'pivot-of-a-page',
      'This is one page of the table, and a pivoted one needs all of its rows. Ask without "first" and "after".',
    )
  const kept = keys.filter((index) => index !== turned)
  const measured = columns.flatMap(({ kind }, index) => (kind === 'METRIC' ? [index] : []))
  const values = [...new Set(rows.map((row) => row[turned] ?? null))].sort(byValue)
  if (values.length * measured.length > MOST_COLUMNS)
    throw refuse(
      'too-many-columns',
      `"${across}" would make ${values.length * measured.length} columns, and ${MOST_COLUMNS} is the most. Filter it, or read it at a coarser time grain.`,
    )
  const empty = question.metrics.map((request) => {
    const metric = requestedMetric(request, catalog, () => {})
    return metric === undefined ? null : emptyAs(metric.type, emptyValue(metric.formula))
  })
  const identity = (row: readonly unknown[], of: readonly number[]) => JSON.stringify(of.map((index) => row[index] ?? null))
  const cells = new Map(rows.map((row) => [identity(row, keys), row]))
  const lines = new Map(rows.map((row) => [identity(row, kept), row]))
  const cellOf = (line: readonly unknown[], value: unknown) =>
    cells.get(JSON.stringify(keys.map((index) => (index === turned ? value : (line[index] ?? null)))))
  return {
    columns: [
      ...kept.flatMap((index) => columns[index] ?? []),
      ...values.flatMap((value) => measured.flatMap((index) => columnOf(columns[index], value, measured.length === 1))),
    ],
    rows: [...lines.values()].map((line) => [
      ...kept.map((index) => line[index]),
      ...values.flatMap((value) => {
        const cell = cellOf(line, value)
        return measured.map((index, place) => (cell === undefined ? empty[place] : cell[index]))
      }),
    ]),
  }
}

function columnOf(column: ColumnValue | undefined, value: unknown, isOnly: boolean): readonly ColumnValue[] {
  const told = value === null ? 'null' : String(value)
  return column === undefined
    ? []
    : [{ ...column, name: `${column.name} ${told}`, label: isOnly ? told : `${column.label ?? column.name} ${told}`, across: value }]
}

function emptyAs(type: 'integer' | 'double' | 'decimal', value: number | null): number | string | null {
  return type === 'decimal' && value !== null ? String(value) : value
}

/** Numbers by size, texts by code point, nothing last. */
function byValue(left: unknown, right: unknown): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
  if (typeof left === 'number' && typeof right === 'number') return left - right
  // The bytes of UTF-8 stand in the order of code points.
  return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)))
}
