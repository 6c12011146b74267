import type { ConversionDefinition } from '../definition/conversion-definition.ts'
import type { Aggregation } from '../expression/aggregation.ts'
import { columnOf, divide, type Expression, literal, type Predicate } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import { isDayOrCoarser, plainGrain, type TimeUnit } from '../expression/time-grain.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { RowPart } from './catalog.ts'
import type { Computed } from './computed.ts'
import { type Doubts, mayLeadTo } from './doubt.ts'
import { inputInWords } from './in-words.ts'
import { type LinkedSides, type LinkInput, linkSides } from './link-events.ts'
import type { KnownModels } from './metric-scope.ts'
import { type Conversion, outcomeColumn } from './outcome.ts'
import { type Report, under } from './report.ts'
import { grainNamed, type TimeGrains } from './time-grains.ts'
import { parameterNamed } from './with-parameters.ts'

/** Links what became of events; reports and gives nothing where the sides or the window do not fit. */
export function linkConversion(
  definition: ConversionDefinition,
  link: LinkInput,
  known: KnownModels,
  report: Report,
): Computed | undefined {
  const { name, base, conversion, per, constant, calculate } = definition
  const sides = linkSides({ name, base, later: conversion, laterField: 'conversion', per, constant }, link, known, report)
  const window = linkWindow(definition, sides, known.grains, under(report, 'window'))
  if (sides === undefined) return undefined
  const counted = countedEntity(definition, sides, { doubts: known.doubts, report })
  const kind = calculate === 'entityRate' ? 'followed' : 'credited'
  const outcome: Conversion = { kind, base: sides.base, later: sides.later, window }
  const linked = { rows: rowsOf(sides), outcome, counted }
  return {
    ...compute(definition, linked),
    inputs: [base.metric, conversion.metric],
    inWords: inWords(definition),
  }
}

type Rows = Omit<RowPart, 'id' | 'aggregation'>

function rowsOf({ base }: LinkedSides): Rows {
  const { model, time, where } = base
  return { kind: 'rows', model, time, where, frame: OWN_BUCKET, latest: undefined }
}

interface Linked {
  readonly rows: Rows
  readonly outcome: Conversion
  /** The key of the entity that is counted. */
  readonly counted: Expression
}

const COUNT_ROWS: Aggregation = { kind: 'countRows', type: 'integer' }

function compute(
  { name, calculate }: ConversionDefinition,
  { rows, outcome, counted }: Linked,
): Pick<Computed, 'formula' | 'parts' | 'unit' | 'additivity'> {
  const credited = outcomeColumn('value')
  const part = (id: string, aggregation: Aggregation): RowPart => ({ ...rows, id, aggregation, outcome })
  const conversions = part(`${name} conversions`, { kind: 'sum', of: orZero(credited), type: 'integer' })
  const number = orZero(columnOf(conversions.id, 'integer'))
  const rate = { unit: { kind: 'ratio' }, additivity: 'nonAdditive' } as const
  switch (calculate) {
    case 'conversions':
      return { formula: number, parts: [conversions], unit: { kind: 'count' }, additivity: 'additive' }
    case 'entities': {
      const entities = part(`${name} entities`, distinct(where(credited, counted)))
      const formula = orZero(columnOf(entities.id, 'integer'))
      return { formula, parts: [entities], unit: { kind: 'count' }, additivity: 'nonAdditive' }
    }
    case 'rate': {
      const base = part(`${name} base`, COUNT_ROWS)
      return { ...rate, formula: divide(number, columnOf(base.id, 'integer')), parts: [conversions, base] }
    }
    case 'entityRate': {
      const latest = { at: 'first', per: [counted] } as const
      const followed = { ...part(`${name} entities`, distinct(where(credited, counted))), latest }
      const base = { ...part(`${name} base`, distinct(counted)), latest }
      const formula = divide(columnOf(followed.id, 'integer'), columnOf(base.id, 'integer'))
      return { ...rate, formula, parts: [followed, base] }
    }
  }
}

