import { type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import type { Within } from './question.ts'

/** The test that a row falls into none of the given groups of some keys; null equals null, so that no row is in neither. */
export function outsideTest(groups: Within['groups'], keys: readonly Expression[]): Predicate {
  const [only, ...others] = keys
  if (only !== undefined && others.length === 0) return noneOfGroups(only, groups)
  return {
    kind: 'every',
    of: groups.map((group): Predicate => ({ kind: 'some', of: keys.map((key, index) => differs(key, group[index] ?? null)) })),
  }
}

function noneOfGroups(key: Expression, groups: Within['groups']): Predicate {
  const options = groups.flatMap(([value]) => (value === null || value === undefined ? [] : [literal(value, key.type)]))
  const none: Predicate = { kind: 'oneOf', value: key, options, negated: true }
  const known: Predicate = { kind: 'isNull', value: key, negated: true }
  if (groups.some(([value]) => value === null)) return options.length === 0 ? known : none
  return options.length === 0 ? { kind: 'every', of: [] } : { kind: 'some', of: [none, { kind: 'isNull', value: key, negated: false }] }
}

function differs(key: Expression, value: string | null): Predicate {
  if (value === null) return { kind: 'isNull', value: key, negated: true }
  const other: Predicate = { kind: 'compare', operator: 'ne', left: key, right: literal(value, key.type) }
  return { kind: 'some', of: [other, { kind: 'isNull', value: key, negated: false }] }
}

/** The test that a row falls into one of the given groups of its first keys; null equals null. */
export function withinTest({ depth, groups }: Within, keys: readonly Expression[]): Predicate {
  const [only, ...others] = keys.slice(0, depth)
  if (only !== undefined && others.length === 0) return oneOfGroups(only, groups)
  return {
    kind: 'some',
    of: groups.map(
      (group): Predicate =>
        everyOf(keys.slice(0, depth).map((key, index) => equals(key, group[index] ?? null))) ?? { kind: 'every', of: [] },
    ),
  }
}

function oneOfGroups(key: Expression, groups: Within['groups']): Predicate {
  const options = groups.flatMap(([value]) => (value === null || value === undefined ? [] : [literal(value, key.type)]))
  const some: Predicate = { kind: 'oneOf', value: key, options, negated: false }
  return groups.some(([value]) => value === null) ? { kind: 'some', of: [some, { kind: 'isNull', value: key, negated: false }] } : some
}

function equals(key: Expression, value: string | null): Predicate {
  return value === null
    ? { kind: 'isNull', value: key, negated: false }
    : { kind: 'compare', operator: 'eq', left: key, right: literal(value, key.type) }
}
