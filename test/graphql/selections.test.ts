import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { startExample } from './example-server.ts'

const [{ open }] = engines
const example = startExample(open)

async function data(source: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown> {
  const response = await example().ask(source, variables)
  expect(response.errors).toEqual([])
  return response.data
}

describe('selections merge as the specification says', () => {
  test('the same slice under the same name is one, whatever fragments it comes from', async () => {
    const source = `
      { metrics { ...A ... on Slice { german: slice(where: { accountCountry: { eq: "DE" } }) { orderAmount } } } }
      fragment A on Slice { german: slice(where: { accountCountry: { eq: "DE" } }) { orderCount ...B } }
      fragment B on Metrics { ticketCount }`
    expect(await data(source)).toEqual({ metrics: { german: { orderCount: 3, ticketCount: 3, orderAmount: 180 } } })
  })

  test('a fragment on Metrics fits slices and groups alike', async () => {
    const source = `
      { metrics { ...K slice(where: { orderStatus: { eq: "cancelled" } }) { ...K }
        breakdown(by: [orderStatus]) { nodes { ...K } } } }
      fragment K on Metrics { orderCount }`
    const expected = { orderCount: 8, slice: { orderCount: 2 }, breakdown: { nodes: [{ orderCount: 2 }, { orderCount: 6 }] } }
    expect(await data(source)).toEqual({ metrics: expected })
  })

  test('a metric has as many names as it is given', async () => {
    expect(await data('{ metrics { a: orderCount b: orderCount orderCount } }')).toEqual({ metrics: { a: 8, b: 8, orderCount: 8 } })
  })

  test('what @skip and @include leave out is not asked for', async () => {
    const source = `query ($no: Boolean!, $yes: Boolean = true) { metrics {
      orderCount @include(if: $yes) ticketCount @skip(if: $yes) quantity @include(if: $no)
      breakdown(by: [accountCountry]) @include(if: $no) { nodes { leadCount } }
      slice(where: { leadSource: { eq: "web" } }) @skip(if: $yes) { orderCount }
    } }`
    const { data: answered, ran } = await example().ask(source, { no: false })
    expect(answered).toEqual({ metrics: { orderCount: 8 } })
    expect(ran).toHaveLength(1)
  })

  test('__typename asks for nothing, wherever it stands alone', async () => {
    const source = `{ __typename metrics { __typename slice(where: { accountCountry: { eq: "DE" } }) { __typename }
      breakdown(by: [accountCountry]) { __typename } } }`
    const { data: answered, ran } = await example().ask(source)
    const slice = { __typename: 'Slice' }
    expect(answered).toEqual({ __typename: 'Query', metrics: { ...slice, slice, breakdown: { __typename: 'GroupConnection' } } })
    expect(ran).toEqual([])
  })

  test('__typename stands in every place of a group', async () => {
    const source = `{ metrics { breakdown(by: [orderStatus], first: 1) {
      __typename pageInfo { __typename } edges { __typename node { __typename orderCount key { __typename orderStatus } } } } } }`
    const node = { __typename: 'Group', orderCount: 2, key: { __typename: 'GroupKey', orderStatus: 'cancelled' } }
    const edges = [{ __typename: 'GroupEdge', node }]
    const breakdown = { __typename: 'GroupConnection', pageInfo: { __typename: 'PageInfo' }, edges }
    expect(await data(source)).toEqual({ metrics: { breakdown } })
  })

  test('nodes and edges may stand several times, each with slices of its own', async () => {
    const source = `{ metrics { breakdown(by: [ownerTeam], first: 1) {
      kept: nodes { orderCount it: slice(where: { orderStatus: { eq: "completed" } }) { orderCount } }
      lost: nodes { orderCount it: slice(where: { orderStatus: { eq: "cancelled" } }) { orderCount } }
      edges { it: node { orderCount it: slice(where: { orderSize: { eq: "large" } }) { orderCount } } } } } }`
    const group = (count: number) => ({ orderCount: 3, it: { orderCount: count } })
    expect(await data(source)).toEqual({ metrics: { breakdown: { kept: [group(2)], lost: [group(1)], edges: [{ it: group(1) }] } } })
  })

  test('a breakdown inside a group, inside a slice of a group, keeps all filters on its way', async () => {
    const source = `{ metrics(where: { orderStatus: { eq: "completed" } }) { breakdown(by: [accountCountry], first: 1) { nodes { orderAmount
      small: slice(where: { orderSize: { ne: "large" } }) { orderAmount breakdown(by: [ownerTeam]) { totalCount nodes { key { accountCountry ownerTeam } orderAmount } } } } } } }`
    const nodes = [{ key: { accountCountry: 'DE', ownerTeam: 'south' }, orderAmount: 30 }]
    const small = { orderAmount: 30, breakdown: { totalCount: 1, nodes } }
    expect(await data(source)).toEqual({ metrics: { breakdown: { nodes: [{ orderAmount: 180, small }] } } })
  })

  test('three levels of groups each page by themselves', async () => {
    const source = `{ metrics { breakdown(by: [accountCountry], first: 2) { nodes { orderCount
      breakdown(by: [orderStatus], first: 1, orderBy: [{ metric: orderCount, direction: DESC }]) { totalCount pageInfo { hasNextPage } nodes { orderCount key { orderStatus }
        breakdown(by: [orderSize], first: 1) { totalCount nodes { key { accountCountry orderStatus orderSize } orderCount } } } } } } } }`
    const level = (totalCount: number, hasNextPage: boolean, nodes: readonly object[]) => ({ totalCount, pageInfo: { hasNextPage }, nodes })
    const inner = (totalCount: number, key: object, orderCount: number) => ({ totalCount, nodes: [{ key, orderCount }] })
    const german = inner(2, { accountCountry: 'DE', orderStatus: 'completed', orderSize: 'large' }, 2)
    const french = inner(1, { accountCountry: 'FR', orderStatus: 'cancelled', orderSize: 'medium' }, 1)
    expect(await data(source)).toEqual({
      metrics: {
        breakdown: {
          nodes: [
            { orderCount: 3, breakdown: level(1, false, [{ orderCount: 3, key: { orderStatus: 'completed' }, breakdown: german }]) },
            { orderCount: 2, breakdown: level(2, true, [{ orderCount: 1, key: { orderStatus: 'cancelled' }, breakdown: french }]) },
          ],
        },
      },
    })
  })
})
