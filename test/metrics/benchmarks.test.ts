import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { type Caller, everything, InvalidQuestionError } from '../../src/index.ts'
import { crmCatalog, crmLayer } from './crm-layer.ts'
import { warehouses } from './warehouses.ts'

const schema = createSchema(await crmCatalog(warehouseTables))

const benchmark = (id: number, row: string) => `insert into benchmarks values (${id}, ${row})`
const deal = (id: number, outcome: string, closed: string) =>
  `insert into opportunities (opportunity_id, account_id, opportunity_type, currency, amount, created_at, closed_at, outcome)
   values (${id}, 1, 'new_business', 'USD', 100, '2024-01-01T00:00:00Z', '${closed}T00:00:00Z', '${outcome}')`

const statements = [
  benchmark(1, `'win_rate', null, 'company', null, 0.3, '2024-01-01', null, 'Average of 2023'`),
  benchmark(2, `'winRate', null, 'industry', null, 0.21, '2023-01-01', '2025-01-01', 'Survey'`),
  benchmark(3, `'winRate', 'close', 'industry', null, 0.5, '2023-01-01', null, null`),
  benchmark(4, `'winRate', 'closed', 'industry', null, 0.24, '2025-01-01', null, 'Survey'`),
  benchmark(5, `'winRate', 'closed', 'industry', null, 0.4, '2025-03-01', '2025-04-01', 'A better one'`),
  benchmark(6, `'nps', 'scale_1_5', 'industry', 'software', 36.5, '2023-01-01', null, null`),
  benchmark(7, `'sales_cycle_length', null, 'industry', 'b2b', 90, '2023-01-01', null, 'Three to six months are usual'`),
  benchmark(8, `'csat', null, 'company', null, 0.7, '2024-01-01', null, null`),
  benchmark(9, `'csat', null, 'company', null, 0.8, '2024-01-01', null, null`),
  benchmark(10, `'revenu', null, 'company', null, 1, '2024-01-01', '2023-01-01', null`),
  deal(1, 'won', '2024-12-05'),
  deal(2, 'lost', '2024-12-06'),
  deal(3, 'won', '2025-01-05'),
  deal(4, 'won', '2025-03-05'),
]

const all: Caller = { policy: everything, now: new Date('2025-04-15T00:00:00Z') }

interface Answered {
  readonly data: unknown
  readonly problems: readonly string[]
  readonly ran: readonly string[]
}

type Ask = (source: string, caller?: Caller) => Promise<Answered>

async function asking({ filled }: (typeof warehouses)[number], check: (ask: Ask) => Promise<void>): Promise<void> {
  const { engine, close } = await filled(statements)
  const layer = await crmLayer(engine)
  try {
    await check(async (source, caller = all) => {
      const ran: string[] = []
      const watched = { ...layer, onStatement: (_plan: unknown, { text }: { text: string }) => ran.push(text) }
      const { data, errors = [] } = await graphql({ schema, source, contextValue: operationContext(watched, caller) })
      const problems = errors.flatMap(({ originalError, message }) =>
        originalError instanceof InvalidQuestionError ? originalError.problems.map((one) => one.message) : [message],
      )
      return { data: JSON.parse(JSON.stringify(data ?? {})), problems, ran }
    })
  } finally {
    await close()
  }
}

const of = (fields: string, scope = 'INDUSTRY') => `benchmark(scope: ${scope}) { ${fields} }`
const between = (from: string, to: string) => `period: { between: { from: "${from}", to: "${to}" } }`

