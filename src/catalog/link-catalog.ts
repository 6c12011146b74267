import type { AlertDefinition } from '../definition/alert-definition.ts'
import type { AnnotationDefinition } from '../definition/annotation-definition.ts'
import type { BoardDefinition } from '../definition/board-definition.ts'
import type { GoalDefinition } from '../definition/goal-definition.ts'
import type { ModelDefinition } from '../definition/model-definition.ts'
import { type DefinitionSource, type Located, type PlaceFinder, parseDefinitions } from '../definition/parse-definitions.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import { InvalidDefinitionError, type Problem } from '../problem/problem.ts'
import { applyTranslations } from './apply-translations.ts'
import type { Catalog, CatalogOptions, Model, PublicDimension } from './catalog.ts'
import { checkBusinessHours } from './check-business-hours.ts'
import { checkFiner } from './check-finer.ts'
import { checkRates } from './check-rates.ts'
import { checkWarnings } from './check-warnings.ts'
import type { Declared, Doubts } from './doubt.ts'
import { linkAlerts } from './link-alerts.ts'
import { linkAnnotations } from './link-annotations.ts'
import { linkBoards, linkSets } from './link-boards.ts'
import { type CalendarRows, linkCalendars } from './link-calendars.ts'
import { linkFiner, type ToLink } from './link-finer.ts'
import { linkGoals } from './link-goals.ts'
import { MetricLinker } from './link-metric.ts'
import { linkModels } from './link-models.ts'
import { mappedTables, storedRates } from './mapped-tables.ts'
import { checkPublicNames, reservedName } from './public-names.ts'
import { reportOn } from './report.ts'
import { knownMetrics, soundMetrics } from './sound-metrics.ts'

/** What a catalog is made of. */
export interface LinkInput {
  readonly definitions: readonly DefinitionSource[]
  /** The warehouse's tables and views, from `engine.inspect()` or a recorded schema. */
  readonly tables: readonly WarehouseTable[]
  readonly options?: Partial<CatalogOptions>
  /** The rows of calendars that are made of tables, by name: from `readCalendars`. */
  readonly calendars?: CalendarRows
  /** Finds an option in the file that it was read from. */
  readonly placeOfOption?: PlaceFinder
  /** What is wrong with files that they were read from, to be told with all the rest. */
  readonly problems?: readonly Problem[]
  /** Whether a name may be declared in what could not be read, so that nothing can be said of it. */
  mayDeclare?(name: string): boolean
}

const DEFAULT_DEPTH = 2
/** Where the depth could not be read, no name is told to be too far away. */
const MAX_DEPTH = 4

/** Definitions as far as they can be linked: what is wrong with them, and what is not known for it. */
export interface Draft {
  readonly catalog: Catalog
  readonly problems: readonly Problem[]
  /** Definitions that ask questions themselves. */
  readonly standing: readonly Located<GoalDefinition | AlertDefinition | AnnotationDefinition | BoardDefinition>[]
  readonly doubts: Doubts
  readonly declared: Declared
  /** Whether nothing is wrong with a metric, nor with those that it is made of. */
  isSound(metric: string): boolean
}

/**
 * Links definitions to each other and to the warehouse's tables.
 *
 * @throws InvalidDefinitionError with every problem of every definition at once
 */
export function linkCatalog(input: LinkInput): Catalog {
  const { catalog, problems } = draftCatalog(input)
  if (problems.length > 0) throw new InvalidDefinitionError(problems)
  return catalog
}

/**
 * Links definitions as far as they go. What is wrong with one of them is told once and hides nothing else: linking goes on with what is
 * known of it, and says nothing of what is not.
 */
