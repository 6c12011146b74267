import type { Model } from '../catalog/catalog.ts'
import type { Aggregation } from '../expression/aggregation.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { type LeafMapping, mapAggregation, mapExpression, mapPredicate } from '../expression/map.ts'
import { momentText } from '../expression/period-test.ts'
import { isInstant, momentOf, parseMoment } from './resolve-time.ts'

/** Binds what a definition leaves open to one question: days and wall-clock times to instants of its zone, amounts to its currency. */
export interface Binding {
  expression(of: Expression): Expression
  predicate(of: Predicate): Predicate
  aggregation(of: Aggregation): Aggregation
}

export function bindTo(zone: string, currency: string): Binding {
  const mapping: LeafMapping = {
    literal: (literal) => {
      if (typeof literal.value !== 'string') return literal
      const isBound = literal.type === 'timestamptz' || (literal.type === 'timestamp' && isInstant(literal.value))
      const moment = isBound ? parseMoment(literal.value, zone) : undefined
      return moment === undefined ? literal : { ...literal, value: momentText(momentOf(moment), literal.type) }
    },
    converted: (converted) => ({ ...converted, to: currency, on: dayOf(converted.on, zone) }),
  }
  return {
    expression: (of) => mapExpression(of, mapping),
    predicate: (of) => mapPredicate(of, mapping),
    aggregation: (of) => mapAggregation(of, mapping),
  }
}

function dayOf(time: Expression, zone: string): Expression {
  return time.type === 'date' ? time : { kind: 'bucket', of: time, grain: 'day', zone, type: 'date' }
}

/** Which rows a model has may hang on days, and those begin at the midnights of the question's zone. */
export function boundModel(model: Model, binding: Binding): Model {
  const joins = [...model.joins]
  if (model.where === undefined && joins.every(([, join]) => join.where === undefined)) return model
  const bound = joins.map(([as, join]) => [as, { ...join, where: join.where && binding.predicate(join.where) }] as const)
  return { ...model, where: model.where && binding.predicate(model.where), joins: new Map(bound) }
}
