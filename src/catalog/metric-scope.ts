import { didYouMean, quoteList } from '../problem/suggest.ts'
import type { Model } from './catalog.ts'
import { type Declared, type Doubts, mayHave } from './doubt.ts'
import type { NameLookup } from './filter-predicate.ts'
import type { TimeGrains } from './time-grains.ts'

/** All models, what is not known of them, and which there may be beside them. */
export interface KnownModels {
  readonly models: ReadonlyMap<string, Model>
  readonly doubts: Doubts
  readonly declared: Declared
  readonly grains: TimeGrains
}

/** Names as a metric of a model uses them; of a model that is not there, whatever any model has, as none of it is known. */
export function scopeOf(name: string, { models, doubts, declared }: KnownModels): NameLookup {
  const model = models.get(name)
  if (model !== undefined) return metricScope(model, models, doubts)
  return (wanted, report) => {
    const has = ({ name: of, dimensions, members, columns }: Model) =>
      dimensions.has(wanted) || members.has(wanted) || columns.has(wanted) || mayHave(doubts.get(of), wanted)
    if (declared.has(name) || [...models.values()].some(has)) return undefined
    const known = [...models.values()].flatMap(({ dimensions, members, columns }) => [
      ...dimensions.keys(),
      ...members.keys(),
      ...columns.keys(),
    ])
    report('unknown-dimension', `No model has a dimension or column "${wanted}".${didYouMean(wanted, known)}`, [])
    return undefined
  }
}

/** Names as a metric of this model uses them: the model's dimensions, whatever it leads to, and its columns. */
export function metricScope(model: Model, models?: ReadonlyMap<string, Model>, doubts?: Doubts): NameLookup {
  return (name, report) => {
    const dimension = model.dimensions.get(name) ?? model.members.get(name)
    const column = model.columns.get(name)
    const expression = dimension?.expression ?? column
    if (expression === undefined) {
      if (mayHave(doubts?.get(model.name), name)) return undefined
      const many = manySide(model, name, models)
      if (many !== undefined) {
        const reason = `one ${model.entity} can have many rows of "${many.name}"`
        report('fan-out', `"${name}" cannot be used over "${model.name}": ${reason}. Define the metric over "${many.name}".`, [])
        return undefined
      }
      const known = [...model.dimensions.keys(), ...model.members.keys(), ...model.columns.keys()]
      const way = didYouMean(name, known) || ` There are ${quoteList([...new Set(known)], 5)}.`
      report('unknown-dimension', `"${model.name}" has no dimension or column "${name}", and leads to none.${way}`, [])
    } else if (dimension !== undefined && column !== undefined && JSON.stringify(expression) !== JSON.stringify(column))
      report(
        'ambiguous-name',
        `"${name}" is a column of "${model.table}" and also a dimension of "${model.name}" that says something else. Rename the dimension.`,
        [],
      )
    return expression
  }
}

/** A model that leads here, many to one, and to the name, too. */
function manySide(model: Model, name: string, models: ReadonlyMap<string, Model> | undefined): Model | undefined {
  const others = models === undefined ? [] : [...models.values()]
  return others.find(({ members, joins }) => members.has(name) && [...joins.values()].some((join) => join.model === model.name))
}
