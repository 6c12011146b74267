import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer, DEFAULTS, everything, linkCatalog, type MetricsLayer } from '../../src/index.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'

/**
 * What comes of events, row by row, against every pair of rows looked at in plain TypeScript. Times stand on a coarse lattice around the
 * night in which Berlin's clock is set forward, so that ties and first instants beyond a window are common.
 */
interface Event {
  readonly id: number
  readonly who: number | null
  readonly kind: string | null
  readonly at: Temporal.Instant
}

const ZONE = 'Europe/Berlin'

/** The same numbers each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function events(seed: number, count: number): readonly Event[] {
  const next = numbers(seed)
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    who: next(12) === 0 ? null : next(count / 6),
    kind: ['a', 'b', null][next(3)] ?? null,
    at: Temporal.Instant.from('2025-01-30T22:30:00Z').add({ hours: 12 * next(150) }),
  }))
}

function table(name: string, rows: readonly Event[]): readonly string[] {
  const value = (text: string | number | null) => (text === null ? 'null' : `'${text}'`)
  const values = rows.map(({ id, who, kind, at }) => `(${id}, ${who}, ${value(kind)}, ${value(at.toString())})`)
  return [
    `create table ${name} (id int primary key, who int, kind text, happened_at timestamptz not null)`,
    `insert into ${name} values ${values.join(', ')}`,
  ]
}

const [first, second] = [events(7, 240), events(11, 300)]

const model = (name: string) => ({
  kind: 'model',
  name,
  table: name,
  key: 'id',
  entity: name,
  metricTime: 'happenedAt',
  entities: { person: { model: 'people', column: 'who' } },
  dimensions: { id: 'id', kind: 'kind', happenedAt: 'happened_at' },
})
const count = (name: string, of: string) => ({ kind: 'metric', type: 'simple', name, model: of, count: 'rows' })
const conversion = (name: string, rest: object) => ({
  kind: 'metric',
  type: 'conversion',
  name,
  base: 'firsts',
  conversion: 'seconds',
  per: 'person',
  ...rest,
})
const definitions = [
  { kind: 'model', name: 'people', table: 'people', key: 'id', entity: 'person' },
  model('first'),
  model('second'),
  count('firsts', 'first'),
  count('seconds', 'second'),
  conversion('ever', { calculate: 'conversions' }),
  conversion('sameKind', { calculate: 'conversions', constant: [{ base: 'kind', conversion: 'kind' }] }),
  conversion('inDays', { calculate: 'conversions', window: { count: 10, grain: 'day' } }),
  conversion('inMonth', { calculate: 'conversions', window: { count: 1, grain: 'month' } }),
  conversion('inHours', { calculate: 'conversions', window: { count: 240, grain: 'hour' } }),
  { kind: 'metric', type: 'retention', name: 'returning', base: 'firsts', active: 'seconds', per: 'person', grain: 'week' },
]

function wall(at: Temporal.Instant): Temporal.PlainDateTime {
  return at.toZonedDateTimeISO(ZONE).toPlainDateTime()
}

const { compare } = Temporal.Instant

/** How many of the second rows are credited to each of the first. */
function credits(matches: (a: Event, b: Event) => boolean, counts: (a: Event, b: Event) => boolean): ReadonlyMap<number, number> {
  const credited = new Map(first.map(({ id }) => [id, 0]))
  for (const b of second) {
    const before = first.filter((a) => a.who !== null && a.who === b.who && matches(a, b) && compare(a.at, b.at) <= 0)
    const latest = before.sort((x, y) => compare(x.at, y.at) || x.id - y.id).at(-1)
    if (latest !== undefined && counts(latest, b)) credited.set(latest.id, (credited.get(latest.id) ?? 0) + 1)
  }
  return credited
}

const after = (back: Temporal.DurationLike) => (a: Event, b: Event) =>
  Temporal.PlainDateTime.compare(wall(a.at), wall(b.at).subtract(back)) > 0
const always = () => true
const expected = {
  ever: credits(always, always),
  sameKind: credits((a, b) => a.kind === b.kind, always),
  inDays: credits(always, after({ days: 10 })),
  inMonth: credits(always, after({ months: 1 })),
  inHours: credits(always, (a, b) => compare(a.at, b.at.subtract({ hours: 240 })) > 0),
}

const week = (at: Temporal.Instant) => {
  const date = wall(at).toPlainDate()
  return date.subtract({ days: date.dayOfWeek - 1 })
}

/** The share of each week's newcomers with a second row so many weeks later. */
function returning(weeks: number, asOf: Temporal.PlainDateTime): readonly (readonly [string, number | null])[] {
  const cohorts = new Map<string, number[]>()
  for (const person of new Set(first.map(({ who }) => who))) {
    if (person === null) continue
    const [newest] = first.filter(({ who }) => who === person).sort((x, y) => compare(x.at, y.at))
    if (newest === undefined) continue
    const began = week(newest.at)
    const then = began.add({ weeks })
    const known = Temporal.PlainDateTime.compare(then.toPlainDateTime(), asOf) < 0
    const active = second.some(({ who, at }) => who === person && week(at).equals(then)) ? 1 : 0
    const cohort = cohorts.get(began.toString()) ?? []
    cohorts.set(began.toString(), known ? [...cohort, active] : cohort)
  }
  const share = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length)
  return [...cohorts].map(([began, values]) => [began, share(values)] as const).sort(([a], [b]) => (a < b ? -1 : 1))
}

describe.each(engines)('$name', ({ open }) => {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(['create table people (id int primary key)', ...table('first', first), ...table('second', second)])
    const catalog = linkCatalog({ definitions: definitions.map((definition) => ({ definition })), tables: await opened.engine.inspect() })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())

  const asked = async (metrics: readonly string[], by: readonly string[], asOf: string) => {
    if (layer === undefined) throw new Error('The world is open only while the tests of the suite run.')
    const caller = { policy: everything, now: new Date(asOf) }
    const [found] = await answer(layer, [{ metrics, by, timezone: ZONE }], caller)
    return found?.groups ?? []
  }

  test.each(Object.entries(expected))('%s: each row has what is credited to it, looking at all pairs', async (metric, credited) => {
    const groups = await asked([metric], ['firstId'], '2026-01-01T00:00:00Z')
    expect(new Map(groups.map(({ rawKey, metrics }) => [Number(rawKey[0]), metrics[metric]]))).toEqual(credited)
    expect([...credited.values()].some((value) => value > 1)).toBe(true)
  })

  test.each([0, 1, 2, 5])('the share that is back %i weeks later is what looking at everybody gives', async (weeks) => {
    const asOf = '2025-03-31T12:00:00Z'
    const metric = weeks === 1 ? 'returning' : `returning {"after":${weeks}}`
    const groups = await asked([metric], ['timeWeek'], asOf)
    expect(groups.map(({ rawKey, metrics }) => [rawKey[0], metrics[metric]])).toEqual(returning(weeks, wall(Temporal.Instant.from(asOf))))
  })
})
