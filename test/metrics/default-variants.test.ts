import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { caller, crmLayer } from './crm-layer.ts'
import { defaultVariants } from './example-cases.ts'
import { warehouses } from './warehouses.ts'

const chosen = Object.entries(defaultVariants)
const unnamed = chosen.map(([metric]) => `${metric}: ${metric}`).join(' ')
const named = chosen.map(([metric, variant]) => `${metric}: ${metric}(variant: ${variant})`).join(' ')

/** Every place in which a variant can be named. */
function operationOf(values: string): string {
  return `{ metrics(period: { between: { from: "2024-01-01", to: "2025-01-01" } }, currency: "USD") {
    ${values}
    compare(to: { shift: PREVIOUS_PERIOD }) { ${values} }
    change(from: { shift: PREVIOUS_PERIOD }) { ${values} }
    benchmark(scope: INDUSTRY) { ${values} }
    breakdown(by: [timeMonth], fill: true) { nodes { key { timeMonth } ${values} } }
  } }`
}

test.each(warehouses)('the default variant by its own name is the default on $name', { timeout: 120_000 }, async ({ demo }) => {
  const { engine, close } = await demo()
  try {
    const layer = await crmLayer(engine)
    const schema = createSchema(layer.catalog)
    const ask = async (values: string) => {
      const { data, errors } = await graphql({ schema, source: operationOf(values), contextValue: operationContext(layer, caller) })
      expect(errors).toBeUndefined()
      return JSON.parse(JSON.stringify(data?.metrics))
    }
    const slice = await ask(unnamed)
    expect(chosen.filter(([metric]) => slice[metric] === null)).toEqual([])
    expect(slice.breakdown.nodes).toHaveLength(12)
    expect(await ask(named)).toEqual(slice)
  } finally {
    await close()
  }
})
