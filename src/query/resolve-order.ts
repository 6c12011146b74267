import type { Metric } from '../catalog/catalog.ts'
import { type Report, under } from '../catalog/report.ts'
import { columnOf } from '../expression/expression.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { OrderInput } from './question.ts'
import type { OrderTerm, ResolvedKey } from './resolved-question.ts'

/** The asked order, then every key that it leaves open, ascending and nulls last: total, so that pages never overlap (S9). */
export function resolveOrder(
  asked: readonly OrderInput[],
  keys: readonly ResolvedKey[],
  metrics: readonly Metric[],
  report: Report,
): readonly OrderTerm[] {
  const terms = asked.map((input, index) => askedTerm(input, keys, metrics, under(report, index))).filter((term) => term !== undefined)
  const named = new Set(terms.map(({ name }) => name))
  return [...terms, ...keys.filter(({ name }) => !named.has(name)).map((key) => keyTerm(key, {}))]
}

/** The place of a key in an order. */
export function keyTerm({ name, type }: ResolvedKey, { direction, nulls }: OrderInput): OrderTerm {
  const column = columnOf(name, type)
  return {
    name,
    of: type === 'text' ? { kind: 'codePoints', of: column, type: 'text' } : column,
    direction: direction ?? 'asc',
    nulls: nulls ?? 'last',
  }
}

function askedTerm(input: OrderInput, keys: readonly ResolvedKey[], metrics: readonly Metric[], report: Report): OrderTerm | undefined {
  const { metric, dimension, direction, nulls } = input
  if ((metric === undefined || metric === null) === (dimension === undefined || dimension === null)) {
    report('one-order', 'Each entry of "orderBy" names one "metric" or one "dimension".', [])
    return undefined
  }
  if (metric !== undefined && metric !== null) {
    const found = metrics.find(({ name }) => name === metric)
    return found && { name: metric, of: columnOf(metric, found.type), direction: direction ?? 'asc', nulls: nulls ?? 'last' }
  }
  const key = keys.find(({ name }) => name === dimension)
  if (key === undefined)
    report(
      'unknown-name',
      `"orderBy" names "${dimension}", and "by" does not.${didYouMean(
        dimension ?? '',
        keys.map(({ name }) => name),
      )}`,
      ['dimension'],
    )
  return key && keyTerm(key, input)
}
