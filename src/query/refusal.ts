import type { Catalog, Metric, Model } from '../catalog/catalog.ts'
import { isTime } from '../catalog/is-time.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { isMadeOf, splitReading, storedGrain, type TimeGrains, timeReadings } from '../catalog/time-grains.ts'
import type { Expression } from '../expression/expression.ts'
import type { Finding } from '../problem/problem.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { allGroupableNames, groupableNames, type Rows } from './reachable.ts'

/** What was wanted of a dimension: the verb and what follows it. */
export type Use = 'broken down' | 'filtered'

/** Why a metric cannot be broken down or filtered by a name, and what it can be. */
export function refusal(catalog: Catalog, metric: Pick<Metric, 'name'>, rows: Rows, name: string, use: Use): Finding {
  const split = splitReading(name, catalog.grains)
  const base = catalog.dimensions.has(name) ? name : (split?.base ?? name)
  const dimension = catalog.dimensions.get(base)
  const cannot = `"${metric.name}" cannot be ${use} by "${name}"`
  if (base === 'time' && split !== undefined) {
    if (rows.time === undefined)
      return { code: 'no-metric-time', message: `${cannot}: it has no metric time. Give it one in its definition: time: "…".` }
    return tooFine(cannot, 'its metric time', 'time', rows.time, catalog.grains)
  }
  if (dimension === undefined) return noDimension(catalog, name)
  if (rows.model.members.has(base)) return readingRefusal(cannot, base, rows, split !== undefined, catalog.grains)
  const bridge = manySide(catalog, rows.model, base)
  if (bridge !== undefined) {
    const others = [...catalog.metrics.values()]
      .filter(({ parts }) =>
        rowParts(parts).every(({ model, ignores }) => ignores?.includes(base) || catalog.models.get(model)?.members.has(base)),
      )
      .map((other) => other.name)
    const way = others.length === 0 ? '' : ` ${quoteList(others)} can be.`
    return {
      code: 'fan-out',
      message: `${cannot}: one ${rows.model.entity} can have many ${plural(bridge)}, so it would be counted once for each.${way}`,
    }
  }
  const offered = groupableNames(rows, catalog.grains).filter((other) => use === 'broken down' || rows.model.members.has(other))
  return {
    code: 'unreachable',
    message: `${cannot}: ${plural(rows.model)} do not lead to ${plural(catalog.models.get(dimension.dimension.model) ?? rows.model)}. It can be ${use} by ${quoteList(interesting(offered, catalog.grains))}.`,
  }
}

/** What is said of a name that nothing has. */
export function noDimension(catalog: Catalog, name: string): Finding {
  return { code: 'unknown-dimension', message: `There is no dimension "${name}".${didYouMean(name, allGroupableNames(catalog))}` }
}

function readingRefusal(cannot: string, base: string, { model }: Rows, read: boolean, grains: TimeGrains): Finding {
  const time = model.members.get(base)?.expression
  if (read && time !== undefined && isTime(time.type)) return tooFine(cannot, `"${base}"`, base, time, grains)
  if (read) return { code: 'not-a-time', message: `${cannot}: "${base}" is not a time. Use "${base}".` }
  return {
    code: 'needs-grain',
    message: `${cannot} alone: it is a time, and each instant would be a group. Say at which time grain: "${base}Day", "${base}Month" …`,
  }
}

/** What is said of a time read at a grain that would cut the buckets as which it is stored (S13). */
export function tooFine(cannot: string, what: string, base: string, time: Expression, grains: TimeGrains): Finding {
  const stored = storedGrain(time, grains)
  const offered = timeReadings(base, grains).filter(
    ({ reading }) => 'grain' in reading && stored !== undefined && isMadeOf(reading.grain, stored),
  )
  const way = quoteList(offered.map(({ name }) => name))
  const reason = stored === undefined || stored.name === 'day' ? 'is a day' : `is stored by ${stored.name}, and its buckets would be cut`
  return { code: 'grain-too-fine', message: `${cannot}: ${what} ${reason}. It can be read at ${way}.` }
}

/** A model whose rows lead to this one, many to one, and to the dimension too. */
function manySide(catalog: Catalog, model: Model, dimension: string): Model | undefined {
  return [...catalog.models.values()].find(
    (other) => other.members.has(dimension) && [...other.joins.values()].some((join) => join.model === model.name),
  )
}

/** One row's name, many of them. */
function plural(model: Model): string {
  return model.name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** Names that say most come first: those through an entity, then time, then the rest. */
function interesting(names: readonly string[], grains: TimeGrains): readonly string[] {
  const rank = (name: string) => (splitReading(name, grains) === undefined ? 0 : name === 'timeMonth' ? 1 : 2)
  return [...names].sort((a, b) => rank(a) - rank(b))
}
