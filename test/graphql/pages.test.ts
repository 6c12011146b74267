import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { engines } from '../engine/engines.ts'
import { startExample } from './example-server.ts'

const page = z.object({
  nodes: z.array(z.looseObject({ orderAmount: z.number().nullable(), isOther: z.boolean() })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
})
const record = z.object({ rows: z.array(z.array(z.unknown())), hasNextPage: z.boolean(), endCursor: z.string().nullable() })
const breakdown = z.object({ metrics: z.object({ breakdown: page }) })
const records = z.object({ metrics: z.object({ records: record }) })

const FIELDS = 'nodes { key { accountCountry accountName } orderAmount averageResolution isOther } pageInfo { hasNextPage endCursor }'

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)
  const ask = async (source: string) => {
    const { data, errors } = await example().ask(source)
    expect(errors).toEqual([])
    return data
  }
  const groups = async (more: string) =>
    breakdown.parse(await ask(`{ metrics { breakdown(by: [accountCountry, accountName]${more}) { ${FIELDS} } } }`)).metrics.breakdown

  test.each([
    '',
    'orderBy: [{ dimension: accountCountry, nulls: FIRST }]',
    'orderBy: [{ dimension: accountCountry, direction: DESC }]',
    'orderBy: [{ metric: averageResolution }]',
    'orderBy: [{ metric: averageResolution, direction: DESC, nulls: FIRST }]',
    'orderBy: [{ metric: averageResolution }, { dimension: accountName, direction: DESC, nulls: FIRST }]',
  ])('S9 groups page by page are those of one page, nulls and ties among them: %s', async (orderBy) => {
    const all = await groups(`, ${orderBy}`)
    expect(all.nodes.length).toBeGreaterThanOrEqual(6)
    expect(all.pageInfo.hasNextPage).toBe(false)
    const paged: unknown[] = []
    for (let after = ''; paged.length < all.nodes.length; ) {
      const { nodes, pageInfo } = await groups(`, ${orderBy}, first: 1${after}`)
      paged.push(...nodes)
      expect(pageInfo.hasNextPage).toBe(paged.length < all.nodes.length)
      after = `, after: "${pageInfo.endCursor}"`
    }
    expect(paged).toEqual(all.nodes)
  })

  test('S9 records with equal values go on by their key from page to page', async () => {
    const found: unknown[] = []
    let after = ''
    do {
      const source = `{ metrics { records(of: orderCount, first: 1, orderBy: [{ column: "orderStatus", direction: DESC }]${after}) { rows hasNextPage endCursor columns { name } } } }`
      const { rows, hasNextPage, endCursor } = records.parse(await ask(source)).metrics.records
      found.push(...rows.map(([id]) => id))
      after = hasNextPage ? `, after: "${endCursor}"` : ''
    } while (after !== '' && found.length < 20)
    expect(found).toEqual([1, 2, 3, 5, 6, 7, 4, 8])
  })

  test.each(['LAST', 'FIRST'])('S10 the null group is shown or among the others, and never both: nulls %s', async (nulls) => {
    const source = `{ metrics { orderAmount breakdown(by: [accountCountry], orderBy: [{ dimension: accountCountry, nulls: ${nulls} }], first: 2, other: true) {
      nodes { key { accountCountry } orderAmount isOther } pageInfo { hasNextPage endCursor } } } }`
    const { nodes } = breakdown.parse(await ask(source)).metrics.breakdown
    expect(nodes.map(({ orderAmount, isOther }) => [orderAmount, isOther])).toEqual(
      nulls === 'LAST'
        ? [
            [180, false],
            [60, false],
            [22, true],
          ]
        : [
            [22, false],
            [180, false],
            [60, true],
          ],
    )
  })

  test('S10 the others of groups by two names hold every row that is in none of those', async () => {
    for (const first of [1, 2, 3, 4]) {
      const { nodes } = await groups(`, first: ${first}, other: true`)
      expect(nodes.reduce((sum, { orderAmount }) => sum + (orderAmount ?? 0), 0)).toBe(262)
    }
    const { nodes } = await groups(', orderBy: [{ dimension: accountCountry, nulls: FIRST }], first: 2, other: true')
    expect(nodes.map(({ orderAmount }) => orderAmount)).toEqual([10, 12, 240])
  })
})
