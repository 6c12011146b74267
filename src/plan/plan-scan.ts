import type { JoinStep, Model, Tally } from '../catalog/catalog.ts'
import { type Column, columnOf, type Expression, everyOf, type Predicate } from '../expression/expression.ts'
import { mapAggregation, mapPredicate } from '../expression/map.ts'
import { columnsIn, expressionsIn } from '../expression/walk.ts'
import { FaultError } from '../problem/problem.ts'
import type { ResolvedEvents, ResolvedOutcome } from '../query/resolve-outcome.ts'
import type { ResolvedLatest, ResolvedQuestion, ResolvedRows, VersionMoment } from '../query/resolved-question.ts'
import { CalendarJoins } from './calendar-joins.ts'
import type { EventRows } from './outcome-join.ts'
import { OutcomeJoins } from './outcome-joins.ts'
import { overlappingVersions } from './overlapping-versions.ts'
import type { Aggregate, Join, LatestRow, Measure, NamedExpression, Scan, TallyJoin, WindowedRows } from './plan-node.ts'
import { RateJoins } from './rate-joins.ts'
import { refusedSpans } from './refused-spans.ts'
import { validAt } from './valid-at.ts'

/** What holds for every scan of a question. */
export type Shared = Pick<ResolvedQuestion, 'access' | 'rates'>

export type SameRows = readonly [ResolvedRows, ...ResolvedRows[]]

/** The aggregate of parts that read the same rows; `extra` gives measures that watch over the same rows. */
export function planScan(
  shared: Shared,
  given: SameRows,
  name: string,
  keyNames: readonly string[],
  extra: (parts: readonly ResolvedRows[]) => readonly Measure[],
): Aggregate {
  const calendars = new CalendarJoins()
  const [first, ...others] = given
  const parts: SameRows = [calendars.joined(first), ...others.map((part) => calendars.joined(part))]
  const [{ model, slice, keys, frame, latest, entities, versions }] = parts
  const rates = new RateJoins(shared.rates)
  const outcomes = new OutcomeJoins(name, (events, outcome) => eventRows(shared, events, outcome))
  const placed = parts.map((part) => outcomes.placed(part))
  const own = placed.flatMap(({ id, aggregation, where }) => rates.measures({ name: id, aggregation, where }))
  const measures = [...own, ...refusedSpans(own), ...overlappingVersions(placed), ...extra(placed)]
  const named = keys.map((of, index) => ({ name: keyNames[index] ?? String(index), of }))
  const days = calendars.joins().map(({ day }) => day)
  const read = [...named.map(({ of }) => of), ...days, ...readBy(measures), ...(latest === undefined ? [] : [latest.over, ...latest.per])]
  const rows = everyOf([model.where, shared.access.get(model.name)])
  const joinedBy = entities.map(({ on }) => on)
  const columns = [...read, slice, frame?.test, versions?.time].flatMap((node) => (node === undefined ? [] : columnsIn(node)))
  const windows = windowedRows(shared, model, withJoinColumns(model, columns), { alias: model.name, as: model.name, where: rows })
  const where = everyOf([windows === undefined ? rows : undefined, slice, latest && present(latest.over)])
  const base = { kind: 'scan', table: model.table, as: model.name, windows, joins: [], entities: [], calendars: calendars.joins() } as const
  const scan: Scan = { ...base, rates: rates.joins(), outcomes: outcomes.joins(), frame, where }
  const joined = { ...scan, joins: neededJoins(shared, model, scan, [...read, ...joinedBy], versions) }
  const aggregate: Aggregate = { kind: 'aggregate', input: joined, name, where: undefined, keys: named, measures, spread: [] }
  return latest === undefined ? aggregate : overLatest(aggregate, joined, latest)
}

/** The rows beneath an alias, where columns are read that they have of each other or of the rows that lead to them. */
function windowedRows(
  shared: Shared,
  { windows, tallies }: Pick<Model, 'windows' | 'tallies'>,
  read: readonly Column[],
  { alias, as, where }: { readonly alias: string; readonly as: string; readonly where: Predicate | undefined },
): WindowedRows | undefined {
  const names = new Set(read.filter(({ of }) => of === alias).map(({ name }) => name))
  const columns = [...windows].filter(([name]) => names.has(name)).map(([name, of]): NamedExpression => ({ name, of }))
  const joined = tallyJoins(shared, new Map([...tallies].filter(([name]) => names.has(name))))
  return columns.length + joined.length === 0 ? undefined : { as, where, columns, tallies: joined }
}

/** What is made of the same rows is made in one go. */
function tallyJoins(shared: Shared, tallies: ReadonlyMap<string, Tally>): readonly TallyJoin[] {
  const groups = new Map<string, [string, Tally][]>()
  for (const [name, tally] of tallies) {
    const { rows, by, where } = tally
    const same = JSON.stringify([rows.name, by, where])
    groups.set(same, [...(groups.get(same) ?? []), [name, tally]])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const [as, { key, by, rows, where }] = first
    const read = group.flatMap(([, { aggregation }]) => expressionsIn(aggregation))
    const columns = group.map(([name, { aggregation }]) => ({ name, aggregation }))
    return [{ as, key, by, rows: scanOf(shared, rows, [by, ...read], where), columns }]
  })
}

