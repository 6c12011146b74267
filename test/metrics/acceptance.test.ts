import { type GraphQLError, graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { everything, type MetricsLayer } from '../../src/index.ts'
import type { AcceptanceCase } from './acceptance/acceptance-world.ts'
import { acceptanceWorlds } from './acceptance/acceptance-worlds.ts'
import { crmLayer } from './crm-layer.ts'
import { statementsOf } from './example-cases.ts'
import { type Warehouse, warehouses } from './warehouses.ts'

const only = process.env.ACCEPTANCE
const worlds = acceptanceWorlds.filter(({ name }) => only === undefined || name.includes(only))

/** What the examples begin with: stages, products, surveys, rates. No metric reads the spine of days. */
const base = statementsOf({ rows: [] }).filter((statement) => !statement.startsWith('insert into date_spine'))

function operationOf({ ask, by, fill, every, where, having, tz, currency }: AcceptanceCase): string {
  const slice = `metrics(period: $period, where: ${where}, timezone: "${tz}", currency: "${currency}")`
  if (by.length === 0) return `query ($period: PeriodInput!) { ${slice} { value: ${ask} } }`
  const rows = `rows: breakdown(by: [${by.join(', ')}], fill: ${fill}, every: [${every.join(', ')}]${having === undefined ? '' : `, having: ${having}`}) { nodes { key { ${by.join(' ')} } value: ${ask} } }`
  return `query ($period: PeriodInput!) { ${slice} { ${rows} } }`
}

interface Row {
  readonly key: Readonly<Record<string, unknown>>
  readonly value: unknown
}

function asNumber(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'value' in value) return asNumber(value.value)
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
}

type Answer = { readonly errors: readonly GraphQLError[] } | { readonly errors: undefined; readonly value: unknown }

async function ask(layer: MetricsLayer, schema: ReturnType<typeof createSchema>, one: AcceptanceCase): Promise<Answer> {
  const contextValue = operationContext(layer, { policy: everything, now: new Date(one.now) })
  const variableValues = { period: { between: { from: one.from, to: one.to } } }
  const { data, errors } = await graphql({ schema, source: operationOf(one), variableValues, contextValue })
  if (errors !== undefined) return { errors }
  const slice = JSON.parse(JSON.stringify(data?.metrics))
  if (one.by.length === 0) return { errors: undefined, value: asNumber(slice.value) }
  const rows: readonly Row[] = slice.rows.nodes
  return { errors: undefined, value: rows.map(({ key, value }) => [...one.by.map((name) => key[name]), asNumber(value)]) }
}

/** Values within a millionth of each other, as the sources' examples are. */
function near(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(near)
  return typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 6) : value
}

describe.each(warehouses)('on $name', ({ filled }) => {
  // The catalog is linked once: all worlds have the same tables.
  let linked: MetricsLayer | undefined
  let schema: ReturnType<typeof createSchema> | undefined

  describe.each(worlds)('$name', ({ statements, cases }) => {
    let warehouse: Warehouse | undefined
    let layer: MetricsLayer | undefined
    beforeAll(async () => {
      warehouse = await filled([...base, ...statements])
      linked ??= await crmLayer(warehouse.engine)
      layer = { ...linked, engine: warehouse.engine }
      schema ??= createSchema(layer.catalog)
    }, 60_000)
    afterAll(() => warehouse?.close())

    test.for(cases)('$id', async (one, { skip }) => {
      if (layer === undefined || schema === undefined) throw new Error('The world is not filled.')
      const answer = await ask(layer, schema, one)
      if (typeof one.expected === 'object' && one.expected !== null && 'refused' in one.expected) {
        expect(answer.errors?.[0]?.message).toContain(one.expected.refused)
        return
      }
      // What cannot be asked yet is shown as skipped, with the reason; once it can be asked it must be right.
      if (one.missing !== undefined && answer.errors !== undefined) skip(one.missing)
      expect(answer.errors?.map(({ message }) => message)).toBeUndefined()
      if (answer.errors === undefined) expect(answer.value).toEqual(near(one.expected))
    })
  })
})

test('every case has a name of its own', () => {
  const ids = acceptanceWorlds.flatMap(({ cases }) => cases.map(({ id }) => id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})
