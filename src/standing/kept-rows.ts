import { capitalize } from '../catalog/capitalize.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { KEPT_TABLES, type KeptField, type KeptName } from '../definition/kept-tables.ts'
import type { Policy } from '../query/policy.ts'
import type { Question } from '../query/question.ts'
import { KEPT_ENTITY, KEPT_ROWS } from './link-kept-table.ts'

/** A row that somebody set: texts and numbers by field, null where there is nothing. */
export type KeptRow = Readonly<Record<string, string | number | boolean | null>>

/** A value as text; an empty one is none. */
export function keptText(value: KeptRow[string] | undefined): string | undefined {
  return value === null || value === undefined || value === '' ? undefined : String(value)
}

/** The question whose groups are the rows of a kept table, one each. */
export function keptRowsQuestion(name: KeptName, catalog: Catalog): Question {
  return { timezone: 'UTC', metrics: [KEPT_ROWS], by: fieldsOf(name, catalog).map(({ groupedAs }) => groupedAs) }
}

/** Its rows, from the keys of the groups that answer it. */
export function readKeptRows(name: KeptName, catalog: Catalog, keys: readonly KeptRow[]): readonly KeptRow[] {
  const fields = fieldsOf(name, catalog)
  return keys.map((key) => Object.fromEntries(fields.map(({ field, groupedAs }) => [field, key[groupedAs] ?? null])))
}

/**
 * What a caller may see of a kept table, and nothing else: a policy by rows shows it where it names the option (`goals`) among its models.
 */
export function keptPolicy(name: KeptName, policy: Policy): Policy | undefined {
  if (policy.kind === 'everything') return policy
  const rows = policy.models[name]
  return rows === undefined ? undefined : { kind: 'rows', models: { [name]: rows } }
}

/** Days stand at the grain of a day, and instants at that of a second. */
function fieldsOf(name: KeptName, catalog: Catalog): readonly { readonly field: string; readonly groupedAs: string }[] {
  return Object.entries<KeptField>(KEPT_TABLES[name]).flatMap(([field, { is }]) => {
    const own = `${KEPT_ENTITY}${capitalize(field)}`
    const type = catalog.dimensions.get(own)?.type
    if (type === undefined) return []
    return { field, groupedAs: is !== 'time' ? own : `${own}${type === 'date' ? 'Day' : 'Second'}` }
  })
}
