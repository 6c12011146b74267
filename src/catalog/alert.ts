import type { AlertMove, AlertPeriod, GOAL_FAILURES, THRESHOLDS } from '../definition/alert-definition.ts'
import type { FilterInput } from '../definition/filter-input.ts'
import type { Words } from '../definition/words.ts'
import type { TimeUnit } from '../expression/time-grain.ts'

/** When a number, or a goal, wants to be looked at. */
export interface Alert {
  readonly name: string
  readonly words: Words
  readonly of: AlertOnMetric | AlertOnGoal
  /** It is looked at where these begin. */
  readonly every: TimeUnit
  /** For how many steps it must not have held before it fires again. */
  readonly coolDown: number
  readonly timezone: string | undefined
  readonly action: string | undefined
}

/** A limit of a metric, of the whole or of each group. */
export interface AlertOnMetric {
  readonly kind: 'metric'
  /** The metric with its variant and parameters, as a question names it. */
  readonly request: string
  readonly metric: string
  readonly variant: string | undefined
  readonly where: FilterInput | undefined
  readonly by: readonly string[]
  /** All of time until the step where there is none. */
  readonly period: AlertPeriod | undefined
  readonly limit: Limit
}

/** What is held against a threshold: the value, or how it changed from another time. */
export interface Limit {
  readonly of: 'value' | 'change' | 'difference'
  readonly from: AlertMove['from'] | undefined
  readonly operator: (typeof THRESHOLDS)[number]
  readonly threshold: number
}

/** A goal that is not met, or falls behind. */
export interface AlertOnGoal {
  readonly kind: 'goal'
  readonly goal: string
  readonly failure: (typeof GOAL_FAILURES)[number]
}
