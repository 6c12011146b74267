import type { Catalog, Model } from '../catalog/catalog.ts'
import { filterPredicate, type NameLookup } from '../catalog/filter-predicate.ts'
import { metricScope } from '../catalog/metric-scope.ts'
import { type Report, under } from '../catalog/report.ts'
import type { FilterInput } from '../definition/filter-input.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { columnsIn, expressionsIn } from '../expression/walk.ts'
import { didYouMean } from '../problem/suggest.ts'
import { parseFilter } from './parse-filter.ts'
import type { Policy } from './policy.ts'

/** Rows by model that the caller may see; a policy's own slip is reported like any other and nothing is shown. */
export function resolveAccess(catalog: Catalog, policy: Policy, report: Report): ReadonlyMap<string, Predicate> {
  const access = new Map<string, Predicate>()
  if (policy.kind === 'everything') return access
  for (const [name, filter] of Object.entries(policy.models)) {
    const model = catalog.models.get(name)
    if (model === undefined && catalog.kept.has(name)) continue
    if (filter === 'all') continue
    const test = model === undefined ? unknownModel(catalog, name, report) : rowTest(model, filter, report)
    if (test !== undefined) access.set(name, test)
  }
  return access
}

function unknownModel({ models }: Catalog, name: string, report: Report): undefined {
  report('unknown-model', `The policy tests rows of "${name}", and there is no such model.${didYouMean(name, models.keys())}`, [
    'policy',
    name,
  ])
}

/** Reports why there is none, where a filter makes no test: of several reasons, the one that is not said by any other. */
function rowTest(model: Model, filter: FilterInput, report: Report): Predicate | undefined {
  let said = false
  const at: Report = (...problem) => {
    said = true
    under(report, 'policy', model.name)(...problem)
  }
  const parsed = parseFilter(filter, at)
  const test = parsed && filterPredicate(parsed, ownScope(model), at)
  if (test === undefined && !said) at('empty-policy', `The policy for "${model.name}" tests nothing. Say "all" to show every row.`, [])
  return test
}

/** A policy tests a row by itself: it may not depend on rows of other models, which have policies of their own. */
function ownScope(model: Model): NameLookup {
  const lookup = metricScope(model)
  return (name, report) => {
    const made = model.dimensions.get(name)?.expression
    if (
      made !== undefined &&
      columnsIn(made).some(({ of, name: column }) => of !== model.name || model.windows.has(column) || model.tallies.has(column))
    ) {
      report('unknown-dimension', `A policy for "${model.name}" tests each row by itself, and "${name}" is made of other rows.`, [])
      return undefined
    }
    if (model.columns.has(name) || model.dimensions.has(name)) return lookup(name, report)
    report(
      'unknown-dimension',
      `A policy for "${model.name}" tests its own columns and dimensions, and "${name}" is none.${didYouMean(name, [...model.columns.keys(), ...model.dimensions.keys()])}`,
      [],
    )
    return undefined
  }
}

/** Whether a caller may see anything of a model. */
export function isVisible(policy: Policy, model: string): boolean {
  return policy.kind === 'everything' || Object.hasOwn(policy.models, model)
}

/** Whether a caller may see everything that these expressions read, the model's own rows and all that they are joined to. */
export function maySee(policy: Policy, model: Model, nodes: readonly (Expression | Predicate | undefined)[]): boolean {
  if (policy.kind === 'everything') return true
  const columns = nodes.flatMap((node) => (node === undefined ? [] : columnsIn(node)))
  const models = columns.flatMap(({ of, name }) => [...wayTo(model, of), ...countedBy(model, of, name)])
  return [model.name, ...models].every((name) => isVisible(policy, name))
}

/** The model whose rows a column is made of, and what their way here, its value and its filter run through. */
function countedBy(model: Model, alias: string, name: string): readonly string[] {
  const tally = (model.joins.get(alias) ?? model).tallies.get(name)
  if (tally === undefined) return []
  const read = [tally.by, ...expressionsIn(tally.aggregation), ...(tally.where === undefined ? [] : [tally.where])].flatMap(columnsIn)
  return [tally.rows.name, ...read.flatMap(({ of }) => wayTo(tally.rows, of))]
}

/** The models that a join runs through, its own included. */
function wayTo(model: Model, alias: string): readonly string[] {
  const step = model.joins.get(alias)
  return step === undefined ? [] : [step.model, ...wayTo(model, step.from)]
}
