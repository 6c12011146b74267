import type { Model, RowPart, Validity } from '../catalog/catalog.ts'
import type { Column, Expression, Predicate } from '../expression/expression.ts'
import { plainGrain } from '../expression/time-grain.ts'
import { NEXT_VERSION } from '../expression/version-columns.ts'
import type { PartScope } from './part-scope.ts'
import type { MetricTimeRead } from './read-metric-time.ts'

/** Versions that are counted by the very span in which they are valid: a key has one at a time. */
export interface OneVersion {
  readonly key: readonly Expression[]
  /** Whether a row that counts goes on where the next one has begun, so that both might count, or the wrong one. */
  readonly goesOn: Predicate
  /** The day on which the next one begins, in the question's zone. */
  readonly day: Expression
}

/** What the rows of a part must keep to, where they are versions: states just before the end of a bucket, and rows whose whole span lies in it. */
export function oneVersion(part: RowPart, model: Model, read: MetricTimeRead | undefined, scope: PartScope): OneVersion | undefined {
  const { validity } = model
  const { reach } = part.frame
  if (validity === undefined || !('from' in reach) || !isSpan(validity, reach, model)) return undefined
  const until = reach.kind === 'valid' ? read?.end : scope.binding.expression(reach.to)
  const next: Column = { kind: 'column', of: model.name, name: NEXT_VERSION, type: validity.type }
  const day: Expression =
    next.type === 'date' ? next : { kind: 'bucket', of: next, grain: plainGrain('day'), zone: scope.zone, type: 'date' }
  const key = model.key.flatMap((name) => model.columns.get(name) ?? [])
  return until && { key, goesOn: goesOn(next, until, reach.kind === 'whole'), day }
}

function isSpan({ from, to }: Validity, reach: { readonly from: Expression; readonly to: Expression }, { columns }: Model): boolean {
  const same = (name: string, of: Expression) => JSON.stringify(columns.get(name)) === JSON.stringify(of)
  return same(from, reach.from) && same(to, reach.to)
}

function goesOn(next: Expression, until: Expression, mayBeOpen: boolean): Predicate {
  const before: Predicate = { kind: 'compare', operator: 'lt', left: next, right: until }
  const isOpen: Predicate = { kind: 'isNull', value: until, negated: false }
  const hasNext: Predicate = { kind: 'isNull', value: next, negated: true }
  return mayBeOpen ? { kind: 'some', of: [before, { kind: 'every', of: [isOpen, hasNext] }] } : before
}
