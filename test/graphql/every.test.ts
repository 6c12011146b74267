import { expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { startExample } from './example-server.ts'

const [, { open }] = engines
const example = startExample(open)

test('groups without rows are slices like others: narrowed, compared, broken down, with the rows behind their numbers', async () => {
  const { data, errors } = await example().ask(`{
    metrics(period: { between: { from: "2025-02-01", to: "2025-03-01" } }) {
      breakdown(by: [ownerName], every: [owner]) {
        totalCount
        nodes {
          key { ownerName }
          orderCount
          share { orderCount }
          slice(where: { orderStatus: { eq: "cancelled" } }) { orderCount }
          compare(to: { shift: PREVIOUS_PERIOD }) { orderCount averageOrder }
          records(of: orderCount) { totalCount }
          breakdown(by: [accountCountry], every: [account]) { totalCount nodes { orderCount } }
        }
      }
      top: breakdown(by: [ownerName], every: [owner], first: 1, other: true) { nodes { key { ownerName } isOther orderCount } }
    }
    table(input: { metrics: [orderCount], by: [ownerTeam], every: [owner], where: { ownerTeam: { eq: "south" }, orderSize: { eq: "large" } } }) { rows }
  }`)
  expect(errors).toEqual([])
  expect(data).toEqual({
    metrics: {
      breakdown: {
        totalCount: 3,
        nodes: [
          group('Ana', { count: 1, share: 0.5, cancelled: 1, before: { orderCount: 1, averageOrder: 100 }, countries: [0, 1, 0, 0] }),
          group('Bo', { count: 1, share: 0.5, cancelled: 0, before: { orderCount: 1, averageOrder: 50 }, countries: [1, 0, 0, 0] }),
          group('Cem', { count: 0, share: 0, cancelled: 0, before: { orderCount: 0, averageOrder: null }, countries: [0, 0, 0, 0] }),
        ],
      },
      top: {
        nodes: [
          { key: { ownerName: 'Ana' }, isOther: false, orderCount: 1 },
          { key: { ownerName: null }, isOther: true, orderCount: 1 },
        ],
      },
    },
    table: { rows: [['south', 1]] },
  })
})

interface Numbers {
  readonly count: number
  readonly share: number
  readonly cancelled: number
  readonly before: object
  readonly countries: readonly number[]
}

function group(ownerName: string, { count, share, cancelled, before, countries }: Numbers): object {
  return {
    key: { ownerName },
    orderCount: count,
    share: { orderCount: share },
    slice: { orderCount: cancelled },
    compare: before,
    records: { totalCount: count },
    breakdown: { totalCount: countries.length, nodes: countries.map((orders) => ({ orderCount: orders })) },
  }
}
