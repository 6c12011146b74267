import { describe, expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { answer } from '../../src/index.ts'
import { caller, crmCatalog, crmLayer } from './crm-layer.ts'
import { type ExampleCase, exampleCases, metricName, statementsOf } from './example-cases.ts'
import { warehouses } from './warehouses.ts'

/** What the cases that are not answered yet wait for. */
const WAITING = {
  metric: [
    'churned_customers.quarter',
    'customer_growth_rate.testimonial',
    'average_customer_lifespan.miguel',
    'customer_lifetime_value.miguel',
    'customer_lifetime_value.miguel_whatif',
    'revenue_concentration.pareto',
    'net_new_revenue.printed_example',
    'required_leads.smart_goal',
    'close_rate.printed_example',
  ],
  variants: [
    'customer_churn_rate.quarter_lost_over_acquired',
    'renewal_rate.brenda_initial_cohort',
    'net_new_revenue.printed_example_subtraction',
    'close_rate.formula_inverted',
  ],
  change: ['renewal_rate.brenda_year_on_year'],
} as const

const waiting: readonly string[] = Object.values(WAITING).flat()
const covered = exampleCases.filter(({ id }) => !waiting.includes(id))
const catalog = await crmCatalog(warehouseTables)

/** Cases over the same rows share a warehouse. */
const worlds = [...new Map(covered.map((one) => [statementsOf(one).join(';'), one])).values()].map((one) => ({
  first: one.id,
  statements: statementsOf(one),
  cases: covered.filter((other) => statementsOf(other).join(';') === statementsOf(one).join(';')),
}))

function near(expected: number): [number, number] {
  const allowed = Math.abs(expected) * 1e-6
  return [expected - allowed, expected + allowed]
}

function questionOf(one: ExampleCase) {
  const { from, to, tz, currency } = one.query
  return { metrics: [metricName(one)], period: { between: { from, to } }, timezone: tz, currency }
}

describe.each(warehouses)('on $name', ({ filled }) => {
  test.each(worlds)('the sources’ own figures come out: $first and what shares its rows', async ({ statements, cases }) => {
    const { engine, close } = await filled(statements)
    try {
      const answers = await answer(await crmLayer(engine), cases.map(questionOf), caller)
      for (const [index, one] of cases.entries()) {
        const value = answers[index]?.groups[0]?.metrics[metricName(one)]
        if (typeof one.expected !== 'number')
          throw new Error(`"${one.id}" expects no single number and belongs on the list of cases that wait.`)
        const [least, most] = near(one.expected)
        expect(value, one.id).toBeGreaterThanOrEqual(least)
        expect(value, one.id).toBeLessThanOrEqual(most)
      }
    } finally {
      await close()
    }
  })
})

test('a case is answered or known to wait', () => {
  const ids = exampleCases.map(({ id }) => id)
  expect(waiting.filter((id) => !ids.includes(id))).toEqual([])
  expect(covered.map(metricName).filter((name) => !catalog.metrics.has(name))).toEqual([])
  expect(covered.length).toBeGreaterThan(12)
})

test('a case that waits for a metric is answered once the metric is there', () => {
  const reachable = exampleCases
    .filter(({ id }) => WAITING.metric.some((other) => other === id))
    .filter((one) => catalog.metrics.has(metricName(one)))
  expect(reachable.map(({ id }) => id)).toEqual([])
})

test('a case that waits for a variant is answered once its metric has variants', () => {
  const variants = exampleCases.filter(({ id }) => WAITING.variants.some((other) => other === id))
  const reachable = variants.filter((one) => 'variants' in (catalog.metrics.get(metricName(one)) ?? {}))
  expect(reachable.map(({ id }) => id)).toEqual([])
  expect(variants.filter(({ variant }) => variant === null)).toEqual([])
})
