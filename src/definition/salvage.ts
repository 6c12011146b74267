import type { z } from 'zod'
import { nearest, suggestionIn } from '../problem/suggest.ts'
import { prototypeNames } from './prototype-names.ts'
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

/** What stands in for parts that cannot be read or are missing, by the way to them: `*` is any item of a list, and the empty way has fields of the whole. */
export type StandIns = Readonly<Record<string, unknown>>

interface Mending {
  readonly value: unknown
  readonly lost: readonly Path[]
  /** Fields that have another name in what was written. */
  readonly guessed: readonly Path[]
}

/** A definition is mended a level up each time, so its depth bounds the rounds. */
const ROUNDS = 20

/**
 * Parses as much of a definition as there is: a misspelt field counts as the one that was meant, and what cannot be read is taken out, so
 * that all the rest of it can still be checked. `required` stands in for what no definition can do without.
 */
export function salvage<Definition>(schema: z.ZodType<Definition>, input: object, required: StandIns): Salvaged<Definition> {
  const issues = new Map(prototypeNames(input).map((issue) => [JSON.stringify(issue), issue]))
  let mending: Mending = { value: input, lost: [], guessed: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = schema.safeParse(mending.value, { reportInput: true })
    if (parsed.success) return { definition: parsed.data, issues: [...issues.values()], lost: mending.lost }
    const { value } = mending
    const found = schemaIssues(parsed.error)
    const meant = found.map((issue) => renamedTo(value, issue)).filter((path) => path !== undefined)
    // What the whole lacks may be there once names are mended: it is asked again.
    const isAnswered = ({ path, part }: SchemaIssue) =>
      part !== 'key' && (path.length === 0 ? meant.length > 0 : meant.some((other) => same(path, other)))
    const own = found.filter((issue) => !isAnswered(issue))
    for (const issue of own) if (!isEcho(issue, mending)) issues.set(JSON.stringify(issue), issue)
    mending = own.reduce((before, issue) => mend(before, issue, required), mending)
  }
  return { definition: undefined, issues: [...issues.values()], lost: mending.lost }
}

/** Whether something is only wrong because of what was taken out, of it or beside it, or because a misspelt field was meant otherwise. */
function isEcho({ path, part }: SchemaIssue, { value, lost, guessed }: Mending): boolean {
  if (part !== 'key' && guessed.some((field) => same(field, path))) return true
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

function mend(before: Mending, issue: SchemaIssue, required: StandIns): Mending {
  const { value, guessed } = before
  const [field, ...fields] = issue.path.toReversed()
  const beside = fields.toReversed()
  const meant = renamedTo(value, issue)
  const name = meant?.at(-1)
  if (meant !== undefined && field !== undefined && typeof name === 'string')
    return { ...before, value: renamed(value, beside, field, name), guessed: [...guessed, meant] }
  if (issue.part === 'key') return without(before, issue.path, required)
  const suggested = suggestionIn(issue.message)
  const wrong = valueAt(value, issue.path)
  if (suggested !== undefined && typeof wrong === 'string') return { ...before, value: changed(value, issue.path, () => suggested) }
  const [slip] = suggested !== undefined && isFields(wrong) ? nearest(suggested, Object.keys(wrong)) : []
  if (slip !== undefined && suggested !== undefined) return { ...before, value: renamed(value, issue.path, slip, suggested) }
  return without(before, issue.path, required)
}

/** Fills in the fields that a definition as a whole is said to lack. */
function whole(before: Mending, stand: unknown): Mending {
  const { value, lost } = before
  if (!isFields(value) || !isFields(stand)) return { ...before, lost: [...lost, []] }
  const missing = Object.keys(stand).filter((field) => value[field] === undefined)
  return { ...before, value: { ...stand, ...value }, lost: [...lost, ...missing.map((field) => [field])] }
}

function withPart(value: unknown, key: string | number, part: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? part : item))
  return isFields(value) ? { ...value, [key]: part } : value
}

/** Takes a value out: an item with its list, and what is missing with the braces that miss it. */
function without(before: Mending, path: Path, required: StandIns): Mending {
  const { value } = before
  const noted = { ...before, lost: [...before.lost, path] }
  const stand = required[path.map((key) => (typeof key === 'number' ? '*' : key)).join('.')]
  const last = path.at(-1)
  const outer = path.slice(0, -1)
  if (last === undefined) return whole(before, stand)
  if (stand !== undefined) return { ...noted, value: changed(value, outer, (old) => withPart(old, last, stand)) }
  if (typeof last === 'number' || valueAt(value, path) === undefined) return without(noted, outer, required)
  const shorter = changed(value, outer, (old) =>
    isFields(old) ? Object.fromEntries(Object.entries(old).filter(([name]) => name !== last)) : old,
  )
  return { ...noted, value: shorter }
}
