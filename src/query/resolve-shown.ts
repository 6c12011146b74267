import { under } from '../catalog/report.ts'
import { literal } from '../expression/expression.ts'
import type { Question, Within } from './question.ts'
import { type AskedGroups, resolveEvery } from './resolve-every.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedContent, ResolvedKey } from './resolved-question.ts'

/** The groups that are there although nothing is in them (S15). */
export function resolveShown(
  { fill, every = [], within }: Question,
  asked: Omit<AskedGroups, 'fill'>,
): Pick<ResolvedContent, 'fill' | 'every' | 'beside'> {
  const { keys, scope } = asked
  const buckets = fill === true ? resolveFill(keys, scope, under(scope.report, 'fill')) : undefined
  const entities = resolveEvery(every, { ...asked, fill: buckets }, under(scope.report, 'every'))
  const filled = new Set(entities.flatMap(({ places }) => places))
  const others = keys.flatMap((key, place) => (filled.has(place) || key.name === buckets?.key.name ? [] : [place]))
  return { fill: buckets, every: entities, beside: within && givenCombinations(within, keys, others) }
}

/** Where groups are given, and tell all keys apart that nothing is added to, those are the combinations, rows or not. */
function givenCombinations({ depth, groups }: Within, keys: readonly ResolvedKey[], others: readonly number[]): ResolvedContent['beside'] {
  if (others.length === 0 || groups.length === 0 || others.some((place) => place >= depth)) return undefined
  const given = groups.map((group) => others.map((place) => literal(group[place] ?? null, keys[place]?.type ?? 'text')))
  return [...new Map(given.map((combination) => [JSON.stringify(combination), combination])).values()]
}
