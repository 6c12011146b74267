import type { RowPolicy } from '../../src/query/policy.ts'
import { Oracle } from '../oracle/answer-question.ts'
import type { World } from '../oracle/case.ts'
import { NOW } from '../oracle/check-question.ts'
import type { Choices } from '../oracle/choices.ts'
import { someFilter } from '../oracle/random-filter.ts'
import { RowReader } from '../oracle/row-reader.ts'
import { type Breach, groupsOf, plain, sameValues, type Trial } from './asked.ts'

/** What a caller may see of each model: all of it, or the rows that pass a filter over its own columns. */
export function somePolicy(choices: Choices, world: World): RowPolicy {
  const models = world.models.map(({ name, table }) => {
    const fields = world.tables.find((one) => one.name === table)?.columns.filter(({ type }) => type !== 'json') ?? []
    return [name, choices.chance(40) ? ('all' as const) : someFilter(choices, fields, 1)] as const
  })
  return { kind: 'rows', models: Object.fromEntries(models) }
}

/** A caller bound to a policy sees what there would be if the other rows were not there. */
export async function hiddenRowsAreNotThere(trial: Trial, policy: RowPolicy): Promise<Breach> {
  const question = plain(trial.question)
  const expected = new Oracle(trial.world, question, { now: NOW, policy: policy.models }).answer().groups
  const got = await groupsOf(trial, question, policy)
  const isSame = (group: (typeof expected)[number], index: number) => {
    const other = got[index]
    return (
      other !== undefined &&
      JSON.stringify(group.key) === JSON.stringify(Object.values(other.key)) &&
      sameValues(trial, question.metrics, group.metrics, other.metrics)
    )
  }
  return expected.length === got.length && expected.every(isSame)
    ? undefined
    : { law: 'hidden rows are not there', question, expected, got }
}

/** The world with every row gone that a policy hides, and others in their place that it hides too. */
export function withoutHiddenRows(world: World, policy: RowPolicy, zone: string): World {
  const reader = new RowReader(world, zone, policy.models)
  const tables = world.tables.map((table) => {
    const model = world.models.find((one) => one.table === table.name)
    if (model === undefined) return table
    const seen = new Set(
      reader.rows(model.name).map((row) => JSON.stringify([model.key].flat().map((column) => keyCell(row.cells.get(column))))),
    )
    const places = [model.key].flat().map((column) => table.columns.findIndex(({ name }) => name === column))
    return { ...table, rows: table.rows.filter((row) => seen.has(JSON.stringify(places.map((place) => String(row[place]))))) }
  })
  return { ...world, tables }
}

function keyCell(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return 'digits' in value ? String(value.digits) : 'value' in value ? String(value.value) : ''
}
