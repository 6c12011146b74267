import { graphql } from 'graphql'
import { describe, expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { requestName } from '../../src/catalog/metric-request.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { answer, type MetricsLayer } from '../../src/index.ts'
import { caller, crmCatalog, crmLayer } from './crm-layer.ts'
import {
  argumentsOf,
  comparedPeriod,
  defaultVariants,
  type ExampleCase,
  exampleCases,
  metricName,
  operationOf,
  statementsOf,
} from './example-cases.ts'
import { warehouses } from './warehouses.ts'

const catalog = await crmCatalog(warehouseTables)
const schema = createSchema(catalog)

/** Cases over the same rows share a warehouse. */
const worlds = [...new Map(exampleCases.map((one) => [statementsOf(one).join(';'), one])).values()].map((one) => ({
  first: one.id,
  statements: statementsOf(one),
  cases: exampleCases.filter((other) => statementsOf(other).join(';') === statementsOf(one).join(';')),
}))

/** Values by the names of the example, each as the sources print it. */
function expectedOf({ expected }: ExampleCase): Readonly<Record<string, unknown>> {
  return Array.isArray(expected) ? (expected[0] ?? {}) : { current: expected }
}

function near(printed: unknown): unknown {
  return typeof printed === 'number' ? expect.closeTo(printed, 6) : printed
}

async function byLibrary(layer: MetricsLayer, one: ExampleCase): Promise<number | null | undefined> {
  const metric = catalog.metrics.get(metricName(one))
  if (metric === undefined) throw new Error(`There is no metric "${metricName(one)}".`)
  const request = requestName(metric, argumentsOf(one))
  const { from, to, tz, currency } = one.query
  const [given] = await answer(layer, [{ metrics: [request], period: { between: { from, to } }, timezone: tz, currency }], caller)
  const value = given?.groups[0]?.metrics[request]
  return typeof value === 'string' ? Number(value) : value
}

/** What a client gets: the metric under its arguments, and where the example compares two periods, the earlier one and both changes. */
async function byGraphql(layer: MetricsLayer, one: ExampleCase): Promise<Readonly<Record<string, unknown>>> {
  const contextValue = operationContext(layer, caller)
  const { from, to } = one.query
  const variableValues = { period: { between: { from, to } }, compared: comparedPeriod(one) }
  const { data, errors } = await graphql({ schema, source: operationOf(one), variableValues, contextValue })
  expect(errors, one.id).toBeUndefined()
  const { current, previous, change } = JSON.parse(JSON.stringify(data?.metrics))
  if (previous === undefined) return { current }
  return { current, previous: previous.value, change: current - previous.value, relative_change: change.value }
}

describe.each(warehouses)('on $name', ({ filled }) => {
  // The catalog is linked once: all worlds have the same tables.
  let linked: MetricsLayer | undefined

  test.each(worlds)('the sources’ own figures come out: $first and what shares its rows', async ({ statements, cases }) => {
    const { engine, close } = await filled(statements)
    try {
      linked ??= await crmLayer(engine)
      const layer = { ...linked, engine }
      for (const one of cases) {
        const expected = Object.fromEntries(Object.entries(expectedOf(one)).map(([name, printed]) => [name, near(printed)]))
        expect(await byGraphql(layer, one), `${one.id} over GraphQL`).toEqual(expected)
        expect(await byLibrary(layer, one), one.id).toEqual(expected.current)
      }
    } finally {
      await close()
    }
  })
})

test('every example names a metric, and a variant that the metric has', () => {
  const unknown = exampleCases.filter((one) => {
    const metric = catalog.metrics.get(metricName(one))
    const { variant } = argumentsOf(one)
    return metric === undefined || (variant !== undefined && !metric.variants.has(variant))
  })
  expect(unknown.map(({ id }) => id)).toEqual([])
})

test('the variant that is meant where none is named is the one that the catalogue of the sources means', () => {
  const defaults = [...catalog.metrics.values()].flatMap(({ name, defaultVariant }) =>
    defaultVariant === undefined ? [] : [[name, defaultVariant]],
  )
  expect(Object.fromEntries(defaults)).toMatchObject(defaultVariants)
})
