import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseAllDocuments,
  visit,
} from 'yaml'
import type { Problem, SourcePlace } from '../problem/problem.ts'

/** One document of a YAML file, with the way from a path to its place in the file. */
export interface YamlDocument {
  readonly value: unknown
  place(path: readonly (string | number)[], part?: 'key'): SourcePlace
}

interface Step {
  readonly node: unknown
  readonly pair: Pair | undefined
}

function inside(node: unknown, key: string | number, document: Document): Step | undefined {
  const found = isAlias(node) ? node.resolve(document) : node
  if (isSeq(found)) {
    const item = typeof key === 'number' ? found.items[key] : undefined
    return item === undefined ? undefined : { node: item, pair: undefined }
  }
  const pair = isMap(found) ? found.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key)) : undefined
  return pair && { node: pair.value, pair }
}

/** The node of a path; of one that leads nowhere, the last node on its way. A block is shown by its key. */
function offsetOf(document: Document, path: readonly (string | number)[], part: 'key' | undefined): number | undefined {
  let here: Step = { node: document.contents, pair: undefined }
  for (const key of path) {
    const next = inside(here.node, key, document)
    if (next === undefined) break
    here = next
  }
  const { node, pair } = here
  const shown = pair !== undefined && (part === 'key' || isCollection(node) || !isNode(node)) ? pair.key : node
  return isNode(shown) ? shown.range?.[0] : undefined
}

/** What a document says that its syntax allows and that still means nothing: aliases of nothing, merges of what has no fields. */
function meaninglessIn(document: Document): readonly Failure[] {
  const found: Failure[] = []
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) === undefined)
        found.push({
          offset: alias.range?.[0] ?? 0,
          code: NO_ANCHOR,
          message: `There is no anchor "&${alias.source}" before the alias "*${alias.source}". A text that begins with "*" stands in quotes.`,
        })
    },
  })
  if (found.length > 0) return found
  try {
    document.toJS()
    return []
  } catch (error) {
    return [
      { offset: document.contents?.range?.[0] ?? 0, code: 'UNREADABLE', message: error instanceof Error ? error.message : String(error) },
    ]
  }
}

const NO_ANCHOR = 'NO_ANCHOR'

/** What an author can do about an error whose name in the parser's own words helps nobody. */
const WAYS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'this line is deeper than those beside it, or its text holds ": ". Fields of one thing begin in the same column, and such a text stands in quotes.',
  TAB_AS_INDENT: 'it is indented by a tab. Indent by spaces.',
}

function said(error: { readonly code: string; readonly message: string }): string {
  if (error.code === NO_ANCHOR) return error.message
  if (error.code === 'DUPLICATE_KEY') return 'This name stands twice in one place. Rename or remove one of them.'
  return `The file is not YAML from here on: ${WAYS[error.code] ?? error.message.replace(/\.?$/, '.')}`
}

/** A YAML file: its documents as far as they can be read, what is wrong with it, and the text that could not be read. */
export interface ReadYaml {
  readonly documents: readonly YamlDocument[]
  readonly problems: readonly Problem[]
  readonly unread: string
}

interface Failure {
  readonly offset: number
  readonly code: string
  readonly message: string
}

function parse(text: string): {
  readonly lines: LineCounter
  readonly documents: readonly Document[]
  readonly errors: readonly Failure[]
} {
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true })
  const documents = Array.isArray(parsed) ? parsed : []
  const errors = documents.flatMap((document) => {
    const broken = document.errors.map(({ code, message, pos }): Failure => ({ offset: pos[0], code, message }))
    return broken.length > 0 ? broken : meaninglessIn(document)
  })
  return { lines, documents, errors }
}

/** The block of one entry of a section that an offset lies in, as the numbers of its first line and of the first line after it. */
function entryAround(lines: readonly string[], at: number): readonly [number, number] | undefined {
  const indent = (line: string) => (line.trim() === '' || line.trim().startsWith('#') ? Number.POSITIVE_INFINITY : line.search(/\S/))
  const top = lines.slice(0, at + 1).findLastIndex((line) => indent(line) === 0)
  const entries = indent(lines[lines.findIndex((line, index) => index > top && indent(line) < Number.POSITIVE_INFINITY)] ?? '')
  const first = lines.slice(0, at + 1).findLastIndex((line) => indent(line) === entries)
  if (top < 0 || first <= top || entries === 0) return undefined
  const after = lines.findIndex((line, index) => index > first && indent(line) <= entries)
  return [first, after < 0 ? lines.length : after]
}

/** The text without the entries that are not YAML, all else where it was, and those entries. */
function withoutEntries(text: string, offsets: readonly number[]): { readonly kept: string; readonly unread: string } {
  const lines = text.split('\n')
  const gone = new Set<number>()
  for (const offset of offsets) {
    const [first, after] = entryAround(lines, text.slice(0, offset).split('\n').length - 1) ?? [0, lines.length]
    for (let line = first; line < after; line += 1) gone.add(line)
  }
  return {
    kept: lines.map((line, index) => (gone.has(index) ? '' : line)).join('\n'),
    unread: lines.filter((_, index) => gone.has(index)).join('\n'),
  }
}

/** Reads all documents of a YAML file; an entry that is not YAML hides the others only where they cannot be told from it. */
export function readYaml(file: string, text: string): ReadYaml {
  const whole = parse(text)
  const entryOf = ({ offset }: Failure) => String(entryAround(text.split('\n'), text.slice(0, offset).split('\n').length - 1))
  // What the parser stumbles over next is mostly the same slip.
  const first = whole.errors.filter(
    (error, index) => error.code === 'DUPLICATE_KEY' || whole.errors.findIndex((other) => entryOf(other) === entryOf(error)) === index,
  )
  const problems = first.map(({ code, message, offset }): Problem => {
    const { line, col } = whole.lines.linePos(offset)
    return { code: 'unreadable-yaml', message: said({ code, message }), path: [], source: { file, line, column: col } }
  })
  const broken = whole.errors.filter(({ code }) => code !== 'DUPLICATE_KEY')
  if (broken.length === 0) return { documents: placed(file, whole), problems, unread: '' }
  const { kept, unread } = withoutEntries(
    text,
    broken.map(({ offset }) => offset),
  )
  const rest = parse(kept)
  return rest.errors.some(({ code }) => code !== 'DUPLICATE_KEY')
    ? { documents: [], problems, unread: text }
    : { documents: placed(file, rest), problems, unread }
}

function placed(file: string, { lines, documents }: ReturnType<typeof parse>): readonly YamlDocument[] {
  return documents.map((document) => ({
    value: document.toJS(),
    place(path, part) {
      const offset = offsetOf(document, path, part)
      if (offset === undefined) return { file }
      const { line, col } = lines.linePos(offset)
      return { file, line, column: col }
    },
  }))
}
