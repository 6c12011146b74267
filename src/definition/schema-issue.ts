import type { z } from 'zod'
import { didYouMean, quoteList } from '../problem/suggest.ts'

type Issue = z.core.$ZodIssue

export interface SchemaIssue {
  readonly path: readonly (string | number)[]
  readonly message: string
}

function keysOf(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((key) => (typeof key === 'symbol' ? key.toString() : key))
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}

/** Of a union, the option that was meant is most likely the one that was followed the furthest; of equals, the last. */
function likeliest(options: readonly Issue[][]): readonly Issue[] {
  return options.reduce<readonly Issue[]>((best, option) => (depth(option) >= depth(best) ? option : best), [])
}

function sentence(issue: Issue, knownKeys: readonly string[]): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys
      const meant = didYouMean(key, knownKeys)
      return `There is no field "${key}" here.${meant === '' ? ` There are ${quoteList(knownKeys, 30)}.` : meant}`
    }
    case 'invalid_type':
      return issue.input === undefined ? `This is missing: ${article(issue.expected)} is needed.` : `This is ${article(typeName(issue.input))}, and ${article(issue.expected)} is needed.`
    case 'invalid_value':
      return `This can be ${quoteList(issue.values.map(String), 20)}.${typeof issue.input === 'string' ? didYouMean(issue.input, issue.values.map(String)) : ''}`
    case 'custom':
    case 'invalid_format':
      return `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`
    default:
      return `This does not fit: ${issue.message}.`
  }
}

function typeName(input: unknown): string {
  if (input === null) return 'null'
  return Array.isArray(input) ? 'list' : typeof input
}

function article(noun: string): string {
  if (noun === 'null' || noun === 'undefined') return noun
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

function flatten(issue: Issue, knownKeys: readonly string[]): SchemaIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: keysOf(issue.path), message: sentence(issue, knownKeys) }]
  return likeliest(issue.errors).flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }, knownKeys))
}

/** What a schema found wrong, as sentences with their places. `knownKeys` are the fields that a stray one is compared with. */
export function schemaIssues(error: z.ZodError, knownKeys: readonly string[]): readonly SchemaIssue[] {
  return error.issues.flatMap((issue) => flatten(issue, knownKeys))
}
