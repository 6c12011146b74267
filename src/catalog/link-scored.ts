import type { ScaleEnd, ScoredBand, ScoredDefinition } from '../definition/scored-definition.ts'
import { columnOf, divide, type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import type { RowPart } from './catalog.ts'
import type { Computed } from './computed.ts'
import { UNKNOWN_NUMBER } from './doubt.ts'
import type { NameLookup } from './filter-predicate.ts'
import { scoredInWords } from './in-words.ts'
import { isNumeric, linkExpression } from './link-expression.ts'
import { linkRows } from './link-rows.ts'
import { checkVersions } from './link-validity.ts'
import type { KnownModels } from './metric-scope.ts'
import { type Report, under } from './report.ts'

type IsLost = (...path: readonly string[]) => boolean

/** The mean of what each answer on the scale weighs. Answers off it, and those whose scale or bands are not known, do not count. */
export function linkScored(definition: ScoredDefinition, known: KnownModels, isLost: IsLost, report: Report): Computed {
  const { name, bands, scale } = definition
  const rows = linkRows(definition, known, isLost, report)
  checkScale(definition, isLost, report)
  const answer = isLost('answer') ? undefined : answerOf(definition, rows.lookup, under(report, 'answer'))
  const ends = isLost('scale') ? [] : scale.map((end, index) => endOf(end, rows.lookup, under(report, 'scale', index)))
  const banded = (bands ?? []).map((band, index) => linkBand(band, rows.lookup, under(report, 'bands', index)))
  const [least, greatest] = ends
  const of = answer ?? UNKNOWN_NUMBER
  const where = everyOf([
    rows.where,
    least && within(of, 'gte', least),
    greatest && within(of, 'lte', greatest),
    ...distinct(banded.flatMap(({ from, to }) => [from, to])).map(isKnown),
  ])
  const weight = weightOf(of, banded, definition)
  const { time } = rows
  const part = { kind: 'rows', model: definition.model, time, where, frame: OWN_BUCKET, latest: undefined } as const
  const sum: RowPart = { ...part, id: `${name} sum`, aggregation: { kind: 'sum', of: weight, type: weight.type } }
  const count: RowPart = { ...part, id: `${name} count`, aggregation: { kind: 'countRows', type: 'integer' } }
  if (rows.model !== undefined) checkVersions(name, rows.model, sum, report)
  return {
    formula: divide(columnOf(sum.id, weight.type), columnOf(count.id, 'integer')),
    parts: [sum, count],
    unit: { kind: 'score' },
    additivity: 'nonAdditive',
    inputs: [],
    inWords: scoredInWords(definition),
  }
}

function answerOf({ answer }: ScoredDefinition, lookup: NameLookup, report: Report): Expression | undefined {
  const of = linkExpression(answer, lookup, report)
  if (of === undefined || isNumeric(of.type)) return of
  report('wrong-type', `An answer is a number on a scale, and ${'name' in answer ? `"${answer.name}"` : 'this'} is of type ${of.type}.`, [])
  return undefined
}

function endOf(end: ScaleEnd, lookup: NameLookup, report: Report): Expression | undefined {
  if (typeof end === 'number') return literal(end, Number.isInteger(end) ? 'integer' : 'decimal')
  const of = lookup(end, report)
  if (of === undefined || isNumeric(of.type)) return of
  report('wrong-type', `An end of a scale or band is a number, and "${end}" is of type ${of.type}.`, [])
  return undefined
}

interface LinkedBand {
  readonly from: Expression | undefined
  readonly to: Expression | undefined
  readonly weight: number
}

function linkBand({ from, to, weight }: ScoredBand, lookup: NameLookup, report: Report): LinkedBand {
  if (from === undefined && to === undefined)
    report('open-band', 'A band is a part of the scale. Say where it begins, where it ends, or both: { from: 9, weight: 1 }.', [])
  const end = (side: 'from' | 'to', given: ScaleEnd | undefined) =>
    given === undefined ? undefined : endOf(given, lookup, under(report, side))
  return { from: end('from', from), to: end('to', to), weight }
}

/** What one answer adds: the factor is in it, so that what the records show adds up. */
function weightOf(answer: Expression, banded: readonly LinkedBand[], { bands, times = 1 }: ScoredDefinition): Expression {
  const number = (value: number) => literal(value, Number.isInteger(value) ? 'integer' : 'decimal')
  if (bands === undefined)
    return times === 1 ? answer : { kind: 'arithmetic', operator: 'multiply', operands: [answer, number(times)], type: 'decimal' }
  const weights = banded.map(({ weight }) => weight * times)
  const type = weights.every(Number.isInteger) ? 'integer' : 'decimal'
  const branches = banded.map(({ from, to }, index) => {
    const test: Predicate = everyOf([from && within(answer, 'gte', from), to && within(answer, 'lte', to)]) ?? { kind: 'every', of: [] }
    return { test, value: literal(weights[index] ?? 0, type) }
  })
  return { kind: 'conditional', branches, otherwise: literal(0, type), type }
}

function within(left: Expression, operator: 'gte' | 'lte', right: Expression): Predicate {
  return { kind: 'compare', operator, left, right }
}

function distinct(ends: readonly (Expression | undefined)[]): readonly (Expression | undefined)[] {
  return [...new Map(ends.map((end) => [JSON.stringify(end), end])).values()]
}

/** An end that a row has may be empty there: which band the answer lies in is not known then. */
function isKnown(end: Expression | undefined): Predicate | undefined {
  return end === undefined || end.kind === 'literal' ? undefined : { kind: 'isNull', value: end, negated: true }
}

/** Reports constants that leave no room on the scale, lie off it, or give one answer two weights. */
function checkScale({ scale, bands = [] }: ScoredDefinition, isLost: IsLost, report: Report): void {
  const [least, greatest] = scale
  if (isLost('scale') || isLost('bands')) return
  if (typeof least === 'number' && typeof greatest === 'number' && least >= greatest)
    report('empty-scale', `A scale goes from its least answer to its greatest, and this one goes from ${least} to ${greatest}.`, ['scale'])
  const numbers = bands.map((band) => ({ from: constant(band.from, least), to: constant(band.to, greatest) }))
  numbers.forEach(({ from, to }, index) => {
    const at = under(report, 'bands', index)
    if (from === undefined || to === undefined) return
    if (from > to) at('empty-band', `No answer lies in this band: it goes from ${from} to ${to}.`, [])
    else if ((typeof least === 'number' && from < least) || (typeof greatest === 'number' && to > greatest))
      at('band-off-scale', `This band goes from ${from} to ${to}, and the scale from ${least} to ${greatest}.`, [])
    const before = numbers.findIndex((one, place) => place < index && overlap(one, { from, to }))
    if (before >= 0)
      at(
        'overlapping-bands',
        `This band and band ${before + 1} share answers, which would have two weights. Let one end before the other begins.`,
        [],
      )
  })
}

function constant(end: ScaleEnd | undefined, otherwise: ScaleEnd): number | undefined {
  const given = end ?? otherwise
  return typeof given === 'number' ? given : undefined
}

interface Numbers {
  readonly from: number | undefined
  readonly to: number | undefined
}

function overlap(one: Numbers, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return one.from !== undefined && one.to !== undefined && one.from <= to && from <= one.to
}
