import type { SchemaIssue } from './schema-issue.ts'

/** The name that sets an object's prototype: what reads fields by name passes it over, and a filter of that name would be lost. */
const PROTOTYPE = '__proto__'

/** Where an input, or anything in it, has a field of the name that no field can have. */
export function prototypeNames(input: unknown, path: readonly (string | number)[] = []): readonly SchemaIssue[] {
  if (typeof input !== 'object' || input === null) return []
  const own = Object.hasOwn(input, PROTOTYPE)
  const message = `"${PROTOTYPE}" cannot be a name: every object has something else of that name. Give it another one.`
  const inside = Array.isArray(input) ? input.map((item, index) => [index, item] as const) : Object.entries(input)
  return [
    ...(own ? [{ path: [...path, PROTOTYPE], message, part: 'key' as const }] : []),
    ...inside.flatMap(([key, value]) => prototypeNames(value, [...path, key])),
  ]
}
