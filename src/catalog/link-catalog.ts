import type { ModelDefinition } from '../definition/model-definition.ts'
import { type DefinitionSource, type Located, type PlaceFinder, parseDefinitions } from '../definition/parse-definitions.ts'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import { InvalidDefinitionError, type Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import { applyTranslations } from './apply-translations.ts'
import type { Catalog, CatalogOptions, Model, PublicDimension } from './catalog.ts'
import { checkRates } from './check-rates.ts'
import { linkBoards, linkSets } from './link-boards.ts'
import { isTime } from './link-expression.ts'
import { linkGoals } from './link-goals.ts'
import { checkEntities, linkReach, type ModelToJoin } from './link-joins.ts'
import { MetricLinker } from './link-metric.ts'
import { linkOwnModel } from './link-model.ts'
import { sharedMembers } from './link-shared.ts'
import { linkTallies } from './link-tallies.ts'
import { checkPublicNames, reservedName } from './public-names.ts'
import { quiet, type Report } from './report.ts'
import { unsoundModels } from './unsound-models.ts'

/** What a catalog is made of. */
export interface LinkInput {
  readonly definitions: readonly DefinitionSource[]
  /** The warehouse's tables and views, from `engine.inspect()` or a recorded schema. */
  readonly tables: readonly WarehouseTable[]
  readonly options?: Partial<CatalogOptions>
  /** Finds an option in the file that it was read from. */
  readonly placeOfOption?: PlaceFinder
}

const DEFAULT_DEPTH = 2

/**
 * Links definitions to each other and to the warehouse's tables.
 *
 * @throws InvalidDefinitionError with every problem of every definition at once
 */
export function linkCatalog({ definitions, tables, options, placeOfOption }: LinkInput): Catalog {
  const settings: CatalogOptions = { depth: DEFAULT_DEPTH, ...options }
  const parsed = parseDefinitions(definitions)
  const problems: Problem[] = [...parsed.problems]
  const byTable = new Map(tables.map((table) => [table.name, table]))
  if (settings.rates !== undefined) problems.push(...checkRates(settings.rates, byTable, placeOfOption))
  const translated = applyTranslations(
    parsed,
    ({ problem }) =>
      (code, message, path, part) =>
        problems.push(problem(code, message, path, part)),
  )
  const modelDefinitions = uniquely(translated.models, 'model', problems)
  const { models, unsound } = linkModels(modelDefinitions, byTable, { depth: settings.depth, declared: parsed.declared.models }, problems)
  const metricDefinitions = uniquely(translated.metrics, 'metric', problems)
  const linker = new MetricLinker({
    definitions: metricDefinitions,
    models,
    rates: settings.rates,
    declared: parsed.declared,
    unsound,
    problems,
  })
  const linked = [...metricDefinitions.keys()].map((name) => linker.link(name)).filter((metric) => metric !== undefined)
  const metrics = new Map(linked.map((metric) => [metric.name, metric]))
  const dimensions = publicDimensions(models, modelDefinitions, problems)
  checkPublicNames(dimensions, metricDefinitions, problems, (model) => reportOn(modelDefinitions, model, problems))
  const goals = linkGoals(uniquely(parsed.goals, 'goal', problems), { metrics, models, declared: parsed.declared, problems })
  const scope = { metrics, models, declared: parsed.declared.metrics, problems }
  const boards = linkBoards(uniquely(parsed.boards, 'board', problems), scope)
  const sets = linkSets(uniquely(parsed.sets, 'set', problems), scope)
  if (problems.length > 0) throw new InvalidDefinitionError(problems)
  return { models, metrics, dimensions, goals, boards, sets, kept: new Map(), options: settings }
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

function linkModels(
  definitions: ReadonlyMap<string, Located<ModelDefinition>>,
  tables: ReadonlyMap<string, WarehouseTable>,
  { depth, declared }: { readonly depth: number; readonly declared: ReadonlySet<string> },
  problems: Problem[],
): { readonly models: ReadonlyMap<string, Model>; readonly unsound: ReadonlySet<string> } {
  const toJoin = new Map<string, ModelToJoin>()
  for (const located of definitions.values()) {
    const model = linkOwnModel(located, tables, problems)
    if (model !== undefined) toJoin.set(model.name, { model, entities: located.definition.entities })
  }
  const whole = new Set<string>()
  for (const [name, joined] of toJoin) {
    const before = problems.length
    checkEntities(joined, { models: toJoin, declared }, reportOn(definitions, name, problems))
    if (problems.length === before) whole.add(name)
  }
  const unsound = unsoundModels(
    [...definitions.values()].map(({ definition }) => definition),
    problems,
  )
  const models = new Map<string, Model>()
  const sound = new Map([...toJoin].filter(([name]) => whole.has(name)))
  for (const [name, joined] of toJoin) {
    const report = reportOn(definitions, name, problems)
    const reach = linkReach({ ...joined, entities: whole.has(name) ? joined.entities : {} }, sound, depth, report)
    const shared = sharedMembers(
      joined.model,
      [...toJoin.values()].map(({ model }) => model),
      reach.members,
      report,
    )
    const members = new Map([...reach.members, ...shared])
    const metricTime = linkMetricTime(
      joined,
      definitions.get(name)?.definition.metricTime,
      members,
      unsound.has(name) ? quiet(report) : report,
    )
    models.set(name, { ...joined.model, ...reach, members, metricTime })
  }
  for (const [name, { model }] of toJoin) {
    const definition = definitions.get(name)?.definition
    if (definition !== undefined) linkTallies(model, definition, models, reportOn(definitions, name, problems))
  }
  return { models, unsound }
}

function reportOn(definitions: ReadonlyMap<string, Located<ModelDefinition>>, name: string, problems: Problem[]): Report {
  return (code, message, path, part) => {
    const problem = definitions.get(name)?.problem(code, message, path, part)
    if (problem !== undefined) problems.push(problem)
  }
}

function linkMetricTime({ model }: ModelToJoin, name: string | undefined, members: Model['members'], report: Report): Model['metricTime'] {
  if (name === undefined) return undefined
  const own = model.dimensions.get(name)
  const member = own === undefined ? members.get(name) : { name, dimension: own, expression: own.expression }
  if (member === undefined) {
    const known = [...model.dimensions.keys(), ...members.keys()]
    report('unknown-dimension', `"${model.name}" has no time dimension "${name}", and leads to none.${didYouMean(name, known)}`, [
      'metricTime',
    ])
  } else if (!isTime(member.expression.type))
    report('wrong-type', `"${name}" is of type ${member.expression.type}, and "metricTime" names a time dimension.`, ['metricTime'])
  return member
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
          `"${name}" means "${dimension.name}" of "${dimension.model}" here and "${known.dimension.name}" of "${known.dimension.model}" elsewhere. Roles of one name lead to one model: rename one.`,
          ['entities'],
        )
    }
  }
  return new Map([...dimensions].sort(([a], [b]) => (a < b ? -1 : 1)))
}
