import {
  type GraphQLField,
  getIntrospectionQuery,
  graphqlSync,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  validateSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { rowParts } from '../../src/catalog/row-parts.ts'
import type { MetricsLayer } from '../../src/metrics-layer.ts'
import { engines } from '../engine/engines.ts'
import { startExample } from './example-server.ts'

const [{ open }] = engines
const example = startExample(open)

function typeOfField(type: string, field: string): string {
  const found = example().schema.getType(type)
  return isObjectType(found) ? String(found.getFields()[field]?.type) : 'no such type'
}

test('the schema is valid, and introspection reads it', () => {
  expect(validateSchema(example().schema)).toEqual([])
  const { data, errors } = graphqlSync({
    schema: example().schema,
    source: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
  })
  expect(errors).toBeUndefined()
  expect(JSON.stringify(data)).toContain('"orderAmount"')
})

test.each([
  ['a count', 'orderCount', 'SafeInt!'],
  ['a distinct count', 'buyers', 'SafeInt!'],
  ['a sum', 'orderAmount', 'Float!'],
  ['a sum that is null when empty', 'amountIfAny', 'Float'],
  ['an average', 'averageOrder', 'Float'],
  ['an average with a value when empty', 'averageLargeOrder', 'Float!'],
  ['a ratio', 'completedShare', 'Float'],
  ['a difference of sums', 'keptAmount', 'Float!'],
  ['a percentile', 'resolutionP90', 'Float'],
  ['an exact sum', 'discountTotal', 'Decimal!'],
])('%s has its type in slices and groups', (_what, metric, type) => {
  expect([typeOfField('Slice', metric), typeOfField('Group', metric)]).toEqual([type, type])
})

test.each([
  ['accountCountry', 'String'],
  ['accountSeats', 'Float'],
  ['timeMonth', 'Date'],
  ['timeHour', 'DateTime'],
  ['timeDayOfWeek', 'Float'],
  ['leadCreatedOnWeek', 'Date'],
])('the key "%s" is %s, or null', (name, type) => {
  expect(typeOfField('GroupKey', name)).toBe(type)
})

/** Metrics that need no arguments and can be filtered by the name of an account. */
function isAskable({ catalog }: MetricsLayer) {
  return ([name, { args }]: [string, GraphQLField<unknown, unknown>]) =>
    args.every((arg) => !isRequiredArgument(arg)) &&
    rowParts(catalog.metrics.get(name)?.parts ?? []).every(({ model }) => catalog.models.get(model)?.members.has('accountName'))
}

test('a metric that the schema calls non-null is never null, over no rows and in groups that only others have', async () => {
  const { schema, layer, ask } = example()
  const slice = schema.getType('Metrics')
  const fields = slice !== undefined && 'getFields' in slice ? Object.entries(slice.getFields()).filter(isAskable(layer)) : []
  const required = fields.filter(([, { type }]) => isNonNullType(type)).map(([name]) => name)
  const nullable = fields.filter(([, { type }]) => !isNonNullType(type)).map(([name]) => name)
  const ordersOnly = 'where: { accountName: { eq: "nobody" } }'
  const period = 'period: { between: { from: "2025-01-01", to: "2025-05-01" } }'
  const metrics = fields.map(([name]) => name)
  const { data, errors } = await ask(`{
    none: metrics(${period}, ${ordersOnly}) { ${metrics.join(' ')} }
    metrics(${period}) { breakdown(by: [accountName], of: [ticketCount]) { nodes { ${metrics.filter((name) => name !== 'paidTotal').join(' ')} } } }
  }`)
  expect(errors).toEqual([])
  expect(required.length).toBeGreaterThan(5)
  const empty = JSON.stringify(data)
  for (const name of required) expect(empty).not.toContain(`"${name}":null`)
  for (const name of nullable) expect(empty).toContain(`"${name}":null`)
})

test('a deprecated metric says what replaces it', () => {
  const type = example().schema.getType('Slice')
  expect(isObjectType(type) ? type.getFields().oldOrderCount?.deprecationReason : undefined).toBe('Use "orderCount".')
})
