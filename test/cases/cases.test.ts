import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import type { Engine, RawValue } from '../../src/engine/engine.ts'
import { readCalendars } from '../../src/engine/read-calendars.ts'
import { printPlan } from '../../src/plan/print-plan.ts'
import type { CompiledSql } from '../../src/sql/compiled-sql.ts'
import { ask, engines } from '../engine/engines.ts'
import { exampleDefinitions } from '../example-definitions.ts'
import { exampleOptions } from '../example-world.ts'
import { type ExampleServer, serveExample, startExample } from '../graphql/example-server.ts'
import { answerTables, type Row } from './answer-tables.ts'

/**
 * Each folder is one question. `query.graphql` and `check.sql` are written by hand, and where the example does not have what is asked about,
 * `tables.sql` and a folder of `definitions` beside its own; the rest is written by the first run and by `vitest run test/cases -u`, and is
 * reviewed as a diff.
 */
const folder = import.meta.dirname
const cases = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

function readText(...path: readonly string[]): string {
  return readFileSync(join(folder, ...path), 'utf8')
}

function variablesOf(name: string): Readonly<Record<string, unknown>> {
  return existsSync(join(folder, name, 'variables.json')) ? JSON.parse(readText(name, 'variables.json')) : {}
}

/** The statement, and its parameters as comments before it. */
function printStatement({ text, parameters }: CompiledSql): string {
  return [...parameters.map((value, index) => `-- $${index + 1} = ${JSON.stringify(value)}`), text].join('\n')
}

function statementsIn(name: string, file: string): readonly string[] {
  if (!existsSync(join(folder, name, file))) return []
  return readText(name, file)
    .split(';')
    .filter((statement) => statement.trim() !== '')
}

const ownTables = cases.flatMap((name) => statementsIn(name, 'tables.sql'))

/** The example with what a case defines beside it. */
async function withOwn(name: string, engine: Engine): Promise<ExampleServer> {
  const { definitions, options, problems } = await loadDefinitions(join(folder, name, 'definitions'))
  expect(problems).toEqual([])
  const tables = await engine.inspect()
  const all = [...exampleDefinitions.map((definition) => ({ definition })), ...definitions]
  const calendars = await readCalendars(options, engine, tables)
  return serveExample(engine, linkCatalog({ definitions: all, tables, options: { ...exampleOptions, ...options }, calendars }))
}

/** Numbers within the last digits of a double, since engines add in different orders; instants by their moment. */
function same(answered: unknown, checked: RawValue | undefined): boolean {
  if (answered === null || checked === null || checked === undefined) return answered === checked
  if (typeof answered === 'number') return Math.abs(answered - Number(checked)) <= Math.abs(answered) * 1e-12
  const text = String(answered)
  return text === checked || (text.includes('T') && Date.parse(text) === Date.parse(checked))
}

function expectSame(answered: readonly Row[], checked: readonly (readonly RawValue[])[]): void {
  const rows = answered.map((row) => Object.values(row))
  const fits =
    rows.length === checked.length &&
    rows.every((row, index) => row.length === checked[index]?.length && row.every((value, place) => same(value, checked[index]?.[place])))
  // Shows both sides whole where they differ.
  if (!fits) expect(rows).toEqual(checked)
}

test('there are cases', () => {
  expect(cases.length).toBeGreaterThanOrEqual(25)
})

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open, ownTables)

  test.each(cases)('%s', async (name) => {
    const shared = example()
    const hasOwn = existsSync(join(folder, name, 'definitions'))
    const { layer, ask: askExample } = hasOwn ? await withOwn(name, shared.layer.engine) : shared
    const { data, errors, ran } = await askExample(readText(name, 'query.graphql'), variablesOf(name))
    expect(errors).toEqual([])
    const file = (of: string) => join(folder, name, of)
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(file('rows.json'))
    await expect(ran.map(({ plan }) => printPlan(plan)).join('\n')).toMatchFileSnapshot(file('plan.txt'))
    await expect(`${ran.map(({ statement }) => printStatement(statement)).join('\n\n')}\n`).toMatchFileSnapshot(
      file(`${layer.engine.dialect}.sql`),
    )
    const tables = answerTables(data)
    const statements = statementsIn(name, 'check.sql')
    expect(tables).toHaveLength(statements.length)
    for (const [index, statement] of statements.entries()) expectSame(tables[index] ?? [], await ask(layer.engine, statement))
  })
})
