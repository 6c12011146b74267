import { graphqlSync } from 'graphql'
import { describe, expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { requestName } from '../../src/catalog/metric-request.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { DEFAULTS } from '../../src/index.ts'
import { resolveQuestion } from '../../src/query/resolve-question.ts'
import { caller, crmCatalog } from './crm-layer.ts'
import { naturalDimensions, notSaid } from './natural-dimensions.ts'

const catalog = await crmCatalog(warehouseTables)
const schema = createSchema(catalog)
const context = { ...caller, catalog, defaults: DEFAULTS }
const period = { between: { from: '2024-01-01', to: '2025-01-01' } }

/** What metrics need to be told. */
const needed: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  revenueForecast: { expectedSales: 10 },
  requiredLeads: { target: 10 },
  goalProgress: { current: 1, target: 2 },
}

function requestOf(name: string, variant: string | undefined): string {
  const metric = catalog.metrics.get(name)
  if (metric === undefined) throw new Error(`There is no metric "${name}".`)
  return requestName(metric, { variant, parameters: needed[name] ?? {} })
}

/** Whether a metric can be told apart by a dimension, and narrowed by it. */
function canSay(request: string, dimension: string): boolean {
  try {
    resolveQuestion({ metrics: [request], by: [dimension, 'timeMonth'], period }, context)
    if (catalog.dimensions.has(dimension))
      resolveQuestion({ metrics: [request], where: [{ [dimension]: { isNull: false } }], period }, context)
    return true
  } catch {
    return false
  }
}

const rows = Object.entries(naturalDimensions).map(([metric, dimensions]) => ({ metric, dimensions: [...new Set(dimensions)] }))

test('the table has a row for each of the 107 metrics of the sources’ catalogue', () => {
  expect(rows).toHaveLength(107)
  expect(rows.filter(({ metric }) => !catalog.metrics.has(metric))).toEqual([])
})

describe.each(rows)('$metric', ({ metric, dimensions }) => {
  const { variants, defaultVariant } = catalog.metrics.get(metric) ?? { variants: new Map<string, unknown>(), defaultVariant: undefined }

  test('can be grouped and filtered by its natural dimensions, but for those that are noted with a reason', () => {
    const lacking = dimensions.filter((dimension) => !canSay(requestOf(metric, defaultVariant), dimension))
    expect(lacking).toEqual(Object.keys(notSaid[metric] ?? {}))
  })

  test.each([...variants.keys()].filter((name) => name !== defaultVariant))('and so can its variant %s', (variant) => {
    const lacking = dimensions.filter((dimension) => !canSay(requestOf(metric, variant), dimension))
    expect(lacking).toEqual(Object.keys({ ...notSaid[metric], ...notSaid[`${metric} ${variant}`] }))
  })
})

test('what cannot be said is noted of metrics and variants that there are, each with a reason', () => {
  const named = Object.keys(notSaid).filter((key) => {
    const [metric = '', variant] = key.split(' ')
    return naturalDimensions[metric] === undefined || (variant !== undefined && !catalog.metrics.get(metric)?.variants.has(variant))
  })
  expect(named).toEqual([])
  expect(Object.values(notSaid).flatMap((reasons) => Object.values(reasons).filter((reason) => reason.length < 20))).toEqual([])
})

test('the catalog tells of each metric that it has these dimensions', () => {
  const source = '{ catalog { metrics { name dimensions } } }'
  const { data, errors } = graphqlSync({ schema, source, contextValue: { run: { visible: () => catalog } } })
  expect(errors).toBeUndefined()
  const told: readonly { readonly name: string; readonly dimensions: readonly string[] }[] = JSON.parse(JSON.stringify(data)).catalog
    .metrics
  const known = new Map(told.map(({ name, dimensions }) => [name, new Set(dimensions)]))
  const silent = rows.flatMap(({ metric, dimensions }) =>
    dimensions.filter((one) => notSaid[metric]?.[one] === undefined && !known.get(metric)?.has(one)).map((one) => `${metric} ${one}`),
  )
  expect(silent).toEqual([])
})
