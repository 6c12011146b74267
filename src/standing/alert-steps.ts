import { Temporal } from 'temporal-polyfill'
import type { Alert } from '../catalog/alert.ts'
import { type Report, under } from '../catalog/report.ts'
import { grainNamed, type TimeGrains } from '../catalog/time-grains.ts'
import { moveTime, startOf, type Zoned } from '../query/move-time.ts'
import { resolveZone } from '../query/resolve-time.ts'

/** Against which zone, instant and grains of time an alert is looked at. */
export interface AlertTime {
  /** Of alerts that name none. */
  readonly timezone: string
  readonly now: string
  readonly grains: TimeGrains
}

/**
 * The instants at which an alert is looked at, the latest first: the last one that has come, and as many before it as its cool-down is long. They
 * depend on nothing but the rule and `now`, so that looking twice within a step finds the same.
 */
export function alertSteps({ every, coolDown, timezone }: Alert, time: AlertTime, report: Report): readonly Zoned[] {
  const zone = resolveZone(timezone ?? time.timezone, under(report, 'timezone'))
  const grain = grainNamed(every, time.grains, under(report, 'every'))
  if (zone === undefined || grain === undefined) return []
  const last = startOf(Temporal.Instant.from(time.now).toZonedDateTimeISO(zone), grain)
  return Array.from({ length: coolDown + 1 }, (_, index) => moveTime(last, grain, -index))
}