test.each(warehouses)('a number stands beside the benchmark that is valid at the end of its period on $name', { timeout: 60_000 }, (on) =>
  asking(on, async (ask) => {
    const { data, problems, ran } = await ask(`{
      old: metrics(${between('2024-01-01', '2025-01-01')}) { winRate ${of('winRate', 'COMPANY')} }
      before: metrics(${between('2024-01-01', '2025-01-01')}) { ${of('winRate')} }
      later: metrics(${between('2024-01-01', '2025-01-02')}) { ${of('winRate')} }
      better: metrics(${between('2025-01-01', '2025-04-01')}) { ${of('winRate')} }
      over: metrics(${between('2025-01-01', '2025-04-02')}) { ${of('winRate')} }
      open: metrics(period: { between: { from: "2025-01-01" } }, asOf: "2025-03-15T00:00:00Z") { ${of('winRate')} }
      now: metrics { ${of('winRate')} }
      berlin: metrics(asOf: "2024-12-31T23:30:00Z", timezone: "Europe/Berlin") { ${of('winRate')} }
      utc: metrics(asOf: "2024-12-31T23:30:00Z") { ${of('winRate')} }
    }`)
    expect(problems).toEqual([])
    const industry = (winRate: number) => ({ benchmark: { winRate } })
    expect(data).toEqual({
      old: { winRate: 0.5, benchmark: { winRate: 0.3 } },
      before: industry(0.21),
      later: industry(0.24),
      better: industry(0.4),
      over: industry(0.24),
      open: industry(0.4),
      now: industry(0.24),
      berlin: industry(0.24),
      utc: industry(0.21),
    })
    expect(ran.filter((sql) => sql.includes('benchmarks'))).toHaveLength(1)
  }),
)

test.each(warehouses)(
  'a benchmark is of one variant, scope and segment, and null where there is none on $name',
  { timeout: 60_000 },
  (on) =>
    asking(on, async (ask) => {
      const { data, problems } = await ask(`{ metrics {
      company: benchmark(scope: COMPANY) { winRate revenue byValue: winRate(variant: byValue) csat requiredLeads }
      industry: benchmark(scope: INDUSTRY) { nps(variant: scale1To5) salesCycleLength }
      software: benchmark(scope: INDUSTRY, segment: "software") { nps five: nps(variant: scale1To5) }
      b2b: benchmark(scope: INDUSTRY, segment: "b2b") { salesCycleLength median: salesCycleLength(variant: median) }
    } }`)
      expect(problems).toEqual([])
      expect(data).toEqual({
        metrics: {
          company: { winRate: 0.3, revenue: null, byValue: null, csat: null, requiredLeads: null },
          industry: { nps: null, salesCycleLength: null },
          software: { nps: null, five: 36.5 },
          b2b: { salesCycleLength: 90, median: null },
        },
      })
    }),
)

test.each(warehouses)('each bucket, and each one that is compared, has the benchmark of its own end on $name', { timeout: 60_000 }, (on) =>
  asking(on, async (ask) => {
    const { data, problems } = await ask(`{ metrics(${between('2025-02-01', '2025-04-01')}) {
      quarterBefore: compare(to: { period: { from: "2024-11-01", to: "2025-01-01" } }) { ${of('winRate')} }
      breakdown(by: [timeMonth], of: [dealsWon], fill: true) { nodes {
        key { timeMonth }
        ${of('winRate')}
        before: compare(to: { shift: PREVIOUS_PERIOD }) { ${of('winRate')} }
        lastYear: compare(to: { shift: SAME_PERIOD_LAST_YEAR }) { ${of('winRate')} }
        slice(where: { opportunityType: { eq: "renewal" } }) { ${of('winRate')} }
      } }
      byOutcome: breakdown(by: [opportunityOutcome]) { nodes { dealsWon ${of('winRate')} } }
    } }`)
    expect(problems).toEqual([])
    const industry = (winRate: number) => ({ benchmark: { winRate } })
    expect(data).toEqual({
      metrics: {
        quarterBefore: industry(0.21),
        breakdown: {
          nodes: [
            {
              key: { timeMonth: '2025-02-01' },
              ...industry(0.24),
              before: industry(0.21),
              lastYear: industry(0.21),
              slice: industry(0.24),
            },
            { key: { timeMonth: '2025-03-01' }, ...industry(0.4), before: industry(0.24), lastYear: industry(0.21), slice: industry(0.4) },
          ],
        },
        byOutcome: { nodes: [{ dealsWon: 1, ...industry(0.4) }] },
      },
    })
  }),
)

