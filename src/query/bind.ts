import type { Aggregation } from '../expression/aggregation.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { type LeafMapping, mapAggregation, mapExpression, mapPredicate } from '../expression/map.ts'
import { momentOf, parseMoment } from './resolve-time.ts'

/** Binds what a definition leaves open to one question: days and wall-clock times to instants of its zone, amounts to its currency. */
export interface Binding {
  expression(of: Expression): Expression
  predicate(of: Predicate): Predicate
  aggregation(of: Aggregation): Aggregation
}

export function bindTo(zone: string, currency: string): Binding {
  const mapping: LeafMapping = {
    literal: (literal) => {
      if (literal.type !== 'timestamptz' || typeof literal.value !== 'string') return literal
      const moment = parseMoment(literal.value, zone)
      return moment === undefined ? literal : { ...literal, value: momentOf(moment).instant }
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
