import type { ModelDefinition } from '../definition/model-definition.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import { isDayOrCoarser } from '../expression/time-grain.ts'
import { type Report, under } from './report.ts'
import { grainNamed, type TimeGrains } from './time-grains.ts'

/** The columns of a model that hold the starts of buckets, with the time grain that its dimensions declare of them (S13). */
export function storedGrains(
  { dimensions }: ModelDefinition,
  table: WarehouseTable | undefined,
  grains: TimeGrains,
  report: Report,
): ReadonlyMap<string, string> {
  const stored = new Map<string, string>()
  for (const [name, { expression, grain }] of Object.entries(dimensions)) {
    const at = under(report, 'dimensions', name, 'grain')
    const found = grain === undefined ? undefined : grainNamed(grain, grains, at)
    if (found === undefined) continue
    const column = 'column' in expression ? expression.column : 'name' in expression ? expression.name : undefined
    const type = table?.columns.find((one) => one.name === column)?.type
    if (column === undefined) at('not-a-time', `"grain" says at which time grain a column is stored, and "${name}" is no column.`, [])
    else if (type !== undefined && (type !== 'date' || !isDayOrCoarser(found)) && type !== 'timestamp')
      at(
        'wrong-type',
        `"${name}" is of type ${type} and cannot be stored by ${found.name}: ${type === 'timestamptz' ? 'in another time zone its instants are other buckets. Declare a column without zone' : 'declare a column of days or times'}.`,
        [],
      )
    else if ((stored.get(column) ?? found.name) !== found.name)
      at('ambiguous-name', `"${column}" is declared as stored by ${stored.get(column)}, and also by ${found.name}. It is one of them.`, [])
    else stored.set(column, found.name)
  }
  return stored
}