function orZero(of: Expression): Expression {
  return { kind: 'coalesce', operands: [of, literal(0, 'integer')], type: 'integer' }
}

function distinct(of: Expression): Aggregation {
  return { kind: 'countDistinct', of, type: 'integer' }
}

/** The entity of rows of which something came; rows of which nothing came still make groups. */
function where(value: Expression, entity: Expression): Expression {
  const test: Predicate = { kind: 'compare', operator: 'gt', left: value, right: literal(0, 'integer') }
  return { kind: 'conditional', branches: [{ test, value: entity }], otherwise: literal(null, entity.type), type: entity.type }
}

function countedEntity(
  { name, entity }: ConversionDefinition,
  { base, model }: LinkedSides,
  { doubts, report }: { readonly doubts: Doubts; readonly report: Report },
): Expression {
  const key = entity === undefined ? base.entity : model.roles.get(entity)
  if (key === undefined && !mayLeadTo(doubts.get(model.name), entity ?? ''))
    report(
      'unknown-entity',
      `"${name}" counts "${entity}" entities, and "${model.name}" leads to none.${didYouMean(entity ?? '', model.roles.keys())}`,
      ['entity'],
    )
  return key ?? base.entity
}

/** A window is so long as its grain is everywhere: where buckets are of several lengths, no rule makes one. */
function windowUnit(name: string, given: string, grains: TimeGrains, report: Report): TimeUnit | undefined {
  const grain = grainNamed(given, grains, report)
  if (grain?.kind !== 'table') return grain?.unit
  report(
    'grain-of-calendar',
    `The window of "${name}" goes by "${grain.name}", whose buckets are as a table says, of no one length. Take a unit of the calendar, such as "week" or "month".`,
    [],
  )
  return undefined
}

function linkWindow(
  definition: ConversionDefinition,
  sides: LinkedSides | undefined,
  grains: TimeGrains,
  report: Report,
): Conversion['window'] {
  const { name, window, parameters } = definition
  if (window === undefined) return undefined
  const { count } = window
  const grain = windowUnit(name, window.grain, grains, under(report, 'grain'))
  const days = [sides?.base.time, sides?.later.time].some((time) => time?.type === 'date')
  if (grain !== undefined && days && !isDayOrCoarser(plainGrain(grain)))
    report('grain-too-fine', `The window of "${name}" goes by the ${grain}, and its times are days. It can go by the day or coarser.`, [
      'grain',
    ])
  if (typeof count === 'number') return grain && { count: literal(count, 'integer'), grain }
  const parameter = parameterNamed(count.parameter, parameters, under(report, 'count', 'parameter'), 'may be unset')
  const given = parameter && parameters?.[count.parameter]
  if (given !== undefined && ('values' in given || given.whole !== true || (given.min ?? 0) < 1))
    report('not-whole', `A window holds whole ${window.grain}s. Declare "${count.parameter}" as such: { whole: true, min: 1 }.`, ['count'])
  return parameter && grain && { count: parameter, grain }
}

function inWords({ base, conversion, per, entity, window, constant, calculate }: ConversionDefinition): string {
  const what = {
    rate: `${inputInWords(conversion)} per ${inputInWords(base)}`,
    conversions: `number of ${inputInWords(conversion)} after ${inputInWords(base)}`,
    entities: `number of different ${entity ?? per.base} entities with ${inputInWords(conversion)} after ${inputInWords(base)}`,
    entityRate: `share of ${entity ?? per.base} entities with ${inputInWords(conversion)} at or after the first of ${inputInWords(base)}`,
  }[calculate]
  const count = window && (typeof window.count === 'number' ? window.count : window.count.parameter)
  const within = window === undefined ? '' : ` within ${count} ${window.grain}${count === 1 ? '' : 's'}`
  const same = constant.length === 0 ? '' : ` and the same ${constant.map(({ base: one }) => one).join(', ')}`
  const credit = calculate === 'entityRate' ? '' : ', each credited to the latest one before it'
  return `${what} of the same ${per.base}${same}${within}${credit}`
}
