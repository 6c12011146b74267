import { graphqlSync } from 'graphql'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { missingWords } from '../../src/catalog/missing-words.ts'
import type { Words } from '../../src/definition/words.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { crmCatalog } from './crm-layer.ts'

const catalog = await crmCatalog(warehouseTables)
const schema = createSchema(catalog)

/** What the catalog of the project answers over GraphQL. */
function ask(source: string, variableValues: Readonly<Record<string, string>>): unknown {
  const contextValue = { run: { visible: () => catalog } }
  const { data, errors } = graphqlSync({ schema, source, variableValues, contextValue })
  expect(errors).toBeUndefined()
  return JSON.parse(JSON.stringify(data))
}

test('every metric has a label and a description in each language that the catalog is kept in', () => {
  expect(catalog.options.languages).toEqual(expect.arrayContaining(['bg', 'ro', 'ru', 'uk', 'zh']))
  expect(missingWords(catalog).map(({ message }) => message)).toEqual([])
})

test.each(catalog.options.languages ?? [])('no two metrics share a label or a synonym in "%s"', (language) => {
  const said = [...catalog.metrics.values()].flatMap(({ words }) => {
    const { label = '', synonyms = [] } = words.translations?.[language] ?? {}
    return [label, ...synonyms].map((word) => word.toLowerCase())
  })
  expect(said.filter((word, index) => said.indexOf(word) !== index)).toEqual([])
})

test.each([
  ['accounts', 'Акаунти', 'bg'],
  ['leads', 'Потенциални клиенти', 'bg'],
  ['opportunities', 'Сделки', 'bg'],
  ['orders', 'Поръчки', 'bg'],
  ['tickets', 'Тикети', 'bg'],
  ['products', 'Продукти', 'bg'],
  ['crmUsers', 'Потребители на CRM', 'bg'],
  ['campaigns', 'Кампании', 'bg'],
  ['accounts', 'Conturi', 'ro'],
  ['leads', 'Leaduri', 'ro'],
  ['opportunities', 'Tranzacții', 'ro'],
  ['orders', 'Comenzi', 'ro'],
  ['tickets', 'Tichete', 'ro'],
  ['products', 'Produse', 'ro'],
  ['crmUsers', 'Utilizatori CRM', 'ro'],
  ['campaigns', 'Campanii', 'ro'],
  ['accounts', 'Контрагенты', 'ru'],
  ['leads', 'Лиды', 'ru'],
  ['opportunities', 'Сделки', 'ru'],
  ['orders', 'Заказы', 'ru'],
  ['tickets', 'Обращения', 'ru'],
  ['products', 'Товары', 'ru'],
  ['crmUsers', 'Пользователи CRM', 'ru'],
  ['campaigns', 'Маркетинговые кампании', 'ru'],
  ['accounts', 'Контрагенти', 'uk'],
  ['leads', 'Ліди', 'uk'],
  ['opportunities', 'Угоди', 'uk'],
  ['orders', 'Замовлення', 'uk'],
  ['tickets', 'Звернення', 'uk'],
  ['products', 'Товари', 'uk'],
  ['crmUsers', 'Користувачі CRM', 'uk'],
  ['campaigns', 'Маркетингові кампанії', 'uk'],
  ['accounts', '客户账户', 'zh'],
  ['leads', '潜在客户', 'zh'],
  ['opportunities', '销售机会', 'zh'],
  ['orders', '订单', 'zh'],
  ['tickets', '工单', 'zh'],
  ['products', '产品', 'zh'],
  ['crmUsers', 'CRM 用户', 'zh'],
  ['campaigns', '营销活动', 'zh'],
])('the model %s is called "%s" in "%s", where each of its dimensions has a label', (name, label, language) => {
  const model = catalog.models.get(name)
  expect(model?.words.translations?.[language]?.label).toBe(label)
  const dimensions = [...(model?.dimensions ?? [])]
  expect(dimensions).not.toEqual([])
  expect(dimensions.filter(([, { words }]) => words.translations?.[language]?.label === undefined).map(([own]) => own)).toEqual([])
})

