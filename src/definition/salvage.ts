import type { z } from 'zod'
import { nearest, suggestionIn } from '../problem/suggest.ts'
import { type SchemaIssue, schemaIssues } from './schema-issue.ts'

type Path = readonly (string | number)[]

/** What could be read of a definition, although parts of it are wrong. */
export interface Salvaged<Definition> {
  /** Without the wrong parts; nothing where too little is left. */
  readonly definition: Definition | undefined
  readonly issues: readonly SchemaIssue[]
  /** Where something stood that could not be read. */
  readonly lost: readonly Path[]
}

interface Mending {
  readonly value: unknown
  readonly lost: readonly Path[]
}

/** A definition is mended a level up each time, so its depth bounds the rounds. */
const ROUNDS = 20

/**
 * Parses as much of a definition as there is: a misspelt field counts as the one that was meant, and what cannot be read is taken out, so
 * that all the rest of it can still be checked. `required` stands in for fields that no definition can do without.
 */
export function salvage<Definition>(
  schema: z.ZodType<Definition>,
  input: object,
  required: Readonly<Record<string, unknown>>,
): Salvaged<Definition> {
  const issues = new Map<string, SchemaIssue>()
  let mending: Mending = { value: input, lost: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = schema.safeParse(mending.value, { reportInput: true })
    if (parsed.success) return { definition: parsed.data, issues: [...issues.values()], lost: mending.lost }
    const { value } = mending
    const found = schemaIssues(parsed.error)
    const meant = found.map((issue) => renamedTo(value, issue)).filter((path) => path !== undefined)
    const own = found.filter(({ path, part }) => part === 'key' || !meant.some((other) => same(path, other)))
    for (const issue of own) if (!isEcho(issue, mending)) issues.set(JSON.stringify(issue), issue)
    mending = own.reduce((before, issue) => mend(before, issue, required), mending)
  }
  return { definition: undefined, issues: [...issues.values()], lost: mending.lost }
}

/** Whether something is only wrong because of what was taken out: of it, or beside it. */
function isEcho({ path, part }: SchemaIssue, { value, lost }: Mending): boolean {
  const isMissing = part !== 'key' && path.length > 0 && valueAt(value, path) === undefined
  return lost.some((gone) => within(gone, path) || (isMissing && same(gone.slice(0, -1), path.slice(0, -1))))
}

function same(path: Path, other: Path): boolean {
  return path.length === other.length && within(path, other)
}

/** Whether a path is `outer` or lies in it. */
export function within(path: Path, outer: Path): boolean {
  return outer.every((key, index) => path[index] === key)
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueAt(value: unknown, path: Path): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(value)) return typeof key === 'number' ? valueAt(value[key], rest) : undefined
  return isFields(value) && key in value ? valueAt(value[key], rest) : undefined
}

function changed(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changed(item, rest, change) : item))
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === key ? changed(inner, rest, change) : inner]))
}

/** The field that an unknown one was meant to be, where it is not there beside it. */
function renamedTo(value: unknown, { path, part, message }: SchemaIssue): Path | undefined {
  const beside = path.slice(0, -1)
  const meant = part === 'key' ? suggestionIn(message) : undefined
  const fields = valueAt(value, beside)
  return meant === undefined || !isFields(fields) || meant in fields ? undefined : [...beside, meant]
}

function renamed(value: unknown, fields: Path, from: string | number, to: string): unknown {
  return changed(value, fields, (old) =>
    isFields(old) ? Object.fromEntries(Object.entries(old).map(([name, inner]) => [name === from ? to : name, inner])) : old,
  )
}

function mend(before: Mending, issue: SchemaIssue, required: Readonly<Record<string, unknown>>): Mending {
  const { value, lost } = before
  const [field, ...fields] = issue.path.toReversed()
  const beside = fields.toReversed()
  const meant = renamedTo(value, issue)?.at(-1)
  if (field !== undefined && typeof meant === 'string') return { value: renamed(value, beside, field, meant), lost }
  if (issue.part === 'key') return without(before, issue.path, required)
  const suggested = suggestionIn(issue.message)
  const wrong = valueAt(value, issue.path)
  if (suggested !== undefined && typeof wrong === 'string') return { value: changed(value, issue.path, () => suggested), lost }
  const [slip] = suggested !== undefined && isFields(wrong) ? nearest(suggested, Object.keys(wrong)) : []
  if (slip !== undefined && suggested !== undefined) return { value: renamed(value, issue.path, slip, suggested), lost }
  return without(before, issue.path, required)
}

/** Takes a value out: an item with its list, and what is missing with the braces that miss it. */
function without({ value, lost }: Mending, path: Path, required: Readonly<Record<string, unknown>>): Mending {
  const noted = [...lost, path]
  const [top] = path
  const stand = path.length === 1 && typeof top === 'string' ? required[top] : undefined
  if (stand !== undefined && isFields(value)) return { value: { ...value, [String(top)]: stand }, lost: noted }
  const last = path.at(-1)
  const outer = path.slice(0, -1)
  if (last === undefined) return { value, lost: noted }
  if (typeof last === 'number' || valueAt(value, path) === undefined) return without({ value, lost: noted }, outer, required)
  const shorter = changed(value, outer, (old) =>
    isFields(old) ? Object.fromEntries(Object.entries(old).filter(([name]) => name !== last)) : old,
  )
  return { value: shorter, lost: noted }
}
