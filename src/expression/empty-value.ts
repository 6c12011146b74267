import type { Expression } from './expression.ts'

/** What a formula over aggregated columns is where there are no rows at all: every column null (S4). */
export function emptyValue(formula: Expression): number | null {
  switch (formula.kind) {
    case 'literal':
      return typeof formula.value === 'number' ? formula.value : null
    case 'parameter':
      return typeof formula.value === 'number' ? formula.value : null
    case 'ceiling': {
      const of = emptyValue(formula.of)
      return of === null ? null : Math.ceil(of)
    }
    case 'coalesce':
      return formula.operands.map(emptyValue).find((value) => value !== null) ?? null
    case 'arithmetic':
      return formula.operands.map(emptyValue).reduce((left, right) => calculate(formula.operator, left, right))
    case 'conditional': {
      const held = formula.branches.find(
        ({ test }) => test.kind === 'compare' && test.operator === 'eq' && emptyValue(test.left) === emptyValue(test.right),
      )
      return emptyValue(held?.value ?? formula.otherwise)
    }
    case 'cast':
      return emptyValue(formula.of)
    default:
      return null
  }
}

function calculate(operator: 'add' | 'subtract' | 'multiply' | 'divide', left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null
  switch (operator) {
    case 'add':
      return left + right
    case 'subtract':
      return left - right
    case 'multiply':
      return left * right
    case 'divide':
      return right === 0 ? null : left / right
  }
}
