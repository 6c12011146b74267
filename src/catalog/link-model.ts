import type { ParsedExpression, ParsedWindow } from '../definition/expression-input.ts'
import type { ModelDefinition } from '../definition/model-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { WarehouseColumn, WarehouseTable } from '../definition/warehouse-table.ts'
import { wordsOf } from '../definition/words.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, everyOf, type Predicate, type Windowed } from '../expression/expression.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean, nearest } from '../problem/suggest.ts'
import type { Dimension, Model, Tally } from './catalog.ts'
import type { OwnDoubt } from './doubt.ts'
import { filterPredicate, type NameLookup } from './filter-predicate.ts'
import { linkFreshness } from './freshness.ts'
import { linkExpression } from './link-expression.ts'
import { linkValidity } from './link-validity.ts'
import { type Report, under } from './report.ts'
import { storedGrains } from './stored-grains.ts'
import { tallyColumn } from './tally-column.ts'
import type { TimeGrains } from './time-grains.ts'

/** A model over its own rows only: what it leads to is linked once all models are known. */
export type OwnModel = Omit<Model, 'joins' | 'members' | 'roles' | 'entities' | 'metricTime' | 'tallies'> & {
  readonly tallies: Map<string, Tally>
  readonly doubt: OwnDoubt
}

/** Text types whose values other text is compared with as they are; uuid and enum columns are read as text first. */
const PLAIN_TEXT = /^(text|varchar|character varying|character|char|bpchar|citext|name)/i

function columnExpression(model: string, column: WarehouseColumn, grain: string | undefined): Expression {
  const plain: Expression = {
    kind: 'column',
    of: model,
    name: column.stored ?? column.name,
    type: column.type,
    ...(grain === undefined ? {} : { grain }),
  }
  return column.type === 'text' && !PLAIN_TEXT.test(column.databaseType) ? { kind: 'cast', of: plain, type: 'text' } : plain
}

