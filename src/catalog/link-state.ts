import type { SimpleDefinition } from '../definition/metric-definition.ts'
import type { Expression } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Model, RowPart } from './catalog.ts'
import type { NameLookup } from './filter-predicate.ts'
import { isTime } from './link-expression.ts'
import { type Report, under } from './report.ts'

/** Which rows count for a bucket: those in it, those valid at its end, or those at its last time. */
export function linkState(
  definition: SimpleDefinition,
  model: Model,
  lookup: NameLookup,
  time: Expression | undefined,
  report: Report,
): Pick<RowPart, 'frame' | 'latest'> {
  const { span, snapshot } = definition
  if (span !== undefined && snapshot !== undefined)
    report('one-state', `"${definition.name}" has "span" and "snapshot". Rows count by one of them.`, ['snapshot'])
  if (snapshot !== undefined) return { frame: OWN_BUCKET, latest: linkSnapshot(snapshot, model, time, report) }
  if (span === undefined) return { frame: OWN_BUCKET, latest: undefined }
  const from = lookup(span.from, under(report, 'span', 'from'))
  const to = lookup(span.to, under(report, 'span', 'to'))
  if (from === undefined || to === undefined) return { frame: OWN_BUCKET, latest: undefined }
  if (from.type !== to.type || !isTime(from.type))
    report(
      'wrong-type',
      `A span goes from a time to a time of the same type, and "${span.from}" is of type ${from.type}, "${span.to}" of type ${to.type}.`,
      ['span'],
    )
  return { frame: { shifts: [], reach: { kind: span.whole === true ? 'whole' : 'valid', from, to } }, latest: undefined }
}

function linkSnapshot(
  { at, per }: NonNullable<SimpleDefinition['snapshot']>,
  model: Model,
  time: Expression | undefined,
  report: Report,
): RowPart['latest'] {
  if (time === undefined)
    report('needs-time', `A snapshot goes by time, and "${model.name}" has no metric time. Give the metric one with "time".`, ['snapshot'])
  const keys = per.map((entity, index) => {
    const key = model.roles.get(entity)
    if (key === undefined)
      report('unknown-entity', `"${model.name}" leads to no entity "${entity}".${didYouMean(entity, model.roles.keys())}`, [
        'snapshot',
        'per',
        index,
      ])
    return key
  })
  return { at, per: keys.filter((key) => key !== undefined) }
}
