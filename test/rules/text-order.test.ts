import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'

const definitions: readonly object[] = [
  {
    kind: 'model',
    name: 'words',
    table: 'words',
    key: 'word',
    metricTime: 'day',
    dimensions: {
      text: 'word',
      day: 'day',
      place: { sequence: { per: 'day', over: 'day' } },
      before: { previous: 'word', per: 'day', over: 'day' },
    },
  },
  { kind: 'metric', type: 'simple', name: 'firstLength', model: 'words', first: 'letters' },
  { kind: 'metric', type: 'simple', name: 'lastLength', model: 'words', last: 'letters' },
  { kind: 'metric', type: 'simple', name: 'wordCount', model: 'words', count: 'rows' },
]

describe.each(engines)('$name', ({ name, open }) => {
  let opened: OpenedEngine
  let layer: MetricsLayer
  beforeAll(async () => {
    // As people sort: a, ä, B, z.
    const collation = name === 'PostgreSQL' ? ' collate "und-x-icu"' : ''
    opened = await open([
      `create table words (word text${collation} primary key, letters integer, day date)`,
      "insert into words values ('a', 1, '2025-01-01'), ('B', 2, '2025-01-01'), ('z', 3, '2025-01-01'), ('ä', 4, '2025-01-01')",
    ])
    const catalog = linkCatalog({
      definitions: definitions.map((definition) => ({ definition })),
      tables: await opened.engine.inspect(),
    })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened.close())

  async function words(question: Omit<Question, 'metrics' | 'by'>, by: readonly string[] = ['wordText']) {
    const asked = { metrics: ['wordCount'], by, ...question }
    const [found] = await answer(layer, [asked], { policy: everything, now: new Date('2025-05-01T00:00:00Z') })
    return found?.groups ?? []
  }

  test('S9 text comes in the order of its code points, however the database sorts it', async () => {
    expect((await words({})).map(({ key }) => key.wordText)).toEqual(['B', 'a', 'z', 'ä'])
  })

  test('S9 a page goes on in that order', async () => {
    const [first] = await words({ first: 1 })
    expect((await words({ after: first?.cursor, first: 2 })).map(({ key }) => key.wordText)).toEqual(['a', 'z'])
  })

  test('S7 text is compared by its code points as well', async () => {
    expect((await words({ where: [{ wordText: { gt: 'Z' } }] })).map(({ key }) => key.wordText)).toEqual(['a', 'z', 'ä'])
  })

  test('S9 rows at the same time stand in the order of the code points of their keys, too', async () => {
    const asked = { metrics: ['firstLength', 'lastLength'] }
    const [found] = await answer(layer, [asked], { policy: everything, now: new Date('2025-05-01T00:00:00Z') })
    expect(found?.groups.map(({ metrics }) => metrics)).toEqual([{ firstLength: 2, lastLength: 4 }])
    const placed = await words({ orderBy: [{ dimension: 'wordPlace' }] }, ['wordPlace', 'wordText', 'wordBefore'])
    expect(placed.map(({ key }) => [key.wordPlace, key.wordText, key.wordBefore])).toEqual([
      [1, 'B', null],
      [2, 'a', 'B'],
      [3, 'z', 'a'],
      [4, 'ä', 'z'],
    ])
  })
})
