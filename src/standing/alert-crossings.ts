import type { Limit } from '../catalog/alert.ts'
import { unreachable } from '../problem/problem.ts'
import type { Zoned } from '../query/move-time.ts'
import { runningTotals } from './exact-sum.ts'

export const CROSSING_STATES = ['fired', 'ongoing', 'cooling'] as const
export type CrossingState = (typeof CROSSING_STATES)[number]
export const ALERT_STATES = ['quiet', 'on', 'fired'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** A group, or the whole, as a rule found it at one step. */
export interface Finding<Key> {
  readonly key: Key
  /** Tells it apart from the others. */
  readonly id: string
  readonly value: number | null
  /** What it is held against, where it is held against another time. */
  readonly before: number | null
  /** The difference from there, or the relative change. */
  readonly change: number | null
  readonly threshold: number | null
  /** Whether it is beyond the limit. */
  readonly holds: boolean
}

/** All that a rule found at one step. */
export interface LookedAt<Key> {
  readonly at: Zoned
  readonly findings: readonly Finding<Key>[]
}

/** A group beyond the limit, at the latest step. */
export interface Crossing<Key> extends Finding<Key> {
  readonly state: CrossingState
  /** The step at which it began to hold; nothing where it held already as far back as the rule looks. */
  readonly since: Zoned | undefined
}

/**
 * What is beyond its limit at the latest step, the first of `steps`:
 *
 * - `fired` where it was within the limit at every other step, which are as many as the cool-down is long
 * - `ongoing` where it was beyond it one step before, too
 * - `cooling` where it came back within the cool-down
 */
export function crossingsOf<Key>(steps: readonly LookedAt<Key>[]): readonly Crossing<Key>[] {
  const [latest, ...earlier] = steps.map(({ findings }) => findings.filter(({ holds }) => holds))
  const beyond = earlier.map((findings) => new Set(findings.map(({ id }) => id)))
  return (latest ?? []).map((finding) => {
    const before = beyond.map((ids) => ids.has(finding.id))
    const within = before.indexOf(false)
    const state = before[0] === true ? 'ongoing' : before.includes(true) ? 'cooling' : 'fired'
    return { ...finding, state, since: within < 0 ? undefined : steps[within]?.at }
  })
}

/** How an alert stands by what is beyond its limit. */
export function alertState(crossings: readonly Pick<Crossing<unknown>, 'state'>[]): AlertState {
  if (crossings.length === 0) return 'quiet'
  return crossings.some(({ state }) => state === 'fired') ? 'fired' : 'on'
}

/** The change that a limit is about: exact to the last decimal for a difference, null where there is nothing to hold against (S18). */
export function changeOf(of: Limit['of'], value: number | null, before: number | null): number | null {
  if (of === 'value' || value === null || before === null) return null
  const difference = runningTotals([value, -before])[1] ?? 0
  if (of === 'difference') return difference
  return before === 0 ? null : difference / Math.abs(before)
}

/** Whether a number is beyond a limit; nothing is where there is no number. */
export function isBeyond({ operator, threshold }: Pick<Limit, 'operator' | 'threshold'>, measured: number | null): boolean {
  if (measured === null) return false
  switch (operator) {
    case 'gt':
      return measured > threshold
    case 'gte':
      return measured >= threshold
    case 'lt':
      return measured < threshold
    case 'lte':
      return measured <= threshold
    default:
      return unreachable(operator)
  }
}
