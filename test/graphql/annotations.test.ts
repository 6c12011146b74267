import { graphql } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { type Caller, DEFAULTS, everything, InvalidDefinitionError, InvalidQuestionError } from '../../src/index.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'
import { soundModels, tables } from '../catalog/written-catalog.ts'
import { engines, useEngine } from '../engine/engines.ts'

const setup = [
  'create table sales (sale_id bigint, amount numeric(12, 2), sold_at timestamptz)',
  'create table costs (cost_id bigint, spent_at timestamptz)',
  'create table annotations (annotation_id bigint, text text, starts_on date, ends_on date, metric_id text, owner_user_id bigint)',
  "insert into annotations values (7, 'Prices rose', '2025-02-01', null, 'sale_count', 3), (8, 'Shop shut', '2025-03-30', '2025-04-03', null, null)",
]

const { definitions } = readYamlDefinitions(
  'a.yaml',
  `models:
  sales: { table: sales, key: sale_id, metricTime: soldAt, dimensions: { soldAt: sold_at } }
  costs: { table: costs, key: cost_id, metricTime: spentAt, dimensions: { spentAt: spent_at } }
metrics:
  saleCount: { model: sales, count: rows }
  costCount: { model: costs, count: rows, chart: line, changes: [{ on: 2025-01-15, what: Tests no longer count. }] }
  meanSale: { model: sales, avg: amount }
annotations:
  audit: { label: Audit, text: The books were read., from: 2025-03-31T22:30:00Z, metrics: [costCount], tags: [finance] }
  opening: { text: The shop was opened., from: 2025-01-01 }
`,
)
const all: Caller = { policy: everything, now: new Date('2025-04-10T12:00:00Z') }

describe.each(engines)('$name', ({ open }) => {
  const engine = useEngine(open, setup)

  async function ask(source: string, caller = all) {
    const catalog = linkCheckedCatalog({
      definitions,
      tables: await engine().inspect(),
      options: { annotations: { table: 'annotations' } },
    })
    const layer = { catalog, engine: engine(), defaults: DEFAULTS, deadlineMs: 20_000 }
    const { data, errors = [] } = await graphql({ schema: createSchema(catalog), source, contextValue: operationContext(layer, caller) })
    const problems = errors.flatMap(({ originalError, message }) =>
      originalError instanceof InvalidQuestionError
        ? originalError.problems.map((one) => `${one.path.join('.')} ${one.code}: ${one.message}`)
        : [message],
    )
    return { data: JSON.parse(JSON.stringify(data ?? null)), problems }
  }
  const names = async (args: string, caller = all) =>
    (await ask(`{ annotations${args} { name } }`, caller)).data.annotations.map(({ name }: { name: string }) => name)

  test('what is defined and what rows say is told in order, with all that is known of it', async () => {
    const { data, problems } = await ask('{ annotations { name label text from to metrics owner tags } }')
    expect(problems).toEqual([])
    expect(data.annotations).toEqual([
      { name: 'opening', label: null, text: 'The shop was opened.', from: '2025-01-01', to: null, metrics: [], owner: null, tags: [] },
      {
        name: 'costCount 2025-01-15',
        label: null,
        text: 'Tests no longer count.',
        from: '2025-01-15',
        to: null,
        metrics: ['costCount'],
        owner: null,
        tags: ['definition'],
      },
      { name: '7', label: null, text: 'Prices rose', from: '2025-02-01', to: null, metrics: ['saleCount'], owner: '3', tags: [] },
      { name: '8', label: null, text: 'Shop shut', from: '2025-03-30', to: '2025-04-03', metrics: [], owner: null, tags: [] },
      {
        name: 'audit',
        label: 'Audit',
        text: 'The books were read.',
        from: '2025-03-31T22:30:00Z',
        to: null,
        metrics: ['costCount'],
        owner: null,
        tags: ['finance'],
      },
    ])
  })

  test('a period has what began in it, and what lasted into it, in its own zone', async () => {
    const april = 'period: { toDate: MONTH }'
    expect(await names(`(${april})`)).toEqual(['8'])
    expect(await names(`(${april}, timezone: "Europe/Berlin")`)).toEqual(['8', 'audit'])
    expect(await names('(period: { between: { from: "2025-01-01", to: "2025-02-01" } })')).toEqual(['opening', 'costCount 2025-01-15'])
    expect(await names('(period: { between: { from: "2025-04-03" } })')).toEqual([])
    expect(await names('(metrics: [saleCount])')).toEqual(['opening', '7', '8'])
    expect(await names('(tag: "finance")')).toEqual(['audit'])
  })

  test('what became of a definition is told with it, and how it wants to be painted', async () => {
    const { data } = await ask('{ catalog { metrics { name chart changes { on what } } } }')
    expect(data.catalog.metrics).toEqual([
      { name: 'saleCount', chart: 'BAR', changes: [] },
      { name: 'costCount', chart: 'LINE', changes: [{ on: '2025-01-15', what: 'Tests no longer count.' }] },
      { name: 'meanSale', chart: 'LINE', changes: [] },
    ])
    expect(await names('(tag: "definition", metrics: [costCount])')).toEqual(['costCount 2025-01-15'])
  })

  test('a caller is told nothing of metrics and rows that are not its own, and what cannot be read is refused', async () => {
    const sales = { ...all, policy: { kind: 'rows', models: { sales: 'all' } } } as const
    expect(await names('', sales)).toEqual(['opening'])
    const some = { ...all, policy: { kind: 'rows', models: { sales: 'all', annotations: { id: { gt: 7 } } } } } as const
    expect(await names('', some)).toEqual(['opening', '8'])
    expect((await ask('{ annotations(period: { between: { from: "soon" } }, timezone: "Mars") { name } }')).problems).toEqual([
      'annotations.timezone unknown-zone: There is no time zone "Mars". Zones have IANA names, such as "Europe/Berlin".',
    ])
  })
})

