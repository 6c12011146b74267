import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FaultError } from '../problem/problem.ts'
import type { DialectName } from '../sql/compiled-sql.ts'

/** What one database spells otherwise than `schema/warehouse.sql`. */
const spellings: Readonly<Record<DialectName, readonly (readonly [RegExp, string])[]>> = {
  postgres: [],
  duckdb: [[/\bjsonb\b/g, 'json']],
}

/** Seen from `src/demo` and, once compiled, from `dist/src/demo`. */
const places = ['../../schema/warehouse.sql', '../../../schema/warehouse.sql']

function warehouseText(): string {
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path))
  if (file === undefined) throw new FaultError('Grainline cannot find its own file "schema/warehouse.sql".')
  return readFileSync(file, 'utf8')
}

/** The statements that make the tables and views of the CRM warehouse, in order. */
export function warehouseStatements(dialect: DialectName): readonly string[] {
  const text = warehouseText().replace(/--.*$/gm, '')
  const spelled = spellings[dialect].reduce((all, [ours, theirs]) => all.replace(ours, theirs), text)
  return spelled
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

/** The names of the tables and views that `warehouseStatements` makes. */
export function warehouseNames(): readonly string[] {
  return [...warehouseText().matchAll(/^CREATE (?:TABLE|VIEW) (\w+)/gm)].flatMap(([, name]) => name ?? [])
}
