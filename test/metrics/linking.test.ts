import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { DEFAULTS } from '../../src/index.ts'
import { resolveQuestion } from '../../src/query/resolve-question.ts'
import { caller, crmCatalog } from './crm-layer.ts'
import { warehouses } from './warehouses.ts'

const recorded = await crmCatalog(warehouseTables)

test.each(warehouses)('the metrics link on $name as they do on the recorded schema', { timeout: 120_000 }, async ({ filled }) => {
  const { engine, close } = await filled([])
  try {
    const catalog = await crmCatalog(await engine.inspect())
    expect([...catalog.metrics.keys()]).toEqual([...recorded.metrics.keys()])
    expect([...catalog.dimensions].map(([name, { type }]) => `${name}: ${type}`)).toEqual(
      [...recorded.dimensions].map(([name, { type }]) => `${name}: ${type}`),
    )
  } finally {
    await close()
  }
})

test.each([...recorded.metrics.values()])('$name has a label, a description, a direction, an owner and tags', ({ words, goodWhen }) => {
  expect(words.label).toMatch(/^[A-Z]/)
  expect(words.description).toMatch(/\.$/)
  expect(['up', 'down', 'neutral']).toContain(goodWhen)
  expect(words.owner).toBeDefined()
  const groups = (words.tags ?? []).map((tag) => tag.split(':')[0])
  expect(groups).toContain('group')
  expect(groups).toContain('objective')
})

test('no metric and no dimension is written in SQL', () => {
  const dimensions = [...recorded.models.values()].flatMap((model) => [...model.dimensions.values()])
  const computed = JSON.stringify([dimensions, [...recorded.metrics.values()].map(({ parts, formula }) => [parts, formula])])
  expect(computed).toContain('"kind":"moved"')
  expect(computed).not.toContain('"kind":"rawSql"')
})

test('no two metrics share a label or a synonym', () => {
  const said = [...recorded.metrics.values()].flatMap(({ words }) => [words.label, ...(words.synonyms ?? [])])
  expect(said.filter((word, index) => said.indexOf(word) !== index)).toEqual([])
})

test.each([
  ['revenue', ['accountSegment', 'accountTier', 'ownerTeam', 'campaignName', 'productCategory', 'orderChannel', 'orderKind', 'leadSource']],
  ['averagePurchaseValue', ['accountCountry', 'ownerName', 'campaignChannel', 'orderChannel']],
  ['customerProfitability', ['accountId', 'accountSegment', 'ownerTeam']],
  ['nps', ['surveyTouchpoint', 'agentTeam', 'accountAgeBand', 'responseDeliveryChannel', 'productName']],
  ['renewalRate', ['productFamily', 'accountIndustry', 'ownerName', 'termNumber']],
  ['winRate', ['opportunityType', 'opportunityLossReason', 'opportunityCompetitor', 'ownerTeam', 'productName', 'leadSource']],
  ['pipelineStageDuration', ['stageName', 'ownerTeam', 'opportunityType']],
  ['touchesToClose', ['ownerName', 'opportunityType', 'campaignName']],
  ['costPerLead', ['campaignName', 'campaignChannel', 'campaignType']],
  ['marketingRoi', ['campaignName', 'campaignChannel', 'campaignType']],
  ['customerAcquisitionCost', ['accountSegment', 'accountAcquisitionSource']],
  [
    'newLeads',
    ['leadSource', 'leadCaptureChannel', 'leadStatus', 'leadScoreBand', 'leadExperiment', 'productName', 'campaignName', 'ownerTeam'],
  ],
  ['activeCrmUsers', ['userTeam', 'userRole', 'userRegion', 'loginClient']],
  ['averageResponseTime', ['ticketChannel', 'ticketPriority', 'assigneeTeam', 'assigneeName']],
  ['averageResolutionTime', ['ticketType', 'ticketCategory', 'assigneeName', 'productName', 'accountCountry']],
  ['emailOpenRate', ['campaignName', 'campaignType', 'accountSegment']],
  ['activeCustomers', ['accountSegment', 'accountAcquisitionSource', 'accountOwnerTeam']],
  ['churnedCustomers', ['customerPeriodEndReason', 'accountSegment', 'accountOwnerName']],
  ['customerChurnRate', ['accountSegment', 'accountCountry']],
  ['upsellRate', ['accountAgeBand', 'accountGender', 'accountOwnerTeam']],
  ['pipelineValue', ['stageName', 'ownerTeam', 'opportunityType', 'productName', 'leadSource']],
  ['openOpportunities', ['stageName', 'ownerTeam']],
  ['salesVelocity', ['ownerName', 'ownerTeam', 'productName']],
  ['closeRate', ['ownerTeam', 'leadSource', 'productName']],
  ['activityWinRate', ['dealTouchType', 'ownerName']],
  ['netNewRevenue', ['productCategory', 'accountAcquisitionSource', 'campaignName', 'ownerTeam']],
  ['customerLifetimeValue', ['accountAcquisitionSource', 'accountId']],
  ['customerHealthScore', ['accountSegment', 'accountOwnerTeam']],
  ['crmAdoptionRate', ['userTeam', 'userRole', 'userRegion']],
  ['crmTrainingCompletionRate', ['trainingCourse', 'userTeam', 'userRole']],
  ['crmRecordCount', ['recordType']],
  ['firstContactResolutionRate', ['ticketChannel', 'ticketType', 'assigneeTeam', 'assigneeName']],
  ['emailSubscriberChurnRate', ['emailSubscriptionList', 'accountSegment']],
  ['repeatPurchaseRate', ['accountSegment', 'orderChannel']],
  ['loyaltyParticipationRate', ['accountSegment', 'accountCountry']],
])('%s can be broken down by its natural dimensions', (name, dimensions) => {
  const context = { ...caller, catalog: recorded, defaults: DEFAULTS }
  const question = { metrics: [name], by: [...dimensions, 'timeMonth'], period: { between: { from: '2024-01-01', to: '2025-01-01' } } }
  expect(() => resolveQuestion(question, context)).not.toThrow()
})

test('a bare number can be declared another one: orders per customer are a count, though a ratio comes out', () => {
  expect(recorded.metrics.get('purchaseFrequency')?.unit).toEqual({ kind: 'count' })
  expect(recorded.metrics.get('nps')?.unit).toEqual({ kind: 'score' })
  expect(recorded.metrics.get('averageCustomerValue')?.unit).toEqual({ kind: 'currency', code: 'reporting' })
})
