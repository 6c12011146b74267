import type { Metric, Model, RowPart } from '../catalog/catalog.ts'
import { type Report, under } from '../catalog/report.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { isMetricTime } from '../catalog/time-grains.ts'
import { columnOf, type Predicate } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { ofEntity } from './of-entity.ts'
import { OwnNames } from './own-names.ts'
import { ALL_TIME, type PartScope } from './part-scope.ts'
import type { Within } from './question.ts'
import { reach } from './reachable.ts'
import { isVisible } from './resolve-access.ts'
import { resolvePart } from './resolve-part.ts'
import type { ResolvedEvery, ResolvedFill, ResolvedKey, ResolvedPart } from './resolved-question.ts'
import { withinTest } from './within-test.ts'

/** A question of which every row of some entities is to be a group. */
export interface AskedGroups {
  readonly keys: readonly ResolvedKey[]
  readonly metrics: readonly Metric[]
  readonly parts: readonly (ResolvedPart | undefined)[]
  readonly scope: PartScope
  readonly fill: ResolvedFill | undefined
}

/** The entities each of whose rows is a group, whether or not a metric has rows there; reports what cannot be shown so. */
export function resolveEvery(roles: readonly string[], asked: AskedGroups, report: Report): readonly ResolvedEvery[] {
  const taken = new Map<number, string>()
  return [...new Set(roles)].flatMap((role, index) => {
    const every = resolveRole(role, asked, under(report, index))
    const twice = every?.places.find((place) => taken.has(place))
    for (const place of every?.places ?? []) taken.set(place, role)
    if (twice === undefined) return every ?? []
    const name = asked.keys[twice]?.name
    report('every-twice', `"${name}" is of several of the entities in "every", and each of its values would be shown twice. Name one.`, [
      index,
    ])
    return []
  })
}

function resolveRole(role: string, asked: AskedGroups, report: Report): ResolvedEvery | undefined {
  const { scope, keys } = asked
  const model = entityOf(role, asked, report)
  if (model === undefined) return undefined
  const names = new OwnNames(role, model, scope)
  const places = scope.by.flatMap((name, place) => (names.own(name) === undefined ? [] : [place]))
  if (places.length === 0 && scope.by.every((name) => isKnown(name, asked)))
    report(
      'every-needs-key',
      `"every" shows each "${role}", and "by" names none of its dimensions. Add one, such as "${names.first()}".`,
      [],
    )
  if (places.length === 0 || !isPlain(role, model, places, asked, report)) return undefined
  const part: RowPart = {
    kind: 'rows',
    id: `every ${role}`,
    model: model.name,
    time: undefined,
    aggregation: { kind: 'countRows', type: 'integer' },
    where: undefined,
    frame: OWN_BUCKET,
    latest: undefined,
  }
  const within = scope.within && projected(scope.within, places)
  const rows = resolvePart({ name: part.id }, part, {
    ...scope,
    ...ALL_TIME,
    by: places.flatMap((place) => names.own(scope.by[place] ?? '') ?? []),
    filters: scope.filters.map((filter, index) => filter && ofEntity(filter, names, under(scope.report, 'where', index))),
    within,
    outside: undefined,
    per: [],
  })
  if (rows?.kind !== 'rows') return undefined
  return { role, places, rows, within: within && partlyTold(scope.within, within, keys) }
}

/** The models whose rows the asked metrics read. */
function modelsRead({ metrics, scope: { catalog } }: AskedGroups): readonly Model[] {
  return rowParts(metrics.flatMap(({ parts }) => parts)).flatMap(({ model }) => catalog.models.get(model) ?? [])
}

/** Whether a name in "by" stands for something: a misspelt one may have been a dimension of any entity. */
function isKnown(name: string, asked: AskedGroups): boolean {
  const { zone, grains } = asked.scope
  return (
    isMetricTime(name, grains) || modelsRead(asked).some((model) => reach({ model, time: undefined }, name, { zone, grains }) !== undefined)
  )
}

/** The model of a role that the asked metrics lead to. */
function entityOf(role: string, asked: AskedGroups, report: Report): Model | undefined {
  const { catalog, policy } = asked.scope
  const read = modelsRead(asked)
  const led = new Map(read.flatMap((model) => [[model.entity, model.name] as const, ...model.entities]))
  const seen = [...led].filter(([, target]) => isVisible(policy, target))
  const model = catalog.models.get(new Map(seen).get(role) ?? '')
  const known = seen.map(([name]) => name)
  if (model === undefined)
    report('unknown-entity', `"every" names entities that the metrics lead to, and "${role}" is none.${didYouMean(role, known)}`, [])
  return model
}

/** Whether each row of an entity is one group with the empty value of every metric, where none has rows. */
function isPlain(
  role: string,
  model: Model,
  places: readonly number[],
  { keys, metrics, parts, fill }: AskedGroups,
  report: Report,
): boolean {
  const spread = parts.find((part) => part?.spread.some((place) => places.includes(place)))
  const metric = metrics.find((one) => one.parts.some(({ id }) => id === spread?.id))
  const filled = places.find((place) => keys[place]?.name === fill?.key.name)
  if (model.validity !== undefined)
    report('every-version', `"${role}" has versions, and "every" has no time to choose one by. Leave it out of "every".`, [])
  else if (spread !== undefined)
    report(
      'numerator-only',
      `"${metric?.name}" goes by ${quoteList(spread.spread.map((place) => keys[place]?.name ?? ''))} with its numerator only, so "every" cannot tell which of its groups are empty. Leave out "${role}", or the metric.`,
      [],
    )
  else if (filled !== undefined)
    report(
      'every-twice',
      `"fill" adds the missing buckets of "${keys[filled]?.name}", and "every" the values that some "${role}" has. Ask for one of them.`,
      [],
    )
  else return true
  return false
}

/** The given groups of the first keys, as far as an entity tells them apart. */
function projected({ depth, groups }: Within, places: readonly number[]): Within | undefined {
  const told = places.filter((place) => place < depth)
  if (told.length === 0) return undefined
  const tuples = groups.map((group) => told.map((place) => group[place] ?? null))
  return { depth: told.length, groups: [...new Map(tuples.map((group) => [JSON.stringify(group), group])).values()] }
}

/** Where an entity tells some of the given groups' keys apart and other rows the others, not every pair of them is one of the groups. */
function partlyTold(given: Within | undefined, { depth }: Within, keys: readonly ResolvedKey[]): Predicate | undefined {
  if (given === undefined || given.depth === depth) return undefined
  return withinTest(
    given,
    keys.map(({ name, type }) => columnOf(name, type)),
  )
}
