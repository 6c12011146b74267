import { z } from 'zod'
import { didYouMean } from '../problem/suggest.ts'

type Issue = z.core.$ZodIssue

export interface SchemaIssue {
  readonly path: readonly (string | number)[]
  readonly message: string
  /** `key` where the last name of the path is itself what is wrong. */
  readonly part?: 'key'
}

/** What zod says of a union when its schema has no words of its own. */
const UNSAID = 'Invalid input'
/** How a schema's own words begin that go on a sentence about the value. */
const TAKES = 'takes '

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

/** Words for a union whose options the input fits none of; an object is left to the option that it was meant for. */
export function takes(words: string): (issue: { readonly input?: unknown }) => string | undefined {
  return ({ input }) => (typeof input === 'object' && input !== null && !Array.isArray(input) ? undefined : words)
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

/** All that a union takes, where what it was given fits none of its options at all. */
function expectedOf(issue: Issue): readonly string[] | undefined {
  if (issue.path.length > 0 || issue.message.startsWith(TAKES)) return undefined
  if (issue.code === 'invalid_type') return [EXPECTED[issue.expected] ?? issue.expected]
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value))
  if (issue.code !== 'invalid_union' || issue.message !== UNSAID || issue.errors.length === 0) return undefined
  const options = issue.errors.map(([only, ...others]) => (only === undefined || others.length > 0 ? undefined : expectedOf(only)))
  return options.includes(undefined) ? undefined : [...new Set(options.flatMap((option) => option ?? []))]
}

function subject(path: readonly (string | number)[]): string {
  const [last, key] = path.toReversed()
  if (typeof last === 'number') return typeof key === 'string' ? `Item ${last + 1} of "${key}"` : `Item ${last + 1}`
  return last === undefined ? 'This' : `"${last}"`
}

function shown(input: unknown): string {
  if (input === null || input === '') return 'empty'
  if (typeof input === 'string') return JSON.stringify(input)
  if (typeof input === 'object') return Array.isArray(input) ? 'a list' : 'an object'
  return String(input)
}

function oneOf(options: readonly string[]): string {
  return options.length < 2 ? options.join('') : `${options.slice(0, -1).join(', ')} or ${options[options.length - 1]}`
}

function misfit(issue: Issue, expected: readonly string[], suggestion = ''): string {
  const what = subject(keysOf(issue.path))
  return issue.input === undefined
    ? `${what} is missing. It takes ${oneOf(expected)}.`
    : `${what} is ${shown(issue.input)}. It takes ${oneOf(expected)}.${suggestion}`
}

function sentence(issue: Issue): string {
  if (issue.message.startsWith(TAKES)) return misfit(issue, [issue.message.slice(TAKES.length)])
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith(UNSAID) ? misfit(issue, [EXPECTED[issue.expected] ?? issue.expected]) : issue.message
    case 'invalid_value': {
      const values = issue.values.map(String)
      return misfit(
        issue,
        values.map((value) => `"${value}"`),
        typeof issue.input === 'string' ? didYouMean(issue.input, values) : '',
      )
    }
    case 'too_small':
      return outOfRange(issue, issue.origin, 'few', `at least ${issue.minimum}`)
    case 'too_big':
      return outOfRange(issue, issue.origin, 'many', `at most ${issue.maximum}`)
    case 'invalid_key':
      return issue.issues.map((inner) => inner.message).join(' ')
    default:
      return issue.message
  }
}

function outOfRange(issue: Issue, origin: string, many: 'few' | 'many', bound: string): string {
  if (origin === 'string') return misfit(issue, ['text'])
  return origin === 'array'
    ? `${subject(keysOf(issue.path))} has too ${many} items. It takes ${bound}.`
    : misfit(issue, [`a number of ${bound}`])
}

function flatten(issue: Issue): readonly SchemaIssue[] {
  const path = keysOf(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.message.split('\n').map((message, index) => ({ path: [...path, issue.keys[index] ?? ''], message, part: 'key' }))
  if (issue.code === 'invalid_key') return [{ path, message: sentence(issue), part: 'key' }]
  if (issue.code === 'custom' && issue.params?.part === 'key') return [{ path, message: issue.message, part: 'key' }]
  if (issue.code !== 'invalid_union' || issue.message !== UNSAID || issue.errors.length === 0) return [{ path, message: sentence(issue) }]
  const expected = expectedOf({ ...issue, path: [] })
  if (expected !== undefined) return [{ path, message: misfit(issue, expected) }]
  return likeliest(issue.errors).flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** What a schema found wrong, as sentences with their places. */
export function schemaIssues(error: z.ZodError): readonly SchemaIssue[] {
  return error.issues.flatMap(flatten)
}

/** Hands on what a schema within a schema found wrong; `beside` are fields that stand in the same braces. */
export function passOn(error: z.ZodError | undefined, context: z.core.$RefinementCtx, beside: readonly string[] = []): void {
  for (const { path, message: said, part } of error === undefined ? [] : schemaIssues(error)) {
    const [field, ...inner] = path
    const meant = part === 'key' && inner.length === 0 ? didYouMean(String(field), beside) : ''
    const message = meant === '' ? said : `There is no field "${field}" here.${meant}`
    context.addIssue({ code: 'custom', message, path: [...path], params: { part } })
  }
}

/** Parses by the schema that the input was meant for, so that a slip is reported there and not as "none of them fits". */
export function parseAs<Output>(schema: z.ZodType<Output>, input: unknown, context: z.core.$RefinementCtx): Output {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  passOn(parsed.error, context)
  return z.NEVER
}
