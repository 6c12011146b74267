import type { ParsedExpression } from '../definition/expression-input.ts'
import type { SimpleDefinition } from '../definition/metric-definition.ts'
import type { Expression } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Model, RowPart } from './catalog.ts'
import { type Doubt, mayLeadTo, UNKNOWN_TIME } from './doubt.ts'
import type { NameLookup } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { linkExpression } from './link-expression.ts'
import { type Report, under } from './report.ts'

/** What a state is said by; no model where it is not known. */
interface StateScope {
  readonly model: Model | undefined
  readonly doubt: Doubt | undefined
  readonly lookup: NameLookup
  readonly time: Expression | undefined
  isLost(...path: readonly string[]): boolean
}

const UNKNOWN_SPAN = { frame: { shifts: [], reach: { kind: 'valid', from: UNKNOWN_TIME, to: UNKNOWN_TIME } }, latest: undefined } as const

/** Which rows count for a bucket: those in it, those valid at its end, or those at its last time. */
export function linkState(definition: SimpleDefinition, scope: StateScope, report: Report): Pick<RowPart, 'frame' | 'latest'> {
  const { span, snapshot } = definition
  if (span !== undefined && snapshot !== undefined)
    report('one-state', `"${definition.name}" has "span" and "snapshot". Rows count by one of them.`, ['snapshot'])
  if (snapshot !== undefined) return { frame: OWN_BUCKET, latest: linkSnapshot(snapshot, scope, report) }
  if (span === undefined) return scope.isLost('span') ? UNKNOWN_SPAN : { frame: OWN_BUCKET, latest: undefined }
  const { lookup } = scope
  const from = linkExpression(span.from, lookup, under(report, 'span', 'from'))
  const to = linkExpression(span.to, lookup, under(report, 'span', 'to'))
  if (from === undefined || to === undefined) return UNKNOWN_SPAN
  if (from.type !== to.type || !isTime(from.type))
    report(
      'wrong-type',
      `A span goes from a time to a time of the same type, and ${spanEnd(span.from)} is of type ${from.type}, ${spanEnd(span.to)} of type ${to.type}.`,
      ['span'],
    )
  return { frame: { shifts: [], reach: { kind: span.whole === true ? 'whole' : 'valid', from, to } }, latest: undefined }
}

/** An end of a span as an error calls it. */
function spanEnd(end: ParsedExpression): string {
  return 'name' in end ? `"${end.name}"` : 'what is computed'
}

function linkSnapshot(
  { at, per }: NonNullable<SimpleDefinition['snapshot']>,
  { model, doubt, time }: StateScope,
  report: Report,
): RowPart['latest'] {
  if (model === undefined) return { at, per: [] }
  if (time === undefined)
    report('needs-time', `A snapshot goes by time, and "${model.name}" has no metric time. Give the metric one with "time".`, ['snapshot'])
  const keys = per.map((entity, index) => {
    const key = model.roles.get(entity)
    if (key === undefined && !mayLeadTo(doubt, entity))
      report('unknown-entity', `"${model.name}" leads to no entity "${entity}".${didYouMean(entity, model.roles.keys())}`, [
        'snapshot',
        'per',
        index,
      ])
    return key
  })
  return { at, per: keys.filter((key) => key !== undefined) }
}
