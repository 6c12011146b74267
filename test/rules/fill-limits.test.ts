import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines, useEngine } from '../engine/engines.ts'

/** Two visits of one year, and one whose time is a slip of the pen. */
const VISITS = [
  'create table visits (visit_id int, shop text, made_at timestamptz, fee decimal(10, 2), currency text)',
  `insert into visits values
    (1, 'a', '2025-01-01T00:00:00Z', 10, 'USD'), (2, 'b', '2025-03-01T00:00:00Z', 20, 'USD'), (3, 'c', '9025-03-01T00:00:00Z', 5, 'USD')`,
  'create table rates (base text, target text, valid_on date, rate decimal(10, 4))',
  "insert into rates values ('USD', 'USD', '2020-01-01', 1)",
]

const DEFINITIONS: readonly object[] = [
  {
    kind: 'model',
    name: 'visits',
    table: 'visits',
    key: 'visit_id',
    metricTime: 'madeAt',
    dimensions: { shop: 'shop', madeAt: 'made_at' },
  },
  { kind: 'metric', type: 'simple', name: 'visitCount', model: 'visits', count: 'rows' },
  { kind: 'metric', type: 'simple', name: 'fees', model: 'visits', sum: { money: 'fee', currency: 'currency', on: 'madeAt' } },
]

const rates = { table: 'rates', from: 'base', to: 'target', date: 'valid_on', rate: 'rate' }
const SOUND = [{ visitShop: { ne: 'c' } }]
const LIMIT = 'Take a coarser time grain, or narrow the times by a period or a filter.'

describe.each(engines)('the buckets that are filled on $name', ({ open }) => {
  const engine = useEngine(open, VISITS)

  const ask = async (question: Question) => {
    const tables = await engine().inspect()
    const catalog = linkCatalog({ definitions: DEFINITIONS.map((definition) => ({ definition })), tables, options: { rates } })
    const layer = { catalog, engine: engine(), defaults: { ...DEFAULTS, maxGroups: 200_000 }, deadlineMs: 20_000 }
    const [answered] = await answer(layer, [{ fill: true, ...question }], { policy: everything, now: new Date('2025-05-01T00:00:00Z') })
    return answered?.groups.map(({ rawKey, metrics }) => [...rawKey, ...Object.values(metrics)]) ?? []
  }

  test.each(['timeDay', 'timeHour', 'visitMadeAtDay', 'visitMadeAtSecond'])(
    'S15 are refused where %s goes on for too long',
    async (name) => {
      await expect(
        ask({ metrics: ['visitCount'], by: [name], orderBy: [{ dimension: name, direction: 'desc' }], first: 2 }),
      ).rejects.toThrow(`"fill" would make more than 100000 buckets from the first "${name}" of the rows to the last. ${LIMIT}`)
    },
  )

  test('S15 are refused beside converted amounts, whichever groups are shown', async () => {
    await expect(ask({ metrics: ['fees'], by: ['timeDay'], having: { fees: { eq: 7 } } })).rejects.toThrow(
      `"fill" would make more than 100000 buckets from the first "timeDay" of the rows to the last. ${LIMIT}`,
    )
  })

  test('S15 are none between an end that is given and rows that are not there', async () => {
    const question = { metrics: ['visitCount'], by: ['timeWeek'], where: [{ visitShop: 'nowhere' }] }
    expect(await ask({ ...question, period: { between: { from: '2025-01-01' } } })).toEqual([])
    expect(await ask({ ...question, period: { between: { to: '2025-01-01' } } })).toEqual([])
    expect(await ask(question)).toEqual([])
  })

  test('S15 are refused in a period that is longer, before anything is asked', async () => {
    const period = { between: { from: '1700-01-01', to: '2025-01-01' } }
    await expect(ask({ metrics: ['visitCount'], by: ['timeDay'], period })).rejects.toThrow(
      '"fill" would make about 118704 buckets, and 100000 is the most. Take a coarser time grain or a shorter period.',
    )
  })

  test('S15 are as many as there are between rows that are not so far apart, at every grain', async () => {
    const count = async (name: string) => (await ask({ metrics: ['visitCount', 'fees'], by: [name], where: SOUND })).length
    expect(await Promise.all(['timeHour', 'timeDay', 'timeWeek', 'timeMonth', 'timeYear'].map(count))).toEqual([59 * 24 + 1, 60, 9, 3, 1])
  })

  test('S15 go to an end that is known, and from the first row where the beginning is open', async () => {
    const period = { between: { to: '2025-06-01' } }
    expect(await ask({ metrics: ['visitCount'], by: ['timeMonth'], period })).toEqual([
      ['2025-01-01', 1],
      ['2025-02-01', 0],
      ['2025-03-01', 1],
      ['2025-04-01', 0],
      ['2025-05-01', 0],
    ])
    await expect(ask({ metrics: ['visitCount'], by: ['timeSecond'], period: { between: { to: '2025-06-01' } } })).rejects.toThrow(
      'would make more than 100000 buckets',
    )
  })
})
