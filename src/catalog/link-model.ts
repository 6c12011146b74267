import type { ParsedWindow } from '../definition/expression-input.ts'
import type { ModelDefinition } from '../definition/model-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { WarehouseColumn, WarehouseTable } from '../definition/warehouse-table.ts'
import { type Expression, everyOf, type Predicate, type Windowed } from '../expression/expression.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean, nearest } from '../problem/suggest.ts'
import type { Dimension, Model, Tally } from './catalog.ts'
import type { OwnDoubt } from './doubt.ts'
import { filterPredicate, type NameLookup } from './filter-predicate.ts'
import { linkFreshness } from './freshness.ts'
import { linkExpression } from './link-expression.ts'
import { tallyColumn } from './link-tallies.ts'
import { linkValidity } from './link-validity.ts'
import { type Report, under } from './report.ts'
import { storedGrains } from './stored-grains.ts'
import type { TimeGrains } from './time-grains.ts'

/** A model over its own rows only: what it leads to is linked once all models are known. */
export type OwnModel = Omit<Model, 'joins' | 'members' | 'roles' | 'entities' | 'metricTime' | 'tallies'> & {
  readonly tallies: Map<string, Tally>
  readonly doubt: OwnDoubt
}

/** Text types whose values other text is compared with as they are; uuid and enum columns are read as text first. */
const PLAIN_TEXT = /^(text|varchar|character varying|character|char|bpchar|citext|name)/i

function columnExpression(model: string, column: WarehouseColumn, grain: string | undefined): Expression {
  const plain: Expression = { kind: 'column', of: model, name: column.name, type: column.type, ...(grain === undefined ? {} : { grain }) }
  return column.type === 'text' && !PLAIN_TEXT.test(column.databaseType) ? { kind: 'cast', of: plain, type: 'text' } : plain
}

/** `opportunity_id` as `opportunity`, `order_line_id` as `orderLine`. */
function entityName(key: string): string {
  return key.replace(/_?id$/i, '').replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function columnLookup(model: string, table: WarehouseTable | undefined, columns: ReadonlyMap<string, Expression>): NameLookup {
  return (name, report) => {
    const found = columns.get(name)
    if (found === undefined && table !== undefined)
      report(
        'unknown-column',
        `There is no column "${name}" in the table "${table.name}" of the model "${model}".${didYouMean(name, columns.keys())}`,
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

/** Links a model to its table; reports every name that the table lacks, and goes on without it. */
export function linkOwnModel(located: Located<ModelDefinition>, tables: Tables, grains: TimeGrains, problems: Problem[]): OwnModel {
  const { definition, isLost } = located
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
  const dimensions = linkDimensions({ definition, lookup, nullable, windows }, report)
  const validity = definition.validity && linkValidity(definition, definition.validity, { lookup, nullable, windows, dimensions }, report)
  const { label, description, synonyms, owner, tags, translations } = definition
  const words = { label, description, synonyms, owner, tags, translations }
  return {
    name: definition.name,
    table: table?.name ?? definition.table,
    words,
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
  readonly nullable: ReadonlySet<string>
  readonly windows: Map<string, Windowed>
}

function linkDimensions(scope: OwnScope, report: Report): ReadonlyMap<string, Dimension> {
  const { definition, lookup } = scope
  const dimensions = new Map<string, Dimension>()
  for (const [name, { expression: input, words, sameAs }] of Object.entries(definition.dimensions)) {
    const at = under(report, 'dimensions', name)
    const expression =
      'window' in input
        ? linkWindow(name, input.window, scope, at)
        : 'many' in input
          ? tallyColumn(definition.name, name, input.many.take)
          : linkExpression(input, lookup, at)
    if (expression === undefined) continue
    if (('window' in input || 'many' in input) && lookup(name, () => undefined) !== undefined)
      at('ambiguous-name', `"${name}" is a column of "${definition.table}", and also made of other rows. Rename the dimension.`, [])
    if (expression.type === 'json' || expression.type === 'other')
      at(
        'wrong-type',
        `"${name}" is of type ${expression.type} and cannot be a dimension.${expression.type === 'json' ? ' Declare one of its fields: { json, key, type }.' : ''}`,
        [],
      )
    else dimensions.set(name, { model: definition.name, name, expression, words, sameAs })
  }
  return dimensions
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
