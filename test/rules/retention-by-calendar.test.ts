import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { readCalendars } from '../../src/engine/read-calendars.ts'
import { answer, DEFAULTS, InvalidDefinitionError } from '../../src/index.ts'
import { partialGroups } from '../../src/query/partial.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { resolveQuestion } from '../../src/query/resolve-question.ts'
import { engines, useEngine } from '../engine/engines.ts'

const MONTHS = [
  ['2025-02-02', 28],
  ['2025-03-02', 35],
  ['2025-04-06', 28],
] as const

function daysOf(start: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.parse(`${start}T00:00:00Z`) + index * 86_400_000)
    return `('${date.toISOString().slice(0, 10)}', '${start}')`
  })
}

/**
 * Months of four, five and four weeks, and visits on their first and last days. The first and the second person come in the first month
 * of the calendar and not in one month of everybody else's; the fourth came before the calendar begins.
 */
const WORLD = [
  'create table retail (day date, month date)',
  `insert into retail values ${MONTHS.flatMap(([start, count]) => daysOf(start, count)).join(', ')}`,
  'create table people (person_id int)',
  'insert into people values (1), (2), (3), (4)',
  'create table visits (visit_id int, person_id int, "at" timestamptz)',
  `insert into visits values
    (1, 1, '2025-02-02 00:00:00+00'), (2, 1, '2025-03-01 23:59:59+00'), (3, 1, '2025-03-02 00:00:00+00'), (4, 1, '2025-04-06 00:00:00+00'),
    (5, 2, '2025-03-01 23:59:59+00'), (6, 2, '2025-04-06 12:00:00+00'),
    (7, 3, '2025-04-05 23:59:59+00'), (8, 3, '2025-05-03 23:59:59+00'),
    (9, 4, '2025-01-31 12:00:00+00'), (10, 4, '2025-02-10 12:00:00+00')`,
]

const DEFINITIONS = [
  { kind: 'model', name: 'people', table: 'people', key: 'person_id' },
  {
    kind: 'model',
    name: 'visits',
    table: 'visits',
    key: 'visit_id',
    metricTime: 'at',
    dimensions: { at: 'at' },
    entities: { person: { model: 'people', column: 'person_id' } },
  },
  { kind: 'metric', type: 'simple', name: 'visitCount', model: 'visits', count: 'rows' },
  {
    kind: 'metric',
    type: 'retention',
    name: 'comingBack',
    base: 'visitCount',
    active: 'visitCount',
    per: 'person',
    grain: 'retailMonth',
  },
]

const options = {
  calendars: { retail: { table: 'retail', date: 'day', grains: { retailMonth: 'month' } }, fiscal: { startMonth: 2 } },
} as const

const later = (count: number) => `comingBack {"after":${count}}`

describe.each(engines)('retention on $name', ({ open }) => {
  const engine = useEngine(open, WORLD)

  async function linked(more: readonly object[] = []) {
    const tables = await engine().inspect()
    const calendars = await readCalendars(options, engine(), tables)
    return linkCatalog({ definitions: [...DEFINITIONS, ...more].map((definition) => ({ definition })), tables, options, calendars })
  }

  async function ask(question: Question, now = '2025-06-01T00:00:00Z') {
    const layer = { catalog: await linked(), engine: engine(), defaults: DEFAULTS, deadlineMs: 20_000 }
    const [found] = await answer(layer, [question], { policy: everything, now: new Date(now) })
    return found?.groups.map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)])
  }

  test('S26 a bucket of a calendar made of a table is followed by the next of the table', async () => {
    expect(await ask({ metrics: [later(0), later(1), later(2)], by: ['timeRetailMonth'] })).toEqual([
      ['2025-02-02', 1, 0.5, 1],
      ['2025-03-02', 1, 1, null],
      [null, null, null, null],
    ])
    expect(await ask({ metrics: [later(1), later(2)] })).toEqual([[2 / 3, 1]])
    expect(await ask({ metrics: [later(1)], by: ['timeMonth'] })).toEqual([
      ['2025-01-01', 1],
      ['2025-02-01', 1],
      ['2025-03-01', 1],
      ['2025-04-01', 1],
    ])
  })

  test('S26 a bucket of a calendar that has not begun is not known', async () => {
    expect(await ask({ metrics: [later(1)], by: ['timeRetailMonth'] }, '2025-04-06T00:00:00Z')).toEqual([
      ['2025-02-02', 0.5],
      ['2025-03-02', null],
      [null, null],
    ])
  })

  test('S12 S26 the buckets of the calendar begin in the zone of the question', async () => {
    expect(await ask({ metrics: [later(1)], by: ['timeRetailMonth'], timezone: 'Europe/Berlin' })).toEqual([
      ['2025-02-02', 1],
      ['2025-03-02', 1],
      ['2025-04-06', null],
      [null, null],
    ])
  })

  test('S16 a cohort is unfinished until the later bucket is over, and always where the calendar ends before it', async () => {
    const catalog = await linked()
    const isPartial = (count: number, now: string) => {
      const question = { metrics: [later(count)], by: ['timeRetailMonth'] }
      return partialGroups(resolveQuestion(question, { catalog, policy: everything, now: new Date(now), defaults: DEFAULTS }))([
        '2025-03-02',
      ])
    }
    expect(isPartial(1, '2025-05-03T23:59:59Z')).toBe(true)
    expect(isPartial(1, '2025-05-04T00:00:00Z')).toBe(false)
    expect(isPartial(2, '2026-01-01T00:00:00Z')).toBe(true)
  })

  test('a window goes by the quarters of the company, which are three months, and not by the buckets of a table', async () => {
    const conversion = { kind: 'metric', type: 'conversion', name: 'again', base: 'visitCount', conversion: 'visitCount', per: 'person' }
    await expect(linked([{ ...conversion, window: { count: 1, grain: 'fiscalQuarter' } }])).resolves.toBeDefined()
    await expect(linked([{ ...conversion, window: { count: 1, grain: 'retailMonth' } }])).rejects.toThrow(
      'The window of "again" goes by "retailMonth", whose buckets are as a table says, of no one length. Take a unit of the calendar, such as "week" or "month".',
    )
    await expect(linked([{ ...conversion, window: { count: 1, grain: 'retailMont' } }])).rejects.toThrow(InvalidDefinitionError)
  })
})
