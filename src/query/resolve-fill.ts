import { Temporal } from 'temporal-polyfill'
import type { Report } from '../catalog/report.ts'
import { isMetricTime, type TimeGrains } from '../catalog/time-grains.ts'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import { isDayOrCoarser, MICROSECONDS, type TimeGrain, type TimeUnit } from '../expression/time-grain.ts'
import { startOf } from './move-time.ts'
import type { ResolvedFill, ResolvedKey } from './resolved-question.ts'

/** The most buckets that an answer is filled with: more are a slip, or a stray time in the data. */
const MOST_BUCKETS = 100_000

const SHORTEST: Readonly<Record<TimeUnit, number>> = {
  second: MICROSECONDS.second,
  minute: MICROSECONDS.minute,
  hour: MICROSECONDS.hour,
  day: MICROSECONDS.day,
  week: MICROSECONDS.week,
  month: 28 * MICROSECONDS.day,
  quarter: 90 * MICROSECONDS.day,
  year: 365 * MICROSECONDS.day,
}

function hasGrain(key: ResolvedKey): key is ResolvedKey & { grain: TimeGrain } {
  return key.grain !== undefined
}

/** Which time buckets are added (S15); reports a question that has none, several, or too many. */
export function resolveFill(
  keys: readonly ResolvedKey[],
  { period, zone, grains }: { readonly period: ResolvedPeriod | undefined; readonly zone: string; readonly grains: TimeGrains },
  report: Report,
): ResolvedFill | undefined {
  const [key, ...others] = keys.filter(hasGrain)
  if (key === undefined || others.length > 0) {
    const names = [key, ...others].flatMap((bucket) => (bucket === undefined ? [] : `"${bucket.name}"`))
    const found =
      key === undefined
        ? 'none. Add one, such as "timeMonth", or name an entity in "every" to see each of its rows.'
        : `${names.length}: ${names.join(', ')}. Keep one.`
    report('fill-needs-time', `"fill" adds the missing buckets of one time dimension, and "by" has ${found}`, [])
    return undefined
  }
  const ends = isMetricTime(key.name, grains) ? period : undefined
  const from = ends?.from && Temporal.Instant.from(ends.from.instant)
  const to = ends?.to && Temporal.Instant.from(ends.to.instant).subtract({ microseconds: 1 })
  const count =
    from === undefined || to === undefined
      ? 0
      : Number(to.epochNanoseconds - from.epochNanoseconds) / 1000 / SHORTEST[key.grain.kind === 'table' ? 'day' : key.grain.unit]
  if (count > MOST_BUCKETS)
    report(
      'too-many-buckets',
      `"fill" would make about ${Math.ceil(count)} buckets, and ${MOST_BUCKETS} is the most. Take a coarser time grain or a shorter period.`,
      [],
    )
  // Months are too few in any calendar that people write.
  const isOpen = (from === undefined || to === undefined) && key.grain.kind === 'unit' && SHORTEST[key.grain.unit] < SHORTEST.month
  return {
    key,
    from: from && bucketText(from, key, zone),
    to: to && bucketText(to, key, zone),
    most: isOpen ? MOST_BUCKETS : undefined,
  }
}

function bucketText(instant: Temporal.Instant, key: ResolvedKey & { grain: TimeGrain }, zone: string): string {
  const start = startOf(instant.toZonedDateTimeISO(zone), key.grain)
  if (isDayOrCoarser(key.grain)) return start.toPlainDate().toString()
  return key.type === 'timestamptz' ? start.toInstant().toString() : start.toPlainDateTime().toString()
}
