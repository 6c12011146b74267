import type { Expression, Predicate } from '../expression/expression.ts'
import { type LeafMapping, mapExpression, mapPredicate } from '../expression/map.ts'
import type { TimeGrain, TimeUnit } from '../expression/time-grain.ts'

/** Rows of one model as events: who, when, and what must be the same on both sides. */
export interface Events {
  readonly model: string
  readonly where: Predicate | undefined
  readonly time: Expression
  readonly entity: Expression
  readonly constants: readonly Expression[]
}

/** What came of each row of `base`. */
export type Outcome = Conversion | Cohort

/**
 * `credited`: how many rows of `later` are credited to it, each to the latest row of the base at or before it (S25). `followed`: whether
 * any row of `later` came at or after it. Both after `B - window`, where there is a window and its count is not null.
 */
export interface Conversion {
  readonly kind: 'credited' | 'followed'
  readonly base: Events
  readonly later: Events
  readonly window: { readonly count: Expression; readonly grain: TimeUnit } | undefined
}

/**
 * Of the first row of each entity, over all history: whether a row of `later` lies in the bucket that is `after` buckets later, as 1 or 0,
 * and null where that bucket has not begun (S26). Nothing at all for other rows.
 */
export interface Cohort {
  readonly kind: 'cohort'
  readonly base: Events
  readonly later: Events
  readonly grain: TimeGrain
  readonly after: Expression
}

/** The columns of what came of a row, as a metric calls them: no model and no role has such a name. */
const OUTCOME = 'outcome of row'

/** A column of what came of a row. */
export function outcomeColumn(name: 'value' | 'row'): Expression {
  return { kind: 'column', of: OUTCOME, name, type: 'integer' }
}

export function isOutcomeColumn({ of }: { readonly of: string }): boolean {
  return of === OUTCOME
}

/** What an outcome reads of one side. */
export function readByEvents({ time, entity, constants, where }: Events): readonly (Expression | Predicate)[] {
  return [time, entity, ...constants, ...(where === undefined ? [] : [where])]
}

/** An outcome with its leaves replaced. */
export function mapOutcome(outcome: Outcome, mapping: LeafMapping): Outcome {
  const map = (of: Expression) => mapExpression(of, mapping)
  const events = (of: Events): Events => ({
    ...of,
    where: of.where && mapPredicate(of.where, mapping),
    time: map(of.time),
    entity: map(of.entity),
    constants: of.constants.map(map),
  })
  const sides = { base: events(outcome.base), later: events(outcome.later) }
  if (outcome.kind === 'cohort') return { ...outcome, ...sides, after: map(outcome.after) }
  return { ...outcome, ...sides, window: outcome.window && { ...outcome.window, count: map(outcome.window.count) } }
}
