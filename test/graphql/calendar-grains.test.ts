import { graphql } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { readCalendars } from '../../src/engine/read-calendars.ts'
import { createSchema, DEFAULTS, everything, linkCatalog, operationContext } from '../../src/index.ts'
import { engines, useEngine } from '../engine/engines.ts'

/** One sale on each of these days; retail months of four and five weeks. */
const SALES = ['2025-01-31', '2025-02-02', '2025-03-01', '2025-03-02', '2025-04-30', '2025-05-01']
const WORLD = [
  'create table sales (sale_id int, sold_on date)',
  `insert into sales values ${SALES.map((day, index) => `(${index}, '${day}')`).join(', ')}`,
  'create table retail (day date, month date)',
  `insert into retail select cast(day as date), case when day < '2025-03-02' then date '2025-02-02' else date '2025-03-02' end
    from generate_series(timestamp '2025-02-02', timestamp '2025-04-05', interval '1 day') as days(day)`,
]

const DEFINITIONS = `
models:
  sales: { table: sales, key: sale_id, metricTime: soldOn, dimensions: { soldOn: sold_on } }
metrics:
  saleCount: { model: sales, count: rows }
goals:
  more:
    { owner: Ann, specific: More sales, metric: saleCount, baseline: 0, target: 10, plan: Sell, relevance: Money, period: { from: 2025-02-01, to: 2025-08-01 } }
boards:
  shop:
    tiles:
      - { name: byQuarter, metric: saleCount, grain: fiscalQuarter, period: { between: { from: 2024-11-01, to: 2025-08-01 } } }
      - { name: byRetailMonth, metric: saleCount, grain: retailMonth, period: { between: { from: 2025-02-02, to: 2025-04-06 } } }
      - { name: thisYear, metric: saleCount, period: { current: fiscalYear } }
      - { name: lastQuarters, metric: saleCount, period: { last: { count: 2, grain: fiscalQuarter } } }
`

const options = {
  calendars: { fiscal: { startMonth: 2 }, retail: { table: 'retail', date: 'day', grains: { retailMonth: 'month' } } },
} as const

describe.each(engines)('grains of the company’s own calendars on $name', ({ open }) => {
  const engine = useEngine(open, WORLD)

  async function ask(source: string) {
    const { definitions, problems } = readYamlDefinitions('sales.yaml', DEFINITIONS)
    expect(problems).toEqual([])
    const tables = await engine().inspect()
    const catalog = linkCatalog({ definitions, tables, options, calendars: await readCalendars(options, engine(), tables) })
    const layer = { catalog, engine: engine(), defaults: DEFAULTS, deadlineMs: 20_000 }
    const contextValue = operationContext(layer, { policy: everything, now: new Date('2025-06-15T00:00:00Z') })
    const { data, errors } = await graphql({ schema: createSchema(catalog), source, contextValue })
    expect(errors).toBeUndefined()
    return JSON.parse(JSON.stringify(data))
  }

  test('cut the tiles of a board and their periods', async () => {
    const { board } = await ask('{ board(name: shop) { tiles { name value rows { rows } } } }')
    expect(board.tiles.map(({ name, value }: { name: string; value: number }) => [name, value])).toEqual([
      ['byQuarter', 6],
      ['byRetailMonth', 3],
      ['thisYear', 5],
      ['lastQuarters', 5],
    ])
    expect(board.tiles.slice(0, 2).map(({ rows }: { rows: { rows: unknown } }) => rows.rows)).toEqual([
      [
        ['2024-11-01', 1],
        ['2025-02-01', 4],
        ['2025-05-01', 1],
      ],
      [
        ['2025-02-02', 2],
        ['2025-03-02', 1],
      ],
    ])
  })

  test('cut the history of a goal', async () => {
    const { goals } = await ask('{ goals { history(grain: FISCAL_QUARTER) { from to actual } months: history { actual } } }')
    expect(goals[0].history).toEqual([
      { from: '2025-02-01T00:00:00.000Z', to: '2025-05-01T00:00:00.000Z', actual: 4 },
      { from: '2025-05-01T00:00:00.000Z', to: '2025-06-15T00:00:00.000Z', actual: 5 },
    ])
    expect(goals[0].months.map(({ actual }: { actual: number }) => actual)).toEqual([1, 3, 4, 5, 5])
  })
})
