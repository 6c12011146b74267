import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, type Caller, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'
import type { Ask } from './example-questions.ts'

const STEPS = [
  [90, 'second'],
  [-45, 'minute'],
  [1, 'hour'],
  [-36, 'hour'],
  [1, 'day'],
  [-1, 'day'],
  [30, 'day'],
  [-2, 'week'],
  [1, 'month'],
  [-1, 'month'],
  [3, 'quarter'],
  [-1, 'year'],
] as const
type Unit = (typeof STEPS)[number][1]

const DAY_UNITS: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year']
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']

/** Times beside which clocks are set or months end, and some between. */
const WALLS = [
  '2024-01-31T10:00:00',
  '2024-02-29T23:59:59.999999',
  '2024-03-30T02:30:00',
  '2024-03-31T02:30:00',
  '2024-03-31T03:15:00.000001',
  '2024-10-26T02:30:00',
  '2024-10-27T02:30:00',
  '2024-11-03T01:30:00',
  '2024-04-07T01:45:00',
  '2024-10-06T02:15:00',
  '2025-03-09T02:30:00',
  '2025-12-31T00:00:00',
]
const INSTANTS = ZONES.flatMap((zone) => WALLS.map((wall) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant()))

function plus(time: { add(length: Temporal.DurationLike): unknown }, count: number, unit: Unit): unknown {
  return time.add(unit === 'quarter' ? { months: 3 * count } : { [`${unit}s`]: count })
}

/** Of a time that clocks show twice the later one; one that they skip is as much later as they were set forward. */
function movedInstant(instant: Temporal.Instant, zone: string, count: number, unit: Unit): Temporal.Instant {
  const zoned = instant.toZonedDateTimeISO(zone)
  if (!DAY_UNITS.includes(unit)) return Temporal.Instant.from(String(plus(instant, count, unit)))
  const wall = Temporal.PlainDateTime.from(String(plus(zoned.toPlainDateTime(), count, unit)))
  return wall.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant()
}

function microsBetween(from: bigint, to: bigint): number {
  return Number((to - from) / 1000n) / 1e6
}

const tables: readonly string[] = [
  'create table moments (moment_id int primary key, happened_at timestamptz not null, shown timestamp not null, on_day date not null)',
  `insert into moments values ${INSTANTS.map((instant, index) => {
    const wall = WALLS[index % WALLS.length] ?? ''
    return `(${index}, '${instant}', '${wall.replace('T', ' ')}', '${wall.slice(0, 10)}')`
  }).join(', ')}`,
  'create table records (record_id int primary key, created_at timestamptz not null, verified_at timestamptz, deleted_at timestamptz)',
  `insert into records values (1, '2025-01-01 12:00:00+00', null, null), (2, '2025-01-01 12:00:00+00', '2025-01-11 12:00:00+00', null),
    (3, '2025-01-01 12:00:00+00', null, '2025-01-20 00:00:00+00'), (4, '2025-01-25 00:00:00+00', '2024-06-01 00:00:00+00', null)`,
]

const moved = (of: string, [count, unit]: (typeof STEPS)[number]) => ({ shift: of, by: count, unit })
const nameOf = (of: string, [count, unit]: (typeof STEPS)[number]) => `${of}${count < 0 ? 'Less' : 'Plus'}${Math.abs(count)}${unit}`
const daySteps = STEPS.filter(([, unit]) => DAY_UNITS.includes(unit))

const movedDimensions = Object.fromEntries([
  ...STEPS.flatMap((step) =>
    Object.entries({ at: 'happened_at', shown: 'shown' }).map(([of, column]) => [nameOf(of, step), moved(column, step)]),
  ),
  ...daySteps.map((step) => [nameOf('day', step), moved('on_day', step)]),
])

const secondsTo = (of: string, column: string) => (step: (typeof STEPS)[number]) => ({
  kind: 'metric',
  type: 'simple',
  name: `${nameOf(of, step)}Seconds`,
  model: 'moments',
  sum: { from: column, to: nameOf(of, step), unit: 'second' },
})

const stale = {
  model: 'records',
  count: 'rows',
  span: {
    from: {
      greatest: [{ shift: { coalesce: ['verified_at', 'created_at'] }, by: { parameter: 'days' }, unit: 'day' }, 'created_at'],
    },
    to: 'deleted_at',
  },
  parameters: { days: { default: 15, whole: true, min: 0, max: 1000 } },
}

const definitions: readonly object[] = [
  { kind: 'model', name: 'moments', table: 'moments', key: 'moment_id', dimensions: { id: 'moment_id', ...movedDimensions } },
  ...STEPS.map(secondsTo('at', 'happened_at')),
  ...STEPS.map(secondsTo('shown', 'shown')),
  ...daySteps.map(secondsTo('day', 'on_day')),
  {
    kind: 'model',
    name: 'records',
    table: 'records',
    key: 'record_id',
    metricTime: 'created',
    dimensions: {
      created: 'created_at',
      id: 'record_id',
      seen: { greatest: ['verified_at', 'created_at'] },
      known: { least: ['verified_at', 'created_at', 'deleted_at'] },
      larger: { greatest: ['record_id', 2.5] },
    },
  },
  { kind: 'metric', type: 'simple', name: 'stale', ...stale },
  { kind: 'metric', type: 'simple', name: 'larger', model: 'records', sum: 'larger' },
  { kind: 'metric', type: 'simple', name: 'knownBefore', model: 'records', sum: { from: 'known', to: 'seen', unit: 'day' } },
]

