import { didYouMean, quoteList } from '../problem/suggest.ts'
import type { Model } from './catalog.ts'
import type { NameLookup } from './filter-predicate.ts'

/** Names as a metric of this model uses them: the model's dimensions, whatever it leads to, and its columns. */
export function metricScope(model: Model): NameLookup {
  return (name, report) => {
    const dimension = model.dimensions.get(name) ?? model.members.get(name)
    const column = model.columns.get(name)
    const expression = dimension?.expression ?? column
    if (expression === undefined) {
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
