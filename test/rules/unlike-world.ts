import { afterAll, beforeAll } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import { everything, type Policy } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import type { OpenedEngine } from '../engine/engines.ts'

const tables = [
  'create table people (person_id int primary key, name text, born_at timestamptz, points int)',
  "insert into people values (1, 'Ana', '2025-01-01 10:00:00+00', 100000)",
  'create table calls (call_id int primary key, person_id int, called_at timestamptz not null, fee numeric(12, 2) not null)',
  "insert into calls values (1, 1, '2025-01-01 10:15:00+00', 5)",
  'create table shifts (shift_id int primary key, began_at timestamp not null, extra json)',
  `insert into shifts values (1, '2025-01-01 10:15:00', '{"n": 1e20}'), (2, '2025-01-01 11:15:00', '{"n": 1.5}'), (3, '2025-01-01 12:15:00', '{"n": 7}'), (4, '2025-01-01 12:15:00', '{"n": 2.0}'), (5, '2025-01-01 12:15:00', '{"n": 9007199254740991}')`,
  `create table prices (
    price_id int primary key, amount numeric(12, 2) not null, currency text not null, paid_on date not null, booked_at timestamptz not null
  )`,
  `insert into prices values
    (1, 10, 'USD', '2025-01-05', '2025-02-28 23:30:00+00'), (2, 10, 'USD', '2025-02-05', '2025-03-05 12:00:00+00')`,
  'create table tips (tip_id int primary key, amount numeric(12, 2), currency text, given_on date, paid_on date)',
  `insert into tips values
    (1, 5, 'USD', null, null), (2, 5, null, '2025-01-05', null), (3, 5, 'USD', '2025-01-05', '2024-12-30'), (4, null, null, null, null)`,
  'create table levels (level_id int primary key, amount int not null, taken_on date)',
  "insert into levels values (1, 4, '2025-01-01'), (2, 5, '2025-01-02'), (3, 7, null)",
  'create table rates (from_currency text not null, to_currency text not null, rate_date date not null, rate numeric(18, 6))',
  "insert into rates values ('USD', 'EUR', '2025-01-01', 0.5), ('USD', 'EUR', '2025-02-01', null), ('USD', 'EUR', '2025-03-01', 0.8)",
]

const definitions: readonly object[] = [
  { kind: 'model', name: 'people', table: 'people', key: 'person_id', dimensions: { name: 'name', bornAt: 'born_at' } },
  {
    kind: 'model',
    name: 'calls',
    table: 'calls',
    key: 'call_id',
    metricTime: 'calledAt',
    entities: { person: { model: 'people', column: 'person_id' } },
    dimensions: { calledAt: 'called_at' },
  },
  {
    kind: 'model',
    name: 'shifts',
    table: 'shifts',
    key: 'shift_id',
    metricTime: 'beganAt',
    dimensions: { beganAt: 'began_at', n: { json: 'extra', key: 'n', type: 'integer' } },
  },
  { kind: 'model', name: 'prices', table: 'prices', key: 'price_id', metricTime: 'paidOn', dimensions: { paidOn: 'paid_on' } },
  { kind: 'model', name: 'tips', table: 'tips', key: 'tip_id', dimensions: { id: 'tip_id' } },
  { kind: 'model', name: 'levels', table: 'levels', key: 'level_id', metricTime: 'takenOn', dimensions: { takenOn: 'taken_on' } },
  { kind: 'metric', type: 'simple', name: 'tipped', model: 'tips', sum: { money: 'amount', currency: 'currency', on: 'given_on' } },
  { kind: 'metric', type: 'simple', name: 'tippedLate', model: 'tips', sum: { money: 'amount', currency: 'currency', on: 'paid_on' } },
  { kind: 'metric', type: 'simple', name: 'level', model: 'levels', sum: 'amount', snapshot: { at: 'last' } },
  { kind: 'metric', type: 'simple', name: 'squares', model: 'people', sum: { multiply: ['points', 'points'] } },
  { kind: 'metric', type: 'simple', name: 'cubes', model: 'people', sum: { multiply: ['points', 'points', 'points', 100] } },
  {
    kind: 'metric',
    type: 'simple',
    name: 'exactCubes',
    model: 'people',
    sum: { multiply: ['points', 'points', 'points', 100] },
    exact: true,
  },
  { kind: 'metric', type: 'simple', name: 'callCount', model: 'calls', count: 'rows' },
  { kind: 'metric', type: 'simple', name: 'namedCalls', model: 'calls', count: 'rows', where: { personName: { isNull: false } } },
  { kind: 'metric', type: 'simple', name: 'fees', model: 'calls', sum: 'fee', unit: { kind: 'currency', code: 'EUR' } },
  { kind: 'metric', type: 'simple', name: 'shiftCount', model: 'shifts', count: 'rows' },
  { kind: 'metric', type: 'ratio', name: 'callsPerShift', numerator: 'callCount', denominator: 'shiftCount' },
  { kind: 'metric', type: 'simple', name: 'paid', model: 'prices', sum: { money: 'amount', currency: 'currency', on: 'paid_on' } },
  { kind: 'metric', type: 'simple', name: 'booked', model: 'prices', sum: { money: 'amount', currency: 'currency', on: 'booked_at' } },
  {
    kind: 'metric',
    type: 'simple',
    name: 'paidInPounds',
    model: 'prices',
    sum: { money: 'amount', currency: 'currency', on: 'paid_on' },
    where: { currency: 'GBP' },
  },
  { kind: 'metric', type: 'simple', name: 'priceCount', model: 'prices', count: 'rows' },
]

/** Asks a world of things that do not fit each other: gives the groups of a question, or what is said against it. */
export interface UnlikeWorld {
  ask(question: Question, policy?: Policy): Promise<readonly (readonly unknown[])[]>
  refused(question: Question, policy?: Policy): Promise<readonly string[]>
}

export function unlikeWorld(open: (setup: readonly string[]) => Promise<OpenedEngine>): UnlikeWorld {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(tables)
    const rates = { table: 'rates', from: 'from_currency', to: 'to_currency', date: 'rate_date', rate: 'rate' }
    const catalog = linkCatalog({
      definitions: definitions.map((definition) => ({ definition })),
      tables: await opened.engine.inspect(),
      options: { rates },
    })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())

  const now = new Date('2025-05-01T00:00:00Z')
  async function ask(question: Question, policy: Policy = everything) {
    if (layer === undefined) throw new Error('The world is open only while the tests of the suite run.')
    const [found] = await answer(layer, [question], { policy, now })
    return (found?.groups ?? []).map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)])
  }
  async function refused(question: Question, policy: Policy = everything): Promise<readonly string[]> {
    try {
      await ask(question, policy)
      return []
    } catch (error) {
      if (error instanceof InvalidQuestionError) return error.problems.map(({ message }) => message)
      throw error
    }
  }
  return { ask, refused }
}
