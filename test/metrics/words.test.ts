import { graphqlSync } from 'graphql'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { missingWords } from '../../src/catalog/missing-words.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { everything } from '../../src/query/policy.ts'
import { crmCatalog } from './crm-layer.ts'

const catalog = await crmCatalog(warehouseTables)
const schema = createSchema(catalog)

/** What the catalog of the project answers over GraphQL. */
function ask(source: string, variableValues: Readonly<Record<string, string>>): unknown {
  const contextValue = { layer: { catalog }, caller: { policy: everything } }
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
