import type { Annotation } from '../catalog/annotation.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Report, under } from '../catalog/report.ts'
import type { Zoned } from '../query/move-time.ts'
import { parseMoment } from '../query/resolve-time.ts'
import type { Interval } from '../query/shift-interval.ts'
import { type KeptRow, keptText } from './kept-rows.ts'
import { knownName } from './written-name.ts'

/** Reports an annotation whose time cannot be read, or ends before it begins. */
export function checkAnnotation({ from, to }: Annotation, report: Report): void {
  const [start, end] = (['from', 'to'] as const).map((field) => {
    const written = field === 'from' ? from : to
    const moment = written === undefined ? undefined : parseMoment(written, 'UTC')
    if (written !== undefined && moment === undefined)
      under(report, field)('unreadable-time', `"${written}" is no date or time. Write "2025-01-31", or "2025-01-31T10:00:00Z".`, [])
    return moment
  })
  if (start !== undefined && end !== undefined && start.epochNanoseconds >= end.epochNanoseconds)
    report('empty-period', `The annotation ends before it begins: from "${from}" to "${to}". "to" is the first moment after it.`, ['to'])
}

/** The annotations of kept rows. A metric that there is not is none of theirs, and a row without a time that can be read is left out. */
export function readAnnotationRows(rows: readonly KeptRow[], { metrics }: Pick<Catalog, 'metrics'>): readonly Annotation[] {
  return rows.flatMap((row): readonly Annotation[] => {
    const [id, text, from, to, metric, owner] = [row.id, row.text, row.from, row.to, row.metric, row.owner].map(keptText)
    if (id === undefined || text === undefined || from === undefined) return []
    const named = metric === undefined ? [] : [knownName(metric, metrics) ?? metric]
    return [{ name: id, words: { owner }, text, from, to, metrics: named }]
  })
}

/** What became of the definitions of metrics, beside all else that happened: before and after such a day a number is not the same. */
export function definitionChanges({ metrics }: Pick<Catalog, 'metrics'>): readonly Annotation[] {
  return [...metrics.values()].flatMap(({ name, changes, words: { owner } }) =>
    changes.map(({ on, what }) => ({
      name: `${name} ${on}`,
      words: { owner, tags: ['definition'] },
      text: what,
      from: on,
      to: undefined,
      metrics: [name],
    })),
  )
}

/** What was going on in a period, whose days begin in its zone, from the earliest on. */
export function annotationsWithin(all: readonly Annotation[], { from, to }: Interval, zone: string): readonly Annotation[] {
  return all
    .flatMap((annotation) => {
      const start = parseMoment(annotation.from, zone)
      const end = annotation.to === undefined ? undefined : parseMoment(annotation.to, zone)
      return start !== undefined && isWithin(start, end, { from, to }) ? [{ annotation, start }] : []
    })
    .sort((a, b) => a.start.epochMilliseconds - b.start.epochMilliseconds || (a.annotation.name < b.annotation.name ? -1 : 1))
    .map(({ annotation }) => annotation)
}

function isWithin(start: Zoned, end: Zoned | undefined, { from, to }: Interval): boolean {
  const begins = to === undefined || start.epochNanoseconds < to.epochNanoseconds
  if (from === undefined) return begins
  return begins && (end === undefined ? start.epochNanoseconds >= from.epochNanoseconds : end.epochNanoseconds > from.epochNanoseconds)
}