/** The rows of a model that the caller may see and that pass `test`, with the joins that are read. */
function scanOf(shared: Shared, model: Model, read: readonly (Expression | Predicate)[], test: Predicate | undefined): Scan {
  const own = everyOf([model.where, shared.access.get(model.name)])
  const columns = [...read, ...(test === undefined ? [] : [test])].flatMap(columnsIn)
  const windows = windowedRows(shared, model, withJoinColumns(model, columns), { alias: model.name, as: model.name, where: own })
  const scan: Scan = {
    kind: 'scan',
    table: model.table,
    as: model.name,
    windows,
    joins: [],
    rates: [],
    entities: [],
    outcomes: [],
    calendars: [],
    frame: undefined,
    where: everyOf([windows === undefined ? own : undefined, test]),
  }
  return { ...scan, joins: neededJoins(shared, model, scan, read) }
}

function eventRows(shared: Shared, { model, where, time, entity, constants }: ResolvedEvents, outcome: ResolvedOutcome): EventRows {
  const test = everyOf([where, present(entity), present(time)])
  const calendars = new CalendarJoins()
  const { zone } = outcome
  const bucket =
    outcome.kind === 'cohort' ? calendars.bucketOf({ kind: 'bucket', of: time, grain: outcome.grain, zone, type: 'date' }) : undefined
  const rows = { ...scanOf(shared, model, [time, entity, ...constants], test), calendars: calendars.joins() }
  return { rows, time, entity, constants, bucket }
}

function present(value: Expression): Predicate {
  return { kind: 'isNull', value, negated: true }
}

/** The aggregate over the last rows only: what it reads of rows becomes a column of them. */
function overLatest(aggregate: Aggregate, scan: Scan, { at, over, per }: ResolvedLatest): Aggregate {
  const columns = new Map<string, NamedExpression>()
  const carried = (column: Column): Expression => {
    const name = `${column.of} ${column.name}`
    columns.set(name, { name, of: column })
    return columnOf(name, column.type)
  }
  const measures = aggregate.measures.map((measure) => ({
    ...measure,
    aggregation: mapAggregation(measure.aggregation, { column: carried }),
    where: measure.where && mapPredicate(measure.where, { column: carried }),
  }))
  const keys = aggregate.keys.map(({ name, of }) => ({ name, of: columnOf(name, of.type) }))
  const input: LatestRow = {
    kind: 'latestRow',
    input: scan,
    keys: aggregate.keys,
    columns: [...columns.values()],
    partition: per,
    over,
    at,
  }
  return { ...aggregate, input, keys, measures }
}

function readBy(measures: readonly Measure[]): readonly (Expression | Predicate)[] {
  return measures.flatMap(({ aggregation, where }) => [...expressionsIn(aggregation), ...(where === undefined ? [] : [where])])
}

/** The joins whose columns are read, and those on the way to them, outermost last. */
function neededJoins(
  shared: Shared,
  model: Model,
  scan: Scan,
  given: readonly (Expression | Predicate)[],
  versions?: VersionMoment,
): readonly Join[] {
  const all = [
    // A version is chosen by a time, which must be there before it.
    ...(versions === undefined ? [] : [versions.time]),
    ...given,
    ...scan.rates.flatMap(({ currency, on }) => [currency, on]),
    ...[scan.where, scan.frame?.test].filter((test) => test !== undefined),
  ]
  const columns = all.flatMap(columnsIn)
  const read = withJoinColumns(model, columns)
  return neededSteps(model, columns).map((step) => planJoin(shared, step, read, versions))
}

function neededSteps(model: Model, columns: readonly Column[]): readonly JoinStep[] {
  const steps = new Map<string, JoinStep>()
  const need = (alias: string) => {
    const step = model.joins.get(alias)
    if (step === undefined || steps.has(alias)) return
    need(step.from)
    steps.set(alias, step)
  }
  for (const { of } of columns) need(of)
  return [...steps.values()]
}

/** A join reads columns, too, and one of them may come from a row's place among rows. */
function withJoinColumns(model: Model, columns: readonly Column[]): readonly Column[] {
  const joined = neededSteps(model, columns).flatMap(({ from, on }) =>
    on.map(({ column }): Column => ({ ...columnOf(column, 'other'), of: from })),
  )
  return [...columns, ...joined]
}

function planJoin(shared: Shared, step: JoinStep, read: readonly Column[], versions: VersionMoment | undefined): Join {
  const { as, from, table, model } = step
  const on = step.on.map(({ column, key }) => ({ from, column, key }))
  const own = everyOf([step.where, onAlias(shared.access.get(model), as)])
  if (step.validity !== undefined && versions === undefined)
    throw new FaultError(`Versions of "${model}" were planned without a time. This is a fault of Grainline; report it with the question.`)
  const version = versions && step.validity && validAt(as, step.validity, versions)
  const columns = version === undefined ? read : [...read, ...columnsIn(version)]
  const windows = windowedRows(shared, step, columns, { alias: as, as: model, where: onAlias(own, model) })
  return { table, as, windows, on, where: everyOf([windows === undefined ? own : undefined, version]) }
}

function onAlias(test: Predicate | undefined, as: string): Predicate | undefined {
  return test && mapPredicate(test, { column: (column) => ({ ...column, of: as }) })
}
