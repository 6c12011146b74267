import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseAllDocuments } from 'yaml'
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

function said(error: { readonly code: string; readonly message: string }): string {
  if (error.code === 'DUPLICATE_KEY') return 'This name stands twice in one place. Rename or remove one of them.'
  return `The file is not YAML from here on: ${error.message.replace(/\.?$/, '.')}`
}

/** Reads all documents of a YAML file; a file that is not YAML has problems and no documents. */
export function readYaml(
  file: string,
  text: string,
): { readonly documents: readonly YamlDocument[]; readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const placeAt = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true })
  const documents = Array.isArray(parsed) ? parsed : []
  const problems = documents.flatMap(({ errors }) =>
    errors.map((error): Problem => ({ code: 'unreadable-yaml', message: said(error), path: [], source: placeAt(error.pos[0]) })),
  )
  if (problems.length > 0) return { documents: [], problems }
  return {
    documents: documents.map((document) => ({
      value: document.toJS(),
      place(path, part) {
        const offset = offsetOf(document, path, part)
        return offset === undefined ? { file } : placeAt(offset)
      },
    })),
    problems,
  }
}
