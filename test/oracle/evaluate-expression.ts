import type { ExpressionInput } from '../../src/definition/expression-input.ts'
import { isDayOrCoarser, plainGrain } from '../../src/expression/time-grain.ts'
import type { Family } from './case.ts'
import { bucketOf, movedTime } from './clock.ts'
import { passes } from './evaluate-filter.ts'
import { evaluateJsonField } from './evaluate-json.ts'
import { addExact, exact, multiplyExact, subtractExact } from './exact.ts'
import { compareValues, constant, double, type Lookup, numberOf, type Value } from './value.ts'

export type Operator = 'add' | 'subtract' | 'multiply' | 'divide'
export type NumberType = Family | 'double'

const UNITS: Readonly<Record<string, number>> = {
  second: 1e6,
  minute: 60e6,
  hour: 3600e6,
  day: 86_400e6,
  week: 604_800e6,
  year: 31_557_600e6,
}

/** An expression's value for one row; `lookup` gives the row's columns. */
export function evaluate(input: ExpressionInput, lookup: Lookup, zone: string): Value {
  const inner = (one: ExpressionInput) => evaluate(one, lookup, zone)
  if (typeof input === 'string') return lookup(input)
  if (typeof input === 'number') return constant(input)
  if ('value' in input) return constant(input.value)
  if ('column' in input) return lookup(input.column)
  if ('coalesce' in input) return input.coalesce.map(inner).find((value) => value !== null) ?? null
  if ('when' in input) {
    const branch = input.when.find(([filter]) => passes(filter, lookup, zone))
    const value = branch === undefined ? input.otherwise : branch[1]
    return typeof value === 'object' && value !== null ? inner(value) : constant(value)
  }
  if ('json' in input) return evaluateJsonField(lookup(input.json), input.key, input.type)
  if ('from' in input) {
    const micros = elapsed(input, lookup)
    return micros === null ? null : double(numberOf(micros) / unitOf(input.unit))
  }
  if ('bucket' in input) {
    const time = lookup(input.bucket)
    return time !== null && 'micros' in time ? bucketOf(time, input.grain, zone) : null
  }
  if ('shift' in input) {
    const time = inner(input.shift)
    if (typeof input.by !== 'number') throw new Error('The oracle reads no parameters.')
    return time !== null && 'micros' in time ? movedTime(time, input.by, input.unit, zone) : null
  }
  if ('greatest' in input) return input.greatest.map(inner).reduce((left, right) => farther(left, right, 1))
  if ('least' in input) return input.least.map(inner).reduce((left, right) => farther(left, right, -1))
  if ('sql' in input || 'now' in input || 'parameter' in input) throw new Error('The oracle reads no SQL, no clock and no parameters.')
  const [operator, operands] = arithmeticOf(input)
  return calculate(operator, operands.map(inner))
}

/** Of two values that are not null the greater or the lesser. */
function farther(left: Value, right: Value, sign: 1 | -1): Value {
  if (left === null || right === null) return left ?? right
  return Math.sign(compareValues(right, left)) === sign ? right : left
}

type Elapsed = Extract<ExpressionInput, { readonly from: unknown }>

/** Whole microseconds from one time to another. */
export function elapsed({ from, to }: Elapsed, lookup: Lookup) {
  if (typeof from !== 'string' || typeof to !== 'string') throw new Error('The oracle reads no clock.')
  const [start, end] = [lookup(from), lookup(to)]
  return start === null || end === null || !('micros' in start) || !('micros' in end) ? null : exact(end.micros - start.micros)
}

export function unitOf(unit: string): number {
  return UNITS[unit] ?? Number.NaN
}

/** Arithmetic's operator and operands. */
export function arithmeticOf<Operand>(
  input:
    | { readonly add: readonly Operand[] }
    | { readonly subtract: readonly Operand[] }
    | { readonly multiply: readonly Operand[] }
    | { readonly divide: readonly Operand[] },
): readonly [Operator, readonly Operand[]] {
  if ('add' in input) return ['add', input.add]
  if ('subtract' in input) return ['subtract', input.subtract]
  return 'multiply' in input ? ['multiply', input.multiply] : ['divide', input.divide]
}

/** Exact among whole and decimal numbers, except for division; null where an operand is null, or the divisor zero (S5). */
export function calculate(operator: Operator, operands: readonly Value[], inDoubles = operator === 'divide'): Value {
  const numbers = operands.flatMap((value) => (value !== null && (value.kind === 'exact' || value.kind === 'double') ? [value] : []))
  const [first, ...rest] = numbers
  if (first === undefined || numbers.length < operands.length) return null
  if (!inDoubles && numbers.every((value) => value.kind === 'exact'))
    return rest.reduce((left, right) => (left.kind === 'exact' && right.kind === 'exact' ? EXACT[operator](left, right) : left), first)
  const result = rest
    .map(numberOf)
    .reduce<number | null>((left, right) => (left === null ? null : DOUBLE[operator](left, right)), numberOf(first))
  return result === null ? null : double(result)
}

const EXACT = { add: addExact, subtract: subtractExact, multiply: multiplyExact, divide: multiplyExact }

const DOUBLE: Readonly<Record<Operator, (left: number, right: number) => number | null>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => (right === 0 ? null : left / right),
}

/** The widest of several numeric types. */
export function widest(types: readonly NumberType[]): NumberType {
  const [first = 'text'] = types
  if (types.every((type) => type === first)) return first
  return types.includes('double') ? 'double' : 'decimal'
}

/** The type of an expression's values. */
export function typeOf(input: ExpressionInput, typeOfName: (name: string) => NumberType): NumberType {
  const inner = (one: ExpressionInput) => typeOf(one, typeOfName)
  if (typeof input === 'string') return typeOfName(input)
  if (typeof input === 'number') return Number.isInteger(input) ? 'integer' : 'decimal'
  if ('value' in input) return typeof input.value === 'number' ? inner(input.value) : typeof input.value === 'boolean' ? 'boolean' : 'text'
  if ('column' in input) return typeOfName(input.column)
  if ('coalesce' in input) return widest(input.coalesce.map(inner))
  if ('when' in input)
    return widest(
      [...input.when.map(([, value]) => value), input.otherwise].flatMap((value) =>
        value === null ? [] : typeof value === 'object' ? inner(value) : inner({ value }),
      ),
    )
  if ('json' in input) return input.type
  if ('from' in input || 'divide' in input) return 'double'
  if ('bucket' in input) return isDayOrCoarser(plainGrain(input.grain)) ? 'date' : typeOfName(input.bucket)
  if ('shift' in input) return inner(input.shift)
  if ('greatest' in input) return widest(input.greatest.map(inner))
  if ('least' in input) return widest(input.least.map(inner))
  if ('sql' in input || 'now' in input || 'parameter' in input) return 'text'
  return widest(arithmeticOf(input)[1].map(inner))
}
