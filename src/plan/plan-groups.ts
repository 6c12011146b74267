import { columnOf, type Expression, type Predicate } from '../expression/expression.ts'
import type { ResolvedOutcome } from '../query/resolve-outcome.ts'
import type { ResolvedEntities, ResolvedEntityJoin, ResolvedGroups, ResolvedPart, ResolvedRows } from '../query/resolved-question.ts'
import { joinEntities } from './join-entities.ts'
import type { Aggregate, Calculate, Combine, EntityJoin, Measure, Rank } from './plan-node.ts'
import { planScan, type SameRows, type Shared } from './plan-scan.ts'

/** Groups with their metrics. `prefix` tells steps inside other steps apart. */
export function planGroups(groups: ResolvedGroups, shared: Shared, prefix = ''): Calculate {
  const aggregates = planAggregates(groups, shared, prefix)
  const [only, ...others] = aggregates
  const input: Aggregate | Combine = only !== undefined && others.length === 0 ? only : { kind: 'combine', inputs: aggregates }
  return {
    kind: 'calculate',
    input,
    keys: groups.keys.map(({ name, type }) => ({ name, type })),
    columns: groups.metrics.map(({ name, formula }) => ({ name, of: formula })),
    present: aggregates.flatMap(({ measures }) => measures.filter(({ presence }) => presence === true).map(({ name }) => name)),
    refusals: aggregates.flatMap(({ measures }) => measures.filter(({ guard }) => guard === true).map(({ name }) => name)),
  }
}

function planAggregates(groups: ResolvedGroups, shared: Shared, prefix: string): readonly Aggregate[] {
  const keyNames = groups.keys.map(({ name }) => name)
  const names = new Map<string, number>()
  const unique = (name: string) => {
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    return `${prefix}${name}${count > 1 ? count : ''}`
  }
  const rows = sameRows(groups.parts.filter((part) => part.kind === 'rows')).map((parts) => {
    const name = unique(parts[0].model.name)
    const aggregate = planScan(shared, parts, name, keyNames, (placed) => presenceMeasure(groups, placed, name))
    const joins = parts[0].entities.map((join) => planEntityJoin(join, shared))
    return { ...joinEntities(aggregate, joins), spread: spreadNames(groups, parts[0]) }
  })
  const entities = sameEntities(groups.parts.filter((part) => part.kind === 'entities')).map((parts) =>
    planEntities(groups, shared, parts, unique(`per ${parts[0].entity}`)),
  )
  return [...rows, ...entities]
}

/** The distinct keys of rows, without anything that is computed of them. */
export function planKeys(rows: ResolvedRows, keyNames: readonly string[], name: string, shared: Shared): Aggregate {
  const aggregate = planScan(shared, [rows], name, keyNames, () => [])
  const joins = rows.entities.map((join) => planEntityJoin(join, shared))
  return { ...joinEntities(aggregate, joins), measures: [] }
}

function planEntityJoin({ as, on, groups }: ResolvedEntityJoin, shared: Shared): EntityJoin {
  return { as, on, key: groups.keys[0]?.name ?? '', input: planGroups(groups, shared, `${as} `) }
}

/** Parts that read the same rows are one scan; what their filters know of entities goes by the names that `slice` reads. */
function sameRows(parts: readonly ResolvedRows[]): readonly SameRows[] {
  return grouped(parts, ({ model, slice, keys, frame, latest, versions }) =>
    JSON.stringify([model.name, slice, keys, frame?.signature, latest, versions]),
  )
}

function sameEntities(parts: readonly ResolvedEntities[]): readonly (readonly [ResolvedEntities, ...ResolvedEntities[]])[] {
  return grouped(parts, ({ entity, inner, rankedBy }) => JSON.stringify([entity, rankedBy, contents(inner)]))
}

/** What groups hold: metrics under the same names can be narrowed, shifted, or set otherwise. */
function contents({ metrics, parts }: ResolvedGroups): unknown {
  const inside = parts.map((part) => {
    if (part.kind === 'entities') return { ...part, inner: contents(part.inner) }
    const { model, frame, entities, outcome } = part
    return {
      ...part,
      model: model.name,
      frame: frame?.signature,
      entities: entities.map(({ as }) => as),
      outcome: outcome && outcomeText(outcome),
    }
  })
  return [metrics, inside]
}

function outcomeText(outcome: ResolvedOutcome): unknown {
  return [outcome.signature, outcome.kind === 'cohort' ? outcome.after : outcome.window]
}

function grouped<Part>(parts: readonly Part[], keyOf: (part: Part) => string): readonly (readonly [Part, ...Part[]])[] {
  const groups = new Map<string, [Part, ...Part[]]>()
  for (const part of parts) {
    const key = keyOf(part)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [part])
    else group.push(part)
  }
  return [...groups.values()]
}

/** One row per entity first, then the groups; an entity that is null is none. */
function planEntities(
  groups: ResolvedGroups,
  shared: Shared,
  parts: readonly [ResolvedEntities, ...ResolvedEntities[]],
  name: string,
): Aggregate {
  const [{ inner, rankedBy }] = parts
  const calculate = planGroups(inner, shared, `${name} `)
  const entity = inner.keys[inner.keys.length - 1]
  const keyNames = groups.keys.map((key) => key.name)
  const input: Calculate | Rank =
    rankedBy === undefined || entity === undefined
      ? calculate
      : { kind: 'rank', input: calculate, partition: keyNames, by: rankedBy, entity: columnOf(entity.name, entity.type) }
  const guards: Measure[] =
    calculate.refusals.length === 0
      ? []
      : [
          {
            name: `${name} refusal`,
            aggregation: { kind: 'min', of: columnOf('refusal', 'text'), type: 'text' },
            where: undefined,
            guard: true,
          },
        ]
  const measures: Measure[] = parts.map(({ id, aggregation, where }) => ({ name: id, aggregation, where }))
  return {
    kind: 'aggregate',
    input,
    name,
    where: input.kind === 'calculate' && entity !== undefined ? isNotNull(columnOf(entity.name, entity.type)) : undefined,
    keys: groups.keys.map((key) => ({ name: key.name, of: columnOf(key.name, key.type) })),
    measures: [...measures, ...guards, ...presenceMeasure(groups, parts, name)],
    spread: spreadNames(groups, parts[0]),
  }
}

function spreadNames({ keys }: ResolvedGroups, { spread }: ResolvedPart): readonly string[] {
  return spread.flatMap((index) => keys[index]?.name ?? [])
}

function isNotNull(value: Expression): Predicate {
  return { kind: 'isNull', value, negated: true }
}

/** Counts the rows that make groups: those that a metric counts which was asked for (S4). */
function presenceMeasure(groups: ResolvedGroups, parts: readonly ResolvedPart[], name: string): readonly Measure[] {
  const making = parts.filter(({ id }) => groups.grouping.has(id))
  if (groups.keys.length === 0 || making.length === 0) return []
  const filters = making.map(({ where }) => where).filter((where) => where !== undefined)
  const [only, ...others] = new Map(filters.map((where) => [JSON.stringify(where), where])).values()
  const some: Predicate | undefined = only === undefined || others.length === 0 ? only : { kind: 'some', of: [only, ...others] }
  const where = filters.length < making.length ? undefined : some
  return [{ name: `${name} present`, aggregation: { kind: 'countRows', type: 'integer' }, where, presence: true }]
}
