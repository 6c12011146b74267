import type { FilterInput } from './filter-input.ts'
import type { MetricOf } from './typed-units.ts'
import type { Words } from './words.ts'

/** Half-open; dates are midnights of the goal's zone. */
interface Period {
  readonly from: string
  readonly to: string
}

/** A goal as a value, so that another one can name it among its parts. */
export interface GoalOf<Name extends string = string> {
  readonly kind: 'goal'
  readonly name: Name
}

interface GoalSpec extends Words {
  /** What exactly is to be reached. */
  readonly specific: string
  /** What it is measured by. */
  readonly metric: string | MetricOf
  readonly variant?: string
  readonly parameters?: Readonly<Record<string, number | string>>
  /** Rows, by public names. */
  readonly where?: FilterInput
  /** Where it starts from: a number, or what the metric was in a period. */
  readonly baseline: number | { readonly period: Period }
  /** Where it leads to: a number, or a relative change of the baseline, 0.2 for a fifth more. */
  readonly target: number | { readonly change: number }
  /** By when. */
  readonly period: Period
  /** The zone in which its days begin; that of the question where it names none. */
  readonly timezone?: string
  readonly owner: string
  /** How it can be achieved. */
  readonly plan: string
  /** Why it matters. */
  readonly relevance: string
  readonly objective?: string
  readonly milestones?: readonly { readonly name: string; readonly due?: string; readonly completed?: string }[]
  /** Goals that it is split into. */
  readonly subGoals?: readonly (string | GoalOf)[]
}

/** A SMART goal: what is to be reached, by which number, how, why, and by when. */
export function goal<const N extends string>(name: N, spec: GoalSpec): GoalOf<N> {
  return { ...spec, kind: 'goal', name }
}
