import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, type MetricsLayer } from '../../src/metrics-layer.ts'
import { InvalidDefinitionError, InvalidQuestionError } from '../../src/problem/problem.ts'
import { CALLER, layersOf } from './check-question.ts'
import { Choices } from './choices.ts'
import { foundCases } from './found-cases.ts'
import { parseQuestion } from './parse-question.ts'
import { someQuestion } from './random-question.ts'
import { someWorld } from './random-world.ts'
import { type LoadedWorld, openWarehouses, type Warehouses } from './warehouses.ts'

const [example] = foundCases
const world = example?.world ?? someWorld(new Choices([]))

let warehouses: Warehouses
let loaded: LoadedWorld
let layers: readonly MetricsLayer[]

beforeAll(async () => {
  warehouses = await openWarehouses()
  loaded = await warehouses.load(world)
  layers = await layersOf(world, loaded.engines)
})
afterAll(async () => {
  await loaded.close()
  await warehouses.close()
})

function cursor(...parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

const count = { metrics: ['dealCount'] }
const bySeats = { ...count, by: ['dealSeats'] }

/** Questions that cannot be right, as JSON: whoever asks may send anything. */
const wrong: readonly (readonly [string, object])[] = [
  ['no metric', { metrics: [] }],
  ['unknown metrics, one a word of JavaScript', { metrics: ['constructor', '__proto__'] }],
  ['unknown dimensions, one a word of JavaScript', { ...count, by: ['constructor', 'toStringDay'] }],
  ['a dimension twice', { ...count, by: ['dealSeats', 'dealSeats'] }],
  ['a time without grain', { ...count, by: ['dealMade'] }],
  ['a number by hour', { ...count, by: ['dealSeatsHour'] }],
  ['an empty period', { ...count, period: { between: { from: '2024-01-02', to: '2024-01-01' } } }],
  ['a period of no kind', { ...count, period: {} }],
  ['a period of two kinds', { ...count, period: { toDate: 'month', current: 'month' } }],
  ['24 o’clock', { ...count, period: { between: { from: '2024-01-01T24:00' } } }],
  ['24 o’clock in a filter', { ...count, where: [{ dealMade: { gte: '2024-01-01T24:00:00' } }] }],
  ['the 31st of June', { ...count, where: [{ dealMade: { gte: '2024-06-31' } }] }],
  ['the year nought', { ...count, where: [{ dealMade: { gte: '0000-01-01' } }] }],
  ['half a period', { ...count, period: { last: { count: 1.5, grain: 'day' } } }],
  ['a grain that is none', { ...count, period: { current: 'fortnight' } }],
  ['an asOf that is no instant', { ...count, asOf: 'yesterday' }],
  ['an asOf at the end of time', { ...count, period: { previous: 'year' }, asOf: '-271821-04-20T00:00:00Z' }],
  ['a zone that is none', { ...count, timezone: 'Europe/Nowhere' }],
  ['an offset for a zone', { ...count, timezone: '+02:00' }],
  ['no zone', { ...count, timezone: '' }],
  ['a currency that is none', { ...count, currency: 'euro' }],
  ['text against a number', { ...count, where: [{ dealSeats: { eq: 'many' } }] }],
  ['a number against text', { ...count, where: [{ dealLabel: { in: ['a', 5] } }] }],
  ['yes against no in order', { ...count, where: [{ dealOpen: { gt: true } }] }],
  ['a part of a number', { ...count, where: [{ dealSeats: { contains: '3' } }] }],
  ['text that no database holds', { ...count, where: [{ dealLabel: 'a\u0000' }] }],
  ['a part of text that no database holds', { ...count, where: [{ dealLabel: { contains: '\u0000' } }] }],
  ['an operator that is none', { ...count, where: [{ dealLabel: { like: 'a' } }] }],
  ['a filter that is none', { ...count, where: [null] }],
  ['a junction that is none', { ...count, where: [{ and: 'x' }] }],
  ['a question that is none', { metrics: null }],
  ['a metric that is none', { metrics: ['dealCount', null] }],
  ['a name that is none in by', { ...count, by: [null] }],
  ['names that are no list', { ...count, by: 'dealSeats', every: {} }],
  ['a period that is none', { ...count, period: 5 }],
  ['a number of periods that is none', { ...count, period: { last: { count: Number.NaN, grain: 'day' } } }],
  ['a grain that is no text', { ...count, period: { last: { count: 1, grain: null } } }],
  ['a zone that is no text', { ...count, timezone: 5 }],
  ['a currency that is no text', { ...count, currency: {} }],
  ['an asOf that is no text', { ...count, asOf: new Date(0) }],
  ['a comparison of no kind', { ...count, compared: [{ kind: 'forward' }] }],
  ['an order that is none', { ...count, orderBy: [null] }],
  ['an order of no direction', { ...bySeats, orderBy: [{ dimension: 'dealSeats', direction: 'asc; drop table deals' }] }],
  ['an order of nulls nowhere', { ...bySeats, orderBy: [{ dimension: 'dealSeats', nulls: 'middle' }] }],
  ['no number of groups', { ...bySeats, first: Number.NaN }],
  ['groups around that are none', { ...bySeats, within: { depth: 1, groups: [[5]] } }],
  ['a field that no question has', { ...count, limit: 5 }],
  ['having that is none', { ...count, having: null }],
  ['a junction of nothing in having', { ...count, having: { and: [null] } }],
  ['an operator of nothing in having', { ...count, having: { dealCount: null } }],
  ['having over what is not asked for', { ...count, having: { nothing: { gt: 1 } } }],
  ['an order by what is not in by', { ...count, orderBy: [{ dimension: 'dealSeats' }] }],
  ['an order by nothing', { ...count, orderBy: [{}] }],
  ['no groups at all', { ...bySeats, first: 0 }],
  ['half a group', { ...bySeats, first: 1.5 }],
  ['all too many groups', { ...bySeats, first: 1e9 }],
  ['fill without time', { ...bySeats, fill: true }],
  ['a cursor that is noise', { ...bySeats, first: 1, after: 'noise' }],
  ['a cursor of another order', { ...bySeats, first: 1, after: cursor('dealSeats desc last', '3') }],
  ['a cursor that somebody made up', { ...bySeats, first: 1, after: cursor('dealSeats asc last', 'many') }],
  ['a made-up cursor with the 31st of February', { ...count, by: ['timeDay'], first: 1, after: cursor('timeDay asc last', '2024-02-31') }],
  [
    'a made-up cursor with more than a day',
    { ...count, by: ['timeDay'], first: 1, after: cursor('timeDay asc last', '2024-02-01 (first)') },
  ],
  ['a made-up cursor with a day that is none', { ...count, by: ['timeDay'], first: 1, after: cursor('timeDay asc last', '0000-00-00') }],
]

test.each(wrong)('%s is refused before any SQL runs', async (_, question) => {
  for (const layer of layers) {
    const asked = answer({ ...layer, onStatement: () => expect.unreachable() }, [parseQuestion(question)], CALLER)
    await expect(asked).rejects.toBeInstanceOf(InvalidQuestionError)
  }
})

test('a role that is called like the way through two others is refused', async () => {
  const direct = { model: 'owners', column: 'owner_id' }
  const definitions: readonly object[] = [
    { kind: 'model', name: 'owners', table: 'owners', key: 'owner_id', dimensions: { name: 'name' } },
    { kind: 'model', name: 'accounts', table: 'accounts', key: 'account_id', entities: { owner: direct } },
    {
      kind: 'model',
      name: 'deals',
      table: 'deals',
      key: 'deal_id',
      entities: { account: { model: 'accounts', column: 'account_id' }, accountOwner: direct },
    },
  ]
  const column = (name: string) => ({ name, type: 'integer' as const, databaseType: 'integer', nullable: true })
  const tables = [
    { name: 'owners', columns: ['owner_id', 'name'].map(column) },
    { name: 'accounts', columns: ['account_id', 'owner_id'].map(column) },
    { name: 'deals', columns: ['deal_id', 'account_id', 'owner_id'].map(column) },
  ]
  expect(() => linkCatalog({ definitions: definitions.map((definition) => ({ definition })), tables })).toThrow(InvalidDefinitionError)
})

test('a random question with a name that is none is refused, whatever else it asks', async () => {
  for (const [index, layer] of layers.entries()) {
    const question = someQuestion(new Choices([index, 3, 7, 11, 13]), world)
    await expect(answer(layer, [{ ...question, by: [...(question.by ?? []), 'nobody'] }], CALLER)).rejects.toBeInstanceOf(
      InvalidQuestionError,
    )
  }
})
