import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { resolve } from '../../src/metrics-layer.ts'
import { everything } from '../../src/query/policy.ts'
import { engines } from '../engine/engines.ts'
import { NOW, problemsOf, startExample } from './example-server.ts'

const [, { open }] = engines
const example = startExample(open)

async function refused(source: string): Promise<readonly string[]> {
  const response = await example().ask(source)
  expect(response.data).toBeNull()
  expect(response.ran).toEqual([])
  return problemsOf(response)
}

test('all that is wrong with all root fields is said at once, in the place where it stands, and no SQL runs', async () => {
  const problems = await refused(`{
    fine: metrics { orderAmount }
    a: metrics(timezone: "Europe/Berln") {
      breakdown(by: [orderLineProduct]) { nodes { orderAmount ticketCount } }
      phone: slice(where: { ticketChannel: { eq: "phone" } }) { orderAmount web: slice(where: { leadSource: { eq: "web" } }) { ticketCount } }
    }
    b: metrics(period: { last: { count: 0, grain: MONTH } }) { orderAmount }
    t: table(input: { metrics: [leadCount], by: [timeHour], where: { leadCreatedOn: { gt: "soon" } } }) { rows }
  }`)
  expect(problems).toEqual([
    'a.timezone unknown-zone: There is no time zone "Europe/Berln". Did you mean "Europe/Berlin"? Zones have IANA names, such as "Europe/Berlin".',
    'a.phone.where.ticketChannel unreachable: "orderAmount" cannot be filtered by "ticketChannel": orders do not lead to tickets. It can be filtered by "orderStatus", "orderSize", "accountName" (8 more).',
    'a.phone.web.where.leadSource unreachable: "ticketCount" cannot be filtered by "leadSource": tickets do not lead to leads. It can be filtered by "ticketChannel", "accountName", "accountCountry" (5 more).',
    'a.breakdown.by.0 fan-out: "orderAmount" cannot be broken down by "orderLineProduct": one order can have many order lines, so it would be counted once for each. "quantity", "discountTotal" can be.',
    'a.breakdown.by.0 unreachable: "ticketCount" cannot be broken down by "orderLineProduct": tickets do not lead to order lines. It can be broken down by "ticketChannel", "accountName", "accountCountry" (35 more).',
    'b.period.last.count empty-period: "last" counts whole periods from 1, and this is 0.',
    't.input.where.leadCreatedOn.gt wrong-type: "leadCreatedOn" holds days and cannot be compared with the text "soon". A day is written "2025-01-31".',
    't.input.by.0 grain-too-fine: "leadCount" cannot be broken down by "timeHour": its metric time is a day. It can be read at "timeDay", "timeWeek", "timeMonth" (2 more).',
  ])
})

test('a slip in a breakdown is said where it stands', async () => {
  const problems = await refused(`{ metrics { breakdown(
    by: [accountCountry, accountCountry], orderBy: [{}, { dimension: orderStatus }], fill: true, having: { orderStatus: { eq: "a" } }
  ) { nodes { orderAmount } } } }`)
  expect(problems).toEqual([
    'metrics.breakdown.by.1 repeated-dimension: "by" names "accountCountry" twice.',
    'metrics.breakdown.orderBy.0 one-order: Each entry of "orderBy" names one "metric" or one "dimension".',
    'metrics.breakdown.orderBy.1.dimension unknown-name: "orderBy" names "orderStatus", and "by" does not.',
    'metrics.breakdown.having.orderStatus unknown-name: "having" tests metrics and the names in "by", and "orderStatus" is neither.',
    'metrics.breakdown.fill fill-needs-time: "fill" adds the missing buckets of one time dimension, and "by" has none. Add one, such as "timeMonth", or name an entity in "every" to see each of its rows.',
  ])
})

test('groups need a metric whose groups they are', async () => {
  const message = 'no-metric: The question names no metric. Select at least one, or name them in "of".'
  const source =
    '{ metrics { breakdown(by: [ownerTeam]) { totalCount nodes { slice(where: { orderStatus: { eq: "a" } }) { orderCount } } } } }'
  expect(await refused(source)).toEqual([`metrics.breakdown ${message}`])
})

test('the group of all the others has no slices, however many groups there turn out to be', async () => {
  const source = `{ metrics(period: { last: { count: 1, grain: YEAR } }) { breakdown(by: [ownerTeam], first: 500, other: true) {
    nodes { orderCount before: compare(to: { shift: PREVIOUS_PERIOD }) { orderCount } }
    edges { node { slice(where: { orderStatus: { eq: "a" } }) { orderCount } } }
  } } }`
  expect((await refused(source))[0]).toContain('metrics.breakdown.nodes.before other-has-no-slices: With "other", one of the nodes')
})

