import type { ColumnType } from '../expression/column-type.ts'
import type { Column, Expression, Predicate } from '../expression/expression.ts'
import { columnsIn, expressionsIn } from '../expression/walk.ts'
import type { Catalog, Model, RowPart } from './catalog.ts'
import { isOutcomeColumn, readByEvents } from './outcome.ts'
import { rowParts } from './row-parts.ts'

/** A column that a catalog reads, and the definitions that read it. */
export interface UsedColumn {
  readonly table: string
  readonly name: string
  readonly type: ColumnType
  readonly usedBy: readonly string[]
}

function expressionsOf({ aggregation, time, where, latest }: RowPart): readonly (Expression | Predicate)[] {
  return [...expressionsIn(aggregation), ...(latest?.per ?? []), ...[time, where].filter((one) => one !== undefined)]
}

/** What the sides of an outcome read, by model. */
function readByOutcome({ outcome }: RowPart): readonly { readonly model: string; readonly read: readonly (Expression | Predicate)[] }[] {
  const sides = outcome === undefined ? [] : [outcome.base, outcome.later]
  return sides.map((events) => ({ model: events.model, read: readByEvents(events) }))
}

/** The table behind an alias, as a model's rows know it. */
function tableOf(model: Model, alias: string): string {
  return model.joins.get(alias)?.table ?? model.table
}

/** Whether a column comes from a row's place among rows, or from the rows that lead to it, and not from the table. */
function isMadeUp(model: Model, alias: string, name: string): boolean {
  const { windows, tallies } = model.joins.get(alias) ?? model
  return windows.has(name) || tallies.has(name)
}

/** Every column that a definition of the catalog reads, by table and name. */
export function usedColumns(catalog: Catalog): readonly UsedColumn[] {
  const used = new Map<string, Omit<UsedColumn, 'usedBy'> & { readonly usedBy: Set<string> }>()
  const add = (table: string, name: string, type: ColumnType, by: string) => {
    const key = JSON.stringify([table, name])
    const known = used.get(key) ?? { table, name, type, usedBy: new Set<string>() }
    used.set(key, known)
    known.usedBy.add(by)
  }
  const addColumn = (model: Model, { of, name, type }: Column, by: string) => {
    if (!isMadeUp(model, of, name)) add(tableOf(model, of), name, type, by)
  }
  for (const model of catalog.models.values()) {
    const own = [
      ...(model.where === undefined ? [] : [model.where]),
      ...[...model.key, ...(model.validity === undefined ? [] : [model.validity.from, model.validity.to])].flatMap(
        (name) => model.columns.get(name) ?? [],
      ),
    ]
    for (const column of own.flatMap(columnsIn)) addColumn(model, column, model.name)
    for (const column of [...model.windows.values()].flatMap(columnsIn)) addColumn(model, column, model.name)
    for (const { name, expression } of model.dimensions.values())
      for (const column of columnsIn(expression)) addColumn(model, column, `${model.name}.${name}`)
    for (const [name, { rows, by, aggregation, where }] of model.tallies)
      for (const column of [by, ...expressionsIn(aggregation), ...(where === undefined ? [] : [where])].flatMap(columnsIn))
        addColumn(rows, column, `${model.name}.${name}`)
    for (const { from, as, on } of model.joins.values()) {
      const columns = from === model.name ? [...model.columns.values()].flatMap(columnsIn) : []
      for (const column of columns.filter(({ name }) => on.some((one) => one.column === name)))
        addColumn(model, column, `${model.name}.${as}`)
    }
  }
  for (const metric of catalog.metrics.values()) {
    for (const part of rowParts(metric.parts)) {
      for (const { model: name, read } of [{ model: part.model, read: expressionsOf(part) }, ...readByOutcome(part)]) {
        const model = catalog.models.get(name)
        const columns = read.flatMap(columnsIn).filter((column) => !isOutcomeColumn(column))
        for (const column of columns) if (model !== undefined) addColumn(model, column, metric.name)
      }
    }
  }
  return [...used.values()].map(({ usedBy, ...column }) => ({ ...column, usedBy: [...usedBy] }))
}
