import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { problemsOf, startExample } from './example-server.ts'

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)
  const nodes = 'nodes { key { accountName } isOther orderAmount averageOrder buyers }'
  const largest = 'orderBy: [{ metric: orderAmount, direction: DESC }]'
  const group = (accountName: string | null, isOther: boolean, orderAmount: number, averageOrder: number, buyers: number) => ({
    key: { accountName },
    isOther,
    orderAmount,
    averageOrder,
    buyers,
  })

  test('S10 all others are the rows of groups that "having" leaves in and that are on no page', async () => {
    // Acme 150, Chic 20 and 40, Brot 30, 5 and 7 of nobody; Dodo has 10.
    const having = 'having: { orderAmount: { gt: 10 } }'
    const { data, errors } = await example().ask(
      `{ metrics { breakdown(by: [accountName], ${having}, ${largest}, first: 2, other: true) { totalCount ${nodes} } } }`,
    )
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      metrics: {
        breakdown: {
          totalCount: 4,
          nodes: [group('Acme', false, 150, 75, 1), group('Chic', false, 60, 30, 1), group(null, true, 42, 14, 2)],
        },
      },
    })
  })

  test('S10 where the page holds all that "having" leaves in, there are no others', async () => {
    const { data } = await example().ask(
      `{ metrics { breakdown(by: [accountName], having: { orderAmount: { gt: 50 } }, ${largest}, first: 2, other: true) { ${nodes} } } }`,
    )
    expect(data).toMatchObject({
      metrics: { breakdown: { nodes: [group('Acme', false, 150, 75, 1), group('Chic', false, 60, 30, 1)] } },
    })
  })

  test('S10 all others within each group around are those that "having" leaves in there', async () => {
    const inner = `breakdown(by: [accountName], having: { orderAmount: { lt: 50 } }, ${largest}, first: 1, other: true) { ${nodes} }`
    const { data, errors } = await example().ask(`{ metrics { breakdown(by: [orderStatus]) { nodes { orderCount ${inner} } } } }`)
    expect(errors).toEqual([])
    const expected = [
      [group('Chic', false, 20, 20, 1), group(null, true, 7, 7, 1)],
      [group('Chic', false, 40, 40, 1), group(null, true, 45, 15, 2)],
    ]
    expect(data).toMatchObject({
      metrics: { breakdown: { nodes: expected.map((found) => ({ breakdown: { nodes: found } })) } },
    })
  })

  test('a slip in "having" is said once', async () => {
    const found = await example().ask(
      `{ metrics { breakdown(by: [accountName], having: { timeMonth: { eq: "2025-01-01" } }, first: 1, other: true) { ${nodes} } } }`,
    )
    expect(problemsOf(found)).toHaveLength(1)
  })
})