export function draftCatalog(input: LinkInput): Draft {
  const parsed = parseDefinitions(input.definitions)
  const problems: Problem[] = [...(input.problems ?? []), ...parsed.problems]
  const wrongOptions = problems.some(({ path }) => path[0] === 'options')
  const { settings, byTable } = settle(input, { depth: wrongOptions ? MAX_DEPTH : DEFAULT_DEPTH, ...input.options }, problems)
  const declared = {
    models: declaredNames(parsed.declared.models, input.mayDeclare),
    metrics: declaredNames(parsed.declared.metrics, input.mayDeclare),
    goals: declaredNames(parsed.declared.goals, input.mayDeclare),
  }
  const translated = applyTranslations(
    { ...parsed, declared },
    ({ problem }) =>
      (code, message, path, part) =>
        problems.push(problem(code, message, path, part)),
  )
  const { grains, problems: wrongCalendars } = linkCalendars(settings, {
    tables: new Map(input.tables.map((table) => [table.name, table])),
    rows: input.calendars ?? {},
    place: input.placeOfOption,
  })
  problems.push(...wrongCalendars)
  const modelDefinitions = uniquely(translated.models, 'model', problems)
  const { models, doubts } = linkModels(
    { definitions: modelDefinitions, tables: byTable, depth: settings.depth, declared: declared.models, grains },
    problems,
  )
  const metricDefinitions = uniquely(translated.metrics, 'metric', problems)
  const rates = settings.rates ?? (wrongOptions ? 'unknown' : undefined)
  const toLink: ToLink = { definitions: metricDefinitions, models, rates, grains, declared, doubts }
  const metrics = linkMetrics(toLink, problems)
  const onModel = (name: string) => reportOn(modelDefinitions, name, problems)
  const onMetric = (name: string) => reportOn(metricDefinitions, name, problems)
  const isKnown = knownMetrics({ metrics, models }, problems)
  for (const check of [checkFiner, checkWarnings]) check({ metrics, models }, { declared: declared.metrics, isKnown }, onMetric)
  if (settings.businessHours === undefined) checkBusinessHours(models.values(), [...metrics.values()], { model: onModel, metric: onMetric })
  const dimensions = publicDimensions(models, modelDefinitions, problems)
  checkPublicNames({ dimensions, grains }, metricDefinitions, problems, onModel)
  const isSound = soundMetrics(metrics, problems)
  const standing = { metrics, models, declared, problems, isSound }
  const goals = linkGoals(uniquely(parsed.goals, 'goal', problems), standing)
  const alerts = linkAlerts(uniquely(parsed.alerts, 'alert', problems), standing)
  const annotations = linkAnnotations(uniquely(parsed.annotations, 'annotation', problems), standing)
  const scope = { metrics, models, declared: declared.metrics, grains, problems, isSound }
  const boards = linkBoards(uniquely(parsed.boards, 'board', problems), scope)
  const sets = linkSets(uniquely(parsed.sets, 'set', problems), scope)
  return {
    catalog: {
      models,
      metrics,
      finer: linkFiner(toLink, metrics),
      dimensions,
      grains,
      goals,
      alerts,
      annotations,
      boards,
      sets,
      kept: new Map(),
      options: settings,
    },
    problems,
    standing: [...parsed.goals, ...parsed.alerts, ...parsed.annotations, ...parsed.boards],
    doubts,
    declared: declared.metrics,
    isSound,
  }
}

function linkMetrics(toLink: ToLink, problems: Problem[]): Catalog['metrics'] {
  const linker = new MetricLinker({ ...toLink, problems })
  return new Map([...toLink.definitions.keys()].flatMap((name) => linker.link(name) ?? []).map((metric) => [metric.name, metric]))
}

/** The tables as definitions know them, and the options by what the warehouse calls them. */
function settle(
  { tables, placeOfOption }: LinkInput,
  options: CatalogOptions,
  problems: Problem[],
): { readonly settings: CatalogOptions; readonly byTable: ReadonlyMap<string, WarehouseTable> } {
  const mapped = mappedTables(tables, options.mapping ?? {}, placeOfOption)
  problems.push(...mapped.problems)
  const byTable = new Map(mapped.tables.map((table) => [table.name, table]))
  const { rates } = options
  if (rates === undefined) return { settings: options, byTable }
  problems.push(...checkRates(rates, byTable, placeOfOption))
  return { settings: { ...options, rates: storedRates(rates, byTable) }, byTable }
}

function declaredNames(names: ReadonlySet<string>, mayDeclare: (name: string) => boolean = () => false): Declared {
  return { names, has: (name) => names.has(name) || mayDeclare(name) }
}

function uniquely<D extends { readonly name: string }>(
  located: readonly Located<D>[],
  what: string,
  problems: Problem[],
): Map<string, Located<D>> {
  const found = new Map<string, Located<D>>()
  for (const one of located) {
    const { name } = one.definition
    if (found.has(name)) problems.push(one.problem('duplicate-name', `There are two ${what}s called "${name}". Rename one of them.`))
    else if (what === 'metric' && reservedName(name))
      problems.push(one.problem('reserved-name', `"${name}" is a field that every slice has. Give the metric another name.`))
    else found.set(name, one)
  }
  return found
}

/** Public names mean one thing from wherever they are reached; a name that means two is a problem of both models. */
function publicDimensions(
  models: ReadonlyMap<string, Model>,
  definitions: ReadonlyMap<string, Located<ModelDefinition>>,
  problems: Problem[],
): Map<string, PublicDimension> {
  const dimensions = new Map<string, PublicDimension>()
  for (const model of models.values()) {
    for (const { name, dimension } of model.members.values()) {
      const known = dimensions.get(name)
      if (known === undefined) dimensions.set(name, { name, type: dimension.expression.type, dimension })
      else if (known.dimension !== dimension && (known.dimension.model !== dimension.model || known.dimension.name !== dimension.name))
        reportOn(definitions, model.name, problems)(
          'path-collision',
          `"${name}" means "${dimension.name}" of "${dimension.model}" here and "${known.dimension.name}" of "${known.dimension.model}" elsewhere. Roles of one name lead to one model: rename one. A model itself has its "entity" for a role.`,
          ['entities'],
        )
    }
  }
  return new Map([...dimensions].sort(([a], [b]) => (a < b ? -1 : 1)))
}
