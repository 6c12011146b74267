import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, type Caller, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'
import type { Ask } from './example-questions.ts'

/** The second holiday is no working day, and the third one is told twice. */
const HOLIDAYS = ['2023-05-01', '2024-03-31', '2025-12-25', '2025-12-25', '2024-12-26', '2024-10-26']
const HOURS = { timezone: 'Europe/Berlin', from: '09:00', to: '17:30', days: [1, 2, 3, 4, 6], holidays: HOLIDAYS }
const OPENS = 9 * 3600e6
const CLOSES = 17.5 * 3600e6

interface Span {
  readonly id: number
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** Numbers from 0 to 1, the same in every run. */
function* numbers(): Generator<number, never> {
  for (let state = 20250330; ; ) {
    state = (state * 1103515245 + 12345) % 2147483648
    yield state / 2147483648
  }
}

/** Short and long spans over three years, some of them negative, to the microsecond. */
function randomSpans(count: number): readonly Span[] {
  const random = numbers()
  const next = () => random.next().value
  return Array.from({ length: count }, (_, index) => {
    const from = Temporal.Instant.from('2023-01-01T00:00:00Z').add({ microseconds: Math.floor(next() * 1095 * 86_400e6) })
    const length = Math.floor((next() - 0.1) * 86_400e6 * (index % 3 === 0 ? 400 : 3))
    return { id: index + 1, from, to: from.add({ microseconds: length }) }
  })
}

/** Day after day of the wall clock: what of each lies in the span and is open. */
function openMicros({ from, to }: Omit<Span, 'id'>): number {
  if (Temporal.Instant.compare(from, to) > 0) return -openMicros({ from: to, to: from })
  const [start, end] = [from, to].map((time) => time.toZonedDateTimeISO(HOURS.timezone).toPlainDateTime())
  if (start === undefined || end === undefined) return Number.NaN
  let sum = 0
  for (let day = start.toPlainDate(); Temporal.PlainDate.compare(day, end.toPlainDate()) <= 0; day = day.add({ days: 1 })) {
    const since = (time: Temporal.PlainDateTime) => time.since(day.toPlainDateTime()).total('microseconds')
    const open = Math.min(since(end), CLOSES) - Math.max(since(start), OPENS)
    if (HOURS.days.includes(day.dayOfWeek) && !HOLIDAYS.includes(day.toString()) && open > 0) sum += open
  }
  return sum
}

const spans = randomSpans(600)

const tables: readonly string[] = [
  'create table spans (span_id int primary key, began_at timestamptz not null, ended_at timestamptz)',
  `insert into spans values ${spans.map(({ id, from, to }) => `(${id}, '${from}', '${to}')`).join(', ')}`,
  'create table visits (visit_id int primary key, room text not null, began_at timestamptz not null, ended_at timestamptz)',
  `insert into visits values
    (1, 'a', '2025-01-06 08:00:00+00', '2025-01-06 10:00:00+00'), (2, 'a', '2025-01-07 08:00:00+00', null),
    (3, 'b', '2025-01-08 08:00:00+00', '2025-01-08 07:00:00+00'), (4, 'b', '2025-01-08 08:00:00+00', '2025-01-08 08:00:00+00'),
    (5, 'c', '2025-01-10 16:00:00+00', '2025-01-13 09:00:00+00')`,
  'create table stays (stay_id int primary key, began_on date not null, ended_on date)',
  "insert into stays values (1, '2025-01-03', '2025-01-13'), (2, '2025-01-06', null), (3, '2025-01-07', '2025-01-06')",
]

const time = { from: 'began_at', to: 'ended_at', unit: 'hour' } as const

function model(name: string, key: string, metricTime: string) {
  return { kind: 'model', name, table: name, key, metricTime: 'began', dimensions: { began: metricTime, id: key } }
}

function metric(name: string, over: string, spec: object): object {
  return { kind: 'metric', type: 'simple', name, model: over, ...spec }
}

const definitions: readonly object[] = [
  model('spans', 'span_id', 'began_at'),
  metric('openSeconds', 'spans', { sum: { ...time, unit: 'second', hours: 'business' } }),
  {
    ...model('visits', 'visit_id', 'began_at'),
    dimensions: { began: 'began_at', room: 'room', length: { ...time, negative: 'drop' }, openLength: { ...time, hours: 'business' } },
  },
  metric('hours', 'visits', { sum: time }),
  metric('visitsKept', 'visits', { count: { ...time, negative: 'drop' } }),
  metric('hoursKept', 'visits', { sum: { ...time, negative: 'drop' } }),
  metric('averageKept', 'visits', { avg: 'visitLength' }),
  metric('longVisits', 'visits', { count: 'rows', where: { length: { gte: 2 } } }),
  metric('hoursToNow', 'visits', { sum: { ...time, negative: 'drop', open: 'toNow' } }),
  metric('hoursRefused', 'visits', { avg: { ...time, negative: 'refuse' } }),
  metric('hoursOpen', 'visits', { sum: { ...time, negative: 'drop', hours: 'business' } }),
  metric('hoursOpenToNow', 'visits', { max: { ...time, negative: 'drop', open: 'toNow', hours: 'business' } }),
  model('stays', 'stay_id', 'began_on'),
  metric('daysStayed', 'stays', { sum: { from: 'began_on', to: 'ended_on', unit: 'day', negative: 'drop', open: 'toNow' } }),
  metric('openHoursStayed', 'stays', { sum: { from: 'began_on', to: 'ended_on', unit: 'hour', hours: 'business' } }),
]

const CALLER: Caller = { policy: everything, now: new Date('2025-01-07T11:00:00Z') }

/** The spans, visits and stays in one engine, for the tests of a suite. */
function askSpans(open: (setup: readonly string[]) => Promise<OpenedEngine>): Ask {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(tables)
    const written = definitions.map((definition) => ({ definition }))
    const catalog = linkCatalog({ definitions: written, tables: await opened.engine.inspect(), options: { businessHours: HOURS } })
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
  const ask = askSpans(open)

  test('S27 what has no end is left out, and what ends before it begins counts as negative, where nothing else is declared', async () => {
    expect(await ask({ metrics: ['hours'] })).toEqual([[66]])
    expect(await ask({ metrics: ['hours'], by: ['visitRoom'] })).toEqual([
      ['a', 2],
      ['b', -1],
      ['c', 65],
    ])
  })

  test('S27 negative spans are dropped as if they were not there, and what lasts no time is kept', async () => {
    const metrics = ['visitsKept', 'hoursKept', 'averageKept', 'longVisits']
    expect(await ask({ metrics })).toEqual([[3, 67, 67 / 3, 2]])
    expect(await ask({ metrics, by: ['visitRoom'] })).toEqual([
      ['a', 1, 2, 2, 1],
      ['b', 1, 0, 0, 0],
      ['c', 1, 65, 65, 1],
    ])
  })

  test('S27 what has no end counts until now', async () => {
    expect(await ask({ metrics: ['hoursToNow'], by: ['visitRoom'] })).toEqual([
      ['a', 5],
      ['b', 0],
      ['c', 65],
    ])
    expect(await ask({ metrics: ['hoursToNow'], asOf: '2025-01-07T07:00:00Z' })).toEqual([[67]])
    expect(await ask({ metrics: ['daysStayed'] })).toEqual([[11]])
    expect(await ask({ metrics: ['daysStayed'], asOf: '2025-01-07T11:30:00Z', timezone: 'Pacific/Kiritimati' })).toEqual([[12]])
  })
})

