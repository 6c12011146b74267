import type { ParsedMany, ParsedValue } from '../definition/expression-input.ts'
import type { ModelDefinition } from '../definition/model-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { Aggregation } from '../expression/aggregation.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { Expression } from '../expression/expression.ts'
import { columnsIn, expressionsIn } from '../expression/walk.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Model } from './catalog.ts'
import { mayLeadTo } from './doubt.ts'
import { filterPredicate } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { isNumeric, linkExpression } from './link-expression.ts'
import type { OwnModel } from './link-model.ts'
import { versionsRead } from './link-validity.ts'
import { storedName } from './mapped-tables.ts'
import { type KnownModels, scopeOf } from './metric-scope.ts'
import { type Report, under } from './report.ts'

type Definitions = ReadonlyMap<string, Located<ModelDefinition>>

/** Models that are linked, and how they were written. */
export interface LinkedModels extends KnownModels {
  readonly definitions: Definitions
}

/** Each dimension that is made of the rows that lead to its model's. */
function manyIn(definition: ModelDefinition | undefined): readonly (readonly [string, ParsedMany])[] {
  return Object.entries(definition?.dimensions ?? {}).flatMap(([name, { expression }]) =>
    'many' in expression ? [[name, expression.many] as const] : [],
  )
}

/** Whether any dimension is a value of rows that lead to its model's: its type is known once those rows are. */
export function haveValues(definitions: Definitions): boolean {
  return [...definitions.values()].some(({ definition }) => manyIn(definition).some(([, many]) => 'of' in many))
}

/** The types of such values. */
export function valueTypes({ definitions, ...known }: LinkedModels): (model: string, dimension: string) => ColumnType | undefined {
  return (model, dimension) => {
    const expression = definitions.get(model)?.definition.dimensions[dimension]?.expression
    if (expression === undefined || !('many' in expression) || !('of' in expression.many)) return undefined
    const { model: rows, of } = expression.many
    return known.models.has(rows) ? linkExpression(of, scopeOf(rows, known), () => {})?.type : undefined
  }
}

/** Links what a model's rows have of rows that lead to them, once all models are known. */
export function linkTallies(own: OwnModel, linked: LinkedModels, report: Report): void {
  for (const [name, many] of manyIn(linked.definitions.get(own.name)?.definition))
    linkTally(name, many, own, linked, under(report, 'dimensions', name))
}

function linkTally(name: string, many: ParsedMany, own: OwnModel, known: LinkedModels, report: Report): void {
  const rows = known.models.get(many.model)
  if (rows === undefined) {
    if (!known.declared.has(many.model))
      report('unknown-model', `There is no model "${many.model}".${didYouMean(many.model, known.declared.names)}`, [
        'over' in many ? 'of' : many.take,
      ])
    if (many.where !== undefined) filterPredicate(many.where, scopeOf(many.model, known), under(report, 'where'))
    return
  }
  const where = many.where && filterPredicate(many.where, scopeOf(rows.name, known), under(report, 'where'))
  const aggregation = 'of' in many ? linkValue(many, rows, known, report) : ({ kind: 'countRows', type: 'integer' } as const)
  const of = aggregation === undefined ? [] : expressionsIn(aggregation)
  const isMany = (model: string, column: string) =>
    manyIn(known.definitions.get(model)?.definition).some(([dimension]) => dimension === column)
  const read = [...of, ...(where === undefined ? [] : [where])].flatMap(columnsIn)
  if (read.some((column) => isMany(rows.joins.get(column.of)?.model ?? rows.name, column.name)))
    report(
      'tally-in-tally',
      `"${name}" reads a dimension that is itself made of the rows that lead to others. Make it of plain dimensions.`,
      [],
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
  const versioned = versionsRead(rows, [by, where, ...of])
  if (versioned !== undefined)
    report(
      'no-metric-time',
      `"${name}" reads a version of "${versioned}", and there is no time to choose one by. Make it of what has no versions.`,
      where !== undefined && versionsRead(rows, [where]) !== undefined ? ['where'] : [],
    )
  if (aggregation !== undefined) own.tallies.set(name, { rows, by, key: storedName(own.columns, key), aggregation, where })
}

const ENDS = 'numbers and times'

function linkValue({ take, of: input, over }: ParsedValue, rows: Model, known: KnownModels, report: Report): Aggregation | undefined {
  const scope = scopeOf(rows.name, known)
  const of = linkExpression(input, scope, under(report, take))
  const time = over === undefined ? rows.metricTime?.expression : scope(over, under(report, 'over'))
  if (of === undefined) return undefined
  const what = 'name' in input ? `"${input.name}"` : 'this'
  const fits =
    take === 'sum' ? isNumeric(of.type) : take === 'first' || take === 'last' ? isValue(of) : isNumeric(of.type) || isTime(of.type)
  if (!fits) {
    const takes = take === 'sum' ? 'numbers' : take === 'first' || take === 'last' ? 'values that can be compared' : ENDS
    report('wrong-type', `"${take}" takes ${takes}, and ${what} is of type ${of.type}.`, [take])
    return undefined
  }
  if (take !== 'first' && take !== 'last') return { kind: take, of, type: of.type }
  if (time === undefined) {
    if (over === undefined)
      report('needs-time', `"${take}" goes by time, and "${rows.name}" has no metric time. Say by which: over: "…".`, ['over'])
    return undefined
  }
  if (!isNumeric(time.type) && !isTime(time.type)) {
    report('wrong-type', `"over" takes ${ENDS}, and "${over ?? 'metricTime'}" is of type ${time.type}.`, ['over'])
    return undefined
  }
  const ties = rows.key.flatMap((key) => rows.columns.get(key) ?? [])
  return { kind: take, of, over: time, ties, type: of.type }
}

function isValue({ type }: Expression): boolean {
  return type !== 'json' && type !== 'other'
}
