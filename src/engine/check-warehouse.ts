import type { Catalog, JoinStep, Model, Validity } from '../catalog/catalog.ts'
import { storedName } from '../catalog/mapped-tables.ts'
import type { TimeGrains } from '../catalog/time-grains.ts'
import { type UsedColumn, usedColumns } from '../catalog/used-columns.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { Predicate } from '../expression/expression.ts'
import { NEXT_VERSION } from '../expression/version-columns.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { bindTo } from '../query/bind.ts'
import { type CheckedRows, keyCheck, referenceCheck, versionCheck } from '../sql/check-statements.ts'
import { sqlFindings, valueFindings } from './check-values.ts'
import type { Engine, RawValue } from './engine.ts'

/** An error makes numbers wrong or keeps them from being computed; a warning says what somebody should know about the data. */
export interface CheckFinding extends Problem {
  readonly severity: 'error' | 'warning'
}

/** What a warehouse does to the definitions: its columns, its keys, and its references between models. */
export interface CheckReport {
  readonly findings: readonly CheckFinding[]
}

export interface CheckOptions {
  readonly signal?: AbortSignal | undefined
  /** Milliseconds that one statement may take; ten minutes unless told, as each reads whole tables. */
  readonly deadlineMs?: number
}

const DEFAULT_DEADLINE_MS = 600_000

function readers(names: readonly string[]): string {
  return `${quoteList(names)} ${names.length === 1 ? 'reads' : 'read'}`
}

function tableFinding(table: string, used: readonly UsedColumn[], live: ReadonlyMap<string, WarehouseTable>): CheckFinding {
  const needed = readers([...new Set(used.flatMap(({ usedBy }) => usedBy))])
  return {
    severity: 'error',
    code: 'missing-table',
    message: `The warehouse has no table or view "${table}" any more, and ${needed} it.${didYouMean(table, live.keys())}`,
    path: ['tables', table],
  }
}

function columnFinding({ table, name, type, usedBy }: UsedColumn, live: WarehouseTable): CheckFinding | undefined {
  const finding = (code: string, message: string): CheckFinding => ({ severity: 'error', code, message, path: ['tables', table, name] })
  const column = live.columns.find((one) => one.name === name)
  const names = live.columns.map((one) => one.name)
  if (column === undefined)
    return finding('missing-column', `"${table}" has no column "${name}" any more, and ${readers(usedBy)} it.${didYouMean(name, names)}`)
  if (column.type === type) return undefined
  const changed = `"${name}" of "${table}" was of type ${type} when the schema was recorded and is now ${column.type} ("${column.databaseType}").`
  return finding('changed-type', `${changed} ${readers(usedBy)} it. "grainline codegen" records the schema anew.`)
}

/** What the catalog was linked against and is no longer so. */
function schemaFindings(catalog: Catalog, tables: readonly WarehouseTable[]): readonly CheckFinding[] {
  const live = new Map(tables.map((table) => [table.name, table]))
  const used = usedColumns(catalog)
  return [...new Set(used.map(({ table }) => table))].flatMap((table) => {
    const columns = used.filter((column) => column.table === table)
    const found = live.get(table)
    return found === undefined ? tableFinding(table, columns, live) : columns.flatMap((column) => columnFinding(column, found) ?? [])
  })
}

function checkedRows(model: Model, as: string, where: Predicate | undefined, grains: TimeGrains): CheckedRows {
  // Days in a definition begin at midnight of the question's zone; here there is no question.
  return {
    table: model.table,
    as,
    where:
      where === undefined ? undefined : bindTo({ zone: 'UTC', currency: 'USD', asOf: new Date().toISOString(), grains }).predicate(where),
  }
}

/** Columns as the warehouse calls them. */
function stored({ columns }: Model, names: readonly string[]): readonly string[] {
  return names.map((name) => storedName(columns, name))
}

function count(value: RawValue | undefined): number {
  return Number(value ?? 0)
}

function rowsInWords(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`
}

function keyFindings(model: Model, row: readonly RawValue[]): readonly CheckFinding[] {
  const [nulls, keys, rows] = row.map(count)
  const example = row[3]
  const path = ['models', model.name, 'key']
  const key = quoteList(model.key, 9)
  const findings: CheckFinding[] = []
  if (nulls !== undefined && nulls > 0) {
    const message = `${rowsInWords(nulls)} of "${model.name}" ${nulls === 1 ? 'has' : 'have'} no ${key}, which is the key. Leave such rows out in the model's "where", or name another key.`
    findings.push({ severity: 'error', code: 'null-key', message, path })
  }
  if (keys !== undefined && rows !== undefined && keys > 0) {
    const message = `The key ${key} of "${model.name}" is not unique: ${rowsInWords(rows)} share ${keys === 1 ? 'one value' : `${keys} values`}, such as "${example}". What leads to this model would be counted several times. Name all columns of the key, or leave the repeated rows out in the model's "where".`
    findings.push({ severity: 'error', code: 'repeated-key', message, path })
  }
  return findings
}

