import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { type Caller, everything, InvalidQuestionError } from '../../src/index.ts'
import { crmCatalog, crmLayer } from './crm-layer.ts'
import { warehouses } from './warehouses.ts'

const catalog = await crmCatalog(warehouseTables)
const schema = createSchema(catalog)

const deal = (id: number, outcome: string, closed: string) =>
  `insert into opportunities (opportunity_id, account_id, opportunity_type, currency, amount, created_at, closed_at, outcome)
   values (${id}, 1, 'new_business', 'USD', 100, '2024-01-01T00:00:00Z', '${closed}T00:00:00Z', '${outcome}')`

const answer = (id: number, sentiment: string | null, at: string) =>
  `insert into survey_responses (response_id, survey_id, sent_at, responded_at, comment, sentiment)
   values (${id}, 1, '${at}T00:00:00Z', '${at}T01:00:00Z', 'words', ${sentiment === null ? 'null' : `'${sentiment}'`})`

const statements = [
  deal(1, 'won', '2024-11-05'),
  deal(2, 'won', '2025-01-05'),
  deal(3, 'won', '2025-01-20'),
  deal(4, 'lost', '2025-01-21'),
  deal(5, 'won', '2025-03-02'),
  answer(1, 'positive', '2025-01-10'),
  answer(2, 'positive', '2025-01-11'),
  answer(3, 'positive', '2025-02-11'),
  answer(4, null, '2025-02-12'),
]

const rates = ['EUR', 'GBP'].map(
  (code) => `insert into fx_rates (rate_date, from_currency, to_currency, rate) values ('2020-01-01', 'USD', '${code}', 0.5)`,
)

const all: Caller = { policy: everything, now: new Date('2025-04-15T00:00:00Z') }
const period = 'period: { between: { from: "2025-01-01", to: "2025-04-01" } }'

const BOARD = `{
  sales: board(name: salesBoard, ${period}) { label tiles { name label chart unit goodWhen value previous change rows { columns { name kind } rows } } }
  feedback: board(name: feedback, ${period}) { tiles { name value shares rows { rows } } }
}`

test.each(warehouses)('a board is answered whole on $name', { timeout: 60_000 }, async ({ filled }) => {
  const { engine, close } = await filled(statements)
  try {
    const layer = await crmLayer(engine)
    const { data, errors } = await graphql({ schema, source: BOARD, contextValue: operationContext(layer, all) })
    expect(errors).toBeUndefined()
    const { sales, feedback } = JSON.parse(JSON.stringify(data))
    expect(sales.label).toBe('Sales')
    expect(sales.tiles[0]).toEqual({
      name: 'dealsWonByMonth',
      label: 'Deals won by month',
      chart: 'BAR',
      unit: 'count',
      goodWhen: 'UP',
      value: 3,
      previous: 0,
      change: null,
      rows: {
        columns: [
          { name: 'timeMonth', kind: 'KEY' },
          { name: 'dealsWon', kind: 'METRIC' },
        ],
        rows: [
          ['2025-01-01', 2],
          ['2025-02-01', 0],
          ['2025-03-01', 1],
        ],
      },
    })
    expect(feedback.tiles[0]).toEqual({
      name: 'bySentiment',
      value: 4,
      shares: [0.75, 0.25],
      rows: {
        rows: [
          ['positive', 3],
          [null, 1],
        ],
      },
    })
    expect(feedback.tiles[2].rows.rows).toContainEqual(['2025-03-01', 'positive', 0])
  } finally {
    await close()
  }
})

