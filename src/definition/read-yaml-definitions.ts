import type { Problem } from '../problem/problem.ts'
import { didYouMean, nearest, quoteList } from '../problem/suggest.ts'
import { type DefinitionSource, SECTIONS } from './parse-definitions.ts'
import { readYaml, type YamlDocument } from './yaml-place.ts'

export interface ReadDefinitions {
  readonly definitions: readonly DefinitionSource[]
  readonly problems: readonly Problem[]
  /** What could not be read: what it names may be declared there. */
  readonly unread: readonly string[]
}

type Kind = keyof typeof SECTIONS

const KINDS: readonly Kind[] = ['model', 'metric', 'translation', 'goal', 'alert', 'annotation', 'board', 'set']
const NAMES = KINDS.map((kind) => SECTIONS[kind])
const NOTHING = `The file holds no definitions. They stand by name under ${quoteList(NAMES, NAMES.length)}.`

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The fields that only one type of metric has, and that type. */
const TELLING: Readonly<Record<string, string>> = {
  numerator: 'ratio',
  denominator: 'ratio',
  formula: 'derived',
  variants: 'variants',
  conversion: 'conversion',
  active: 'retention',
  answer: 'scored',
  scale: 'scored',
  per: 'perEntity',
  window: 'cumulative',
  toDate: 'cumulative',
  metric: 'cumulative',
}

function metricType(fields: object): string {
  const telling = Object.keys(TELLING)
  const said = telling.find((field) => field in fields)
  const meant = 'model' in fields ? [] : Object.keys(fields).flatMap((field) => nearest(field, telling))
  return TELLING[said ?? meant[0] ?? ''] ?? 'simple'
}

function definitionOf(kind: Kind, name: string, fields: object): object {
  // What a definition is made from says of which type it is.
  return kind === 'metric' && !('extends' in fields) ? { type: metricType(fields), ...fields, kind, name } : { ...fields, kind, name }
}

function readSection(document: YamlDocument, kind: Kind, value: unknown): ReadDefinitions {
  const section = SECTIONS[kind]
  const definitions: DefinitionSource[] = []
  const problems: Problem[] = []
  const unread: string[] = []
  const report = (message: string, path: readonly string[]) =>
    problems.push({ code: 'malformed-definition', message, path, source: document.place(path) })
  if (value !== null && !isObject(value)) report(`"${section}" holds definitions by name, one under the other.`, [section])
  for (const [name, fields] of isObject(value) ? Object.entries(value) : []) {
    if (isObject(fields))
      definitions.push({
        definition: definitionOf(kind, name, fields),
        place: (path, part) => document.place([section, name, ...path], part),
      })
    else {
      report(`"${name}" says nothing about itself. The fields of a ${kind} stand under its name.`, [section, name])
      unread.push(name)
    }
  }
  return { definitions, problems, unread: isObject(value) || value === null ? unread : [JSON.stringify(value)] }
}

function readDocument(document: YamlDocument): ReadDefinitions {
  const { value } = document
  if (value === null) return joined([])
  if (!isObject(value)) {
    const problem = { code: 'malformed-definition', message: NOTHING, path: [], source: document.place([]) }
    return { definitions: [], problems: [problem], unread: [JSON.stringify(value)] }
  }
  return joined(
    Object.entries(value).map(([name, section]): ReadDefinitions => {
      const kind = KINDS.find((one) => SECTIONS[one] === name)
      if (kind !== undefined) return readSection(document, kind, section)
      const [likely] = nearest(name, NAMES).filter((other) => !(other in value))
      const meant = KINDS.find((one) => SECTIONS[one] === likely)
      const message = `There is no section "${name}" in a file of definitions.${didYouMean(name, NAMES) || ` The sections are ${quoteList(NAMES, NAMES.length)}.`}`
      const problem = { code: 'malformed-definition', message, path: [name], source: document.place([name], 'key') }
      const read = meant === undefined ? undefined : readSection(under(document, name), meant, section)
      return joined([{ definitions: [], problems: [problem], unread: read === undefined ? [JSON.stringify(section)] : [] }, read])
    }),
  )
}

/** A document whose section has another name than it should: places in it are found under the name that it has. */
function under(document: YamlDocument, section: string): YamlDocument {
  return { ...document, place: ([, ...path], part) => document.place([section, ...path], part) }
}

function joined(all: readonly (ReadDefinitions | undefined)[]): ReadDefinitions {
  const read = all.filter((one) => one !== undefined)
  return {
    definitions: read.flatMap(({ definitions }) => definitions),
    problems: read.flatMap(({ problems }) => problems),
    unread: read.flatMap(({ unread }) => unread),
  }
}

/** The definitions of a YAML file: `models`, `metrics` and `goals` by name, in one document or several. */
export function readYamlDefinitions(file: string, text: string): ReadDefinitions {
  const { documents, problems, unread } = readYaml(file, text)
  const read = joined([{ definitions: [], problems, unread: [unread] }, ...documents.map(readDocument)])
  if (read.definitions.length > 0 || read.problems.length > 0) return read
  return { ...read, problems: [{ code: 'no-definitions', message: NOTHING, path: [], source: { file } }] }
}
