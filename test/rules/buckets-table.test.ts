import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { readCalendars } from '../../src/engine/read-calendars.ts'
import { type AnswerGroup, answer, DEFAULTS, type MetricsLayer } from '../../src/index.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'

const ZONES = ['Europe/Sofia', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'] as const

/** The instants at which clocks are set: of Sofia, New York and Lord Howe in spring and autumn, of Kathmandu and Apia once. */
const SHIFTS = [
  '2025-03-30T01:00:00Z',
  '2025-10-26T01:00:00Z',
  '2025-03-09T07:00:00Z',
  '2025-11-02T06:00:00Z',
  '2025-10-04T15:30:00Z',
  '2025-04-05T15:00:00Z',
  '1985-12-31T18:30:00Z',
  '2011-12-30T10:00:00Z',
] as const

/** A leap day, years that end with week 53 and begin with week 1 of the next, ends of fiscal quarters and of weeks, before and after midnight. */
const DAYS = ['2024-02-29', '2020-12-31', '2021-01-04', '2024-12-30', '2025-01-31', '2025-02-01', '2025-05-31', '2025-03-02', '2024-06-30']

const MINUTES = [-1440, -61, -60, -31, -15, -1, 0, 1, 15, 30, 31, 45, 60, 61, 90, 120, 1440]

const INSTANTS: readonly Temporal.Instant[] = [
  ...SHIFTS.flatMap((shift) => MINUTES.map((minutes) => Temporal.Instant.from(shift).add({ minutes }))),
  ...DAYS.flatMap((day) =>
    ['00:00:00', '04:59:59.999999', '13:00:00', '23:59:59.999999'].map((time) => Temporal.Instant.from(`${day}T${time}Z`)),
  ),
]

const FINE = ['second', 'minute', 'hour'] as const
const COARSE = ['day', 'week', 'month', 'quarter', 'year', 'fiscalQuarter', 'fiscalYear'] as const
const PARTS = ['hourOfDay', 'dayOfWeek', 'dayOfMonth', 'dayOfYear', 'weekOfYear', 'monthOfYear', 'quarterOfYear'] as const
const READINGS = [...FINE, ...COARSE, ...PARTS]
type Reading = (typeof READINGS)[number]
const COLUMNS = ['day', 'wall', 'instant'] as const
type Column = (typeof COLUMNS)[number]

/** Which grains every bucket of a grain is made of. */
const MADE_OF: readonly (readonly [Reading, Reading])[] = [
  ['minute', 'second'],
  ['hour', 'minute'],
  ['day', 'hour'],
  ['week', 'day'],
  ['month', 'day'],
  ['quarter', 'month'],
  ['year', 'quarter'],
  ['fiscalQuarter', 'month'],
  ['fiscalYear', 'fiscalQuarter'],
]

function offers(column: Column, reading: Reading): boolean {
  return column !== 'day' || !['second', 'minute', 'hour', 'hourOfDay'].includes(reading)
}

function nameOf(column: Column, reading: Reading): string {
  return `moment${column[0]?.toUpperCase()}${column.slice(1)}${reading[0]?.toUpperCase()}${reading.slice(1)}`
}

/** The first instant at which the clock showed this full hour or had just skipped it. Clocks are set at quarters of hours. */
function startOfHour(time: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  let start = time.subtract({
    minutes: time.minute % 15,
    seconds: time.second,
    microseconds: time.microsecond,
    milliseconds: time.millisecond,
  })
  for (;;) {
    const before = start.subtract({ minutes: 15 })
    const isSkipped = start.hour !== before.hour && start.offsetNanoseconds > before.offsetNanoseconds
    if (start.minute === 0 || isSkipped) return start
    start = before
  }
}

function firstDay(day: Temporal.PlainDate, grain: (typeof COARSE)[number]): Temporal.PlainDate {
  const monthsBack = (months: number, first: number) => day.with({ day: 1 }).subtract({ months: (day.month - first + 12) % months })
  switch (grain) {
    case 'day':
      return day
    case 'week':
      return day.subtract({ days: day.dayOfWeek % 7 })
    case 'month':
      return day.with({ day: 1 })
    case 'quarter':
      return monthsBack(3, 1)
    case 'year':
      return monthsBack(12, 1)
    case 'fiscalQuarter':
      return monthsBack(3, 2)
    case 'fiscalYear':
      return monthsBack(12, 2)
  }
}

function partOf(wall: Temporal.PlainDateTime, part: (typeof PARTS)[number]): number {
  switch (part) {
    case 'hourOfDay':
      return wall.hour
    case 'dayOfWeek':
      return wall.dayOfWeek
    case 'dayOfMonth':
      return wall.day
    case 'dayOfYear':
      return wall.dayOfYear
    case 'weekOfYear':
      return wall.weekOfYear ?? 0
    case 'monthOfYear':
      return wall.month
    case 'quarterOfYear':
      return Math.ceil(wall.month / 3)
  }
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.some((known) => known === name)
}

/** What a reading of a column is for an instant, as an answer writes it. */
function expected(instant: Temporal.Instant, zone: string, column: Column, reading: Reading): string | number {
  const zoned = instant.toZonedDateTimeISO(zone)
  const wall = (column === 'instant' ? zoned : instant.toZonedDateTimeISO('UTC')).toPlainDateTime()
  if (isOneOf(PARTS, reading)) return partOf(wall, reading)
  if (isOneOf(COARSE, reading)) return firstDay(wall.toPlainDate(), reading).toString()
  if (column === 'wall') return wall.round({ smallestUnit: reading, roundingMode: 'floor' }).toString()
  const start = reading === 'hour' ? startOfHour(zoned) : zoned.round({ smallestUnit: reading, roundingMode: 'floor' })
  return start.toInstant().toString()
}

const READ = COLUMNS.flatMap((column) => READINGS.filter((reading) => offers(column, reading)).map((reading) => ({ column, reading })))

/** What each instant is read as in a zone; days and zoneless times are read alike in all of them. */
function expectedKeys(zone: string): readonly Readonly<Record<string, string | number>>[] {
  return INSTANTS.map((instant, momentId) => ({
    ...Object.fromEntries(
      READ.filter(({ column }) => column === 'instant').map(({ column, reading }) => [
        nameOf(column, reading),
        expected(instant, zone, column, reading),
      ]),
    ),
    ...ALIKE[momentId],
  }))
}

const ALIKE = INSTANTS.map((instant, momentId) => ({
  momentId,
  ...Object.fromEntries(
    READ.filter(({ column }) => column !== 'instant').map(({ column, reading }) => [
      nameOf(column, reading),
      expected(instant, 'UTC', column, reading),
    ]),
  ),
}))

const EXPECTED = new Map(ZONES.map((zone) => [zone, expectedKeys(zone)]))

const WALLS = INSTANTS.map((instant) => instant.toZonedDateTimeISO('UTC').toPlainDateTime())

const TABLES: readonly string[] = [
  'create table moments (moment_id int primary key, day date not null, wall timestamp not null, instant timestamptz not null)',
  `insert into moments values ${INSTANTS.map((instant, index) => {
    const wall = instant.toZonedDateTimeISO('UTC').toPlainDateTime().toString()
    return `(${index}, '${wall.slice(0, 10)}', '${wall}', '${instant.toString()}')`
  }).join(', ')}`,
]

const OPTIONS = { weekStart: 'sunday', calendars: { fiscal: { startMonth: 2 } } } as const

const DEFINITIONS: readonly object[] = [
  {
    kind: 'model',
    name: 'moments',
    table: 'moments',
    key: 'moment_id',
    metricTime: 'instant',
    dimensions: { id: 'moment_id', day: 'day', wall: 'wall', instant: 'instant' },
  },
  { kind: 'metric', name: 'momentCount', model: 'moments', count: 'rows' },
  { kind: 'metric', name: 'wallCount', model: 'moments', count: 'rows', time: 'wall' },
  { kind: 'metric', type: 'cumulative', name: 'momentCountOfAnHour', metric: 'momentCount', window: { count: 1, grain: 'hour' } },
  { kind: 'metric', type: 'cumulative', name: 'wallCountOfThreeHours', metric: 'wallCount', window: { count: 3, grain: 'hour' } },
]

async function openLayer({ engine }: OpenedEngine): Promise<MetricsLayer> {
  const tables = await engine.inspect()
  const calendars = await readCalendars(OPTIONS, engine, tables)
  const definitions = DEFINITIONS.map((definition) => ({ definition }))
  return { catalog: linkCatalog({ definitions, tables, options: OPTIONS, calendars }), engine, defaults: DEFAULTS, deadlineMs: 20_000 }
}

describe.each(engines)('$name', ({ open }) => {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(TABLES)
    layer = await openLayer(opened)
  })
  afterAll(() => opened?.close())

  async function ask(questions: readonly Question[]): Promise<readonly (readonly AnswerGroup[])[]> {
    if (layer === undefined) throw new Error('The world is open only while the tests of the suite run.')
    const answers = await answer(layer, questions, { policy: everything, now: new Date('2026-06-01T00:00:00Z') })
    return answers.map(({ groups }) => groups)
  }

  test.each(ZONES)('S12 every instant is in the bucket and the calendar part that the clocks show: %s', async (timezone) => {
    const by = ['momentId', ...READ.map(({ column, reading }) => nameOf(column, reading))]
    const [groups = []] = await ask([{ metrics: ['momentCount'], by, timezone }])
    const found = groups.map(({ key }) => key)
    expect(found).toEqual(EXPECTED.get(timezone))
    for (const column of COLUMNS)
      for (const [coarse, fine] of MADE_OF.filter(([, reading]) => offers(column, reading))) {
        const holders = new Map(
          found.map((key) => [`${key[nameOf(column, fine)]} ${key[nameOf(column, coarse)]}`, key[nameOf(column, fine)]]),
        )
        expect(new Set(holders.values()).size, `one ${coarse} for each ${fine}`).toBe(holders.size)
      }
  })

  test.each(ZONES)('S12 periods, windows and added buckets count the same hours: %s', async (timezone) => {
    const shifted = SHIFTS.map((shift) => {
      const asOf = Temporal.Instant.from(shift).toZonedDateTimeISO(timezone).add({ hours: 4 })
      const starts: string[] = []
      for (let start = startOfHour(asOf).subtract({ minutes: 1 }); starts.length < 8; start = start.subtract({ minutes: 1 })) {
        start = startOfHour(start)
        starts.unshift(start.toInstant().toString())
      }
      return { starts, asOf: asOf.toInstant().toString() }
    })
    const period = { last: { count: 8, grain: 'hour' } } as const
    const answers = await ask(
      shifted.map(({ asOf }) => ({
        metrics: ['momentCount', 'momentCountOfAnHour'],
        by: ['timeHour'],
        fill: true,
        period,
        timezone,
        asOf,
      })),
    )
    expect(answers.map((groups) => groups.map(({ key }) => key.timeHour))).toEqual(shifted.map(({ starts }) => starts))
    for (const { metrics } of answers.flat()) expect(metrics.momentCountOfAnHour).toBe(metrics.momentCount)
    for (const { isPartial } of answers.flat()) expect(isPartial).toBe(false)
  })

  test.each(ZONES)('S12 an hour that the clock goes through twice is one bucket of zoneless times: %s', async (timezone) => {
    const questions = SHIFTS.map((shift) => {
      const day = Temporal.Instant.from(shift).toZonedDateTimeISO(timezone).toPlainDate()
      const between = { from: day.subtract({ days: 1 }).toString(), to: day.add({ days: 2 }).toString() }
      return { metrics: ['wallCountOfThreeHours'], by: ['timeHour'], period: { between }, timezone }
    })
    for (const { key, metrics } of (await ask(questions)).flat()) {
      const end = Temporal.PlainDateTime.from(String(key.timeHour)).add({ hours: 1 }).toZonedDateTime(timezone)
      const [from, to] = [end.subtract({ hours: 3 }).toPlainDateTime(), end.toPlainDateTime()]
      const isWithin = (wall: Temporal.PlainDateTime) =>
        Temporal.PlainDateTime.compare(wall, from) >= 0 && Temporal.PlainDateTime.compare(wall, to) < 0
      const counted = WALLS.filter(isWithin).length
      expect({ hour: key.timeHour, count: metrics.wallCountOfThreeHours }).toEqual({ hour: key.timeHour, count: counted })
    }
  })
})