function versionFindings({ name, key }: Model, { from, to }: Validity, row: readonly RawValue[]): readonly CheckFinding[] {
  const [reversed, , overlapping] = row.map(count)
  const path = ['models', name, 'validity']
  const findings: CheckFinding[] = []
  if (reversed !== undefined && reversed > 0) {
    const message = `${rowsInWords(reversed)} of "${name}" ${reversed === 1 ? 'ends' : 'end'} by "${to}" before or when ${reversed === 1 ? 'it begins' : 'they begin'} by "${from}", such as that of "${row[1]}". ${reversed === 1 ? 'It is' : 'They are'} never valid.`
    findings.push({ severity: 'error', code: 'reversed-validity', message, path })
  }
  if (overlapping !== undefined && overlapping > 0) {
    const message = `Versions of "${name}" overlap for ${overlapping === 1 ? 'one value' : `${overlapping} values`} of ${quoteList(key, 9)}, such as "${row[3]}". No row is counted twice for it: a version ends where the next one begins, and metrics that count versions by their spans are refused. Correct "${to}", or leave such rows out in the model's "where".`
    findings.push({ severity: 'error', code: 'overlapping-validity', message, path })
  }
  return findings
}

function share(part: number, whole: number): string {
  const percent = (part / whole) * 100
  return percent < 0.1 ? 'less than 0.1 %' : `${percent.toFixed(1)} %`
}

function referenceFinding(model: Model, { as, model: target, on }: JoinStep, row: readonly RawValue[]): CheckFinding | undefined {
  const [rows, dangling] = row.map(count)
  if (rows === undefined || dangling === undefined || dangling === 0) return undefined
  const columns = quoteList(
    on.map(({ column }) => column),
    9,
  )
  const message = `${rowsInWords(dangling)} of "${model.name}" (${share(dangling, rows)} of those that name one) ${dangling === 1 ? 'leads' : 'lead'} to no row of "${target}" by ${columns}, such as "${row[2]}". ${dangling === 1 ? 'It is' : 'They are'} counted in the group without a value.`
  return { severity: 'warning', code: 'dangling-entity', message, path: ['models', model.name, 'entities', as] }
}

/** The columns of the table that a join goes by: of another row's, the one that this row has itself; nothing where there is none. */
function storedColumns({ windows }: Model, { on }: JoinStep): JoinStep['on'] | undefined {
  const stored = on.flatMap(({ column, key }) => {
    const of = windows.get(column)?.of
    if (of === undefined) return { column, key }
    return of.kind === 'column' ? { column: of.name, key } : []
  })
  return stored.length === on.length ? stored : undefined
}

/**
 * Checks a catalog against the data as it is: columns that went missing or changed their type since it was linked, keys that are
 * empty or stand twice, references that lead nowhere, SQL of definitions that does not run, texts that filters look for in vain, and
 * metric times that are always empty. Reads every table of a model in full.
 *
 * @throws EngineError where the warehouse does not answer
 */
export async function checkAgainst(catalog: Catalog, engine: Engine, options: CheckOptions = {}): Promise<CheckReport> {
  const { signal, deadlineMs = DEFAULT_DEADLINE_MS } = options
  const findings = [...schemaFindings(catalog, await engine.inspect())]
  const broken = new Set(findings.map(({ path }) => path[1]))
  const models = [...catalog.models.values()].filter(({ table }) => !broken.has(table))
  // One after the other: each statement takes the whole warehouse already.
  for (const model of models) {
    const rows = checkedRows(model, model.name, model.where, catalog.grains)
    const [row = []] = await engine.run(keyCheck(rows, stored(model, model.key), engine.dialect), { signal, deadlineMs })
    if (model.validity === undefined) findings.push(...keyFindings(model, row))
    else if (model.validity.to === NEXT_VERSION) findings.push(...keyFindings(model, row.slice(0, 1)))
    else {
      const [from = '', to = ''] = stored(model, [model.validity.from, model.validity.to])
      const check = versionCheck(rows, { key: stored(model, model.key), from, to }, engine.dialect)
      const [spans = []] = await engine.run(check, { signal, deadlineMs })
      findings.push(...keyFindings(model, row.slice(0, 1)), ...versionFindings(model, model.validity, spans))
    }
    for (const join of model.joins.values()) {
      const target = catalog.models.get(join.model)
      const on = storedColumns(model, join)
      if (join.from !== model.name || target === undefined || broken.has(join.table) || on === undefined) continue
      const to = checkedRows(target, join.as, join.where, catalog.grains)
      const [found = []] = await engine.run(referenceCheck({ from: rows, to, on }, engine.dialect), { signal, deadlineMs })
      const finding = referenceFinding(model, join, found)
      if (finding !== undefined) findings.push(finding)
    }
  }
  if (broken.size === 0) findings.push(...(await sqlFindings(catalog, engine, { signal, deadlineMs })))
  findings.push(...(await valueFindings(catalog, engine, (table) => broken.has(table), { signal, deadlineMs })))
  return { findings }
}
