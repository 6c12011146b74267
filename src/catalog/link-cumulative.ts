import type { CumulativeDefinition } from '../definition/metric-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { Count, Reach } from '../expression/time-frame.ts'
import type { Computed } from './computed.ts'
import { countInWords, inputInWords } from './in-words.ts'
import { renamed } from './narrow-input.ts'
import { type Report, under } from './report.ts'
import { mapRowParts, rowParts } from './row-parts.ts'
import { grainNamed, type TimeGrains } from './time-grains.ts'
import { countOf } from './with-parameters.ts'

/** A metric over a window of time instead of a bucket: every row that it reads counts for each bucket whose window it lies in. */
export function accumulate(
  { definition, isLost }: Pick<Located<CumulativeDefinition>, 'definition' | 'isLost'>,
  input: Computed,
  grains: TimeGrains,
  report: Report,
): Computed {
  const { name, window, toDate } = definition
  if (window !== undefined && toDate !== undefined)
    report('one-window', `"${name}" has "window" and "toDate". A running value has one of them, or neither for all time.`, ['toDate'])
  const rows = rowParts(input.parts)
  if (rows.some(({ frame, latest }) => frame.reach.kind !== 'within' || latest !== undefined))
    report(
      'not-accumulable',
      `"${definition.metric.metric}" is already a state, a balance or a running value, and cannot be run up again.`,
      ['metric'],
    )
  if (rows.some(({ time }) => time === undefined))
    report('no-metric-time', `"${definition.metric.metric}" has no metric time, so it cannot be run up over time.`, ['metric'])
  const count = window && countOf(window.count, { parameters: definition.parameters, isLost }, under(report, 'window', 'count'))
  const reach = reachOf(definition, count, grains, report)
  const parts = mapRowParts(input.parts, (row) => ({ ...row, frame: { ...row.frame, reach } }))
  const over =
    window !== undefined
      ? `over ${countInWords(window)} up to the end`
      : toDate !== undefined
        ? `since the start of the ${toDate}`
        : 'since the beginning'
  return {
    ...input,
    ...renamed(parts, input.formula, name),
    additivity: input.additivity === 'additive' ? 'semiAdditive' : 'nonAdditive',
    inputs: [definition.metric.metric],
    inWords: `${inputInWords(definition.metric)} ${over}`,
  }
}

/** A window in a grain that there is not is reported, and is all time until it is mended. */
function reachOf({ window, toDate }: CumulativeDefinition, count: Count | undefined, grains: TimeGrains, report: Report): Reach {
  if (window !== undefined) {
    const grain = grainNamed(window.grain, grains, under(report, 'window', 'grain'))
    if (grain !== undefined && count !== undefined) return { kind: 'trailing', count, grain }
  }
  const grain = toDate === undefined ? undefined : grainNamed(toDate, grains, under(report, 'toDate'))
  return grain === undefined ? { kind: 'allTime' } : { kind: 'toDate', grain }
}