test.each([
  ['отлив', 'bg', 'churnedCustomers', 'Отлив на клиенти'],
  ['нетни нови приходи', 'bg', 'netNewRevenue', 'Нетни нови приходи'],
  ['лийдове', 'bg', 'newLeads', 'Нови потенциални клиенти'],
  ['churn', 'ro', 'churnedCustomers', 'Clienți pierduți'],
  ['rata de pierdere a clienților', 'ro', 'customerChurnRate', 'Rata de pierdere a clienților'],
  ['cifra de afaceri', 'ro', 'revenue', 'Venituri'],
  ['коэффициент оттока', 'ru', 'customerChurnRate', 'Коэффициент оттока клиентов'],
  ['оборот', 'ru', 'revenue', 'Выручка'],
  ['вартість ліда', 'uk', 'costPerLead', 'Вартість ліда'],
  ['流失率', 'zh', 'customerChurnRate', '客户流失率'],
  ['商机数量', 'zh', 'openOpportunities', '销售机会数量'],
])('"%s" in "%s" finds %s first', (search, locale, name, label) => {
  const source = 'query ($search: String, $locale: String) { catalog(search: $search, locale: $locale) { metrics { name label } } }'
  expect(ask(source, { search, locale })).toHaveProperty('catalog.metrics.0', { name, label })
})

/** The metrics that the five sources name, but the share of a lead source: that is "share" over newLeads. */
const named = `
  nps npsPromoters npsPassives npsDetractors ces csat surveyResponseRate feedbackCount customerHealthScore atRiskCustomers
  activeCustomers newCustomers uniqueCustomers customerGrowthRate churnedCustomers customerChurnRate emailSubscriberChurnRate
  customerRetentionRate averageCustomerLifespan renewalRate averagePurchaseValue purchaseFrequency averageCustomerValue
  customerLifetimeValue repeatPurchases repeatPurchaseFrequency repeatPurchaseRate customerRetentionCost retentionCostRatio
  costPerCustomer customerProfitability revenueConcentration revenue revenueGrowthRate salesCount grossProfit paymentsReceived
  netNewRevenue revenueForecast orderCancellationRate upsellRate crossSellRate expansionRevenue quotaAttainment leadResponseTime
  leadResponseSlaRate overdueFollowUps requiredLeads dealsWon closeRate winRate pipelineValue weightedPipelineValue
  openOpportunities averageDealSize salesCycleLength dealVelocity pipelineStageDuration stageDropOffRate salesVelocity
  touchesToClose activityWinRate salesRoi salesServiceCost newLeads crmGeneratedLeads newInquiries leadConversionRate
  inquiryConversionRate averageLeadConversionTime leadQualificationRate averageLeadScore unmetProductInquiries campaignCost
  campaignAttributedRevenue campaignExpectedRevenue marketingRoi costPerLead customerAcquisitionCost clvToCacRatio websiteVisitors
  webLeads trafficToLeadRate crmRoi activeCrmUsers crmAdoptionRate crmLogins crmUsageFrequency crmTrainingCompletionRate
  crmOnboardingTime crmRecordCount ticketVolume complaintCount averageResponseTime averageWaitTime averageResolutionTime
  firstContactResolutionRate customerEngagementRate engagementEvents emailOpenRate emailClickRate loyaltyParticipationRate
  duplicateRecordRate recordCompletenessRate staleRecordRate goalProgress
`
  .trim()
  .split(/\s+/)
  .map((name) => catalog.metrics.get(name) ?? name)

test('each metric that the sources name has a label, a description and another name in English', () => {
  const spoken = ({ label, description, synonyms = [] }: Words) => label !== undefined && description !== undefined && synonyms.length > 0
  expect(named.filter((metric) => typeof metric === 'string' || !spoken(metric.words))).toEqual([])
})

