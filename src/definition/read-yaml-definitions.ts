import type { Problem } from '../problem/problem.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { type DefinitionSource, SECTIONS } from './parse-definitions.ts'
import { readYaml, type YamlDocument } from './yaml-place.ts'

export interface ReadDefinitions {
  readonly definitions: readonly DefinitionSource[]
  readonly problems: readonly Problem[]
}

type Kind = keyof typeof SECTIONS

const KINDS: readonly Kind[] = ['model', 'metric', 'translation', 'goal', 'board', 'set']
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
  conversion: 'conversion',
  active: 'retention',
  per: 'perEntity',
  window: 'cumulative',
  toDate: 'cumulative',
  metric: 'cumulative',
}

function metricType(fields: object): string {
  const telling = Object.keys(TELLING).find((field) => field in fields)
  return TELLING[telling ?? ''] ?? 'simple'
}

function definitionOf(kind: Kind, name: string, fields: object): object {
  return kind === 'metric' ? { type: metricType(fields), ...fields, kind, name } : { ...fields, kind, name }
}

function readSection(document: YamlDocument, kind: Kind, value: unknown): ReadDefinitions {
  const section = SECTIONS[kind]
  const definitions: DefinitionSource[] = []
  const problems: Problem[] = []
  const report = (message: string, path: readonly string[]) =>
    problems.push({ code: 'malformed-definition', message, path, source: document.place(path) })
  if (value !== null && !isObject(value)) report(`"${section}" holds definitions by name, one under the other.`, [section])
  for (const [name, fields] of isObject(value) ? Object.entries(value) : []) {
    if (isObject(fields))
      definitions.push({
        definition: definitionOf(kind, name, fields),
        place: (path, part) => document.place([section, name, ...path], part),
      })
    else report(`"${name}" says nothing about itself. The fields of a ${kind} stand under its name.`, [section, name])
  }
  return { definitions, problems }
}

function readDocument(document: YamlDocument): ReadDefinitions {
  const { value } = document
  if (value === null) return { definitions: [], problems: [] }
  if (!isObject(value)) {
    const message = NOTHING
    return { definitions: [], problems: [{ code: 'malformed-definition', message, path: [], source: document.place([]) }] }
  }
  const read = Object.entries(value).map(([name, section]): ReadDefinitions => {
    const kind = KINDS.find((one) => SECTIONS[one] === name)
    if (kind !== undefined) return readSection(document, kind, section)
    const message = `There is no section "${name}" in a file of definitions.${didYouMean(name, NAMES) || ` The sections are ${quoteList(NAMES, NAMES.length)}.`}`
    return { definitions: [], problems: [{ code: 'malformed-definition', message, path: [name], source: document.place([name], 'key') }] }
  })
  return { definitions: read.flatMap(({ definitions }) => definitions), problems: read.flatMap(({ problems }) => problems) }
}

/** The definitions of a YAML file: `models`, `metrics` and `goals` by name, in one document or several. */
export function readYamlDefinitions(file: string, text: string): ReadDefinitions {
  const { documents, problems } = readYaml(file, text)
  const read = documents.map(readDocument)
  const definitions = read.flatMap((one) => one.definitions)
  const wrong = [...problems, ...read.flatMap((one) => one.problems)]
  if (definitions.length > 0 || wrong.length > 0) return { definitions, problems: wrong }
  const message = NOTHING
  return { definitions, problems: [{ code: 'no-definitions', message, path: [], source: { file } }] }
}
