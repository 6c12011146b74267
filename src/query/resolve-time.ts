import { Temporal } from 'temporal-polyfill'
import { type Report, under } from '../catalog/report.ts'
import { grainNamed, type TimeGrains } from '../catalog/time-grains.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Moment, momentText, type ResolvedPeriod } from '../expression/period-test.ts'
import { didYouMean } from '../problem/suggest.ts'
import { dayBegun } from './midnight.ts'
import { moveTime, startOf, type Zoned } from './move-time.ts'
import type { PeriodInput } from './question.ts'

/** Checks a time zone's name; reports an unknown one. */
export function resolveZone(zone: string, report: Report): string | undefined {
  try {
    // PostgreSQL reads "+02:00" as west of Greenwich, so only names will do.
    if (/^[+-]/.test(zone)) throw new RangeError(zone)
    return Temporal.Instant.from('2000-01-01T00:00:00Z').toZonedDateTimeISO(zone).timeZoneId
  } catch {
    report(
      'unknown-zone',
      `There is no time zone "${zone}".${didYouMean(zone, ['UTC', ...Intl.supportedValuesOf('timeZone')])} Zones have IANA names, such as "Europe/Berlin".`,
      [],
    )
    return undefined
  }
}

/** Whether a time as text says itself how far it is from UTC. */
export function isInstant(text: string): boolean {
  return text.length > 10 && /(Z|[+-]\d{2}:?\d{2})$/.test(text)
}

/** A date is the midnight that begins it; a time without offset is wall-clock time of the zone (S11). */
export function parseMoment(text: string, zone: string): Zoned | undefined {
  try {
    if (isInstant(text)) return Temporal.Instant.from(text.replace(' ', 'T')).toZonedDateTimeISO(zone)
    return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone)
  } catch {
    return undefined
  }
}

/** What lies before the first year is as its beginning, and what lies behind the last as its end: databases write no other years alike. */
export function momentOf(zoned: Zoned): Moment {
  const bound = bounded(zoned)
  return { instant: instantText(bound), wall: wallText(bound) }
}

function bounded(zoned: Zoned): Zoned {
  return zoned.epochMilliseconds < FIRST.epochMilliseconds ? FIRST : zoned.epochMilliseconds > LAST.epochMilliseconds ? LAST : zoned
}

/** A moment as a time of a type is compared with it. */
export function momentAs(zoned: Zoned, type: ColumnType): string {
  return type === 'timestamptz' ? instantText(bounded(zoned)) : momentText({ instant: '', wall: wallText(bounded(zoned)) }, type)
}

/** As `Temporal` writes it, many times as fast where there are no fractions of a second. */
function instantText(time: Zoned): string {
  const milliseconds = time.epochMilliseconds
  const isWhole = milliseconds % 1000 === 0 && time.epochNanoseconds % 1_000_000_000n === 0n
  return isWhole ? new Date(milliseconds).toISOString().replace('.000', '') : time.toInstant().toString()
}

/** The first instant of a day is its midnight, also where the clock is set forward then. */
function wallText(time: Zoned): string {
  const day = dayBegun(time)
  return day === undefined ? time.toPlainDateTime().toString() : `${day}T00:00:00`
}

const FIRST = Temporal.ZonedDateTime.from('0001-01-01T00:00:00[UTC]')
const LAST = Temporal.ZonedDateTime.from('9999-12-31T23:59:59[UTC]')

/** Whether periods can be counted from a time, some years back and on. */
export function isCountable(zoned: Zoned): boolean {
  return zoned.year > 0 && zoned.year < 10_000
}

const PERIOD_FIELDS = ['between', 'last', 'toDate', 'current', 'previous'] as const

/** What periods are relative to: the instant that counts as now, in the question's zone, and the grains of the catalog. */
export interface Clock {
  readonly asOf: Zoned
  readonly grains: TimeGrains
}

/** Turns a period into instants, once, against one `asOf`; reports what is wrong with it. */
export function resolvePeriod(period: PeriodInput, { asOf, grains }: Clock, report: Report): ResolvedPeriod | undefined {
  const given = PERIOD_FIELDS.filter((field) => period[field] !== undefined && period[field] !== null)
  if (given.length !== 1) {
    report(
      'one-period',
      `A period has exactly one of ${PERIOD_FIELDS.map((field) => `"${field}"`).join(', ')}, and this has ${given.length === 0 ? 'none' : given.map((field) => `"${field}"`).join(' and ')}.`,
      [],
    )
    return undefined
  }
  if (period.between) return between(period.between, asOf.timeZoneId, report)
  if (period.last) return lastPeriods(period.last, { asOf, grains }, report)
  const [field] = given
  const named = field === undefined || field === 'between' || field === 'last' ? undefined : period[field]
  const grain = field === undefined || named === undefined || named === null ? undefined : grainNamed(named, grains, under(report, field))
  if (grain === undefined) return undefined
  const start = startOf(asOf, grain)
  if (field === 'toDate') return { from: momentOf(start), to: momentOf(asOf) }
  if (field === 'current') return { from: momentOf(start), to: momentOf(moveTime(start, grain, 1)) }
  return { from: momentOf(moveTime(start, grain, -1)), to: momentOf(start) }
}

function between(given: NonNullable<PeriodInput['between']>, zone: string, report: Report): ResolvedPeriod | undefined {
  const end = (field: 'from' | 'to') => {
    const text = given[field]
    if (text === undefined || text === null) return undefined
    const moment = parseMoment(text, zone)
    if (moment === undefined)
      report(
        'unreadable-time',
        `"${text}" is no date or time. Write "2025-01-31", "2025-01-31T10:00" in the question's zone, or "2025-01-31T10:00:00Z".`,
        ['between', field],
      )
    return moment
  }
  const from = end('from')
  const to = end('to')
  if (from !== undefined && to !== undefined && from.epochNanoseconds >= to.epochNanoseconds) {
    const same = from.epochNanoseconds === to.epochNanoseconds
    report(
      'empty-period',
      `The period ends ${same ? 'where' : 'before'} it begins: from "${given.from}" to "${given.to}". "to" is the first moment that is not in it.`,
      ['between'],
    )
    return undefined
  }
  return { from: from && momentOf(from), to: to && momentOf(to) }
}

function lastPeriods(given: NonNullable<PeriodInput['last']>, { asOf, grains }: Clock, report: Report): ResolvedPeriod | undefined {
  const grain = grainNamed(given.grain, grains, under(report, 'last'))
  if (!Number.isInteger(given.count) || given.count < 1)
    report('empty-period', `"last" counts whole periods from 1, and this is ${given.count}.`, ['last', 'count'])
  else if (given.count > 100_000)
    report('long-period', `"last" reaches back ${given.count} periods, and 100000 is the most.`, ['last', 'count'])
  else if (grain !== undefined) {
    const current = startOf(asOf, grain)
    const to = given.complete === false ? moveTime(current, grain, 1) : current
    const back = given.complete === false ? given.count - 1 : given.count
    return { from: momentOf(moveTime(current, grain, -back)), to: momentOf(to) }
  }
  return undefined
}
