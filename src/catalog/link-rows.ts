import type { ParsedFilter } from '../definition/filter-input.ts'
import type { ParameterDefinition } from '../definition/metric-definition.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Model } from './catalog.ts'
import { UNKNOWN_TIME } from './doubt.ts'
import { filterPredicate, type NameLookup } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { type KnownModels, scopeOf } from './metric-scope.ts'
import { type Report, under } from './report.ts'
import { withParameters } from './with-parameters.ts'

/** The rows of one model that a metric goes over, and the names that it knows there. */
export interface LinkedRows {
  readonly model: Model | undefined
  readonly lookup: NameLookup
  readonly time: Expression | undefined
  readonly where: Predicate | undefined
}

interface RowsDefinition {
  readonly model: string
  readonly time?: string | undefined
  readonly where?: ParsedFilter | undefined
  readonly parameters?: Readonly<Record<string, ParameterDefinition>> | undefined
}

/** Links the model, the time and the filter of a metric; reports what does not fit, and goes on without it. */
export function linkRows(
  definition: RowsDefinition,
  known: KnownModels,
  isLost: (...path: readonly string[]) => boolean,
  report: Report,
): LinkedRows {
  const model = known.models.get(definition.model)
  if (model === undefined && !isLost('model') && !known.declared.has(definition.model))
    report('unknown-model', `There is no model "${definition.model}".${didYouMean(definition.model, known.declared.names)}`, ['model'])
  const lookup = withParameters(scopeOf(definition.model, known), definition.parameters, isLost)
  const named = definition.time === undefined ? undefined : lookup(definition.time, under(report, 'time'))
  if (named !== undefined && !isTime(named.type))
    report('wrong-type', `"${definition.time}" is of type ${named.type}, and "time" names a time dimension.`, ['time'])
  const isUnknown = model === undefined || isLost('time') || (definition.time !== undefined && named === undefined)
  const time = isUnknown ? UNKNOWN_TIME : (named ?? model.metricTime?.expression)
  return { model, lookup, time, where: definition.where && filterPredicate(definition.where, lookup, under(report, 'where')) }
}