/** `opportunity_id` as `opportunity`, `order_line_id` as `orderLine`. */
function entityName(key: string): string {
  return key.replace(/_?id$/i, '').replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function columnLookup(
  model: string,
  table: WarehouseTable | undefined,
  columns: ReadonlyMap<string, Expression>,
  beside: () => Iterable<string> = () => [],
): NameLookup {
  return (name, report) => {
    const found = columns.get(name)
    if (found === undefined && table !== undefined)
      report(
        'unknown-column',
        `There is no column "${name}" in the table "${table.name}" of the model "${model}".${didYouMean(name, [...columns.keys(), ...beside()])}`,
        [],
      )
    return found
  }
}

type Tables = ReadonlyMap<string, WarehouseTable>

/** The table of a model; of one that is misspelt, the one that was meant, if it has the model's key. */
function tableOf({ definition, isLost }: Located<ModelDefinition>, tables: Tables, report: Report): WarehouseTable | undefined {
  const table = tables.get(definition.table)
  if (table !== undefined || isLost('table')) return table
  report('unknown-table', `The warehouse has no table or view "${definition.table}".${didYouMean(definition.table, tables.keys())}`, [
    'table',
  ])
  return nearest(definition.table, tables.keys())
    .map((name) => tables.get(name))
    .find((meant) => definition.key.every((key) => meant?.columns.some(({ name }) => name === key)))
}

/** The name of one row; that of a misspelt key is that of the key that was meant. */
function entityOf({ definition, isLost }: Located<ModelDefinition>, columns: Iterable<string>, report: Report): string | undefined {
  const known = new Set(columns)
  if (isLost('entity')) return undefined
  if (definition.entity !== undefined) return definition.entity
  const [key = ''] = definition.key
  if (isLost('key')) return undefined
  const entity = entityName(key)
  if (!/^[a-z][A-Za-z0-9]*$/.test(entity)) {
    report(
      'unnamed-entity',
      `The key "${definition.key.join('", "')}" gives no name for one row. Say it: entity: "${singular(definition.name)}".`,
      ['entity'],
    )
    return undefined
  }
  if (known.size === 0 || known.has(key)) return entity
  const [meant] = nearest(key, known)
  return meant === undefined ? undefined : entityName(meant)
}

/** What a model stands on. */
export interface ModelGround {
  readonly tables: Tables
  readonly grains: TimeGrains
  /** The type of what rows have of a value of rows that lead to them, by dimension; nothing where that value does not fit. */
  valueType(model: string, dimension: string): ColumnType | undefined
  readonly reached: ReachedNames
}

/** What the rows of models lead to, by the names that they have there. */
export interface ReachedNames {
  names(model: string): Iterable<string>
  /** What a name stands for; `unknown` where it may be right. */
  find(model: string, name: string): Expression | 'unknown' | undefined
}

/** Links a model to its table; reports every name that the table lacks, and goes on without it. */
export function linkOwnModel(located: Located<ModelDefinition>, ground: ModelGround, problems: Problem[]): OwnModel {
  const { definition, isLost } = located
  const { tables, grains } = ground
  const report: Report = (code, message, path, part) => problems.push(located.problem(code, message, path, part))
  const table = tableOf(located, tables, report)
  const stored = storedGrains(definition, table, grains, report)
  const columns = new Map(table?.columns.map((column) => [column.name, columnExpression(definition.name, column, stored.get(column.name))]))
  const lookup = columnLookup(definition.name, table, columns)
  for (const key of isLost('key') ? [] : definition.key) lookup(key, under(report, 'key'))
  const where = definition.where && filterPredicate(definition.where, lookup, under(report, 'where'))
  const entity = entityOf(located, columns.keys(), report)
  const windows = new Map<string, Windowed>()
  const nullable = new Set(table?.columns.filter((column) => column.nullable).map(({ name }) => name))
  const dimensions = linkDimensions(
    {
      definition,
      lost: located.lostIn('dimensions'),
      lookup,
      anyLookup: columnLookup(definition.name, table, columns, () => [
        ...Object.keys(definition.dimensions),
        ...ground.reached.names(definition.name),
      ]),
      nullable,
      windows,
      valueType: (name) => ground.valueType(definition.name, name),
      reached: (name) => ground.reached.find(definition.name, name),
    },
    report,
  )
  const validity = definition.validity && linkValidity(definition, definition.validity, { lookup, nullable, windows, dimensions }, report)
  return {
    name: definition.name,
    table: table?.stored ?? table?.name ?? definition.table,
    words: wordsOf(definition),
    grain: definition.grain,
    freshness: linkFreshness(definition, lookup, report),
    entity: entity ?? singular(definition.name),
    key: definition.key,
    validity,
    columns,
    dimensions,
    windows,
    tallies: new Map(),
    where,
    doubt: {
      dimensions: new Set([...Object.keys(definition.dimensions), ...located.lostIn('dimensions')].filter((name) => !dimensions.has(name))),
      roles: new Set(located.lostIn('entities')),
      allDimensions: located.lostWhole('dimensions'),
      allRoles: located.lostWhole('entities'),
      entity: entity === undefined,
      mayBeColumn: table === undefined ? looksLikeColumn(tables) : () => false,
    },
  }
}

/** Where no column of the warehouse has capital letters, a name that has them is none. */
function looksLikeColumn(tables: Tables): (name: string) => boolean {
  const capitals = [...tables.values()].some(({ columns }) => columns.some(({ name }) => /[A-Z]/.test(name)))
  return (name) => capitals || !/[A-Z]/.test(name)
}

/** A model while its dimensions are linked. */
interface OwnScope {
  readonly definition: ModelDefinition
  readonly lookup: NameLookup
  /** The same columns; it knows what else could have been meant. */
  readonly anyLookup: NameLookup
  readonly nullable: ReadonlySet<string>
  readonly windows: Map<string, Windowed>
  /** Dimensions that could not be read. */
  readonly lost: ReadonlySet<string>
  valueType(dimension: string): ColumnType | undefined
  reached(name: string): Expression | 'unknown' | undefined
}

function linkDimensions(scope: OwnScope, report: Report): ReadonlyMap<string, Dimension> {
  const { definition, lost, lookup, anyLookup, reached } = scope
  const linked = new Map<string, Expression | undefined>()
  const open = new Set<string>()
  /** Whichever of them is read first; a column of the same name is meant before it, and what rows lead to after it. */
  const withDimensions: NameLookup = (name, at) => {
    if (lookup(name, () => {}) !== undefined) return lookup(name, at)
    if (open.has(name)) at('made-of-itself', `"${name}" is made of itself. A dimension is made of columns, and of other dimensions.`, [])
    else if (Object.hasOwn(definition.dimensions, name)) return link(name)
    else if (!lost.has(name)) {
      const found = reached(name)
      return found === 'unknown' ? undefined : (found ?? anyLookup(name, at))
    }
    return undefined
  }
  const link = (name: string): Expression | undefined => {
    if (linked.has(name)) return linked.get(name)
    const input = definition.dimensions[name]?.expression
    if (input === undefined) return undefined
    open.add(name)
    const expression = linkDimension(name, input, scope, withDimensions, under(report, 'dimensions', name))
    open.delete(name)
    linked.set(name, expression)
    return expression
  }
  return new Map(
    Object.entries(definition.dimensions).flatMap(([name, { words, sameAs }]): [string, Dimension][] => {
      const expression = link(name)
      return expression === undefined ? [] : [[name, { model: definition.name, name, expression, words, sameAs }]]
    }),
  )
}

function linkDimension(
  name: string,
  input: ParsedExpression,
  scope: OwnScope,
  withDimensions: NameLookup,
  report: Report,
): Expression | undefined {
  const { definition, lookup, valueType } = scope
  const expression =
    'window' in input
      ? linkWindow(name, input.window, scope, report)
      : 'many' in input
        ? tallyColumn(definition.name, name, input.many.take, valueType(name))
        : linkExpression(input, 'name' in input || 'column' in input ? lookup : withDimensions, report)
  if (expression === undefined) return undefined
  if (('window' in input || 'many' in input) && lookup(name, () => undefined) !== undefined)
    report('ambiguous-name', `"${name}" is a column of "${definition.table}", and also made of other rows. Rename the dimension.`, [])
  if (expression.type !== 'json' && expression.type !== 'other') return expression
  report(
    'wrong-type',
    `"${name}" is of type ${expression.type} and cannot be a dimension.${expression.type === 'json' ? ' Declare one of its fields: { json, key, type }.' : ''}`,
    [],
  )
  return undefined
}

/** A column that is made of all rows before anything is asked of them. A row whose entity or whose time is not known has no place. */
function linkWindow(
  name: string,
  window: ParsedWindow,
  { definition, lookup, nullable, windows }: OwnScope,
  report: Report,
): Expression | undefined {
  const { take, of, per, over, where } = window
  const partition = per.map((column) => lookup(column, under(report, 'per')))
  const order = lookup(over, under(report, 'over'))
  const value = of === undefined ? order : linkExpression(of, lookup, under(report, take))
  const ties = definition.key.map((key) => lookup(key, () => {}))
  const known = [...per, over].filter((column) => nullable.has(column)).map((column) => isKnown(lookup(column, () => {})))
  const test = everyOf([...known, where && filterPredicate(where, lookup, under(report, 'where'))])
  const all = [...partition, ...ties]
  const found = all.filter((one) => one !== undefined)
  if (order === undefined || value === undefined || found.length < all.length) return undefined
  const type = take === 'number' ? 'integer' : value.type
  windows.set(name, {
    kind: 'windowed',
    take,
    of: value,
    per: found.slice(0, per.length),
    over: order,
    ties: found.slice(per.length),
    where: test,
    type,
  })
  return { kind: 'column', of: definition.name, name, type }
}

function isKnown(value: Expression | undefined): Predicate | undefined {
  return value && { kind: 'isNull', value, negated: true }
}

function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '')
}
