import type { Column, Expression, Predicate } from '../expression/expression.ts'
import { someExpression, testsIn } from '../expression/walk.ts'
import type { Catalog, Model } from './catalog.ts'
import { rowParts } from './row-parts.ts'

/** A column of a table that metrics read, and which of them do. */
export interface ReadColumn {
  readonly table: string
  readonly column: string
  readonly metrics: readonly string[]
}

/** A text that the filters of metrics look for. */
export interface ExpectedValue extends ReadColumn {
  readonly value: string
}

/** Gathers what several metrics read of one thing. */
class ByMetric<Thing extends object> {
  readonly #found = new Map<string, Thing & { readonly metrics: Set<string> }>()

  add(thing: Thing, metric: string): void {
    const key = JSON.stringify(thing)
    const known = this.#found.get(key) ?? { ...thing, metrics: new Set<string>() }
    known.metrics.add(metric)
    this.#found.set(key, known)
  }

  all(): readonly (Omit<Thing, 'metrics'> & { readonly metrics: readonly string[] })[] {
    return [...this.#found.values()].map(({ metrics, ...thing }) => ({ ...thing, metrics: [...metrics] }))
  }
}

/** The texts that the own filters of metrics look for, as they stand in tables. */
export function expectedValues({ metrics, models }: Catalog): readonly ExpectedValue[] {
  const found = new ByMetric<{ table: string; column: string; value: string }>()
  for (const metric of metrics.values())
    for (const { model: name, where } of rowParts(metric.parts)) {
      const model = models.get(name)
      if (model === undefined || where === undefined) continue
      for (const { of, value } of testsIn(where).flatMap(soughtIn)) {
        const stored = storedColumn(model, of)
        if (stored !== undefined) found.add({ ...stored, value }, metric.name)
      }
    }
  return found.all()
}

/** The columns by which metrics are reported in time. */
export function metricTimes({ metrics, models }: Catalog): readonly ReadColumn[] {
  const found = new ByMetric<{ table: string; column: string }>()
  for (const metric of metrics.values())
    for (const { model: name, time } of rowParts(metric.parts)) {
      const model = models.get(name)
      const stored = time?.kind === 'column' && model !== undefined ? storedColumn(model, time) : undefined
      if (stored !== undefined) found.add(stored, metric.name)
    }
  return found.all()
}

function holdsSql(node: Expression | Predicate | undefined): boolean {
  return node !== undefined && someExpression(node, ({ kind }) => kind === 'rawSql')
}

/** The dimensions that an author's own SQL makes, each with a metric that can be filtered by it. */
export function dimensionsWithSql({
  models,
  metrics,
}: Catalog): readonly { model: string; name: string; member: string; metric: string }[] {
  return [...models.values()].flatMap((model) => {
    const own = [...model.members.values()].filter(({ dimension, expression }) => dimension.model === model.name && holdsSql(expression))
    const over = [...metrics.values()].find(
      ({ parts, parameters }) => parts.length > 0 && parameters.size === 0 && rowParts(parts).every((part) => part.model === model.name),
    )
    const once = new Map(own.map(({ dimension: { name }, name: member }) => [name, member]))
    return over === undefined ? [] : [...once].map(([name, member]) => ({ model: model.name, name, member, metric: over.name }))
  })
}

/** The metrics that an author's own SQL stands in. */
export function metricsWithSql({ metrics }: Catalog): readonly string[] {
  return [...metrics.values()]
    .filter(({ parts }) =>
      rowParts(parts).some(({ aggregation, where, time }) =>
        ['of' in aggregation ? aggregation.of : undefined, where, time].some(holdsSql),
      ),
    )
    .map(({ name }) => name)
}

/** Texts that a test takes for a value that rows have: of one that is turned round, none. */
function soughtIn(test: Predicate): readonly { readonly of: Column; readonly value: string }[] {
  const texts = (of: Expression, values: readonly Expression[]) => {
    const column = of.kind === 'cast' ? of.of : of
    if (column.kind !== 'column' || of.type !== 'text') return []
    return values.flatMap((one) => (one.kind === 'literal' && typeof one.value === 'string' ? [{ of: column, value: one.value }] : []))
  }
  if (test.kind === 'compare') return test.operator === 'eq' ? texts(test.left, [test.right]) : []
  return test.kind === 'oneOf' && !test.negated ? texts(test.value, test.options) : []
}

/** A column as its table has it; nothing for one that is made of other rows. */
function storedColumn(model: Model, { of, name }: Column): { table: string; column: string } | undefined {
  const at = model.joins.get(of) ?? (of === model.name ? model : undefined)
  return at === undefined || at.windows.has(name) || at.tallies.has(name) ? undefined : { table: at.table, column: name }
}
