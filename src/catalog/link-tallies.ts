import type { ParsedMany } from '../definition/expression-input.ts'
import type { ModelDefinition } from '../definition/model-definition.ts'
import { columnOf, type Expression, literal } from '../expression/expression.ts'
import { columnsIn } from '../expression/walk.ts'
import { didYouMean } from '../problem/suggest.ts'
import { mayLeadTo } from './doubt.ts'
import { filterPredicate } from './filter-predicate.ts'
import type { OwnModel } from './link-model.ts'

import { versionsRead } from './link-validity.ts'
import { type KnownModels, scopeOf } from './metric-scope.ts'

import { type Report, under } from './report.ts'

/** The column of a tally, 0 or false where no row leads there. */
export function tallyColumn(model: string, name: string, take: ParsedMany['take']): Expression {
  const column = { ...columnOf(name, 'integer'), of: model }
  const number: Expression = { kind: 'coalesce', operands: [column, literal(0, 'integer')], type: 'integer' }
  if (take === 'number') return number
  const test = { kind: 'compare', operator: 'gt', left: number, right: literal(0, 'integer') } as const
  return {
    kind: 'conditional',
    branches: [{ test, value: literal(true, 'boolean') }],
    otherwise: literal(false, 'boolean'),
    type: 'boolean',
  }
}

/** Links what a model's rows have of rows that lead to them, once all models are known. */
export function linkTallies(own: OwnModel, definition: ModelDefinition, known: KnownModels, report: Report): void {
  for (const [name, { expression }] of Object.entries(definition.dimensions)) {
    if (!('many' in expression)) continue
    linkTally(name, expression.many, own, known, under(report, 'dimensions', name))
  }
}

function linkTally(name: string, many: ParsedMany, own: OwnModel, known: KnownModels, report: Report): void {
  const rows = known.models.get(many.model)
  if (rows === undefined) {
    if (!known.declared.has(many.model))
      report('unknown-model', `There is no model "${many.model}".${didYouMean(many.model, known.declared.names)}`, [many.take])
    if (many.where !== undefined) filterPredicate(many.where, scopeOf(many.model, known), under(report, 'where'))
    return
  }
  const where = many.where && filterPredicate(many.where, scopeOf(rows.name, known), under(report, 'where'))
  const read = where === undefined ? [] : columnsIn(where)
  if (read.some(({ of, name: column }) => (rows.joins.get(of) ?? rows).tallies.has(column)))
    report(
      'tally-in-tally',
      `The filter of "${name}" reads a dimension that is itself counted from other rows. Count over plain dimensions.`,
      ['where'],
    )
  const by = rows.roles.get(many.through)
  const target = rows.entities.get(many.through)
  const [key] = own.key
  if (by === undefined && mayLeadTo(known.doubts.get(rows.name), many.through)) return
  if (by === undefined || target !== own.name || key === undefined) {
    const leading = [...rows.entities].filter(([, model]) => model === own.name).map(([role]) => role)
    const way = leading.length === 0 ? ` No entity of "${rows.name}" does.` : ` ${leading.map((role) => `"${role}"`).join(', ')} does.`
    report('unknown-entity', `"${many.through}" of "${rows.name}" does not lead to one row of "${own.name}".${way}`, ['through'])
    return
  }
  const versioned = versionsRead(rows, [by, where])
  if (versioned !== undefined)
    report(
      'no-metric-time',
      `"${name}" counts rows by a version of "${versioned}", and there is no time to choose one by. Count over what has no versions.`,
      ['where'],
    )
  own.tallies.set(name, { rows, by, key, where })
}
