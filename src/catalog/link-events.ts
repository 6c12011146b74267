import type { SidesNames } from '../definition/conversion-definition.ts'
import type { MetricInput } from '../definition/metric-definition.ts'
import { NOTHING } from '../definition/parse-definitions.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Model, RowPart } from './catalog.ts'
import type { Computed } from './computed.ts'
import { mayLeadTo } from './doubt.ts'
import { isNumeric } from './link-expression.ts'
import { versionsRead } from './link-validity.ts'
import { type KnownModels, scopeOf } from './metric-scope.ts'
import type { Events } from './outcome.ts'
import { type Report, under } from './report.ts'

/** A metric that is used by another, narrowed as it is used. */
export type LinkInput = (input: MetricInput, id: string, report: Report) => Computed | undefined

/** The two sides of a conversion or a retention, as their author names them. */
export interface Sides {
  readonly name: string
  readonly base: MetricInput
  readonly later: MetricInput
  /** The field in which the second stands. */
  readonly laterField: 'conversion' | 'active'
  readonly per: SidesNames
  readonly constant: readonly SidesNames[]
}

export interface LinkedSides {
  readonly base: Events
  readonly later: Events
  readonly model: Model
}

/** Links both sides; reports and gives nothing where one is no count of rows, has no time, or lacks the entity. */
export function linkSides(sides: Sides, link: LinkInput, known: KnownModels, report: Report): LinkedSides | undefined {
  const base = linkEvents(sides, 'base', link, known, report)
  const later = linkEvents(sides, 'conversion', link, known, report)
  if (base === undefined || later === undefined) return undefined
  const { model } = base
  const [role, other] = [sides.per.base, sides.per.conversion]
  const [here, there] = [model.entities.get(role) ?? model.name, later.model.entities.get(other) ?? later.model.name]
  const same =
    base.events.entity.type === later.events.entity.type && (isUntold(model, role) || isUntold(later.model, other) || here === there)
  if (!same)
    report(
      'entity-mismatch',
      `"${role}" of "${model.name}" leads to "${here}", and "${other}" of "${later.model.name}" to "${there}": they are never the same entity.`,
      ['per'],
    )
  sides.constant.forEach((pair, index) => {
    const [a, b] = [base.events.constants[index], later.events.constants[index]]
    if (a === undefined || b === undefined || comparable(a.type, b.type)) return
    report('wrong-type', `"${pair.base}" is of type ${a.type} and "${pair.conversion}" of type ${b.type}, so they are never the same.`, [
      'constant',
      index,
    ])
  })
  return { base: base.events, later: later.events, model }
}

/** A role that stands for several models. */
function isUntold(model: Model, role: string): boolean {
  return !model.entities.has(role) && model.entity !== role
}

function comparable(a: ColumnType, b: ColumnType): boolean {
  return a === b || (isNumeric(a) && isNumeric(b))
}

function linkEvents(
  sides: Sides,
  side: keyof SidesNames,
  link: LinkInput,
  known: KnownModels,
  report: Report,
): { readonly events: Events; readonly model: Model } | undefined {
  const field = side === 'base' ? 'base' : sides.laterField
  const input = side === 'base' ? sides.base : sides.later
  const at = under(report, field)
  if (input.offset !== undefined || input.at !== undefined)
    at(
      'no-other-time',
      `"${sides.name}" goes from one row to a later one, so "${field}" is read at its own time. Leave "offset" and "at" out.`,
      [],
    )
  const computed = link(input, `${sides.name} ${field}`, at)
  const part = computed && countOfRows(computed)
  // A metric with problems of its own may well be a count.
  if (computed !== undefined && part === undefined && computed.formula.kind !== 'literal')
    at(
      'not-a-count',
      `"${input.metric}" is no count of rows of one model, and "${sides.name}" goes from row to row. Give it a metric with count: "rows".`,
      [],
    )
  const model = part && known.models.get(part.model)
  if (part === undefined || model === undefined) return undefined
  if (part.time === undefined)
    at(
      'no-metric-time',
      `"${input.metric}" has no metric time, so what came first cannot be told. Give it one in its definition: time: "…".`,
      [],
    )
  const entity = model.roles.get(sides.per[side])
  if (entity === undefined && sides.per[side] !== NOTHING && !mayLeadTo(known.doubts.get(model.name), sides.per[side]))
    report(
      'unknown-entity',
      `"${sides.name}" goes by "${sides.per[side]}", and "${input.metric}" counts rows of "${model.name}", which leads to no such entity.${didYouMean(sides.per[side], model.roles.keys())}`,
      ['per'],
    )
  const lookup = scopeOf(model.name, known)
  const constants = sides.constant.map((pair, index) => lookup(pair[side], under(report, 'constant', index)))
  const found = constants.filter((constant) => constant !== undefined)
  const versioned = versionsRead(model, [part.where, part.time, entity, ...found])
  if (versioned !== undefined)
    at(
      'version-of-an-event',
      `"${sides.name}" compares each row with all that come later, and "${input.metric}" would have to choose a version of "${versioned}" for each of them. Let its filter, its time, "per" and "constant" read nothing of "${versioned}".`,
      [],
    )
  if (part.time === undefined || entity === undefined || found.length < constants.length) return undefined
  return { events: { model: model.name, where: part.where, time: part.time, entity, constants: found }, model }
}

/** The one aggregation of a metric that counts the rows of a model, each in its own bucket. */
function countOfRows({ parts, formula }: Computed): RowPart | undefined {
  const [part] = parts
  if (part === undefined || parts.length > 1 || part.kind !== 'rows') return undefined
  const isPlain = formula.kind === 'coalesce' && formula.operands[0]?.kind === 'column'
  const { aggregation, frame, latest, outcome } = part
  const isOwn = frame.reach.kind === 'within' && latest === undefined && outcome === undefined
  return isPlain && isOwn && aggregation.kind === 'countRows' ? part : undefined
}
