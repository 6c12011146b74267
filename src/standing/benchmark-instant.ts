import { splitReading } from '../catalog/time-grains.ts'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import type { Shift } from '../expression/time-frame.ts'
import { intervalOf } from '../query/compared-period.ts'
import { moveTime, type Zoned } from '../query/move-time.ts'
import { bucketsOf, movedPeriod } from '../query/resolve-frame.ts'
import { type Clock, parseMoment } from '../query/resolve-time.ts'
import { earliest } from '../query/shift-interval.ts'

/** The times of a slice: its period, moved by comparisons, against the instant that counts as now. */
export interface SliceTime {
  readonly clock: Clock
  readonly period: ResolvedPeriod | undefined
  readonly compared: readonly Shift[]
}

/**
 * The instant whose benchmark a number is held against: the last one of its bucket of metric time, and of its period, as a state is told
 * (S23); now where neither ends. A bucket that is compared meets the n-th of the period that it is compared with (S17).
 */
export function benchmarkInstant(time: SliceTime, key: Readonly<Record<string, unknown>>): Zoned {
  const { asOf } = time.clock
  const moved = movedPeriod(intervalOf(time.period, asOf), time.compared, time.clock)
  const [first, ...others] = [...bucketEnds(time, key), ...(moved?.to === undefined ? [] : [moved.to])]
  if (first === undefined) return asOf
  return others.reduce<Zoned>((end, other) => earliest(end, other), first).subtract({ nanoseconds: 1 })
}

/** The ends of the buckets of metric time that a group is of, where they are read. */
function bucketEnds({ clock, period, compared }: SliceTime, key: Readonly<Record<string, unknown>>): readonly Zoned[] {
  const own = intervalOf(period, clock.asOf)
  const moved = movedPeriod(own, compared, clock)
  return Object.entries(key).flatMap(([name, value]) => {
    const split = splitReading(name, clock.grains)
    if (split?.base !== 'time' || !('grain' in split.reading) || typeof value !== 'string') return []
    const { grain } = split.reading
    const start = parseMoment(value, clock.asOf.timeZoneId)
    if (start === undefined) return []
    if (compared.length === 0 || moved === undefined) return [moveTime(start, grain, 1)]
    const place = bucketsOf(own, grain).findIndex(({ bucket }) => bucket.equals(start))
    return bucketsOf(moved, grain)[place]?.to ?? []
  })
}
