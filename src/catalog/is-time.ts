import type { ColumnType } from '../expression/column-type.ts'

const TIMES: readonly ColumnType[] = ['date', 'timestamp', 'timestamptz']

export function isTime(type: ColumnType): boolean {
  return TIMES.includes(type)
}
