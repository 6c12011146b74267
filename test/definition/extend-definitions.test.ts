import { expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { extendMetric, extendModel } from '../../src/index.ts'
import { linkYaml, metricProblems, problemsOf, soundModels, tables } from '../catalog/written-catalog.ts'

const base = `${soundModels}metrics:
  paid: { model: orders, sum: amount, where: { status: paid }, label: Paid, description: What was paid., synonyms: [income], owner: Sales, tags: [money], goodWhen: up, tier: certified }
  large: { model: orders, count: rows, where: { amount: { gt: { parameter: least } } }, parameters: { least: { default: 100, min: 0, description: From here on. } } }
  ratio: { numerator: large, denominator: { metric: paid }, unit: { kind: number } }
  both: { default: plain, variants: { plain: paid, other: large } }
`

test('a metric made from another one has its parts, but for those that it says anew', () => {
  const { metrics } = linkYaml(`${base}  paidOnce: { extends: paid, where: { status: { in: [paid, kept] } }, label: Paid or kept }\n`)
  const [paid, once] = [metrics.get('paid'), metrics.get('paidOnce')]
  expect(once?.inWords).toBe('sum of amount over orders where status is one of "paid", "kept"')
  expect(once?.words).toMatchObject({ label: 'Paid or kept', owner: 'Sales', tags: ['money'] })
  expect(once?.goodWhen).toBe('up')
  expect(paid?.inWords).toBe('sum of amount over orders where status is "paid"')
})

test('what names another metric or certifies it stays with it', () => {
  const { metrics } = linkYaml(`${base}  paidAgain: { extends: paid }\n`)
  expect(metrics.get('paidAgain')).toMatchObject({
    words: { label: undefined, description: undefined, synonyms: undefined },
    tier: undefined,
  })
})

test('null takes a part away, and another aggregation the one that was', () => {
  const { metrics } = linkYaml(`${base}  averageOrder: { extends: paid, avg: amount, where: null }\n`)
  expect(metrics.get('averageOrder')?.inWords).toBe('average of amount over orders')
})

test('a change keeps the words, and what certifies the metric', () => {
  const { metrics } = linkYaml(`${base}---\nmetrics:\n  paid: { extends: paid, label: Paid orders, whenEmpty: null }\n`)
  expect(metrics.get('paid')).toMatchObject({
    words: { label: 'Paid orders', description: 'What was paid.', synonyms: ['income'] },
    tier: 'certified',
    formula: { kind: 'conditional', otherwise: { kind: 'coalesce' } },
  })
})

test('a metric that extends itself changes the one of its name for all that stands on it', () => {
  const { metrics } = linkYaml(
    `${base}---\nmetrics:\n  large: { extends: large, label: Large orders, parameters: { least: { default: 500 } } }\n`,
  )
  expect(metrics.get('large')?.words.label).toBe('Large orders')
  expect(metrics.get('large')?.parameters.get('least')).toEqual({ default: 500, min: 0, description: 'From here on.' })
  expect(metrics.get('ratio')?.parameters.get('least')).toMatchObject({ default: 500 })
  expect(JSON.stringify(metrics.get('ratio')?.parts)).toContain('"name":"least","value":500')
  expect(JSON.stringify(metrics.get('both')?.variants.get('other')?.parts)).toContain('"name":"least","value":500')
})

test('what is made from a metric is made from it as it was changed', () => {
  const { metrics } = linkYaml(
    `${base}  late: { extends: paid, label: Late }\n---\nmetrics:\n  paid: { extends: paid, where: { status: late } }\n`,
  )
  expect(metrics.get('late')?.inWords).toBe('sum of amount over orders where status is "late"')
})

test('variants and dimensions are replaced by name, and may be added', () => {
  const { metrics, models } = linkYaml(
    `${base}---\nmetrics:\n  both: { extends: both, default: large, variants: { large: large } }\nmodels:\n  orders: { extends: orders, dimensions: { orderedAt: paid_at, weight: weight } }\n`,
  )
  expect([...(metrics.get('both')?.variants.keys() ?? [])]).toEqual(['plain', 'other', 'large'])
  expect([...(models.get('orders')?.dimensions.keys() ?? [])]).toEqual(['status', 'orderedAt', 'weight'])
  expect(models.get('orders')?.dimensions.get('orderedAt')?.expression).toMatchObject({ name: 'paid_at' })
})

test('TypeScript and YAML change the same definitions', () => {
  const { definitions } = readYamlDefinitions('a.yaml', base)
  const changes = [
    extendMetric('large', { parameters: { least: { default: 500 } } }),
    extendMetric('paidLate', { extends: 'paid', label: 'Paid late', where: { status: 'late' } }),
    extendModel('orders', { dimensions: { weight: 'weight' } }),
  ]
  const { metrics, models } = linkCatalog({ definitions: [...changes.map((definition) => ({ definition })), ...definitions], tables })
  expect(metrics.get('large')?.parameters.get('least')).toMatchObject({ default: 500 })
  expect(metrics.get('paidLate')?.inWords).toBe('sum of amount over orders where status is "late"')
  expect(models.get('orders')?.dimensions.has('weight')).toBe(true)
})

test.each([
  [
    'another one that is not there',
    'a: { extends: payd }',
    ['2:17 a.extends: "a" extends "payd", and there is no metric "payd". Did you mean "paid"?'],
  ],
  [
    'itself alone',
    'a: { extends: a, label: A }',
    [
      '2:17 a.extends: "a" changes the metric "a", and there is no other definition of it. Name the metric that it is made from, or write it out.',
    ],
  ],
  [
    'itself by way of another',
    'a: { extends: b }\n  b: { extends: a }',
    [
      '2:17 a.extends: "a" is made from itself: a → b → a. Write one of them out.',
      '3:17 b.extends: "b" is made from itself: b → a → b. Write one of them out.',
    ],
  ],
  [
    'what does not fit, told where it is written',
    'a: { extends: paid, where: { stauts: paid } }',
    ['2:32 a.where.stauts: "orders" has no dimension or column "stauts", and leads to none. Did you mean "status"?'],
  ],
])('a metric that extends %s is refused', (_, text, problems) => {
  expect(metricProblems(`  paid: { model: orders, sum: amount }\n  ${text}`)).toEqual(problems)
})

test('a metric that is changed twice is refused', () => {
  const once = '---\nmetrics:\n  paid: { extends: paid, label: Paid }\n'
  expect(problemsOf(`${base}${once}${once}`).map((line) => line.replace(/^a\.yaml:\d+:\d+ /, ''))).toEqual([
    'metrics.paid.extends: The metric "paid" is changed twice. Put all changes of it into one definition.',
  ])
})