test('a dimension inside a group is counted from the group on', async () => {
  const source =
    '{ metrics { breakdown(by: [ownerTeam]) { nodes { orderCount breakdown(by: [orderStatus, ticketChannel]) { nodes { orderCount } } } } } }'
  const message =
    'unreachable: "orderCount" cannot be broken down by "ticketChannel": orders do not lead to tickets. It can be broken down by "orderStatus", "orderSize", "accountName" (38 more).'
  expect(await refused(source)).toEqual([`metrics.breakdown.nodes.breakdown.by.1 ${message}`])
})

test('names that do not exist are refused by GraphQL, with the nearest that do', async () => {
  expect(await refused('{ metrics { orderAmont } }')).toEqual([
    'Cannot query field "orderAmont" on type "Slice". Did you mean "orderAmount", "orderCount", "experiment", or "orderDays"?',
  ])
  expect(await refused('{ metrics { breakdown(by: [orderStatu]) { nodes { orderCount } } } }')).toEqual([
    'Value "orderStatu" does not exist in "Dimension" enum. Did you mean the enum value "orderStatus" or "orderSize"?',
  ])
  expect(await refused('{ metrics(where: { orderStatu: { eq: "a" } }) { orderCount } }')).toEqual([
    'Field "orderStatu" is not defined by type "SliceFilter". Did you mean "orderStatus", "orderSize", "order", "orderLine", or "orderOwner"?',
  ])
  expect(await refused('{ metrics(period: { current: MONTH, previous: DAY }) { orderCount } }')).toEqual([
    'OneOf Input Object "PeriodInput" must specify exactly one key.',
  ])
})

test('an enum value in a variable that does not exist is refused too', async () => {
  const source = 'query ($by: [Dimension!]!) { metrics { breakdown(by: $by) { nodes { orderCount } } } }'
  const response = await example().ask(source, { by: ['orderStatus', 'nonsense'] })
  expect(problemsOf(response)).toEqual([
    'Variable "$by" got invalid value "nonsense" at "by[1]"; Value "nonsense" does not exist in "Dimension" enum.',
  ])
  expect(response.ran).toEqual([])
})

test('two hundred slices are the most', async () => {
  const slices = (count: number) =>
    Array.from({ length: count }, (_, index) => `s${index}: slice(where: { orderStatus: { eq: "${index}" } }) { orderCount }`).join(' ')
  const message = 'The operation asks for 201 slices and breakdowns, and 200 is the most. Ask the rest in another operation.'
  expect(await refused(`{ a: metrics { ${slices(100)} } b: metrics { ${slices(101)} } }`)).toEqual([` too-many-slices: ${message}`])
  const response = await example().ask(`{ metrics { ${slices(200)} } }`)
  expect(problemsOf(response)).toEqual([])
  expect(response.ran).toHaveLength(200)
})

test('five hundred records of groups are the most, however they are multiplied', async () => {
  const records = Array.from({ length: 70 }, (_, index) => `r${index}: records(of: orderCount) { rows }`).join(' ')
  const source = `{ metrics { breakdown(by: [timeDay]) { nodes { orderCount ${records} } } } }`
  expect(problemsOf(await example().ask(source))).toEqual([
    ' too-many-slices: The operation asks for the records of groups, or the numbers of goals, more than 500 times. Take fewer groups with "first", or ask for some of them in another operation.',
  ])
})

test('a numerator of what is no ratio is refused', () => {
  expect(() => resolve(example().layer, { metrics: ['orderCount {"operand":"numerator"}'] }, { policy: everything, now: NOW })).toThrow(
    '"orderCount" is not one sum over another, so it has no numerator.',
  )
})

test('an answer that the data forbids is refused with its reason', async () => {
  const response = await example().ask('{ metrics(currency: "GBP") { paidTotal } }')
  expect(problemsOf(response)).toEqual([
    'currency missing-rate: There is no rate from "EUR" on 2025-01-10 or before it, so amounts cannot be added. Add the rate to "rates", or ask for another currency.',
  ])
  expect(response.errors[0]?.path).toEqual(['metrics', 'paidTotal'])
})

test('who may not see everything may not see how it is answered', async () => {
  const policy = { kind: 'rows', models: { orders: 'all' } } as const
  const response = await example().ask('{ metrics { orderCount explain { statements { sql } } } }', {}, { policy })
  expect(response.errors.map(({ message }) => message)).toEqual([
    '"explain" shows tables and filters that this caller may not see. It is open to callers who may see everything.',
  ])
  expect(response.errors[0]?.thrown).toBeInstanceOf(GraphQLError)
})
