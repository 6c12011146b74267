import type { z } from 'zod'
import type { Problem, SourcePlace } from '../problem/problem.ts'
import { didYouMean, nearest, quoteList } from '../problem/suggest.ts'
import { type AlertDefinition, alertSchema } from './alert-definition.ts'
import { type AnnotationDefinition, annotationSchema } from './annotation-definition.ts'
import { type BoardDefinition, boardSchema, type SetDefinition, setSchema } from './board-definition.ts'
import { conversionSchema, retentionSchema } from './conversion-definition.ts'
import { extendDefinitions } from './extend-definitions.ts'
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
import { type StandIns, salvage, within } from './salvage.ts'
import { scoredSchema } from './scored-definition.ts'
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
  readonly alerts: readonly Located<AlertDefinition>[]
  readonly annotations: readonly Located<AnnotationDefinition>[]
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
  alert: 'alerts',
  annotation: 'annotations',
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
  /** Whether something stood at this path, or in it, or around it, that could not be read. */
  isLost(...path: readonly (string | number)[]): boolean
  /** The names under a field whose values could not be read. */
  lostIn(field: string): ReadonlySet<string>
  /** Whether all that stood under a field could not be read. */
  lostWhole(field: string): boolean
}

/** Stands for a name that could not be read: no definition has it. */
export const NOTHING = '?'

/** What stands in for fields that no definition can do without; whoever reads them asks whether they are lost. */
const REQUIRED: StandIns = {
  name: 'unnamed',
  table: NOTHING,
  key: NOTHING,
  model: NOTHING,
  numerator: NOTHING,
  denominator: NOTHING,
  formula: 0,
  metric: NOTHING,
  default: NOTHING,
  variants: {},
  per: NOTHING,
  base: NOTHING,
  conversion: NOTHING,
  active: NOTHING,
  grain: 'day',
  when: { gt: 0 },
  owner: NOTHING,
  'tiles.*': { name: 'unnamed', metric: NOTHING },
  'tiles.*.name': 'unnamed',
  'tiles.*.metric': NOTHING,
  'metrics.*': NOTHING,
  answer: NOTHING,
  scale: [0, 1],
}

const SOME_PERIOD = { from: '2000-01-01', to: '2001-01-01' }

/** A goal lacks letters as a whole: all of them are filled in, so that the others can be read. */
const REQUIRED_OF_GOALS: StandIns = {
  ...REQUIRED,
  specific: NOTHING,
  baseline: 0,
  target: 0,
  plan: NOTHING,
  relevance: NOTHING,
  period: SOME_PERIOD,
  'milestones.*': { name: NOTHING },
  'milestones.*.name': NOTHING,
  'subGoals.*': NOTHING,
  '': { specific: NOTHING, metric: NOTHING, baseline: 0, target: 0, plan: NOTHING, relevance: NOTHING, period: SOME_PERIOD },
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
  scored: scoredSchema,
}

function isMetricType(type: unknown): type is keyof typeof METRIC_SCHEMAS {
  return typeof type === 'string' && Object.hasOwn(METRIC_SCHEMAS, type)
}

type Definition =
  | ModelDefinition
  | MetricDefinition
  | TranslationDefinition
  | GoalDefinition
  | AlertDefinition
  | AnnotationDefinition
  | BoardDefinition
  | SetDefinition

/** Checks the shape of every definition, typed or not, and reports all that is wrong; what is right of it is still a definition. */
export function parseDefinitions(sources: readonly DefinitionSource[]): ParsedDefinitions {
  const models: Located<ModelDefinition>[] = []
  const metrics: Located<MetricDefinition>[] = []
  const translations: Located<TranslationDefinition>[] = []
  const goals: Located<GoalDefinition>[] = []
  const alerts: Located<AlertDefinition>[] = []
  const annotations: Located<AnnotationDefinition>[] = []
  const boards: Located<BoardDefinition>[] = []
  const sets: Located<SetDefinition>[] = []
  const problems: Problem[] = []
  const declared = {
    models: new Set<string>(),
    metrics: new Set<string>(),
    goals: new Set<string>(),
    alerts: new Set<string>(),
    annotations: new Set<string>(),
    boards: new Set<string>(),
    sets: new Set<string>(),
  }
  for (const { source, problem: wrongBase } of extendDefinitions(sources)) {
    const kind = 'kind' in source.definition && isDefinitionKind(source.definition.kind) ? source.definition.kind : 'metric'
    const name = 'name' in source.definition && typeof source.definition.name === 'string' ? source.definition.name : '?'
    const section = SECTIONS[kind]
    const problem = problemIn(source, section, name)
    if (section !== 'translations') declared[section].add(name)
    if (wrongBase !== undefined) {
      problems.push(problem(wrongBase.code, wrongBase.message, ['extends']))
      continue
    }
    const schema = schemaFor(source.definition)
    const meant = schema === undefined ? withLikelyType(source.definition) : source.definition
    if (schema === undefined) problems.push(unknownKind(source.definition, name, problem))
    const likely = schemaFor(meant)
    if (likely === undefined) continue
    const read = salvage(likely, meant, kind === 'goal' ? REQUIRED_OF_GOALS : REQUIRED)
    problems.push(...read.issues.map(({ path, message, part }) => problem('malformed-definition', message, path, part)))
    if (read.definition === undefined) continue
    const lost = { ...lostOf(read.lost), problem }
    const named = { ...read.definition, name }
    if (named.kind === 'model') models.push({ ...lost, definition: named })
    else if (named.kind === 'translation') translations.push({ ...lost, definition: named })
    else if (named.kind === 'goal') goals.push({ ...lost, definition: named })
    else if (named.kind === 'alert') alerts.push({ ...lost, definition: named })
    else if (named.kind === 'annotation') annotations.push({ ...lost, definition: named })
    else if (named.kind === 'board') boards.push({ ...lost, definition: named })
    else if (named.kind === 'set') sets.push({ ...lost, definition: named })
    else metrics.push({ ...lost, definition: named })
  }
  return { models, metrics, goals, alerts, annotations, boards, sets, translations, problems, declared }
}

function lostOf(lost: readonly (readonly (string | number)[])[]): Pick<Located<unknown>, 'isLost' | 'lostIn' | 'lostWhole'> {
  return {
    isLost: (...path) => lost.some((gone) => within(gone, path) || within(path, gone)),
    lostWhole: (field) => lost.some(([at, ...inner]) => at === field && inner.length === 0),
    lostIn: (field) =>
      new Set(lost.flatMap(([at, name, ...inner]) => (at === field && name !== undefined && inner.length === 0 ? [String(name)] : []))),
  }
}

/** A metric whose type is misspelt, as the type that was meant. */
function withLikelyType(definition: object): object {
  const type = 'type' in definition ? String(definition.type) : ''
  return { ...definition, type: nearest(type, Object.keys(METRIC_SCHEMAS))[0] }
}

function schemaFor(definition: object): z.ZodType<Definition> | undefined {
  if (!('kind' in definition)) return undefined
  if (definition.kind === 'model') return modelSchema
  if (definition.kind === 'translation') return translationSchema
  if (definition.kind === 'goal') return goalSchema
  if (definition.kind === 'alert') return alertSchema
  if (definition.kind === 'annotation') return annotationSchema
  if (definition.kind === 'board') return boardSchema
  if (definition.kind === 'set') return setSchema
  if (definition.kind !== 'metric') return undefined
  const type = 'type' in definition ? definition.type : 'simple'
  return isMetricType(type) ? METRIC_SCHEMAS[type] : undefined
}

function unknownKind(definition: object, name: string, problem: Located<unknown>['problem']): Problem {
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