test.each(warehouses)('the catalog lists benchmarks, and says what is wrong with a row on $name', { timeout: 60_000 }, (on) =>
  asking(on, async (ask) => {
    const { data, problems } = await ask(`{ catalog {
      metric(name: "winRate") { benchmarks { metric variant scope segment value from to source problem } }
      benchmarks { metric problem }
    } }`)
    expect(problems).toEqual([])
    const usual = { metric: 'winRate', variant: 'closed', scope: 'INDUSTRY', segment: null, to: null, problem: null }
    const benchmarks = [
      { ...usual, scope: 'COMPANY', value: 0.3, from: '2024-01-01', source: 'Average of 2023' },
      { ...usual, value: 0.21, from: '2023-01-01', to: '2025-01-01', source: 'Survey' },
      {
        ...usual,
        variant: 'close',
        value: 0.5,
        from: '2023-01-01',
        source: null,
        problem: '"winRate" has no variant "close". Did you mean "closed"?',
      },
      { ...usual, value: 0.24, from: '2025-01-01', source: 'Survey' },
      { ...usual, value: 0.4, from: '2025-03-01', to: '2025-04-01', source: 'A better one' },
    ]
    const told = [
      { metric: 'winRate', problem: null },
      { metric: 'winRate', problem: null },
      { metric: 'winRate', problem: '"winRate" has no variant "close". Did you mean "closed"?' },
      { metric: 'winRate', problem: null },
      { metric: 'winRate', problem: null },
      { metric: 'nps', problem: null },
      { metric: 'salesCycleLength', problem: null },
      {
        metric: 'csat',
        problem: 'The benchmarks "8" and "9" are of one kind, from "2024-01-01" on, and differ: neither is the later one.',
      },
      {
        metric: 'csat',
        problem: 'The benchmarks "9" and "8" are of one kind, from "2024-01-01" on, and differ: neither is the later one.',
      },
      {
        metric: 'revenu',
        problem:
          'There is no metric "revenu". Did you mean "revenue"? The benchmark ends before it begins: from "2024-01-01" to "2023-01-01". "to" is the first moment at which it is not valid.',
      },
    ]
    expect(data).toEqual({ catalog: { metric: { benchmarks }, benchmarks: told } })
  }),
)

test.each(warehouses)('a policy shows the benchmarks that it names, of metrics that it shows, on $name', { timeout: 60_000 }, (on) =>
  asking(on, async (ask) => {
    const source = '{ metrics { benchmark(scope: COMPANY) { winRate } } catalog { benchmarks { metric problem } } }'
    const opportunities = { opportunities: 'all' } as const
    const without = await ask(source, { ...all, policy: { kind: 'rows', models: opportunities } })
    expect(without).toMatchObject({ data: { metrics: { benchmark: { winRate: null } }, catalog: { benchmarks: [] } }, problems: [] })
    const some = await ask(source, { ...all, policy: { kind: 'rows', models: { ...opportunities, benchmarks: { id: { in: [1, 7] } } } } })
    expect(some.data).toEqual({
      metrics: { benchmark: { winRate: 0.3 } },
      catalog: {
        benchmarks: [
          { metric: 'winRate', problem: null },
          { metric: 'salesCycleLength', problem: null },
        ],
      },
    })
    const hidden = await ask(source, { ...all, policy: { kind: 'rows', models: { leads: 'all', benchmarks: { id: 1 } } } })
    const problem = 'There is no metric "win_rate".'
    expect(hidden.data).toMatchObject({
      metrics: { benchmark: { winRate: null } },
      catalog: { benchmarks: [{ metric: 'win_rate', problem }] },
    })
  }),
)
