import { existsSync, readFileSync } from 'node:fs'
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Problem, SourcePlace } from '../problem/problem.ts'

/** A configuration file as it was written: its values, and where each key stands. */
export interface ConfigurationFile {
  readonly values: unknown
  readonly problems: readonly Problem[]
  placeOf(key: string): SourcePlace
}

function unread(file: string, code: string, message: string): ConfigurationFile {
  const source = { file }
  return { values: {}, problems: [{ code, message, path: [], source }], placeOf: () => source }
}

/** Text of the file can hold a password, and the parser quotes what it stumbled over. */
function withoutQuotedText(message: string): string {
  return message.replace(/[:\s]*["'`].*$/s, '').replace(/\.?$/, '.')
}

/** Nothing where its syntax is right and it still means nothing. */
function valuesOf(document: Document): unknown {
  try {
    return document.toJS()
  } catch {
    return undefined
  }
}

/** Reads a YAML file whose keys are settings. */
export function readConfigurationFile(file: string): ConfigurationFile {
  if (!existsSync(file)) return unread(file, 'no-such-file', `There is no file "${file}".`)
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false })

  function placeAt(offset: number): SourcePlace {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }

  // A file of comments has no contents, and one with a bare `---` has the value null.
  const contents = isScalar(document.contents) && document.contents.value === null ? null : document.contents
  const problems = document.errors.map(({ message, pos }): Problem => {
    return {
      code: 'unreadable-yaml',
      message: `The file is not YAML from here on: ${withoutQuotedText(message)}`,
      path: [],
      source: placeAt(pos[0]),
    }
  })
  if (problems.length > 0) return { values: {}, problems, placeOf: () => ({ file }) }
  if (contents !== null && !isMap(contents))
    return unread(file, 'unreadable-yaml', 'The file holds no settings. They look like "port: 4000", one per line.')

  const values = contents === null ? {} : valuesOf(document)
  if (values === undefined)
    return unread(file, 'unreadable-yaml', 'The file holds an alias ("*…") without its anchor ("&…"), or too many of them.')
  return {
    values,
    problems,
    placeOf(key) {
      const pair = contents?.items.find((item) => isScalar(item.key) && item.key.value === key)
      const offset = isScalar(pair?.key) ? pair.key.range?.[0] : undefined
      return offset === undefined ? { file } : placeAt(offset)
    },
  }
}
