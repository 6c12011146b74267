import type { TimeUnit } from '../expression/time-grain.ts'
import type { COMPARISONS } from './board-definition.ts'
import type { GoalOf } from './define-goal.ts'
import type { FilterInput } from './filter-input.ts'
import type { MetricOf } from './typed-units.ts'
import type { Words } from './words.ts'

/** Exactly one limit. */
type Limit = { readonly gt: number } | { readonly gte: number } | { readonly lt: number } | { readonly lte: number }

type Move = Limit & { readonly from: (typeof COMPARISONS)[number] | { readonly count: number; readonly grain: TimeUnit } }

interface Rule extends Words {
  readonly owner: string
  /** How often it is looked at: at the beginning of each hour, day (unless told), week … of its zone. */
  readonly every?: TimeUnit
  /** For how many steps it must not have held before it fires again; 1 unless told. */
  readonly coolDown?: number
  /** The zone in which its days begin; that of the question where it names none. */
  readonly timezone?: string
  /** What to do once it fires. */
  readonly action?: string
}

interface RuleOnMetric extends Rule {
  readonly metric: string | MetricOf
  readonly variant?: string
  readonly parameters?: Readonly<Record<string, number | string>>
  /** Rows, by public names. */
  readonly where?: FilterInput
  /** Each group is looked at by itself; public names. */
  readonly by?: readonly string[]
  /** Until each step: whole periods, the one that is running, or all of time where it says none. */
  readonly period?:
    | { readonly last: { readonly count: number; readonly grain: TimeUnit } }
    | { readonly toDate: TimeUnit }
    | { readonly previous: TimeUnit }
  /** A limit of the value, of its relative change (-0.3 for 30 % less), or of the difference. */
  readonly when: Limit | { readonly change: Move } | { readonly difference: Move }
  readonly goal?: never
}

interface RuleOnGoal extends Rule {
  readonly goal: string | GoalOf
  readonly when: 'missed' | 'offTrack'
  readonly metric?: never
}

/** When a number, or a goal, wants to be looked at: it fires at the step at which that begins to hold, and not while it goes on. */
export function alert(name: string, spec: RuleOnMetric | RuleOnGoal): { readonly kind: 'alert'; readonly name: string } {
  return { ...spec, kind: 'alert', name }
}
