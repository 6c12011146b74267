import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { crmCatalog } from './crm-layer.ts'
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

test('a bare number can be declared another one: orders per customer are a count, though a ratio comes out', () => {
  expect(recorded.metrics.get('purchaseFrequency')?.unit).toEqual({ kind: 'count' })
  expect(recorded.metrics.get('nps')?.unit).toEqual({ kind: 'score' })
  expect(recorded.metrics.get('averageCustomerValue')?.unit).toEqual({ kind: 'currency', code: 'reporting' })
})