test('a board is refused whole, before any SQL, and leaves out what a caller may not see', { timeout: 60_000 }, async () => {
  const [{ filled }] = warehouses
  const { engine, close } = await filled([])
  try {
    const ran: string[] = []
    const layer = { ...(await crmLayer(engine)), onStatement: (_plan: unknown, { text }: { text: string }) => ran.push(text) }
    const source =
      '{ board(name: feedback, period: { last: { count: 0, grain: DAY } }, where: { leadSource: { eq: "web" } }) { tiles { value } } }'
    const { data, errors } = await graphql({ schema, source, contextValue: operationContext(layer, all) })
    expect(data?.board ?? null).toBeNull()
    const refused = errors?.[0]?.originalError
    expect(refused instanceof InvalidQuestionError && refused.problems.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([
      'board.period empty-period',
      'board.where.leadSource unreachable',
    ])
    expect(ran).toEqual([])
    const policy = { kind: 'rows', models: { opportunities: 'all', leads: 'all', pipelineStages: 'all' } } as const
    const seen = await graphql({
      schema,
      source:
        '{ board(name: salesBoard) { tiles { name value } } catalog { sets(names: ["service", "journey"]) { name metrics { name } } } }',
      contextValue: operationContext(layer, { ...all, policy }),
    })
    expect(JSON.parse(JSON.stringify(seen.data))).toEqual({
      board: {
        tiles: ['dealsWonByMonth', 'closeRate', 'averageDealSize'].map((name) => ({ name, value: name === 'dealsWonByMonth' ? 0 : null })),
      },
      catalog: {
        sets: [
          { name: 'journey', metrics: ['newLeads', 'leadsQualified', 'dealsCreated', 'dealsWon'].map((name) => ({ name })) },
          { name: 'service', metrics: [] },
        ],
      },
    })
  } finally {
    await close()
  }
})

test.each(warehouses)(
  'amounts have the currency in which they were asked for as their unit on $name',
  { timeout: 60_000 },
  async ({ filled }) => {
    const { engine, close } = await filled([...statements, ...rates])
    try {
      const layer = await crmLayer(engine)
      const source = `{
      board(name: salesBoard, ${period}, currency: "EUR") { tiles { name unit rows { columns { name unit } } } }
      asked: table(input: { metrics: [averageDealSize], currency: "GBP" }) { columns { unit } csv(header: LABELS_WITH_UNITS) }
      unasked: table(input: { metrics: [averageDealSize] }) { columns { unit } }
      metrics(currency: "EUR") { records(of: wonAmount, first: 1) { columns { name unit } } }
    }`
      const { data, errors } = await graphql({ schema, source, contextValue: operationContext(layer, all) })
      expect(errors).toBeUndefined()
      const { board, asked, unasked, metrics } = JSON.parse(JSON.stringify(data))
      expect(board.tiles.find(({ name }: { name: string }) => name === 'averageDealSize')).toEqual({
        name: 'averageDealSize',
        unit: 'EUR',
        rows: { columns: [{ name: 'averageDealSize', unit: 'EUR' }] },
      })
      expect(asked.columns).toEqual([{ unit: 'GBP' }])
      expect(asked.csv).toMatch(/^Average deal size \(GBP\)\r\n/)
      expect(unasked.columns).toEqual([{ unit: 'USD' }])
      expect(metrics.records.columns).toContainEqual({ name: 'wonAmount', unit: 'EUR' })
    } finally {
      await close()
    }
  },
)

/** By the places of the sources: §1 to §20, §1 to §12, §1 to §10, ¶1 to ¶9, A1 to A3, B1 to B5. */
const SOURCES = {
  source000: `nps ces renewalRate customerChurnRate customerRetentionCost leadConversionRate customerLifetimeValue pipelineValue csat upsellRate
    averageResponseTime customerEngagementRate firstContactResolutionRate leadResponseTime leadQualificationRate customerAcquisitionCost
    salesCycleLength customerHealthScore averagePurchaseValue netNewRevenue`,
  source001: `customerChurnRate renewalRate customerRetentionCost customerLifetimeValue customerAcquisitionCost closeRate salesCycleLength
    netNewRevenue quotaAttainment upsellRate averageResolutionTime nps`,
  source002: `newInquiries ticketVolume averageResponseTime salesCount averagePurchaseValue inquiryConversionRate purchaseFrequency
    averageCustomerLifespan costPerCustomer customerProfitability`,
  source003: `nps ces renewalRate customerChurnRate salesCycleLength salesVelocity customerLifetimeValue marketingRoi trafficToLeadRate`,
  source004A: `newLeads crmGeneratedLeads leadConversionRate averageDealSize salesCycleLength crmRoi csat complaintCount averageWaitTime
    averageResolutionTime crmUsageFrequency crmTrainingCompletionRate crmRecordCount`,
  source004B: `newLeads leadSourceShare costPerLead leadConversionRate averageLeadConversionTime averageDealSize salesRoi repeatPurchases
    repeatPurchaseFrequency csat`,
}

test('the sets of the sources are exactly what each of them lists, in its order', () => {
  const listed = Object.entries(SOURCES).map(([name, metrics]) => [name, metrics.split(/\s+/)])
  expect(Object.keys(SOURCES).map((name) => [name, catalog.sets.get(name)?.metrics])).toEqual(listed)
  expect(Object.keys(SOURCES).map((name) => catalog.sets.get(name)?.metrics.length)).toEqual([20, 12, 10, 9, 13, 10])
})

test.each([
  ['perception', ['nps', 'ces', 'csat', 'surveyResponseRate', 'feedbackCount']],
  ['service', ['ticketVolume', 'averageResponseTime', 'averageResolutionTime', 'firstContactResolutionRate', 'csat', 'complaintCount']],
  ['journey', ['websiteVisitors', 'newLeads', 'leadsQualified', 'dealsCreated', 'dealsWon', 'termsRenewed']],
])('the set %s is exactly its list', (name, metrics) => {
  expect(catalog.sets.get(name)?.metrics).toEqual(metrics)
})
