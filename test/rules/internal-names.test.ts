import { describe, expect, test } from 'vitest'
import { capitalize } from '../../src/catalog/capitalize.ts'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, DEFAULTS } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines, useEngine } from '../engine/engines.ts'

/** A name that no statement uses by itself; what is asked of it is what has to be answered under all the others. */
const ORDINARY = 'ordinary'

/** Names that statements use for what they make themselves. */
const INTERNAL = [
  ...['groups', 'buckets', 'filled', 'combinations', 'steps', 'step', 'spans', 'totals', 'place', 'events', 'entity'],
  ...['bucket', 'run', 'since', 'next', 'start', 'end', 'day', 'currency', 'rate', 'currencies', 'days', 'known', 'size'],
]

/** One table of each name, with a column of that name, and one of rates. */
function tablesOf(name: string): readonly string[] {
  const rates = `${name}_rates`
  return [
    `create table "${name}" (id int, person_id int, kind text, "${name}" decimal(10, 2), iso text, made_at timestamptz)`,
    `insert into "${name}" values
      (1, 1, 'a', 10, 'USD', '2025-01-05T00:00:00Z'), (2, 1, 'b', 20, 'EUR', '2025-01-20T00:00:00Z'),
      (3, 2, 'a', 5, 'USD', '2025-03-02T00:00:00Z'), (4, null, 'b', 1, 'EUR', '2025-03-03T00:00:00Z')`,
    `create table "${rates}" (base text, target text, "${name}" date, factor decimal(10, 4))`,
    `insert into "${rates}" values ('USD', 'USD', '2024-12-01', 1), ('EUR', 'USD', '2024-12-01', 1.1), ('EUR', 'USD', '2025-02-01', 1.2)`,
  ]
}

const WORLD = [
  'create table people (person_id int, city text)',
  "insert into people values (1, 'Ruse'), (2, 'Varna'), (3, null)",
  'create table others (id int, person_id int, made_at timestamptz)',
  "insert into others values (1, 1, '2025-01-07T00:00:00Z'), (2, 1, '2025-02-07T00:00:00Z'), (3, 3, '2025-03-04T00:00:00Z')",
  ...[ORDINARY, ...INTERNAL].flatMap(tablesOf),
]

/** What a metric of the name can be. */
const KINDS: Readonly<Record<string, (name: string, names: Names) => object>> = {
  sum: (name, { model }) => ({ type: 'simple', model, sum: name }),
  balance: (name, { model, role }) => ({ type: 'simple', model, sum: name, snapshot: { at: 'last', per: [role] } }),
  last: (name, { model }) => ({ type: 'simple', model, last: name }),
  money: (name, { model }) => ({ type: 'simple', model, sum: { money: name, currency: 'iso', on: 'madeAt' } }),
  ranked: (_, { role }) => ({ type: 'perEntity', per: role, sum: 'factCount', top: { by: 'factCount', share: 0.5 } }),
  trailing: () => ({ type: 'cumulative', metric: 'factCount', window: { count: 2, grain: 'month' } }),
  conversion: (_, { role }) => ({
    type: 'conversion',
    base: 'factCount',
    conversion: 'otherCount',
    per: role,
    window: { count: 30, grain: 'day' },
  }),
  retention: (_, { role }) => ({ type: 'retention', base: 'factCount', active: 'otherCount', per: role, grain: 'month' }),
}

/** A model and a role; one model's role cannot be called as it is. */
interface Names {
  readonly model: string
  readonly role: string
}

function definitionsOf(name: string, { model, role }: Names, kind: string): readonly object[] {
  const entities = { [role]: { model: 'people', column: 'person_id' } }
  return [
    { kind: 'model', name: 'people', table: 'people', key: 'person_id', dimensions: { city: 'city' } },
    {
      kind: 'model',
      name: model,
      table: name,
      key: 'id',
      entity: 'fact',
      metricTime: 'madeAt',
      entities,
      dimensions: { kind: 'kind', [name]: name, madeAt: 'made_at' },
    },
    {
      kind: 'model',
      name: 'others',
      table: 'others',
      key: 'id',
      entity: 'other',
      metricTime: 'madeAt',
      entities,
      dimensions: { madeAt: 'made_at' },
    },
    { kind: 'metric', type: 'simple', name: 'factCount', model, count: 'rows' },
    { kind: 'metric', type: 'simple', name: 'otherCount', model: 'others', count: 'rows' },
    { kind: 'metric', name, ...KINDS[kind]?.(name, { model, role }) },
  ]
}

const period = { between: { from: '2025-01-01', to: '2025-05-01' } }

function questionsOf(name: string, role: string): readonly Question[] {
  const city = `${role}City`
  return [
    { metrics: [name], by: ['factKind', 'timeMonth'], period, fill: true, totalCount: true, first: 3 },
    { metrics: [name, 'otherCount'], by: [city], orderBy: [{ metric: name, direction: 'desc' }] },
    { metrics: [name, 'factCount'], by: [`fact${capitalize(name)}`], having: { [name]: { isNull: false } } },
    { metrics: ['otherCount'], by: [city], where: [{ [role]: { having: { [name]: { gt: 0 } } } }], period },
    { metrics: [name], by: [city, 'timeMonth'], period, within: { depth: 1, groups: [['Ruse'], [null]] }, first: 2, totalCount: true },
  ]
}

describe.each(engines)('names of its own that a statement on $name uses', ({ open }) => {
  const engine = useEngine(open, WORLD)

  /** The values of all the answers, or what was refused. */
  const answersOf = async (name: string, names: Names, kind: string) => {
    const definitions = definitionsOf(name, names, kind).map((definition) => ({ definition }))
    const rates = { table: `${name}_rates`, from: 'base', to: 'target', date: name, rate: 'factor' }
    const catalog = linkCatalog({ definitions, tables: await engine().inspect(), options: { rates } })
    const layer = { catalog, engine: engine(), defaults: DEFAULTS, deadlineMs: 20_000 }
    const caller = { policy: everything, now: new Date('2025-06-01T00:00:00Z') }
    return Promise.all(
      questionsOf(name, names.role).map((question) =>
        answer(layer, [question], caller).then(
          ([one]) => one?.groups.map(({ rawKey, metrics }) => [...rawKey, ...Object.values(metrics)].join(' ')),
          (error: Error) => error.message.replaceAll(capitalize(name), 'N').replaceAll(name, 'n'),
        ),
      ),
    )
  }

  test.each(Object.keys(KINDS))(
    'may be those of tables, columns, dimensions, models, roles and of a metric: %s',
    async (kind) => {
      const ordinary = await answersOf(ORDINARY, { model: 'facts', role: 'person' }, kind)
      expect(ordinary.filter((one) => Array.isArray(one) && one.length > 0).length).toBeGreaterThan(2)
      for (const [index, name] of INTERNAL.entries()) {
        // Every name beside amounts that are converted, which make the most of their own, and beside half of the other kinds; a model's or a role's.
        const place = index + Object.keys(KINDS).indexOf(kind)
        if (kind !== 'money' && place % 2 === 0) continue
        const isModel = place % 4 < 2
        const names = isModel ? { model: name, role: 'person' } : { model: 'facts', role: name }
        expect({ name, isModel, answers: await answersOf(name, names, kind) }).toEqual({ name, isModel, answers: ordinary })
      }
    },
    90_000,
  )
})
