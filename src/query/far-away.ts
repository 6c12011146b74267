import type { TimeGrain } from '../expression/time-grain.ts'
import { moveTime, type Zoned } from './move-time.ts'
import { isCountable } from './resolve-time.ts'

/** Whether so many grains from now on, or back, lie before the year 1 or after 9999, where databases cannot count with them. */
export function isFarAway(asOf: Zoned, grain: TimeGrain, count: number): boolean {
  if (grain.kind === 'table') return false
  try {
    return ![-count, count].every((moved) => isCountable(moveTime(asOf, grain, moved)))
  } catch (error) {
    // Temporal has an end, too.
    if (error instanceof RangeError) return true
    throw error
  }
}
