import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { startExample } from './example-server.ts'

/** Every kind of key: text, null, whole number, JSON field, bands, days, instants, parts, two at once. */
const KEYS = [
  ['accountCountry'],
  ['accountSeats'],
  ['accountTier'],
  ['orderSize'],
  ['timeMonth'],
  ['timeWeek'],
  ['timeHour'],
  ['orderOrderedAtSecond'],
  ['timeDayOfWeek'],
  ['accountOwnerTeam', 'ownerTeam'],
  ['timeDay', 'accountName'],
]

interface Answered {
  readonly metrics: {
    readonly breakdown: {
      readonly nodes: readonly {
        readonly orderAmount: number
        readonly orderCount: number
        readonly same: { readonly orderAmount: number; readonly orderCount: number }
        readonly parts: { readonly nodes: readonly { readonly orderAmount: number }[] }
      }[]
    }
  }
}

function isAnswered(data: unknown): data is Answered {
  return typeof data === 'object' && data !== null && 'metrics' in data
}

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)

  test.each(KEYS)('a group by %s %s is found again by its key, as a slice and in its parts', async (...by) => {
    const source = `query ($by: [Dimension!]!) { metrics(timezone: "Europe/Berlin") { breakdown(by: $by) { nodes {
      orderAmount orderCount
      same: slice(where: {}) { orderAmount orderCount }
      parts: breakdown(by: [orderStatus, orderOrderedAtMinute]) { nodes { orderAmount } }
    } } } }`
    const { data, errors } = await example().ask(source, { by })
    expect(errors).toEqual([])
    if (!isAnswered(data)) throw new Error('There is no answer.')
    const { nodes } = data.metrics.breakdown
    expect(nodes.length).toBeGreaterThan(1)
    expect(nodes.map(({ same }) => same)).toEqual(nodes.map(({ orderAmount, orderCount }) => ({ orderAmount, orderCount })))
    const added = nodes.map(({ parts }) => parts.nodes.reduce((sum, part) => sum + part.orderAmount, 0))
    expect(added).toEqual(nodes.map(({ orderAmount }) => orderAmount))
  })
})
