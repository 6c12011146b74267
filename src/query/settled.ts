import { Temporal } from 'temporal-polyfill'
import { plainGrain, type TimeGrain } from '../expression/time-grain.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import { moveTime, startOf, type Zoned } from './move-time.ts'
import type { ResolvedOutcome } from './resolve-outcome.ts'
import type { ResolvedPart } from './resolved-question.ts'

/** When all that comes of rows before `end` has come: not before their windows have ended, and the later buckets of their cohorts (S25, S26). */
export function settledAt(parts: readonly ResolvedPart[], end: Zoned): Zoned {
  return parts.reduce((last, part) => {
    const settled = part.kind === 'entities' ? settledAt(part.inner.parts, end) : outcomeAt(part.outcome, end)
    return Temporal.ZonedDateTime.compare(settled, last) > 0 ? settled : last
  }, end)
}

function outcomeAt(outcome: ResolvedOutcome | undefined, end: Zoned): Zoned {
  if (outcome === undefined) return end
  if (outcome.kind !== 'cohort')
    return outcome.window === undefined ? end : moveTime(end, plainGrain(outcome.window.grain), outcome.window.count)
  const { after, grain } = outcome
  return laterEnd(end.subtract({ microseconds: 1 }), grain, after)
}

/** The end of the bucket that is so many after that of a time; where a calendar does not reach as far, it is not known, and never comes. */
function laterEnd(time: Zoned, grain: TimeGrain, after: number): Zoned {
  try {
    return moveTime(startOf(time, grain), grain, after + 1)
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error
    return time.with({ year: 9999 })
  }
}

/** Whether something comes of rows that is waited for. */
export function isWaiting(parts: readonly ResolvedPart[]): boolean {
  return parts.some((part) => {
    if (part.kind === 'entities') return isWaiting(part.inner.parts)
    return part.outcome !== undefined && (part.outcome.kind === 'cohort' || part.outcome.window !== undefined)
  })
}
