import type { Part, RowPart } from './catalog.ts'

/** The aggregations over rows that parts are made of, however deep. */
export function rowParts(parts: readonly Part[]): readonly RowPart[] {
  return parts.flatMap((part) => (part.kind === 'rows' ? [part] : part.inner.flatMap((metric) => rowParts(metric.parts))))
}

/** Parts with every aggregation over rows changed, however deep. */
export function mapRowParts(parts: readonly Part[], change: (part: RowPart) => RowPart): readonly Part[] {
  return parts.map((part) =>
    part.kind === 'rows'
      ? change(part)
      : { ...part, inner: part.inner.map((metric) => ({ ...metric, parts: mapRowParts(metric.parts, change) })) },
  )
}