const CALLER: Caller = { policy: everything, now: new Date('2026-01-07T11:00:00Z') }

function askMoments(open: (setup: readonly string[]) => Promise<OpenedEngine>): Ask {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(tables)
    const catalog = linkCatalog({
      definitions: definitions.map((definition) => ({ definition })),
      tables: await opened.engine.inspect(),
      options: {},
    })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())
  return async (question) => {
    if (layer === undefined) throw new Error('The world is open only while the tests of the suite run.')
    const [found] = await answer(layer, [question], CALLER)
    return (found?.groups ?? []).map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)])
  }
}

describe.each(engines)('$name', ({ open }) => {
  const ask = askMoments(open)

  test.each(ZONES)(
    'an instant is moved by hours that pass, and by days and coarser units of the clock on the wall (%s)',
    async (timezone) => {
      const rows = await ask({ metrics: STEPS.map((step) => `${nameOf('at', step)}Seconds`), by: ['momentId'], timezone, first: 100 })
      const expected = INSTANTS.map((instant, index) => [
        index,
        ...STEPS.map(([count, unit]) =>
          microsBetween(instant.epochNanoseconds, movedInstant(instant, timezone, count, unit).epochNanoseconds),
        ),
      ])
      expect(rows).toEqual(expected)
    },
  )

  test('a time without a zone is moved by the calendar, and a month that is too short gives its last day', async () => {
    const rows = await ask({ metrics: STEPS.map((step) => `${nameOf('shown', step)}Seconds`), by: ['momentId'], first: WALLS.length })
    const nanoseconds = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime('UTC').epochNanoseconds
    const expected = WALLS.map((wall, index) => [
      index,
      ...STEPS.map(([count, unit]) =>
        microsBetween(nanoseconds(wall), nanoseconds(String(plus(Temporal.PlainDateTime.from(wall), count, unit)))),
      ),
    ])
    expect(rows).toEqual(expected)
  })

  test('a day is moved by days', async () => {
    const rows = await ask({ metrics: daySteps.map((step) => `${nameOf('day', step)}Seconds`), by: ['momentId'], first: WALLS.length })
    const expected = WALLS.map((wall, index) => {
      const day = Temporal.PlainDate.from(wall.slice(0, 10))
      const seconds = (to: string) => day.until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days * 86_400
      return [index, ...daySteps.map(([count, unit]) => seconds(String(plus(day, count, unit))))]
    })
    expect(rows).toEqual(expected)
  })

  test('what is moved can be broken down and filtered by', async () => {
    expect(await ask({ metrics: ['atPlus1hourSeconds'], by: ['momentAtPlus1monthMonth'], where: [{ momentId: { in: [0, 1] } }] })).toEqual([
      ['2024-02-01', 3600],
      ['2024-03-01', 3600],
    ])
    const where = [{ momentDayLess1day: { eq: '2024-01-30' }, momentId: { lt: 12 } }]
    expect(await ask({ metrics: ['atPlus1hourSeconds'], where })).toEqual([[3600]])
  })

  test('S23 a state begins at a moved time, as many units later as a question says, and a row is in none before it is there', async () => {
    const at = (to: string, metric = 'stale') => ask({ metrics: [metric], period: { between: { from: '2025-01-01', to } } })
    expect(await at('2025-01-16T12:00:00Z')).toEqual([[0]])
    expect(await at('2025-01-16T12:00:01Z')).toEqual([[2]])
    expect(await at('2025-01-20T00:00:00Z')).toEqual([[2]])
    expect(await at('2025-01-20T00:00:01Z')).toEqual([[1]])
    expect(await at('2025-01-25T00:00:01Z')).toEqual([[2]])
    expect(await at('2025-02-01')).toEqual([[3]])
    expect(await at('2025-01-16T12:00:01Z', 'stale {"days":5}')).toEqual([[3]])
    expect(await at('2025-01-03', 'stale {"days":0}')).toEqual([[2]])
  })

  test('the greatest and the least pass over nulls, of numbers and of times', async () => {
    expect(await ask({ metrics: ['larger', 'knownBefore'], by: ['recordId'] })).toEqual([
      [1, 2.5, 0],
      [2, 2.5, 10],
      [3, 3, 0],
      [4, 4, 238],
    ])
  })

  test('a number of units is refused outside of what the parameter may be', async () => {
    await expect(ask({ metrics: ['stale {"days":1001}'] })).rejects.toThrow(
      '"days" of "stale" is a whole number from 0 to 1000, and this is 1001.',
    )
  })
})
