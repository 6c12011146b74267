import type { Problem, SourcePlace } from '../problem/problem.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { type BoardDefinition, boardSchema, type SetDefinition, setSchema } from './board-definition.ts'
import { conversionSchema, retentionSchema } from './conversion-definition.ts'
import { type GoalDefinition, goalSchema } from './goal-definition.ts'
import {
  cumulativeSchema,
  derivedSchema,
  type MetricDefinition,
  perEntitySchema,
  ratioSchema,
  simpleSchema,
  variantsSchema,
} from './metric-definition.ts'
import { type ModelDefinition, modelSchema } from './model-definition.ts'
import { schemaIssues } from './schema-issue.ts'
import { type TranslationDefinition, translationSchema } from './translation-definition.ts'

/** Finds a path inside a definition in its file: the value there, or the `key` itself. */
export type PlaceFinder = (path: readonly (string | number)[], part?: 'key') => SourcePlace

/** A definition as it reached us, and where from. `place` finds a path inside it in the file. */
export interface DefinitionSource {
  readonly definition: object
  readonly place?: PlaceFinder
}

export interface ParsedDefinitions {
  readonly models: readonly Located<ModelDefinition>[]
  readonly metrics: readonly Located<MetricDefinition>[]
  readonly translations: readonly Located<TranslationDefinition>[]
  readonly goals: readonly Located<GoalDefinition>[]
  readonly boards: readonly Located<BoardDefinition>[]
  readonly sets: readonly Located<SetDefinition>[]
  readonly problems: readonly Problem[]
  /** Every name that is given to something, malformed definitions included. */
  readonly declared: DeclaredNames
}

export interface DeclaredNames {
  readonly models: ReadonlySet<string>
  readonly metrics: ReadonlySet<string>
  readonly goals: ReadonlySet<string>
}

/** What a definition may be, and where it stands in a path and in YAML. */
export const SECTIONS = {
  model: 'models',
  metric: 'metrics',
  translation: 'translations',
  goal: 'goals',
  board: 'boards',
  set: 'sets',
} as const

/** Whether something says of itself that it is a definition. */
export function isDefinitionKind(kind: unknown): kind is keyof typeof SECTIONS {
  return typeof kind === 'string' && Object.hasOwn(SECTIONS, kind)
}

/** A parsed definition with its way back to the author's file. */
export interface Located<Definition> {
  readonly definition: Definition
  problem(code: string, message: string, path?: readonly (string | number)[], part?: 'key'): Problem
}

const METRIC_SCHEMAS = {
  simple: simpleSchema,
  ratio: ratioSchema,
  derived: derivedSchema,
  cumulative: cumulativeSchema,
  perEntity: perEntitySchema,
  variants: variantsSchema,
  conversion: conversionSchema,
  retention: retentionSchema,
}

function isMetricType(type: unknown): type is keyof typeof METRIC_SCHEMAS {
  return typeof type === 'string' && type in METRIC_SCHEMAS
}

/** Checks the shape of every definition, typed or not, and reports all that is wrong. */
export function parseDefinitions(sources: readonly DefinitionSource[]): ParsedDefinitions {
  const models: Located<ModelDefinition>[] = []
  const metrics: Located<MetricDefinition>[] = []
  const translations: Located<TranslationDefinition>[] = []
  const goals: Located<GoalDefinition>[] = []
  const boards: Located<BoardDefinition>[] = []
  const sets: Located<SetDefinition>[] = []
  const problems: Problem[] = []
  const declared = {
    models: new Set<string>(),
    metrics: new Set<string>(),
    goals: new Set<string>(),
    boards: new Set<string>(),
    sets: new Set<string>(),
  }
  for (const source of sources) {
    const kind = 'kind' in source.definition && isDefinitionKind(source.definition.kind) ? source.definition.kind : 'metric'
    const name = 'name' in source.definition && typeof source.definition.name === 'string' ? source.definition.name : '?'
    const section = SECTIONS[kind]
    const locate = <D>(definition: D): Located<D> => ({ definition, problem: problemIn(source, section, name) })
    if (section !== 'translations') declared[section].add(name)
    const schema = schemaFor(source.definition)
    if (schema === undefined) {
      problems.push(unknownKind(source.definition, name, locate(null)))
      continue
    }
    const parsed = schema.safeParse(source.definition, { reportInput: true })
    if (!parsed.success) {
      const { problem } = locate(null)
      problems.push(...schemaIssues(parsed.error).map(({ path, message, part }) => problem('malformed-definition', message, path, part)))
    } else if (parsed.data.kind === 'model') models.push(locate(parsed.data))
    else if (parsed.data.kind === 'translation') translations.push(locate(parsed.data))
    else if (parsed.data.kind === 'goal') goals.push(locate(parsed.data))
    else if (parsed.data.kind === 'board') boards.push(locate(parsed.data))
    else if (parsed.data.kind === 'set') sets.push(locate(parsed.data))
    else metrics.push(locate(parsed.data))
  }
  return { models, metrics, goals, boards, sets, translations, problems, declared }
}

function schemaFor(definition: object) {
  if (!('kind' in definition)) return undefined
  if (definition.kind === 'model') return modelSchema
  if (definition.kind === 'translation') return translationSchema
  if (definition.kind === 'goal') return goalSchema
  if (definition.kind === 'board') return boardSchema
  if (definition.kind === 'set') return setSchema
  if (definition.kind !== 'metric') return undefined
  const type = 'type' in definition ? definition.type : 'simple'
  return isMetricType(type) ? METRIC_SCHEMAS[type] : undefined
}

function unknownKind(definition: object, name: string, { problem }: Located<null>): Problem {
  const types = Object.keys(METRIC_SCHEMAS)
  const type = 'type' in definition ? String(definition.type) : undefined
  if ('kind' in definition && definition.kind === 'metric' && type !== undefined)
    return problem(
      'unknown-kind',
      `"${name}" is of the type "${type}". A metric is of the type ${quoteList(types, 9)}.${didYouMean(type, types)}`,
      ['type'],
    )
  return problem('unknown-kind', 'A definition is made with "model", "metric", "ratio" or "derived", and this one is not.')
}

function problemIn(source: DefinitionSource, section: string, name: string): Located<unknown>['problem'] {
  return (code, message, path = [], part) => {
    const place = source.place?.(path, part)
    return { code, message, path: [section, name, ...path], ...(place === undefined ? {} : { source: place }) }
  }
}
