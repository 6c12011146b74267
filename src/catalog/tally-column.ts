import type { ParsedMany } from '../definition/expression-input.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { columnOf, type Expression, literal } from '../expression/expression.ts'

/** What a row has of the rows that lead to it; where none does: 0, false, or null. Nothing where the type of a value is not known. */
export function tallyColumn(
  model: string,
  name: string,
  take: ParsedMany['take'],
  valueType: ColumnType | undefined,
): Expression | undefined {
  const type = take === 'number' || take === 'some' ? 'integer' : valueType
  if (type === undefined) return undefined
  const column = { ...columnOf(name, type), of: model }
  if (take === 'min' || take === 'max' || take === 'first' || take === 'last') return column
  const number: Expression = { kind: 'coalesce', operands: [column, literal(0, type)], type }
  if (take !== 'some') return number
  const test = { kind: 'compare', operator: 'gt', left: number, right: literal(0, 'integer') } as const
  return {
    kind: 'conditional',
    branches: [{ test, value: literal(true, 'boolean') }],
    otherwise: literal(false, 'boolean'),
    type: 'boolean',
  }
}
