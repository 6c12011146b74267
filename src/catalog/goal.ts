import type { FilterInput } from '../definition/filter-input.ts'
import type { ParameterValue } from '../definition/metric-definition.ts'
import type { Words } from '../definition/words.ts'

/** Half-open, as it is written: a date is the midnight that begins it in the goal's zone. */
export interface WrittenPeriod {
  readonly from: string
  readonly to: string
}

/** A step on the way to a goal. */
export interface Milestone {
  readonly name: string
  /** A day; it is over when that day is. */
  readonly due: string | undefined
  /** A day or an instant. */
  readonly completed: string | undefined
}

/** What is to be reached, by which number, how, why, and by when. */
export interface Goal {
  readonly name: string
  readonly words: Words
  readonly specific: string
  /** The metric that measures it, with its variant and parameters, as a question names it. */
  readonly request: string
  readonly metric: string
  readonly variant: string | undefined
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly where: FilterInput | undefined
  /** A number, or what the metric was in a period; nothing where it is not known. */
  readonly baseline: number | { readonly period: WrittenPeriod } | undefined
  /** A number, or a relative change of the baseline. */
  readonly target: number | { readonly change: number }
  readonly period: WrittenPeriod
  readonly timezone: string | undefined
  readonly owner: string | undefined
  readonly plan: string | undefined
  readonly relevance: string | undefined
  readonly objective: string | undefined
  readonly milestones: readonly Milestone[]
  /** Goals that it is split into, by name. */
  readonly subGoals: readonly string[]
}
