import type { Expression } from '../expression/expression.ts'
import { unreachable } from '../problem/problem.ts'

/** Whether a formula over aggregated columns can be null; a column can, since its model may have no rows in a group. */
export function canBeNull(formula: Expression): boolean {
  switch (formula.kind) {
    case 'now':
      return false
    case 'parameter':
    case 'literal':
      return formula.value === null
    case 'coalesce':
    case 'greatest':
    case 'least':
      return formula.operands.every(canBeNull)
    case 'arithmetic':
      return formula.operator === 'divide' || formula.operands.some(canBeNull)
    case 'conditional':
      return canBeNull(formula.otherwise) || formula.branches.some(({ value }) => canBeNull(value))
    case 'cast':
    case 'codePoints':
    case 'inZone':
    case 'ceiling':
      return canBeNull(formula.of)
    case 'column':
    case 'jsonField':
    case 'elapsed':
    case 'moved':
    case 'bucket':
    case 'datePart':
    case 'rawSql':
    case 'converted':
    case 'joined':
    case 'windowed':
      return true
    default:
      return unreachable(formula)
  }
}

/** Whether an expression can be something where every column that it reads is null. */
export function makesValueOfNulls(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'conditional':
    case 'rawSql':
      return true
    case 'coalesce':
    case 'greatest':
    case 'least':
      return expression.operands.some(makesValueOfNulls)
    case 'arithmetic':
    case 'joined':
      return expression.operands.every(makesValueOfNulls)
    case 'cast':
    case 'codePoints':
    case 'inZone':
    case 'ceiling':
    case 'moved':
    case 'bucket':
    case 'datePart':
    case 'jsonField':
      return makesValueOfNulls(expression.of)
    case 'elapsed':
      return makesValueOfNulls(expression.from) && makesValueOfNulls(expression.to)
    case 'now':
    case 'parameter':
      return true
    case 'column':
    case 'converted':
    case 'windowed':
      return false
    default:
      return unreachable(expression)
  }
}
