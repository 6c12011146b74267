import type { Catalog, Model } from '../../src/index.ts'

/** A definition as data, with names in place of what it refers to. */
export type Written = Record<string, unknown>

/** What was planted, and where linking should find it. */
export interface Planted {
  readonly definition: Written
  readonly code: string
  /** Where the problem lies, from the section on. */
  readonly at: readonly (string | number)[]
}

/** A way to get a definition wrong; nothing where this one offers no place for it. */
export type Mistake = (definition: Written, catalog: Catalog, pick: number) => Planted | undefined

export function isFields(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A slip of the fingers that leaves the name near to what it was. */
function slip(name: string): string {
  return `${name.slice(0, 2)}${name.charAt(1)}${name.slice(2)}`
}

/** A name that none is near to, and that begins with nothing that leads anywhere. */
function stray(name: string): string {
  return `zz${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

const one = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(1, all.length)]

const SECTIONS: Readonly<Record<string, string>> = { model: 'models', goal: 'goals', alert: 'alerts', board: 'boards', set: 'sets' }

function sectionOf({ kind, name }: Written): readonly [string, string] {
  return [SECTIONS[String(kind)] ?? 'metrics', String(name)]
}

function planted(definition: Written, code: string, at: readonly (string | number)[], change: Written): Planted {
  return { definition: { ...definition, ...change }, code, at: [...sectionOf(definition), ...at] }
}

function modelOf({ model }: Written, catalog: Catalog): Model | undefined {
  return typeof model === 'string' ? catalog.models.get(model) : undefined
}

const AGGREGATED = ['sum', 'avg', 'min', 'max', 'countDistinct', 'median'] as const

const misspeltField: Mistake = (definition, _, pick) => {
  const fields = Object.keys(definition).filter((field) => !['kind', 'name', 'type', 'at'].includes(field))
  const field = one(fields, pick)
  if (field === undefined) return undefined
  const changed = Object.fromEntries(Object.entries(definition).map(([name, value]) => [name === field ? slip(name) : name, value]))
  return { definition: changed, code: 'malformed-definition', at: [...sectionOf(definition), slip(field)] }
}

const wrongType: Mistake = (definition, _, pick) => {
  const field = one(
    Object.keys(definition).filter((name) => ['description', 'model', 'table', 'where', 'sum', 'numerator', 'key', 'tags'].includes(name)),
    pick,
  )
  return field === undefined ? undefined : planted(definition, 'malformed-definition', [field], { [field]: true })
}

const misspeltMetric: Mistake = (definition) =>
  typeof definition.numerator === 'string'
    ? planted(definition, 'unknown-metric', ['numerator'], { numerator: stray(definition.numerator) })
    : undefined

const misspeltColumn: Mistake = (definition) => {
  const field = AGGREGATED.find((name) => typeof definition[name] === 'string')
  return definition.type !== 'simple' || field === undefined
    ? undefined
    : planted(definition, 'unknown-dimension', [field], { [field]: stray(String(definition[field])) })
}

const misspeltFilter: Mistake = (definition) =>
  definition.type === 'simple'
    ? planted(definition, 'unknown-dimension', ['where', 'zzNowhere'], {
        where: { ...(isFields(definition.where) ? definition.where : {}), zzNowhere: 'x' },
      })
    : undefined

const wrongValue: Mistake = (definition, catalog) => {
  const model = modelOf(definition, catalog)
  const columns = [...(model?.columns ?? [])].filter(([name, { type }]) => type === 'boolean' && !model?.members.has(name))
  const [column] = columns.find(([name]) => !model?.dimensions.has(name)) ?? []
  return definition.type !== 'simple' || column === undefined
    ? undefined
    : planted(definition, 'wrong-type', ['where', column, 'eq'], { where: { [column]: 'yes' } })
}

const fanOut: Mistake = (definition, catalog, pick) => {
  const model = modelOf(definition, catalog)
  if (model === undefined || definition.type !== 'simple') return undefined
  const many = [...catalog.models.values()].filter(({ joins }) => [...joins.values()].some((join) => join.model === model.name))
  const names = many.flatMap((other) => [...other.members.keys()].filter((name) => name.startsWith(other.entity)))
  const name = one(
    names.filter((other) => !model.members.has(other) && !model.dimensions.has(other) && !model.columns.has(other)),
    pick,
  )
  return name === undefined ? undefined : planted(definition, 'fan-out', ['where', name], { where: { [name]: { isNull: true } } })
}

const unknownModel: Mistake = (definition) =>
  definition.type === 'simple' ? planted(definition, 'unknown-model', ['model'], { model: stray(String(definition.model)) }) : undefined

const unknownType: Mistake = (definition) =>
  typeof definition.type === 'string' ? planted(definition, 'unknown-kind', ['type'], { type: slip(definition.type) }) : undefined

const unknownTable: Mistake = (definition) =>
  definition.kind === 'model' ? planted(definition, 'unknown-table', ['table'], { table: slip(String(definition.table)) }) : undefined

const nowhereTable: Mistake = (definition) =>
  definition.kind === 'model' ? planted(definition, 'unknown-table', ['table'], { table: 'zz' }) : undefined

const misspeltKey: Mistake = (definition) =>
  typeof definition.key === 'string' ? planted(definition, 'unknown-column', ['key'], { key: slip(definition.key) }) : undefined

const misspeltTime: Mistake = (definition) =>
  definition.kind === 'model' && definition.metricTime !== undefined
    ? planted(definition, 'unknown-dimension', ['metricTime'], { metricTime: stray(String(definition.metricTime)) })
    : undefined

const misspeltDimension: Mistake = (definition, _, pick) => {
  const dimensions = isFields(definition.dimensions) ? definition.dimensions : {}
  const name = one(
    Object.keys(dimensions).filter((dimension) => typeof dimensions[dimension] === 'string'),
    pick,
  )
  return name === undefined
    ? undefined
    : planted(definition, 'unknown-column', ['dimensions', name], { dimensions: { ...dimensions, [name]: slip(String(dimensions[name])) } })
}

const entityChange =
  (code: string, field: string, change: (entity: Written) => Written): Mistake =>
  (definition, _, pick) => {
    const entities = isFields(definition.entities) ? definition.entities : {}
    const name = one(
      Object.keys(entities).filter((role) => isFields(entities[role]) && 'model' in entities[role] && 'column' in entities[role]),
      pick,
    )
    const entity = entities[name ?? '']
    if (name === undefined || !isFields(entity)) return undefined
    return planted(definition, code, ['entities', name, field], { entities: { ...entities, [name]: change(entity) } })
  }

export const wrongUnit: Mistake = (definition, catalog) => {
  const unit = catalog.metrics.get(String(definition.name))?.unit
  return definition.type === 'ratio' && unit?.kind === 'ratio'
    ? planted(definition, 'unit-mismatch', ['unit'], { unit: { kind: 'duration', unit: 'day' } })
    : undefined
}

const goalChange =
  (code: string, at: readonly string[], change: (goal: Written) => Written): Mistake =>
  (definition) =>
    definition.kind === 'goal' ? planted(definition, code, at, change(definition)) : undefined

const lackingLetter: Mistake = (definition, _, pick) => {
  const letter = one(['specific', 'metric', 'baseline', 'target', 'plan', 'relevance', 'period'], pick)
  return definition.kind === 'goal' && letter !== undefined
    ? planted(definition, 'malformed-definition', [], { [letter]: undefined })
    : undefined
}

/** A mistake in one of the tiles of a board. */
const tileChange =
  (code: string, at: readonly (string | number)[], change: (tile: Written) => Written): Mistake =>
  (definition, _, pick) => {
    const tiles: readonly unknown[] = Array.isArray(definition.tiles) ? definition.tiles : []
    const index = pick % Math.max(1, tiles.length)
    const tile = tiles[index]
    if (definition.kind !== 'board' || !isFields(tile)) return undefined
    return planted(definition, code, ['tiles', index, ...at], { tiles: tiles.with(index, { ...tile, ...change(tile) }) })
  }

const alertChange =
  (code: string, at: readonly string[], change: (alert: Written) => Written): Mistake =>
  (definition) =>
    definition.kind === 'alert' && definition.metric !== undefined ? planted(definition, code, at, change(definition)) : undefined

const misspeltInSet: Mistake = (definition, _, pick) => {
  const metrics: readonly unknown[] = Array.isArray(definition.metrics) ? definition.metrics : []
  const index = pick % Math.max(1, metrics.length)
  return definition.kind === 'set'
    ? planted(definition, 'unknown-metric', ['metrics', index], { metrics: metrics.with(index, stray(String(metrics[index]))) })
    : undefined
}

const beside = (filter: unknown): Written => ({ ...(isFields(filter) ? filter : {}), zzNowhere: 'x' })

/** Mistakes in what definitions ask themselves. */
const ASKED: Readonly<Record<string, Mistake>> = {
  lackingLetter,
  goalOfNoMetric: goalChange('unknown-metric', ['metric'], ({ metric }) => ({ metric: stray(String(metric)) })),
  goalThatEndsFirst: goalChange('empty-period', ['period'], () => ({ period: { from: '2026-01-01', to: '2025-01-01' } })),
  goalInNoZone: goalChange('unknown-zone', ['timezone'], () => ({ timezone: 'Europe/Zz' })),
  goalFilteredByNothing: goalChange('unknown-dimension', ['where', 'zzNowhere'], ({ where }) => ({ where: beside(where) })),
  goalOfNoVariant: goalChange('malformed-definition', ['variant'], () => ({ variant: 5 })),
  goalOfNoGoal: goalChange('unknown-goal', ['subGoals', '0'], () => ({ subGoals: ['zzNowhere'] })),
  tileOfNoMetric: tileChange('unknown-metric', ['metric'], ({ metric }) => ({ metric: stray(String(metric)) })),
  tileWithoutMetric: tileChange('malformed-definition', ['metric'], () => ({ metric: undefined })),
  tileByNothing: tileChange('unknown-dimension', ['by', 0], () => ({ by: ['zzNowhere'], orderBy: [] })),
  tileFilteredByNothing: tileChange('unknown-dimension', ['where', 'zzNowhere'], ({ where }) => ({ where: beside(where) })),
  tileInNoOrder: tileChange('unknown-name', ['orderBy', 0, 'dimension'], () => ({ orderBy: [{ dimension: 'zzNowhere' }] })),
  tileOfNone: tileChange('first-out-of-range', ['first'], () => ({ first: 0 })),
  alertOfNoMetric: alertChange('unknown-metric', ['metric'], ({ metric }) => ({ metric: stray(String(metric)) })),
  alertWithoutOwner: alertChange('malformed-definition', ['owner'], () => ({ owner: undefined })),
  alertOfNoLimit: alertChange('malformed-definition', ['when'], () => ({ when: 5 })),
  alertByNothing: alertChange('unknown-dimension', ['by', '0'], () => ({ by: ['zzNowhere'] })),
  alertFilteredByNothing: alertChange('unknown-dimension', ['where', 'zzNowhere'], ({ where }) => ({ where: beside(where) })),
  alertInNoZone: alertChange('unknown-zone', ['timezone'], () => ({ timezone: 'Europe/Zz' })),
  misspeltInSet,
}

export const MISTAKES: Readonly<Record<string, Mistake>> = {
  misspeltField,
  wrongType,
  misspeltMetric,
  misspeltColumn,
  misspeltFilter,
  wrongValue,
  fanOut,
  unknownModel,
  unknownType,
  unknownTable,
  nowhereTable,
  misspeltKey,
  misspeltTime,
  misspeltDimension,
  misspeltEntityColumn: entityChange('unknown-column', 'column', (entity) => ({ ...entity, column: stray(String(entity.column)) })),
  unknownEntityModel: entityChange('unknown-model', 'model', (entity) => ({ ...entity, model: 'zzNowhere' })),
  wrongUnit,
  ...ASKED,
}

/** Mistakes in the options of a catalog, each with the code and the place of its problem. */
export const WRONG_OPTIONS = {
  ratesWithoutTable: {
    options: { rates: { table: 'zz', from: 'a', to: 'b', date: 'c', rate: 'd' } },
    found: 'unknown-table options.rates.table',
  },
  goalsWithoutTable: { options: { goals: { table: 'zz' } }, found: 'unknown-table options.goals.table' },
  milestonesWithoutColumn: {
    options: { goalMilestones: { table: 'goal_milestones', columns: { name: 'zz' } } },
    found: 'unknown-column options.goalMilestones.columns.name',
  },
  benchmarksOfOtherType: {
    options: { benchmarks: { table: 'benchmarks', columns: { value: 'scope' } } },
    found: 'wrong-type options.benchmarks.columns.value',
  },
  calendarWithoutTable: {
    options: { calendars: { retail: { table: 'zz', date: 'day', grains: { retailMonth: 'month' } } } },
    found: 'unknown-table options.calendars.retail.table',
  },
} as const