describe.each(engines)('$name', ({ open }) => {
  const ask = askSpans(open)

  test('S27 a negative span is refused where that is declared, and only where its row is read', async () => {
    const refused = expect.objectContaining({
      problems: [
        {
          code: 'negative-span',
          message:
            '"hoursRefused" has a row of 2025-01-08 that ends before it begins, and its definition refuses such rows. Correct the row, or have it left out: negative: "drop".',
          path: ['metrics'],
        },
      ],
    })
    await expect(ask({ metrics: ['hoursRefused'] })).rejects.toEqual(refused)
    await expect(ask({ metrics: ['hoursRefused'], by: ['visitRoom'], first: 1 })).rejects.toEqual(refused)
    expect(await ask({ metrics: ['hoursRefused'], where: [{ visitLength: 0 }] })).toEqual([[0]])
    expect(await ask({ metrics: ['hoursRefused'], by: ['visitRoom'], where: [{ visitRoom: { ne: 'b' } }] })).toEqual([
      ['a', 2],
      ['c', 65],
    ])
  })

  test('S27 business hours are those of the week, on the clock of the place that keeps them', async () => {
    expect(await ask({ metrics: ['hoursOpen', 'hoursOpenToNow'], by: ['visitRoom'] })).toEqual([
      ['a', 2, 3],
      ['b', 0, 0],
      ['c', 9.5, 9.5],
    ])
    expect(await ask({ metrics: ['openHoursStayed'] })).toEqual([[(6 - 1) * 8.5]])
    expect(await ask({ metrics: ['hoursOpen'], by: ['visitOpenLength'], timezone: 'Asia/Tokyo' })).toEqual([
      [0, 0],
      [2, 2],
      [9.5, 9.5],
      [null, 0],
    ])
  })

  test('S27 business hours are what counting day after day but holidays gives, to the microsecond', async () => {
    const given = new Map((await ask({ metrics: ['openSeconds'], by: ['spanId'] })).map(([id, seconds]) => [id, seconds]))
    const wrong = spans.filter((span) => Math.round(Number(given.get(span.id)) * 1e6) !== openMicros(span))
    expect(wrong.map((span) => [String(span.from), String(span.to), given.get(span.id), openMicros(span) / 1e6])).toEqual([])
    expect(spans.filter((span) => openMicros(span) === 0).length).toBeLessThan(spans.length / 2)
  })
})
