import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RawValue } from '../../src/engine/engine.ts'
import { printPlan } from '../../src/plan/print-plan.ts'
import type { CompiledSql } from '../../src/sql/compiled-sql.ts'
import { ask, engines } from '../engine/engines.ts'
import { startExample } from '../graphql/example-server.ts'
import { answerTables, type Row } from './answer-tables.ts'

/**
 * Each folder is one question. `query.graphql` and `check.sql` are written by hand; the rest is written by the first run and
 * by `vitest run test/cases -u`, and is reviewed as a diff.
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

function checkStatements(name: string): readonly string[] {
  return readText(name, 'check.sql')
    .split(';')
    .filter((statement) => statement.trim() !== '')
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
  const example = startExample(open)

  test.each(cases)('%s', async (name) => {
    const { layer, ask: askExample } = example()
    const { data, errors, ran } = await askExample(readText(name, 'query.graphql'), variablesOf(name))
    expect(errors).toEqual([])
    const file = (of: string) => join(folder, name, of)
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(file('rows.json'))
    await expect(ran.map(({ plan }) => printPlan(plan)).join('\n')).toMatchFileSnapshot(file('plan.txt'))
    await expect(`${ran.map(({ statement }) => printStatement(statement)).join('\n\n')}\n`).toMatchFileSnapshot(
      file(`${layer.engine.dialect}.sql`),
    )
    const tables = answerTables(data)
    const statements = checkStatements(name)
    expect(tables).toHaveLength(statements.length)
    for (const [index, statement] of statements.entries()) expectSame(tables[index] ?? [], await ask(layer.engine, statement))
  })
})
