import type { FilterInput, FilterOperators } from '../../src/definition/filter-input.ts'
import type { Family } from './case.ts'
import type { Choices } from './choices.ts'
import type { NumberType } from './evaluate-expression.ts'
import { someValue } from './values-in-use.ts'

/** Something that can be tested. */
export interface Field {
  readonly name: string
  readonly type: NumberType
}

type Scalar = string | number | boolean

function scalar(choices: Choices, type: NumberType): Scalar {
  const family: Family = type === 'double' ? 'integer' : type
  const value = someValue(choices, family)
  if (type === 'decimal') return Number(value)
  if (type === 'integer') return choices.chance(10) ? 0.5 : value
  if (family === 'timestamp' || family === 'timestamptz') return choices.chance(40) ? String(someValue(choices, 'date')) : value
  return value
}

const EQUALITY = ['eq', 'ne', 'in', 'notIn', 'isNull'] as const
const ORDER = ['gt', 'gte', 'lt', 'lte', 'between'] as const
const MATCHES = ['contains', 'startsWith', 'endsWith'] as const

function operators(choices: Choices, type: NumberType): FilterOperators {
  const all = [...EQUALITY, ...(type === 'boolean' || type === 'json' ? [] : ORDER), ...(type === 'text' ? MATCHES : [])]
  const operator = type === 'json' ? 'isNull' : choices.pick(all)
  const one = () => scalar(choices, type)
  switch (operator) {
    case 'isNull':
      return { isNull: choices.chance(50) }
    case 'in':
    case 'notIn':
      return { [operator]: choices.times(choices.int(4), one) }
    case 'between':
      return { between: [one(), one()] }
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return { [operator]: String(one()) }
    default:
      return { [operator]: one() }
  }
}

/** A filter over some of the fields, with junctions inside junctions. */
export function someFilter(choices: Choices, fields: readonly Field[], depth = 2): FilterInput {
  const field = choices.pick(fields)
  const shape = depth === 0 ? 0 : choices.int(8)
  const inner = () => someFilter(choices, fields, depth - 1)
  if (shape === 5) return { or: choices.times(1 + choices.int(3), inner) }
  if (shape === 6) return { not: inner() }
  if (shape === 7) return { and: [inner(), inner()] }
  const test = operators(choices, field.type)
  return { [field.name]: shape === 4 ? { ...test, ...operators(choices, field.type) } : test }
}