test('no English synonym is written in another alphabet', () => {
  const foreign = [...catalog.metrics.values()].flatMap(({ words }) =>
    (words.synonyms ?? []).filter((word) => /[^\p{Script=Latin}\p{Script=Common}]/u.test(word)),
  )
  expect(foreign).toEqual([])
})

const ambiguous = [...catalog.metrics.values()].filter(({ variants }) => variants.size > 0)

test.each(ambiguous)('the variants of $name each say what they mean, and none says what another does', ({ variants }) => {
  const notes = [...variants.values()].map(({ words }) => words.description)
  expect(notes).not.toContain(undefined)
  expect(new Set(notes).size).toBe(variants.size)
})

test.each(ambiguous)(
  '$name follows the standard of the variant that is meant where none is named',
  ({ variants, defaultVariant, standard }) => {
    expect(standard).toBe(variants.get(defaultVariant ?? '')?.standard)
  },
)

test('a variant of one source alone says which, and what differs', () => {
  const lostOverAcquired = catalog.metrics.get('customerChurnRate')?.variants.get('lostOverAcquired')
  expect(lostOverAcquired?.standard).toBe('source 003: lost over acquired')
  expect(lostOverAcquired?.words.description).toContain('can exceed 1')
})

test.each([
  ['брой на активните потребители', 'activeCrmUsers'],
  ['рентабельність інвестицій (ROI) у CRM', 'crmRoi'],
  ['процент на използване на софтуера', 'crmAdoptionRate'],
  ['частота використання CRM', 'crmUsageFrequency'],
  ['навчання користувачів CRM', 'crmTrainingCompletionRate'],
  ['отлив', 'churnedCustomers'],
  ['отпадане на клиенти', 'churnedCustomers'],
  ['流失的客户', 'churnedCustomers'],
  ['rata de pierdere a clienților', 'customerChurnRate'],
  ['客户流失率', 'customerChurnRate'],
  ['rata de reținere a clienților', 'customerRetentionRate'],
  ['процент на допълнителни продажби', 'upsellRate'],
  ['rata de upsell', 'upsellRate'],
  ['процент на кръстосани продажби', 'crossSellRate'],
  ['степен на ангажираност на клиентите', 'customerEngagementRate'],
  ['расходы на клиента', 'costPerCustomer'],
  ['нови клиенти', 'newCustomers'],
  ['clienți noi', 'newCustomers'],
  ['新客户', 'newCustomers'],
  ['clienți unici', 'uniqueCustomers'],
  ['процент на подновяване', 'renewalRate'],
  ['rata de reînnoire', 'renewalRate'],
  ['续费率', 'renewalRate'],
  ['процент на успеваемост', 'winRate'],
  ['赢单率', 'winRate'],
  ['середній розмір угоди', 'averageDealSize'],
  ['середній чек угоди', 'averageDealSize'],
  ['平均交易额', 'averageDealSize'],
  ['客单价', 'averageDealSize'],
  ['продължителност на продажбения цикъл', 'salesCycleLength'],
  ['销售周期', 'salesCycleLength'],
  ['час закриття угоди', 'salesCycleLength'],
  ['скорост на сключване на сделки', 'dealVelocity'],
  ['durata etapelor pipelinei de vânzări', 'pipelineStageDuration'],
  ['达成交易所需的接触次数', 'touchesToClose'],
  ['оценка на състоянието на клиентите', 'customerHealthScore'],
  ['кількість лідів', 'newLeads'],
  ['кількість лідів, згенерованих CRM', 'crmGeneratedLeads'],
  ['количество новых заявок', 'newInquiries'],
  ['конверсия', 'inquiryConversionRate'],
  ['време за отговор на потенциални клиенти', 'leadResponseTime'],
  ['коефициент на конверсия на потенциални клиенти', 'leadConversionRate'],
  ['конверсія лідів', 'leadConversionRate'],
  ['середній час конверсії', 'averageLeadConversionTime'],
  ['процент на квалифициране на потенциални клиенти', 'leadQualificationRate'],
  ['durata medie de viață a clienților', 'averageCustomerLifespan'],
  ['время жизни клиента', 'averageCustomerLifespan'],
  ['животна стойност на клиента', 'customerLifetimeValue'],
  ['valoarea de viață a clientului', 'customerLifetimeValue'],
  ['客户终身价值', 'customerLifetimeValue'],
  ['客户生命周期价值', 'customerLifetimeValue'],
  ['营销投资回报率', 'marketingRoi'],
  ['вартість ліда', 'costPerLead'],
  ['разходи за привличане на клиенти', 'customerAcquisitionCost'],
  ['costul de achiziție a clienților', 'customerAcquisitionCost'],
  ['访客', 'websiteVisitors'],
  ['流量与潜在客户的转化率', 'trafficToLeadRate'],
  ['нетни нови приходи', 'netNewRevenue'],
  ['venit net nou', 'netNewRevenue'],
  ['промоутъри', 'npsPromoters'],
  ['promotori', 'npsPromoters'],
  ['推荐者', 'npsPromoters'],
  ['пасивни', 'npsPassives'],
  ['被动者', 'npsPassives'],
  ['критици', 'npsDetractors'],
  ['detractori', 'npsDetractors'],
  ['贬损者', 'npsDetractors'],
  ['нетен индекс на препоръчителност', 'nps'],
  ['scorul net al promotorului', 'nps'],
  ['净推荐值', 'nps'],
  ['оценка на усилията на клиентите', 'ces'],
  ['индекс на усилията на клиентите', 'ces'],
  ['客户努力分数', 'ces'],
  ['оценка на удовлетвореността на клиентите', 'csat'],
  ['рівень задоволеності клієнтів', 'csat'],
  ['стойност на тръбопровода', 'pipelineValue'],
  ['销售机会数量', 'openOpportunities'],
  ['销售速度', 'salesVelocity'],
  ['rata de închidere', 'closeRate'],
  ['atingerea cotei', 'quotaAttainment'],
  ['кількість записів в CRM', 'crmRecordCount'],
  ['кількість повторних покупок', 'repeatPurchases'],
  ['частота повторних покупок', 'repeatPurchaseFrequency'],
  ['продажби', 'revenue'],
  ['приходи', 'revenue'],
  ['销售额', 'revenue'],
  ['количество продаж', 'salesCount'],
  ['кількість продажів', 'salesCount'],
  ['ръст на приходите', 'revenueGrowthRate'],
  ['毛利润', 'grossProfit'],
  ['回款额', 'paymentsReceived'],
  ['собівартість обслуговування продажів', 'salesServiceCost'],
  ['рентабельність інвестицій (ROI) у продажі', 'salesRoi'],
  ['количество обращений в службу поддержки', 'ticketVolume'],
  ['кількість скарг клієнтів', 'complaintCount'],
  ['средно време за отговор', 'averageResponseTime'],
  ['время ответа на заявки', 'averageResponseTime'],
  ['середній час очікування', 'averageWaitTime'],
  ['timp mediu de rezoluție', 'averageResolutionTime'],
  ['час розв’язання проблем', 'averageResolutionTime'],
  ['решаване при първото взаимодействие', 'firstContactResolutionRate'],
  ['средна стойност на покупката', 'averagePurchaseValue'],
  ['valoarea medie de achiziție', 'averagePurchaseValue'],
  ['средний чек', 'averagePurchaseValue'],
  ['rata medie de frecvență a achizițiilor', 'purchaseFrequency'],
  ['частота покупок', 'purchaseFrequency'],
  ['valoarea medie a clientului', 'averageCustomerValue'],
  ['разходи за задържане на клиенти', 'customerRetentionCost'],
  ['costul reținerii clienților', 'customerRetentionCost'],
  ['рентабельность клиента', 'customerProfitability'],
])('"%s", as a source says, finds %s', (search, name) => {
  const source = 'query ($search: String) { catalog(search: $search) { metrics { name } } }'
  expect(ask(source, { search })).toHaveProperty('catalog.metrics', expect.arrayContaining([{ name }]))
})
