import { Temporal } from 'temporal-polyfill'
import type { Goal } from '../catalog/goal.ts'
import { type Report, under } from '../catalog/report.ts'
import type { Zoned } from '../query/move-time.ts'
import { parseMoment, resolveZone } from '../query/resolve-time.ts'
import { earliest } from '../query/shift-interval.ts'

/** The time of a goal, against the instant that counts as now. */
export interface GoalClock {
  readonly zone: string
  readonly asOf: Zoned
  readonly from: Zoned
  readonly to: Zoned
  /** The end of the time that has gone by: now, or the goal's end; nothing before it begins. */
  readonly until: Zoned | undefined
  readonly hasEnded: boolean
  /** The share of its time that has gone by, from 0 to 1. */
  readonly elapsed: number
  /** Days until its end, begun ones included; 0 once it has ended. */
  readonly daysLeft: number
}

/** Which share of a goal's time has gone by at an instant, from 0 to 1. */
export function elapsedShare({ from, to }: Pick<GoalClock, 'from' | 'to'>, at: Zoned): number {
  const share = (at.epochMilliseconds - from.epochMilliseconds) / (to.epochMilliseconds - from.epochMilliseconds)
  return Math.min(1, Math.max(0, share))
}

/** Reads a goal's time; reports what cannot be read. `timezone` is that of goals that name none. */
export function goalClock(
  goal: Pick<Goal, 'period' | 'timezone'>,
  { timezone, now }: { readonly timezone: string; readonly now: string },
  report: Report,
): GoalClock | undefined {
  const zone = resolveZone(goal.timezone ?? timezone, under(report, 'timezone'))
  const from = zone && readMoment(goal.period.from, zone, under(report, 'period', 'from'))
  const to = zone && readMoment(goal.period.to, zone, under(report, 'period', 'to'))
  if (!zone || !from || !to) return undefined
  if (Temporal.ZonedDateTime.compare(from, to) >= 0) {
    const message = `The goal ends before it begins: from "${goal.period.from}" to "${goal.period.to}". "to" is the first moment that is not in its period.`
    report('empty-period', message, ['period'])
    return undefined
  }
  const asOf = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  const hasBegun = Temporal.ZonedDateTime.compare(from, asOf) < 0
  const hasEnded = Temporal.ZonedDateTime.compare(to, asOf) <= 0
  const span = { from, to }
  return {
    ...span,
    zone,
    asOf,
    until: hasBegun ? earliest(asOf, to) : undefined,
    hasEnded,
    elapsed: elapsedShare(span, asOf),
    daysLeft: hasEnded ? 0 : Math.ceil(asOf.until(to, { largestUnit: 'days' }).total({ unit: 'days', relativeTo: asOf })),
  }
}

/** A date or time of a definition or row; reports one that cannot be read. */
export function readMoment(text: string, zone: string, report: Report): Zoned | undefined {
  const moment = parseMoment(text, zone)
  if (moment === undefined)
    report(
      'unreadable-time',
      `"${text}" is no date or time. Write "2025-01-31", "2025-01-31T10:00" in the goal's zone, or "2025-01-31T10:00:00Z".`,
      [],
    )
  return moment
}
