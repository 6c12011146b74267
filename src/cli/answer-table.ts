import type { Answer, KeyValue, MetricValue } from '../engine/answer.ts'

type Cell = KeyValue | MetricValue | undefined

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6, useGrouping: false })

function shown(cell: Cell): string {
  if (cell === null || cell === undefined) return 'null'
  return typeof cell === 'number' ? format.format(cell) : String(cell)
}

/** An answer as a table of text: one column for each name, numbers to the right. */
export function answerTable({ groups }: Answer, by: readonly string[], metrics: readonly string[]): string {
  const rows = groups.map((group) => [...by.map((name) => group.key[name]), ...metrics.map((name) => group.metrics[name])].map(shown))
  const head = [...by, ...metrics]
  const widths = head.map((name, index) => Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (index < by.length ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].map((text) => `${text}\n`).join('')
}
