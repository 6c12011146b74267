import type { RatioDefinition } from '../definition/metric-definition.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Model } from './catalog.ts'
import type { Computed } from './computed.ts'
import { renamed } from './narrow-input.ts'
import { type Report, under } from './report.ts'
import { mapRowParts, rowParts } from './row-parts.ts'

interface Linked {
  readonly models: ReadonlyMap<string, Model>
  readonly unsound: ReadonlySet<string>
}

/** A denominator that the dimensions of "numeratorOnly" do not tell apart, beside the metric as it is otherwise; reports those that no numerator goes by. */
export function ignoring(
  { name, numeratorOnly }: RatioDefinition,
  numerator: Computed,
  denominator: Computed,
  linked: Linked,
  report: Report,
): Pick<Computed, 'parts' | 'formula'> {
  if (numeratorOnly === undefined || numeratorOnly.length === 0) return denominator
  for (const [index, dimension] of numeratorOnly.entries())
    checkReached(dimension, numerator, linked, under(report, 'numeratorOnly', index))
  const parts = mapRowParts(denominator.parts, (part) => ({ ...part, ignores: [...(part.ignores ?? []), ...numeratorOnly] }))
  return renamed(parts, denominator.formula, `${name} whole`)
}

function checkReached(dimension: string, numerator: Computed, { models, unsound }: Linked, report: Report): void {
  for (const { model } of rowParts(numerator.parts)) {
    const members = models.get(model)?.members
    if (unsound.has(model) || members === undefined || members.has(dimension)) continue
    report(
      'unknown-dimension',
      `"numeratorOnly" names dimensions that the numerator goes by, and "${model}" does not lead to "${dimension}".${didYouMean(dimension, members.keys())}`,
      [],
    )
    return
  }
}
