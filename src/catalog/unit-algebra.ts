import { sameUnit, type Unit, unitName } from '../definition/unit.ts'

/** A unit; `plain` for a bare number, which fits every unit; `unknown` for that of a metric that has problems of its own. */
export type Operand = Unit | 'plain' | 'unknown'

const SCALARS: readonly Unit['kind'][] = ['count', 'ratio', 'number', 'score']

/** Whether a unit is that of a bare number: orders per customer come out as a ratio and may be declared a count. */
export function isScalar(unit: Operand): boolean {
  return unit === 'plain' || (unit !== 'unknown' && SCALARS.includes(unit.kind))
}

/** The unit of two operands taken together, or a sentence that says why they have none. */
export function combineUnits(
  operator: 'add' | 'subtract' | 'multiply' | 'divide',
  left: Operand,
  right: Operand,
): Operand | { readonly mismatch: string } {
  if (left === 'unknown' || right === 'unknown') return 'unknown'
  if (operator === 'add' || operator === 'subtract') {
    if (left === 'plain' || right === 'plain') return left === 'plain' ? right : left
    if (sameUnit(left, right)) return left
    return { mismatch: `${capital(unitName(left))} and ${unitName(right)} cannot be ${operator === 'add' ? 'added' : 'subtracted'}.` }
  }
  if (operator === 'multiply') {
    if (isScalar(right)) return left
    if (isScalar(left)) return right
    return { mismatch: `${capital(name(left))} times ${name(right)} has no meaning.` }
  }
  if (left !== 'plain' && right !== 'plain' && sameUnit(left, right)) return { kind: 'ratio' }
  return isScalar(right) ? left : { kind: 'number' }
}

function name(unit: Unit | 'plain'): string {
  return unit === 'plain' ? 'a number' : unitName(unit)
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
