import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'

/** Steps of which one has no time and one no deal; calls by people and by leads, whose keys are the same numbers. */
const tables: readonly string[] = [
  'create table steps (step_id int primary key, deal_id int, stage text not null, came_at timestamptz)',
  `insert into steps values
    (1, 1, 'lead', '2025-01-01 09:00:00+00'), (2, 1, 'demo', '2025-01-02 09:00:00+00'), (3, 1, 'lost', null),
    (4, null, 'won', '2025-01-03 09:00:00+00'), (5, null, 'paid', '2025-01-04 09:00:00+00')`,
  'create table people (person_id int primary key)',
  'insert into people values (1), (2)',
  'create table leads (lead_id int primary key)',
  'insert into leads values (1), (2)',
  'create table calls (call_id int primary key, person_id int, for_id int, lead_id int)',
  'insert into calls values (1, 1, 2, null), (2, null, 2, 1), (3, 1, 1, 2), (4, null, null, 1)',
]

const place = { per: 'deal_id', over: 'came_at' } as const

const definitions: readonly object[] = [
  {
    kind: 'model',
    name: 'steps',
    table: 'steps',
    key: 'step_id',
    dimensions: {
      id: 'step_id',
      number: { sequence: place },
      before: { previous: 'stage', ...place },
      after: { next: 'stage', ...place },
      first: { first: 'stage', ...place },
      last: { last: 'stage', ...place },
    },
  },
  { kind: 'model', name: 'people', table: 'people', key: 'person_id' },
  { kind: 'model', name: 'leads', table: 'leads', key: 'lead_id' },
  {
    kind: 'model',
    name: 'calls',
    table: 'calls',
    key: 'call_id',
    entities: {
      person: { model: 'people', column: 'person_id' },
      friend: { model: 'people', column: 'for_id' },
      lead: { model: 'leads', column: 'lead_id' },
      anybody: { firstOf: ['person', 'friend'] },
      caller: { firstOf: ['person', 'lead'] },
    },
    dimensions: { id: 'call_id' },
  },
  { kind: 'metric', type: 'simple', name: 'stepCount', model: 'steps', count: 'rows' },
  { kind: 'metric', type: 'simple', name: 'callCount', model: 'calls', count: 'rows' },
  ...['anybody', 'caller'].map((per) => ({ kind: 'metric', type: 'perEntity', name: `${per}Calls`, per, max: 'callCount' })),
  ...['anybody', 'caller'].map((per) => ({
    kind: 'metric',
    type: 'perEntity',
    name: `${per}Count`,
    per,
    count: 'entities',
    where: { callCount: { gt: 0 } },
  })),
]

describe.each(engines)('$name', ({ open }) => {
  let opened: OpenedEngine
  let layer: MetricsLayer
  beforeAll(async () => {
    opened = await open(tables)
    const catalog = linkCatalog({ definitions: definitions.map((definition) => ({ definition })), tables: await opened.engine.inspect() })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened.close())

  async function ask(question: Question) {
    const [found] = await answer(layer, [question], { policy: everything, now: new Date('2025-05-01T00:00:00Z') })
    return (found?.groups ?? []).map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)])
  }

  test('a row without a time has no place, and a row without the entity is of none', async () => {
    const by = ['stepId', 'stepNumber', 'stepBefore', 'stepAfter', 'stepFirst', 'stepLast']
    expect(await ask({ metrics: ['stepCount'], by })).toEqual([
      [1, 1, null, 'demo', 'lead', 'demo', 1],
      [2, 2, 'lead', null, 'lead', 'demo', 1],
      [3, null, null, null, null, null, 1],
      [4, null, null, null, null, null, 1],
      [5, null, null, null, null, null, 1],
    ])
  })

  test('the first of several roles is the first that a row has, and of different models equal numbers are different entities', async () => {
    expect(await ask({ metrics: ['anybodyCount', 'anybodyCalls'] })).toEqual([[2, 2]])
    expect(await ask({ metrics: ['anybodyCalls'], where: [{ callId: { in: [1, 3] } }] })).toEqual([[2]])
    expect(await ask({ metrics: ['callerCount', 'callerCalls'] })).toEqual([[2, 2]])
    expect(await ask({ metrics: ['callerCount'], where: [{ callId: { in: [1, 2] } }] })).toEqual([[2]])
  })
})