test('a change of a definition on no day is a problem of its file', () => {
  const text = `${soundModels}metrics:\n  orders: { model: orders, count: rows, changes: [{ on: soon, what: Tests. }], chart: bars }\n`
  expect(() => linkCheckedCatalog({ definitions: readYamlDefinitions('a.yaml', text).definitions, tables })).toThrow(
    '"on" is "soon". It takes a day, such as "2025-01-31".',
  )
})

test('an annotation of a metric that there is not, or at no time, is a problem of its file', () => {
  const yaml = `${soundModels}metrics:
  orders: { model: orders, count: rows }
annotations:
  a: { text: A, from: soon, metrics: [orders] }
  b: { text: B, from: 2025-02-01, to: 2025-01-01 }
`
  const problemsOf = (text: string) => {
    try {
      linkCheckedCatalog({ definitions: readYamlDefinitions('a.yaml', text).definitions, tables })
      return []
    } catch (error) {
      if (!(error instanceof InvalidDefinitionError)) throw error
      return error.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
    }
  }
  expect(problemsOf(yaml)).toEqual([
    'annotations.a.from: "soon" is no date or time. Write "2025-01-31", or "2025-01-31T10:00:00Z".',
    'annotations.b.to: The annotation ends before it begins: from "2025-02-01" to "2025-01-01". "to" is the first moment after it.',
  ])
  expect(problemsOf(yaml.replace('soon', '2025-01-31').replace('to: 2025-01-01', 'to: 2025-02-02').replace('[orders]', '[order]'))).toEqual(
    ['annotations.a.metrics.0: There is no metric "order". Did you mean "orders"?'],
  )
  const malformed = yaml.replace('soon', '2025-01-31').replace('to: 2025-01-01', 'to: 2025-02-02').replace('[orders]', '[5]')
  expect(problemsOf(malformed)).toEqual(['annotations.a.metrics.0: Item 1 of "metrics" is 5. It takes the name of a metric.'])
})
