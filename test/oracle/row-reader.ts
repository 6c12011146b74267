import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { ModelSource, World } from './case.ts'
import { evaluate, type NumberType, typeOf } from './evaluate-expression.ts'
import { passes } from './evaluate-filter.ts'
import { keyOf, readCell, type Value } from './value.ts'

export interface PlainRow {
  readonly cells: ReadonlyMap<string, Value>
}

export interface Row extends PlainRow {
  readonly model: ModelSource
}

/** Where a public name leads: along entities that have a column, to a dimension. */
interface Reached {
  readonly path: readonly string[]
  readonly model: ModelSource
  readonly dimension: string
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function listed(columns: string | readonly string[]): readonly string[] {
  return typeof columns === 'string' ? [columns] : columns
}

const DEPTH = 2

/** Reads the rows of a world as one question sees them: in its zone and under its policy. */
export class RowReader {
  readonly zone: string
  readonly #world: World
  readonly #policy: Readonly<Record<string, FilterInput | 'all'>> | undefined
  readonly #rows = new Map<string, readonly Row[]>()
  readonly #byKey = new Map<string, ReadonlyMap<string, Row>>()
  readonly #members = new Map<string, ReadonlyMap<string, Reached>>()

  constructor(world: World, zone: string, policy?: Readonly<Record<string, FilterInput | 'all'>>) {
    this.#world = world
    this.zone = zone
    this.#policy = policy
  }

  model(name: string): ModelSource {
    const found = this.#world.models.find((model) => model.name === name)
    if (found === undefined) throw new Error(`The oracle knows no model "${name}".`)
    return found
  }

  /** The rows that are rows of a model at all, and that the caller may see. */
  rows(name: string): readonly Row[] {
    const known = this.#rows.get(name)
    if (known !== undefined) return known
    const model = this.model(name)
    const all = this.plain(model.table).map(({ cells }): Row => ({ model, cells }))
    const policy = this.#policy === undefined ? 'all' : (this.#policy[name] ?? { or: [] })
    const seen = all.filter(
      (row) =>
        (model.where === undefined || passes(model.where, (column) => this.own(row, column), this.zone)) &&
        (policy === 'all' || passes(policy, (column) => this.own(row, column), this.zone)),
    )
    this.#rows.set(name, seen)
    return seen
  }

  /** All rows of a table, as they stand. */
  plain(name: string): readonly PlainRow[] {
    const table = this.#world.tables.find((one) => one.name === name)
    return (table?.rows ?? []).map((cells) => ({
      cells: new Map(table?.columns.map((column, index) => [column.name, readCell(cells[index] ?? null, column.type)])),
    }))
  }

  /** A column of the row's own table, or a dimension of its own model. */
  own(row: Row, name: string): Value {
    const dimension = row.model.dimensions[name]
    if (dimension === undefined) return row.cells.get(name) ?? null
    return evaluate(dimension, (column) => row.cells.get(column) ?? null, this.zone)
  }

  /** A name as a metric's definition uses it: own dimension, path, or column. */
  local(row: Row, name: string): Value {
    if (row.model.dimensions[name] !== undefined) return this.own(row, name)
    const reached = this.members(row.model).get(name)
    return reached === undefined ? this.own(row, name) : this.#reached(row, reached)
  }

  /** A name as a question uses it. */
  public(row: Row, name: string): Value {
    const reached = this.members(row.model).get(name)
    if (reached === undefined) throw new Error(`"${row.model.name}" does not lead to "${name}".`)
    return this.#reached(row, reached)
  }

  #reached(row: Row, { path, dimension }: Reached): Value {
    let here: Row | undefined = row
    for (const role of path) here = here && this.#follow(here, role)
    return here === undefined ? null : this.own(here, dimension)
  }

  #follow(row: Row, role: string): Row | undefined {
    const entity = row.model.entities[role]
    if (entity === undefined || 'through' in entity) throw new Error(`"${row.model.name}" has no entity "${role}" with a column.`)
    const key = keyText(listed(entity.column).map((column) => row.cells.get(column) ?? null))
    return key === undefined ? undefined : this.#keyed(entity.model).get(key)
  }

  #keyed(model: string): ReadonlyMap<string, Row> {
    const known = this.#byKey.get(model)
    if (known !== undefined) return known
    const columns = listed(this.model(model).key)
    const index = new Map(this.rows(model).map((row) => [keyText(columns.map((column) => row.cells.get(column) ?? null)) ?? '', row]))
    this.#byKey.set(model, index)
    return index
  }

  /** Everything that a model's rows lead to, by public name. */
  members(model: ModelSource): ReadonlyMap<string, Reached> {
    const known = this.#members.get(model.name)
    if (known !== undefined) return known
    const members = new Map<string, Reached>()
    const explore = (at: ModelSource, prefix: string, path: readonly string[], left: number, again?: readonly [string, number]) => {
      for (const dimension of Object.keys(at.dimensions)) members.set(`${prefix}${capital(dimension)}`, { path, model: at, dimension })
      for (const [role, entity] of Object.entries(at.entities)) {
        // A role from a model to itself is one role, however often it is followed.
        const isSame = role === again?.[0]
        const times = isSame ? again[1] : 'model' in entity && entity.model === at.name ? (entity.depth ?? 1) : undefined
        if (isSame ? times === 0 : left === 0) continue
        const steps = this.#steps(at, role)
        const target = steps.reduce((here, step) => this.#target(here, step), at)
        const next = times === undefined ? undefined : ([role, times - 1] as const)
        explore(target, path.length === 0 ? role : `${prefix}${capital(role)}`, [...path, ...steps], isSame ? left : left - 1, next)
      }
    }
    explore(model, model.entity, [], DEPTH)
    this.#members.set(model.name, members)
    return members
  }

  #steps(model: ModelSource, role: string): readonly string[] {
    const entity = model.entities[role]
    return entity !== undefined && 'through' in entity ? entity.through.split('.') : [role]
  }

  #target(model: ModelSource, role: string): ModelSource {
    const entity = model.entities[role]
    if (entity === undefined || 'through' in entity) throw new Error(`"${model.name}" has no entity "${role}" with a column.`)
    return this.model(entity.model)
  }

  /** The family of a name's values, as a metric's definition uses it. */
  typeOfLocal(model: ModelSource, name: string): NumberType {
    const own = model.dimensions[name]
    if (own !== undefined) return typeOf(own, (column) => this.#typeOfColumn(model, column))
    const reached = this.members(model).get(name)
    return reached === undefined ? this.#typeOfColumn(model, name) : this.typeOfLocal(reached.model, reached.dimension)
  }

  typeOfPublic(model: ModelSource, name: string): NumberType {
    const reached = this.members(model).get(name)
    return reached === undefined ? 'text' : this.typeOfLocal(reached.model, reached.dimension)
  }

  #typeOfColumn(model: ModelSource, name: string): NumberType {
    return this.#world.tables.find((table) => table.name === model.table)?.columns.find((column) => column.name === name)?.type ?? 'text'
  }
}

function keyText(values: readonly Value[]): string | undefined {
  return values.some((value) => value === null) ? undefined : JSON.stringify(values.map(keyOf))
}
