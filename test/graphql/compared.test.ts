import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { startExample } from './example-server.ts'

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)
  const ask = async (source: string) => {
    const { data, errors } = await example().ask(source)
    expect(errors).toEqual([])
    return data
  }
  const FEBRUARY = 'from: "2025-02-01", to: "2025-03-01"'
  const slice = (period: string, selection: string) => ask(`{ metrics(period: { between: { ${period} } }) { ${selection} } }`)

  test('S18 a change is over what was before, whatever the sign of that, and null where that is zero', async () => {
    const changeFrom = (period: string) => `change(from: { period: { ${period} } }) { subscriberGrowth }`
    const april = (period: string) => slice('from: "2025-04-01", to: "2025-05-01"', changeFrom(period))
    expect(await slice(FEBRUARY, `subscriberGrowth ${changeFrom('from: "2025-01-01", to: "2025-02-01"')}`)).toEqual({
      metrics: { subscriberGrowth: -1, change: { subscriberGrowth: -1.5 } },
    })
    expect(await april(FEBRUARY)).toEqual({ metrics: { change: { subscriberGrowth: 2 } } })
    expect(await april('from: "2025-03-01", to: "2025-04-01"')).toEqual({ metrics: { change: { subscriberGrowth: null } } })
  })

  test('S17 a comparison of a comparison goes further back', async () => {
    const back = '(to: { back: { count: 1, grain: MONTH } })'
    expect(await slice(FEBRUARY, `orderAmount compare${back} { orderAmount compare${back} { orderAmount } }`)).toEqual({
      metrics: { orderAmount: 50, compare: { orderAmount: 150, compare: { orderAmount: 0 } } },
    })
    expect(await slice('from: "2025-04-01", to: "2025-05-01"', `compare${back} { compare${back} { orderAmount } }`)).toEqual({
      metrics: { compare: { compare: { orderAmount: 50 } } },
    })
  })

  test('a share is of the group or slice around, and of all of it where that is asked for', async () => {
    const shares = 'share { orderAmount } whole: share(of: TOTAL) { orderAmount }'
    expect(
      await ask(`{ metrics { breakdown(by: [accountCountry], first: 1) { nodes { ${shares}
        breakdown(by: [accountName], first: 1) { nodes { ${shares} } } } }
        slice(where: { accountCountry: { eq: "DE" } }) { slice(where: { accountName: { eq: "Brot" } }) { ${shares} } } } }`),
    ).toEqual({
      metrics: {
        breakdown: {
          nodes: [
            {
              share: { orderAmount: 180 / 262 },
              whole: { orderAmount: 180 / 262 },
              breakdown: { nodes: [{ share: { orderAmount: 150 / 180 }, whole: { orderAmount: 150 / 262 } }] },
            },
          ],
        },
        slice: { slice: { share: { orderAmount: 30 / 180 }, whole: { orderAmount: 30 / 262 } } },
      },
    })
  })

  test('S4 a slice of a group that has no rows there has the empty value', async () => {
    expect(
      await ask(`{ metrics { breakdown(by: [accountCountry], first: 1) { nodes { orderAmount
        slice(where: { accountName: { eq: "Dodo" } }) { orderAmount orderCount averageOrder discountTotal } } } } }`),
    ).toEqual({
      metrics: {
        breakdown: {
          nodes: [{ orderAmount: 180, slice: { orderAmount: 0, orderCount: 0, averageOrder: null, discountTotal: '0' } }],
        },
      },
    })
  })

  test('S10 the others of balances are those of the other groups', async () => {
    expect(await ask('{ metrics { breakdown(by: [accountName], first: 1, other: true) { nodes { balance isOther } } } }')).toEqual({
      metrics: {
        breakdown: {
          nodes: [
            { balance: 25, isOther: false },
            { balance: 13, isOther: true },
          ],
        },
      },
    })
  })
})
